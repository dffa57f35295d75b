#include "engine/dialect/postgresql/reflectedtype.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// SQLAlchemy's classes of its own; those of its dialect are called as the type in upper case.
QString standardName(const QString &words)
{
    static const QHash<QString, QString> names{{u"integer"_s, u"INTEGER"_s},   {u"bigint"_s, u"BIGINT"_s},
                                               {u"smallint"_s, u"SMALLINT"_s}, {u"character varying"_s, u"VARCHAR"_s},
                                               {u"character"_s, u"CHAR"_s},    {u"text"_s, u"TEXT"_s},
                                               {u"boolean"_s, u"BOOLEAN"_s},   {u"numeric"_s, u"NUMERIC"_s},
                                               {u"real"_s, u"REAL"_s},         {u"date"_s, u"DATE"_s}};
    return names.value(words);
}

bool isDialectName(const QString &words)
{
    static const QStringList names{u"timestamp"_s,     u"time"_s,           u"uuid"_s,           u"json"_s,
                                   u"jsonb"_s,         u"bytea"_s,          u"inet"_s,           u"cidr"_s,
                                   u"macaddr"_s,       u"macaddr8"_s,       u"money"_s,          u"oid"_s,
                                   u"regclass"_s,      u"tsvector"_s,       u"tsquery"_s,        u"hstore"_s,
                                   u"citext"_s,        u"int4range"_s,      u"int8range"_s,      u"numrange"_s,
                                   u"daterange"_s,     u"tsrange"_s,        u"tstzrange"_s,      u"jsonpath"_s,
                                   u"bit"_s,           u"datemultirange"_s, u"int4multirange"_s, u"int8multirange"_s,
                                   u"nummultirange"_s, u"tsmultirange"_s,   u"tstzmultirange"_s};
    return names.contains(words);
}

/// The type's words, its numbers and its zone apart.
struct Formatted
{
    QString words;
    std::vector<int> numbers;
    bool timezone = false;
};

Formatted takenApart(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(\A(?<words>.*?)(?:\((?<numbers>[-\d, ]+)\))?(?<zone> with(?:out)? time zone)?\z)"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    Formatted formatted{.words = match.captured(u"words"_s), .numbers = {}};
    for (const QString &number : match.captured(u"numbers"_s).split(u',', Qt::SkipEmptyParts))
        formatted.numbers.push_back(number.trimmed().toInt());
    formatted.timezone = match.captured(u"zone"_s) == u" with time zone";
    return formatted;
}

void setNumbers(DataType &type, const std::vector<int> &numbers)
{
    if (numbers.empty())
        return;
    static const QStringList withLength{u"VARCHAR"_s, u"CHAR"_s, u"BIT"_s};
    if (withLength.contains(type.name))
        type.length = numbers.front();
    else
        type.precision = numbers.front();
    if (numbers.size() == 2)
        type.scale = numbers.back();
}

} // namespace

DataType reflectedType(const QString &text)
{
    const Formatted formatted = takenApart(text);
    DataType type{.module = {}, .name = standardName(formatted.words)};
    if (formatted.words.startsWith(u"interval"_s)) {
        type.module = u"postgresql"_s;
        type.name = u"INTERVAL"_s;
        if (const QString fields = formatted.words.mid(9).toUpper(); !fields.isEmpty())
            type.options.insert(u"fields"_s, fields);
    } else if (formatted.words == u"double precision") {
        type.module = u"postgresql"_s;
        type.name = u"DOUBLE_PRECISION"_s;
        type.precision = 53; // as SQLAlchemy's reflection says it
    } else if (formatted.words == u"bit varying") {
        type.module = u"postgresql"_s;
        type.name = u"BIT"_s;
        type.options.insert(u"varying"_s, true);
    } else if (isDialectName(formatted.words)) {
        type.module = u"postgresql"_s;
        type.name = formatted.words.toUpper();
    } else if (type.name.isEmpty()) {
        type.name = formatted.words.toUpper();
        type.declared = text;
        return type;
    }
    setNumbers(type, formatted.numbers);
    type.timezone = formatted.timezone;
    return type;
}

bool hasNoClass(const DataType &type)
{
    const bool isUnknown = type.module.isEmpty() && !type.declared.isEmpty();
    return isUnknown || std::ranges::any_of(type.elements, hasNoClass);
}

} // namespace engine::postgresql
