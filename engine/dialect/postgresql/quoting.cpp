#include "engine/dialect/postgresql/quoting.h"

#include "engine/schema/datatype.h"
#include "engine/schema/exactnumber.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

const QSet<QString> &reservedWords()
{
    static const QSet<QString> words = [] {
        const QString text =
            u"all analyse analyze and any array as asc asymmetric authorization between binary both case cast check "
            u"collate column constraint create cross current_catalog current_date current_role current_schema "
            u"current_time current_timestamp current_user default deferrable desc distinct do else end except false "
            u"fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull "
            u"join lateral leading left like limit localtime localtimestamp natural new not notnull null of off offset "
            u"old on only or order outer over overlaps placing primary references returning right select session_user "
            u"similar some symmetric table tablesample then to trailing true union unique user using variadic verbose "
            u"when where window with"_s;
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

bool isPlain(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'$';
}

bool needsQuotes(const QString &identifier)
{
    if (identifier.isEmpty())
        return true;
    const QChar first = identifier.front();
    if ((first >= u'0' && first <= u'9') || first == u'$')
        return true;
    return !std::ranges::all_of(identifier, isPlain) || reservedWords().contains(identifier);
}

QString doubleLiteral(double value)
{
    if (std::isnan(value))
        return u"'NaN'"_s;
    if (std::isinf(value))
        return value > 0 ? u"'Infinity'"_s : u"'-Infinity'"_s;
    const QString text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    return text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
}

QString timeText(const QTime &time)
{
    return time.toString(time.msec() == 0 ? u"HH:mm:ss"_s : u"HH:mm:ss.zzz"_s);
}

QString momentText(const QDateTime &moment)
{
    const QString text = moment.date().toString(Qt::ISODate) + u' ' + timeText(moment.time());
    if (moment.timeSpec() == Qt::LocalTime)
        return text;
    const int minutes = moment.offsetFromUtc() / 60;
    return u"%1%2%3:%4"_s.arg(text, minutes < 0 ? u"-"_s : u"+"_s)
        .arg(std::abs(minutes) / 60, 2, 10, QChar(u'0'))
        .arg(std::abs(minutes) % 60, 2, 10, QChar(u'0'));
}

/// The value without the quotes of a literal, as the text of an array wants it.
QString arrayElement(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return u"NULL"_s;
    QString text;
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double:
        return value.toString();
    case QMetaType::QByteArray:
        text = u"\\x"_s + QString::fromLatin1(value.toByteArray().toHex());
        break;
    case QMetaType::QDate:
        return value.toDate().toString(Qt::ISODate);
    case QMetaType::QTime:
        return timeText(value.toTime());
    case QMetaType::QDateTime:
        text = momentText(value.toDateTime());
        break;
    default:
        text = value.toString();
    }
    return u'"' + text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

bool holdsMaps(const QVariantList &list)
{
    return std::ranges::any_of(list, [](const QVariant &element) {
        return element.typeId() == QMetaType::QVariantMap
            || (element.typeId() == QMetaType::QVariantList && holdsMaps(element.toList()));
    });
}

} // namespace

QString arrayText(const QVariantList &list)
{
    QStringList elements;
    for (const QVariant &element : list) {
        const bool nested = element.typeId() == QMetaType::QVariantList || element.typeId() == QMetaType::QStringList;
        elements << (nested ? arrayText(element.toList()) : arrayElement(element));
    }
    return u'{' + elements.join(u',') + u'}';
}

QString alwaysQuoted(const QString &identifier)
{
    QString text = identifier;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString quotedName(const QString &identifier)
{
    return needsQuotes(identifier) ? alwaysQuoted(identifier) : identifier;
}

QString quotedName(const TableName &table)
{
    return table.schema.isEmpty() ? quotedName(table.name) : quotedName(table.schema) + u'.' + quotedName(table.name);
}

QString quotedNames(const QStringList &identifiers)
{
    QStringList quoted;
    for (const QString &identifier : identifiers)
        quoted << quotedName(identifier);
    return quoted.join(u", "_s);
}

QString stringLiteral(const QString &text)
{
    QString escaped = text;
    return u'\'' + escaped.replace(u'\'', u"''"_s) + u'\'';
}

QString jsonLiteral(const QVariant &value)
{
    // A document cannot be a bare value; an array of one is taken out of its brackets.
    const QByteArray text = QJsonDocument(QJsonArray{QJsonValue::fromVariant(value)}).toJson(QJsonDocument::Compact);
    return stringLiteral(QString::fromUtf8(text.mid(1, text.size() - 2)));
}

QString literalValue(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return u"NULL"_s;
    if (value.canConvert<SqlText>())
        return value.value<SqlText>().text;
    if (value.canConvert<ExactNumber>())
        return value.value<ExactNumber>().digits;
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return value.toString();
    case QMetaType::Float:
    case QMetaType::Double:
        return doubleLiteral(value.toDouble());
    case QMetaType::QByteArray:
        return u"'\\x"_s + QString::fromLatin1(value.toByteArray().toHex()) + u'\'';
    case QMetaType::QDate:
        return stringLiteral(value.toDate().toString(Qt::ISODate));
    case QMetaType::QTime:
        return stringLiteral(timeText(value.toTime()));
    case QMetaType::QDateTime: {
        // Without its type a column that knows no zones would take the hours as they stand, whatever the zone.
        const bool hasZone = value.toDateTime().timeSpec() != Qt::LocalTime;
        return stringLiteral(momentText(value.toDateTime())) + (hasZone ? u"::timestamptz"_s : QString());
    }
    case QMetaType::QVariantMap:
        return jsonLiteral(value);
    case QMetaType::QVariantList:
    case QMetaType::QStringList: {
        const QVariantList list = value.toList();
        return holdsMaps(list) ? jsonLiteral(value) : stringLiteral(arrayText(list));
    }
    default:
        return stringLiteral(value.toString());
    }
}

} // namespace engine::postgresql
