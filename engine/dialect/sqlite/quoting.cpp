#include "engine/dialect/sqlite/quoting.h"

#include "engine/schema/datatype.h"
#include "engine/schema/exactnumber.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonValue>
#include <QSet>

#include <cmath>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

const QSet<QString> &reservedWords()
{
    static const QSet<QString> words = [] {
        const QString text =
            u"add after all alter analyze and as asc attach autoincrement before begin between by cascade case cast "
            u"check collate column commit conflict constraint create cross current_date current_time "
            u"current_timestamp database default deferrable deferred delete desc detach distinct drop each else end "
            u"escape except exclusive exists explain fail false for foreign from full glob group having if ignore "
            u"immediate in index indexed initially inner insert instead intersect into is isnull join key left like "
            u"limit match natural not notnull null of offset on or order outer plan pragma primary query raise "
            u"references reindex rename replace restrict right rollback row select set table temp temporary then to "
            u"transaction trigger true union unique update using vacuum values view virtual when where"_s;
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
    return !std::ranges::all_of(identifier, isPlain) || isReservedWord(identifier);
}

QString doubleLiteral(double value)
{
    if (std::isnan(value))
        return u"NULL"_s;
    if (std::isinf(value))
        return value > 0 ? u"9e999"_s : u"-9e999"_s;
    QString text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    // Without a point it would be stored as an integer.
    return text.contains(u'.') || text.contains(u'e') ? text : text + u".0"_s;
}

QString microseconds(const QTime &time)
{
    return time.toString(u"HH:mm:ss"_s) + u'.' + QString::number(time.msec() * 1000).rightJustified(6, u'0');
}

} // namespace

bool isReservedWord(QStringView word)
{
    return reservedWords().contains(word.toString().toLower());
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
        return value.toBool() ? u"1"_s : u"0"_s;
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return value.toString();
    case QMetaType::Float:
    case QMetaType::Double:
        return doubleLiteral(value.toDouble());
    case QMetaType::QByteArray:
        return u"x'"_s + QString::fromLatin1(value.toByteArray().toHex()) + u'\'';
    case QMetaType::QDate:
        return stringLiteral(value.toDate().toString(Qt::ISODate));
    case QMetaType::QTime:
        return stringLiteral(microseconds(value.toTime()));
    case QMetaType::QDateTime: {
        const QDateTime moment = value.toDateTime();
        return stringLiteral(moment.date().toString(Qt::ISODate) + u' ' + microseconds(moment.time()));
    }
    case QMetaType::QVariantList:
    case QMetaType::QVariantMap:
    case QMetaType::QStringList:
        return stringLiteral(QString::fromUtf8(QJsonDocument::fromVariant(value).toJson(QJsonDocument::Compact)));
    default:
        // A NUL would end the statement; as bytes it is a character like any other.
        return value.toString().contains(QChar::Null)
            ? u"CAST(X'%1' AS TEXT)"_s.arg(QString::fromLatin1(value.toString().toUtf8().toHex()))
            : stringLiteral(value.toString());
    }
}

} // namespace engine::sqlite
