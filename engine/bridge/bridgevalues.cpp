#include "engine/bridge/bridgevalues.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace engine {

QVariant valueFromBridge(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject tagged = value.toObject();
        if (tagged.contains(u"float"_s))
            return tagged.value(u"float"_s).toString().toDouble();
        if (tagged.contains(u"text"_s))
            return tagged.value(u"text"_s).toString();
        return QByteArray::fromBase64(tagged.value(u"bytes"_s).toString().toLatin1());
    }
    if (value.isNull() || value.isUndefined())
        return {};
    // The only numbers without a tag are whole.
    return value.isDouble() ? QVariant(value.toInteger()) : value.toVariant();
}

QJsonValue valueForBridge(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
        return QJsonValue::Null;
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::UInt:
        return qint64(value.toUInt());
    case QMetaType::ULongLong: // the key of a row; JSON has no whole number beyond
        return qint64(std::min(value.toULongLong(), qulonglong(std::numeric_limits<qint64>::max())));
    case QMetaType::Double:
        return QJsonObject{{u"float"_s, QString::number(value.toDouble(), 'g', 17)}};
    case QMetaType::QByteArray:
        return QJsonObject{{u"bytes"_s, QString::fromLatin1(value.toByteArray().toBase64())}};
    default:
        return value.toString();
    }
}

QJsonObject answerForBridge(const Result<QueryResult> &result)
{
    if (!result) {
        const Error &error = result.error();
        return {{u"error"_s, error.why.isEmpty() ? error.what : error.why}, {u"code"_s, error.code}};
    }
    QJsonArray rows;
    for (const QVariantList &row : result->rows) {
        QJsonArray values;
        for (const QVariant &value : row)
            values << valueForBridge(value);
        rows << values;
    }
    QJsonArray types;
    for (const int type : result->types)
        types << type;
    return {{u"columns"_s, QJsonArray::fromStringList(result->columns)},
            {u"types"_s, types},
            {u"rows"_s, rows},
            {u"affected"_s, result->affectedRows},
            {u"insertedKey"_s, valueForBridge(result->insertedKey)}};
}

} // namespace engine
