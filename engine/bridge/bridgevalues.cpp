#include "engine/bridge/bridgevalues.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

QVariant valueFromBridge(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject tagged = value.toObject();
        if (tagged.contains(u"float"_s))
            return tagged.value(u"float"_s).toString().toDouble();
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
        return {{u"error"_s, error.why.isEmpty() ? error.what : error.why}};
    }
    QJsonArray rows;
    for (const QVariantList &row : result->rows) {
        QJsonArray values;
        for (const QVariant &value : row)
            values << valueForBridge(value);
        rows << values;
    }
    return {{u"columns"_s, QJsonArray::fromStringList(result->columns)},
            {u"rows"_s, rows},
            {u"affected"_s, result->affectedRows},
            {u"insertedKey"_s, valueForBridge(result->insertedKey)}};
}

} // namespace engine
