#include "engine/dialect/mysql/typenames.h"

#include "engine/dialect/mysql/quoting.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// Which of a type's parameters stand behind its name.
enum class Form {
    Plain,
    Width, ///< INTEGER(11), with UNSIGNED and ZEROFILL
    Decimal, ///< NUMERIC(10, 2), NUMERIC(10)
    Floating, ///< DOUBLE(10, 2): both or neither
    Float, ///< FLOAT(10, 2), FLOAT(24)
    Text, ///< TEXT(500), with CHARACTER SET and COLLATE
    NeedsLength, ///< VARCHAR(50), likewise
    National, ///< NATIONAL CHAR(9)
    NationalNeedsLength,
    Length, ///< BINARY(4)
    Fraction, ///< DATETIME(6)
    Values, ///< ENUM('a','b')
};

struct KnownType
{
    QString sql;
    Form form = Form::Plain;
};

/// SQLAlchemy's types and those of its dialects that it spells for MySQL, under their class names.
const QHash<QString, KnownType> &knownTypes()
{
    static const QHash<QString, KnownType> types{
        {u"String"_s, {u"VARCHAR"_s, Form::NeedsLength}},
        {u"AutoString"_s, {u"VARCHAR"_s, Form::NeedsLength}}, // SQLModel's
        {u"Unicode"_s, {u"VARCHAR"_s, Form::NeedsLength}},
        {u"VARCHAR"_s, {u"VARCHAR"_s, Form::NeedsLength}},
        {u"NVARCHAR"_s, {u"VARCHAR"_s, Form::NationalNeedsLength}},
        {u"NCHAR"_s, {u"CHAR"_s, Form::National}},
        {u"CHAR"_s, {u"CHAR"_s, Form::Text}},
        {u"Text"_s, {u"TEXT"_s, Form::Text}},
        {u"UnicodeText"_s, {u"TEXT"_s, Form::Text}},
        {u"TEXT"_s, {u"TEXT"_s, Form::Text}},
        {u"TINYTEXT"_s, {u"TINYTEXT"_s, Form::Text}},
        {u"MEDIUMTEXT"_s, {u"MEDIUMTEXT"_s, Form::Text}},
        {u"LONGTEXT"_s, {u"LONGTEXT"_s, Form::Text}},
        {u"Integer"_s, {u"INTEGER"_s, Form::Width}},
        {u"INTEGER"_s, {u"INTEGER"_s, Form::Width}},
        {u"INT"_s, {u"INTEGER"_s, Form::Width}},
        {u"SmallInteger"_s, {u"SMALLINT"_s, Form::Width}},
        {u"SMALLINT"_s, {u"SMALLINT"_s, Form::Width}},
        {u"BigInteger"_s, {u"BIGINT"_s, Form::Width}},
        {u"BIGINT"_s, {u"BIGINT"_s, Form::Width}},
        {u"TINYINT"_s, {u"TINYINT"_s, Form::Width}},
        {u"MEDIUMINT"_s, {u"MEDIUMINT"_s, Form::Width}},
        {u"YEAR"_s, {u"YEAR"_s, Form::Width}},
        {u"Boolean"_s, {u"BOOL"_s, Form::Plain}},
        {u"BOOLEAN"_s, {u"BOOL"_s, Form::Plain}},
        {u"Numeric"_s, {u"NUMERIC"_s, Form::Decimal}},
        {u"NUMERIC"_s, {u"NUMERIC"_s, Form::Decimal}},
        {u"DECIMAL"_s, {u"DECIMAL"_s, Form::Decimal}},
        {u"Float"_s, {u"FLOAT"_s, Form::Float}},
        {u"FLOAT"_s, {u"FLOAT"_s, Form::Float}},
        {u"Double"_s, {u"DOUBLE"_s, Form::Floating}},
        {u"DOUBLE"_s, {u"DOUBLE"_s, Form::Floating}},
        {u"DOUBLE_PRECISION"_s, {u"DOUBLE PRECISION"_s, Form::Plain}},
        {u"REAL"_s, {u"REAL"_s, Form::Floating}},
        {u"BIT"_s, {u"BIT"_s, Form::Length}},
        {u"Date"_s, {u"DATE"_s, Form::Plain}},
        {u"DATE"_s, {u"DATE"_s, Form::Plain}},
        {u"Time"_s, {u"TIME"_s, Form::Fraction}},
        {u"TIME"_s, {u"TIME"_s, Form::Fraction}},
        {u"DateTime"_s, {u"DATETIME"_s, Form::Fraction}},
        {u"DATETIME"_s, {u"DATETIME"_s, Form::Fraction}},
        {u"TIMESTAMP"_s, {u"TIMESTAMP"_s, Form::Fraction}},
        {u"Interval"_s, {u"DATETIME"_s, Form::Plain}},
        {u"LargeBinary"_s, {u"BLOB"_s, Form::Length}},
        {u"PickleType"_s, {u"BLOB"_s, Form::Plain}},
        {u"BLOB"_s, {u"BLOB"_s, Form::Length}},
        {u"TINYBLOB"_s, {u"TINYBLOB"_s, Form::Plain}},
        {u"MEDIUMBLOB"_s, {u"MEDIUMBLOB"_s, Form::Plain}},
        {u"LONGBLOB"_s, {u"LONGBLOB"_s, Form::Plain}},
        {u"BINARY"_s, {u"BINARY"_s, Form::Length}},
        {u"VARBINARY"_s, {u"VARBINARY"_s, Form::Length}},
        {u"JSON"_s, {u"JSON"_s, Form::Plain}},
        {u"Uuid"_s, {u"CHAR(32)"_s, Form::Plain}},
        {u"UUID"_s, {u"UUID"_s, Form::Plain}},
        {u"INET4"_s, {u"INET4"_s, Form::Plain}},
        {u"INET6"_s, {u"INET6"_s, Form::Plain}},
        {u"Enum"_s, {u"ENUM"_s, Form::Values}},
        {u"ENUM"_s, {u"ENUM"_s, Form::Values}},
        {u"SET"_s, {u"SET"_s, Form::Values}},
    };
    return types;
}

bool isSet(const DataType &type, const QString &name)
{
    return type.options.value(name).toBool();
}

QString withNumberAttributes(QString sql, const DataType &type)
{
    if (isSet(type, u"unsigned"_s))
        sql += u" UNSIGNED"_s;
    if (isSet(type, u"zerofill"_s))
        sql += u" ZEROFILL"_s;
    return sql;
}

/// CHARACTER SET and COLLATE; a national type has its own character set.
QString withTextAttributes(QString sql, const DataType &type, bool national)
{
    const QString charset = type.options.value(u"charset"_s).toString();
    if (national)
        sql = u"NATIONAL "_s + sql;
    else if (!charset.isEmpty())
        sql += u" CHARACTER SET "_s + charset;
    else if (isSet(type, u"ascii"_s))
        sql += u" ASCII"_s;
    else if (isSet(type, u"unicode"_s))
        sql += u" UNICODE"_s;
    if (!type.collation.isEmpty())
        sql += u" COLLATE "_s + type.collation;
    else if (isSet(type, u"binary"_s))
        sql += u" BINARY"_s;
    return sql;
}

QString withLength(const QString &sql, const std::optional<int> &length)
{
    return length && *length > 0 ? u"%1(%2)"_s.arg(sql).arg(*length) : sql;
}

QString withDigits(const QString &sql, const DataType &type, Form form)
{
    if (type.precision && type.scale && (form != Form::Float || type.module == u"mysql"))
        return u"%1(%2, %3)"_s.arg(sql).arg(*type.precision).arg(*type.scale);
    return form == Form::Floating ? sql : withLength(sql, type.precision);
}

QString withOption(const QString &sql, const DataType &type, const QString &name)
{
    const int number = type.options.value(name).toInt();
    return number > 0 ? u"%1(%2)"_s.arg(sql).arg(number) : sql;
}

QStringList quotedValues(const DataType &type)
{
    QStringList values;
    for (const QString &value : type.values)
        values << stringLiteral(value);
    return values;
}

bool isNativeEnum(const DataType &type)
{
    return type.options.value(u"native_enum"_s, true).toBool();
}

Result<QString> enumerated(const KnownType &known, const DataType &type)
{
    if (isNativeEnum(type)) {
        const QString values = quotedValues(type).join(u',');
        return withTextAttributes(u"%1(%2)"_s.arg(known.sql, values), type, false);
    }
    qsizetype longest = type.length.value_or(0);
    for (const QString &value : type.values)
        longest = std::max(longest, value.size());
    return withTextAttributes(u"VARCHAR(%1)"_s.arg(longest), type, false);
}

Result<QString> text(const KnownType &known, const DataType &type)
{
    const bool national =
        known.form == Form::National || known.form == Form::NationalNeedsLength || isSet(type, u"national"_s);
    const bool needsLength = known.form == Form::NeedsLength || known.form == Form::NationalNeedsLength;
    if (needsLength && !type.length) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"%1 requires a length on MySQL and MariaDB."_s.arg(type.name),
                        .advice = u"Give the type a length, for example String(255), or use Text."_s});
    }
    return withTextAttributes(withLength(known.sql, type.length), type, national);
}

Error noSuchType(const DataType &type)
{
    if (type.name.isEmpty()) {
        return {.kind = Error::Kind::Unsupported,
                .what = u"A column without a type cannot be created on MySQL and MariaDB."_s,
                .advice = u"Give the column a type."_s};
    }
    const QString name = type.module.isEmpty() ? type.name : type.module + u'.' + type.name;
    return {.kind = Error::Kind::Unsupported,
            .what = u"MySQL and MariaDB have no type for %1."_s.arg(name),
            .advice = u"Give the column a type that they know, or add one for them with "
                      u".with_variant(..., 'mysql')."_s};
}

} // namespace

const DataType &typeFor(const DataType &type, Flavour flavour)
{
    for (const DataTypeVariant &variant : type.variants) {
        if (variant.dialects.contains(wordOf(flavour)))
            return variant.type;
    }
    return type;
}

Result<QString> typeSql(const DataType &given, Flavour flavour)
{
    const DataType &type = typeFor(given, flavour);
    // COMPRESSED, for one, which SQLAlchemy has no word for, stands between the type and its character set.
    if (!type.declared.isEmpty())
        return withTextAttributes(type.declared, type, false);
    const auto known = knownTypes().constFind(type.name);
    if (known == knownTypes().constEnd())
        return failure(noSuchType(type));
    switch (known->form) {
    case Form::Plain:
        return known->sql;
    case Form::Width:
        return withNumberAttributes(withOption(known->sql, type, u"display_width"_s), type);
    case Form::Decimal:
    case Form::Floating:
    case Form::Float:
        return withNumberAttributes(withDigits(known->sql, type, known->form), type);
    case Form::Length:
        return withLength(known->sql, type.length);
    case Form::Fraction:
        return withOption(known->sql, type, u"fsp"_s);
    case Form::Values:
        return enumerated(*known, type);
    case Form::Text:
    case Form::NeedsLength:
    case Form::National:
    case Form::NationalNeedsLength:
        break;
    }
    return text(*known, type);
}

QString typeCheck(const DataType &given, const QString &column, Flavour flavour)
{
    const DataType &type = typeFor(given, flavour);
    if (!isSet(type, u"create_constraint"_s))
        return {};
    if (type.name == u"Boolean")
        return u"%1 IN (0, 1)"_s.arg(quotedName(column));
    if (type.name != u"Enum" || isNativeEnum(type))
        return {};
    return u"%1 IN (%2)"_s.arg(quotedName(column), quotedValues(type).join(u", "_s));
}

bool isCounting(const DataType &given, Flavour flavour)
{
    const DataType &type = typeFor(given, flavour);
    const auto known = knownTypes().constFind(type.name);
    if (known == knownTypes().constEnd() || type.name == u"YEAR")
        return false;
    return known->form == Form::Width || known->form == Form::Decimal || known->form == Form::Floating
        || known->form == Form::Float;
}

bool isCharacters(const DataType &type)
{
    const auto known = knownTypes().constFind(type.name);
    if (known == knownTypes().constEnd())
        return false;
    return known->form == Form::Values || known->form == Form::Text || known->form == Form::NeedsLength;
}

bool isMoment(const DataType &given, Flavour flavour)
{
    const QString sql = knownTypes().value(typeFor(given, flavour).name).sql;
    return sql == u"DATETIME" || sql == u"TIMESTAMP";
}

bool isTimestamp(const DataType &given, Flavour flavour)
{
    return typeFor(given, flavour).name == u"TIMESTAMP";
}

} // namespace engine::mysql
