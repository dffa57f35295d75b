#include "engine/dialect/sqlite/typenames.h"

#include "engine/dialect/sqlite/quoting.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

/// What a type's name is in SQL, which numbers it carries there, and the kind of values SQLAlchemy sees in it.
struct KnownType
{
    enum class Numbers { None, Length, PrecisionAndScale };

    QString sql;
    Numbers numbers = Numbers::None;
    QString kind;
};

using Numbers = KnownType::Numbers;

/// SQLAlchemy's own types and those of its dialects that SQLite can spell, under their class names.
const QHash<QString, KnownType> &knownTypes()
{
    static const QHash<QString, KnownType> types{
        {u"String"_s, {u"VARCHAR"_s, Numbers::Length, u"string"_s}},
        {u"AutoString"_s, {u"VARCHAR"_s, Numbers::Length, u"string"_s}}, // SQLModel's
        {u"Unicode"_s, {u"VARCHAR"_s, Numbers::Length, u"string"_s}},
        {u"VARCHAR"_s, {u"VARCHAR"_s, Numbers::Length, u"string"_s}},
        {u"CHAR"_s, {u"CHAR"_s, Numbers::Length, u"string"_s}},
        {u"NVARCHAR"_s, {u"NVARCHAR"_s, Numbers::Length, u"string"_s}},
        {u"NCHAR"_s, {u"NCHAR"_s, Numbers::Length, u"string"_s}},
        {u"Text"_s, {u"TEXT"_s, Numbers::Length, u"string"_s}},
        {u"UnicodeText"_s, {u"TEXT"_s, Numbers::Length, u"string"_s}},
        {u"TEXT"_s, {u"TEXT"_s, Numbers::Length, u"string"_s}},
        {u"CLOB"_s, {u"CLOB"_s, Numbers::Length, u"string"_s}},
        {u"Integer"_s, {u"INTEGER"_s, Numbers::None, u"integer"_s}},
        {u"INTEGER"_s, {u"INTEGER"_s, Numbers::None, u"integer"_s}},
        {u"INT"_s, {u"INTEGER"_s, Numbers::None, u"integer"_s}},
        {u"SmallInteger"_s, {u"SMALLINT"_s, Numbers::None, u"integer"_s}},
        {u"SMALLINT"_s, {u"SMALLINT"_s, Numbers::None, u"integer"_s}},
        {u"BigInteger"_s, {u"BIGINT"_s, Numbers::None, u"integer"_s}},
        {u"BIGINT"_s, {u"BIGINT"_s, Numbers::None, u"integer"_s}},
        {u"Boolean"_s, {u"BOOLEAN"_s, Numbers::None, u"boolean"_s}},
        {u"BOOLEAN"_s, {u"BOOLEAN"_s, Numbers::None, u"boolean"_s}},
        {u"Numeric"_s, {u"NUMERIC"_s, Numbers::PrecisionAndScale, u"numeric"_s}},
        {u"NUMERIC"_s, {u"NUMERIC"_s, Numbers::PrecisionAndScale, u"numeric"_s}},
        {u"DECIMAL"_s, {u"DECIMAL"_s, Numbers::PrecisionAndScale, u"numeric"_s}},
        {u"Float"_s, {u"FLOAT"_s, Numbers::None, u"numeric"_s}},
        {u"FLOAT"_s, {u"FLOAT"_s, Numbers::None, u"numeric"_s}},
        {u"Double"_s, {u"DOUBLE"_s, Numbers::None, u"numeric"_s}},
        {u"DOUBLE"_s, {u"DOUBLE"_s, Numbers::None, u"numeric"_s}},
        {u"DOUBLE_PRECISION"_s, {u"DOUBLE PRECISION"_s, Numbers::None, u"numeric"_s}},
        {u"REAL"_s, {u"REAL"_s, Numbers::None, u"numeric"_s}},
        {u"Date"_s, {u"DATE"_s, Numbers::None, u"date"_s}},
        {u"DATE"_s, {u"DATE"_s, Numbers::None, u"date"_s}},
        {u"Time"_s, {u"TIME"_s, Numbers::None, u"time"_s}},
        {u"TIME"_s, {u"TIME"_s, Numbers::None, u"time"_s}},
        {u"DateTime"_s, {u"DATETIME"_s, Numbers::None, u"datetime"_s}},
        {u"DATETIME"_s, {u"DATETIME"_s, Numbers::None, u"datetime"_s}},
        {u"TIMESTAMP"_s, {u"TIMESTAMP"_s, Numbers::None, u"datetime"_s}},
        {u"Interval"_s, {u"DATETIME"_s, Numbers::None, u"datetime"_s}},
        {u"DATE_CHAR"_s, {u"DATE_CHAR"_s, Numbers::None, u"date"_s}},
        {u"TIME_CHAR"_s, {u"TIME_CHAR"_s, Numbers::None, u"time"_s}},
        {u"DATETIME_CHAR"_s, {u"DATETIME_CHAR"_s, Numbers::None, u"datetime"_s}},
        {u"LargeBinary"_s, {u"BLOB"_s, Numbers::None, u"binary"_s}},
        {u"PickleType"_s, {u"BLOB"_s, Numbers::None, u"binary"_s}},
        {u"BLOB"_s, {u"BLOB"_s, Numbers::None, u"binary"_s}},
        {u"BINARY"_s, {u"BINARY"_s, Numbers::Length, u"binary"_s}},
        {u"VARBINARY"_s, {u"VARBINARY"_s, Numbers::Length, u"binary"_s}},
        {u"JSON"_s, {u"JSON"_s, Numbers::None, u"json"_s}},
        {u"Uuid"_s, {u"CHAR(32)"_s, Numbers::None, u"uuid"_s}},
        {u"UUID"_s, {u"UUID"_s, Numbers::None, u"uuid"_s}},
    };
    return types;
}

/// SQLAlchemy's ischema_names of SQLite: the words that its reflection knows, upper case.
QString reflectedName(const QString &words)
{
    static const QStringList known{u"BIGINT"_s,
                                   u"BLOB"_s,
                                   u"BOOLEAN"_s,
                                   u"CHAR"_s,
                                   u"DATE"_s,
                                   u"DATE_CHAR"_s,
                                   u"DATETIME"_s,
                                   u"DATETIME_CHAR"_s,
                                   u"DECIMAL"_s,
                                   u"DOUBLE"_s,
                                   u"DOUBLE_PRECISION"_s,
                                   u"FLOAT"_s,
                                   u"INTEGER"_s,
                                   u"JSON"_s,
                                   u"NCHAR"_s,
                                   u"NUMERIC"_s,
                                   u"NVARCHAR"_s,
                                   u"REAL"_s,
                                   u"SMALLINT"_s,
                                   u"TEXT"_s,
                                   u"TIME"_s,
                                   u"TIME_CHAR"_s,
                                   u"TIMESTAMP"_s,
                                   u"VARCHAR"_s};
    if (known.contains(words))
        return words;
    if (words == u"BOOL")
        return u"BOOLEAN"_s;
    if (words.contains(u"INT"_s))
        return u"INTEGER"_s;
    if (words.contains(u"CHAR"_s) || words.contains(u"CLOB"_s) || words.contains(u"TEXT"_s))
        return u"TEXT"_s;
    if (words.contains(u"BLOB"_s))
        return u"BLOB"_s;
    if (words.contains(u"REAL"_s) || words.contains(u"FLOA"_s) || words.contains(u"DOUB"_s))
        return u"REAL"_s;
    return u"NUMERIC"_s;
}

/// Upper case and without blanks, to see whether two declarations say the same.
QString compact(const QString &declaration)
{
    static const QRegularExpression blanks(u"\\s*([(),])\\s*"_s);
    return declaration.simplified().toUpper().replace(blanks, u"\\1"_s);
}

std::vector<int> numbersIn(const QString &declaration)
{
    static const QRegularExpression arguments(u"\\(([^)]*)\\)"_s);
    std::vector<int> numbers;
    const QString list = arguments.match(declaration).captured(1);
    for (const QString &item : list.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const int number = item.trimmed().toInt(&isNumber);
        if (isNumber)
            numbers.push_back(number);
    }
    return numbers;
}

QString withNumbers(const KnownType &known, const DataType &type)
{
    if (known.numbers == Numbers::Length && type.length)
        return u"%1(%2)"_s.arg(known.sql).arg(*type.length);
    if (known.numbers == Numbers::PrecisionAndScale && type.precision && type.scale)
        return u"%1(%2, %3)"_s.arg(known.sql).arg(*type.precision).arg(*type.scale);
    if (known.numbers == Numbers::PrecisionAndScale && type.precision)
        return u"%1(%2)"_s.arg(known.sql).arg(*type.precision);
    return known.sql;
}

QString enumSql(const DataType &type)
{
    qsizetype longest = type.length.value_or(0);
    for (const QString &value : type.values)
        longest = std::max(longest, value.size());
    return u"VARCHAR(%1)"_s.arg(longest);
}

bool isEnum(const DataType &type)
{
    return type.name == u"Enum" || type.name == u"ENUM";
}

const DataType &forSqlite(const DataType &type)
{
    for (const DataTypeVariant &variant : type.variants) {
        if (variant.dialects.contains(u"sqlite"_s))
            return variant.type;
    }
    return type;
}

QString kindOfValues(const DataType &type)
{
    return isEnum(type) ? u"string"_s : knownTypes().value(type.name).kind;
}

} // namespace

DataType reflectedType(const QString &declaration)
{
    DataType type;
    const QString text = declaration.simplified();
    if (text.isEmpty())
        return type;
    const QString upper = text.toUpper();
    type.name = reflectedName(upper.left(upper.indexOf(u'(')).trimmed());
    const std::vector<int> numbers = text.contains(u'(') ? numbersIn(text) : std::vector<int>();
    const KnownType known = knownTypes().value(type.name);
    if (known.numbers == Numbers::Length && numbers.size() == 1)
        type.length = numbers.front();
    if (known.numbers == Numbers::PrecisionAndScale && !numbers.empty() && numbers.size() <= 2) {
        type.precision = numbers.front();
        if (numbers.size() == 2)
            type.scale = numbers.back();
    }
    const QString rendered = withNumbers(known, type);
    if (rendered != upper && compact(rendered) != compact(text))
        type.declared = text;
    return type;
}

Result<QString> typeSql(const DataType &given)
{
    const DataType &type = forSqlite(given);
    const QString collation = type.collation.isEmpty() ? QString() : u" COLLATE "_s + alwaysQuoted(type.collation);
    if (!type.declared.isEmpty())
        return type.declared + collation;
    if (type.name.isEmpty())
        return type.collation.isEmpty() ? QString() : collation.mid(1);
    if (isEnum(type))
        return enumSql(type) + collation;
    const auto known = knownTypes().constFind(type.name);
    if (known == knownTypes().constEnd()) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"SQLite has no type for %1."_s.arg(
                            type.module.isEmpty() ? type.name : type.module + u'.' + type.name),
                        .advice = u"Give the column a type that SQLite knows, or add one for it with "
                                  u".with_variant(..., 'sqlite')."_s});
    }
    return withNumbers(*known, type) + collation;
}

QString typeCheck(const DataType &given, const QString &column)
{
    const DataType &type = forSqlite(given);
    if (!type.options.value(u"create_constraint"_s).toBool())
        return {};
    if (type.name == u"Boolean")
        return u"%1 IN (0, 1)"_s.arg(quotedName(column));
    if (!isEnum(type))
        return {};
    QStringList values;
    for (const QString &value : type.values)
        values << stringLiteral(value);
    return u"%1 IN (%2)"_s.arg(quotedName(column), values.join(u", "_s));
}

bool needsCast(const DataType &from, const DataType &to)
{
    static const QStringList textual{u"date"_s, u"time"_s, u"datetime"_s, u"json"_s, u"uuid"_s};
    const QString target = kindOfValues(forSqlite(to));
    return !target.isEmpty() && target != kindOfValues(forSqlite(from)) && !textual.contains(target);
}

bool isInteger(const DataType &type)
{
    return kindOfValues(forSqlite(type)) == u"integer";
}

} // namespace engine::sqlite
