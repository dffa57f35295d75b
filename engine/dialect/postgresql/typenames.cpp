#include "engine/dialect/postgresql/typenames.h"

#include "engine/dialect/postgresql/quoting.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// What a type's name is in SQL and what it carries there.
struct KnownType
{
    enum class Arguments { None, Length, PrecisionAndScale, Precision, Zone };

    QString sql;
    Arguments arguments = Arguments::None;
    QString serial;
};

using Arguments = KnownType::Arguments;

const QHash<QString, KnownType> &knownTypes()
{
    static const QHash<QString, KnownType> types{
        {u"String"_s, {u"VARCHAR"_s, Arguments::Length, {}}},
        {u"AutoString"_s, {u"VARCHAR"_s, Arguments::Length, {}}}, // SQLModel's
        {u"Unicode"_s, {u"VARCHAR"_s, Arguments::Length, {}}},
        {u"VARCHAR"_s, {u"VARCHAR"_s, Arguments::Length, {}}},
        {u"CHAR"_s, {u"CHAR"_s, Arguments::Length, {}}},
        {u"NVARCHAR"_s, {u"NVARCHAR"_s, Arguments::Length, {}}},
        {u"NCHAR"_s, {u"NCHAR"_s, Arguments::Length, {}}},
        {u"Text"_s, {u"TEXT"_s, Arguments::Length, {}}},
        {u"UnicodeText"_s, {u"TEXT"_s, Arguments::Length, {}}},
        {u"TEXT"_s, {u"TEXT"_s, Arguments::Length, {}}},
        {u"CLOB"_s, {u"CLOB"_s, Arguments::Length, {}}},
        {u"Integer"_s, {u"INTEGER"_s, Arguments::None, u"SERIAL"_s}},
        {u"INTEGER"_s, {u"INTEGER"_s, Arguments::None, u"SERIAL"_s}},
        {u"INT"_s, {u"INTEGER"_s, Arguments::None, u"SERIAL"_s}},
        {u"SmallInteger"_s, {u"SMALLINT"_s, Arguments::None, u"SMALLSERIAL"_s}},
        {u"SMALLINT"_s, {u"SMALLINT"_s, Arguments::None, u"SMALLSERIAL"_s}},
        {u"BigInteger"_s, {u"BIGINT"_s, Arguments::None, u"BIGSERIAL"_s}},
        {u"BIGINT"_s, {u"BIGINT"_s, Arguments::None, u"BIGSERIAL"_s}},
        {u"Boolean"_s, {u"BOOLEAN"_s, Arguments::None, {}}},
        {u"BOOLEAN"_s, {u"BOOLEAN"_s, Arguments::None, {}}},
        {u"Numeric"_s, {u"NUMERIC"_s, Arguments::PrecisionAndScale, u"SERIAL"_s}},
        {u"NUMERIC"_s, {u"NUMERIC"_s, Arguments::PrecisionAndScale, u"SERIAL"_s}},
        {u"DECIMAL"_s, {u"DECIMAL"_s, Arguments::PrecisionAndScale, u"SERIAL"_s}},
        {u"Float"_s, {u"FLOAT"_s, Arguments::Precision, u"SERIAL"_s}},
        {u"FLOAT"_s, {u"FLOAT"_s, Arguments::Precision, u"SERIAL"_s}},
        {u"Double"_s, {u"DOUBLE PRECISION"_s, Arguments::None, u"SERIAL"_s}},
        {u"DOUBLE"_s, {u"DOUBLE"_s, Arguments::None, {}}},
        {u"DOUBLE_PRECISION"_s, {u"DOUBLE PRECISION"_s, Arguments::None, u"SERIAL"_s}},
        {u"REAL"_s, {u"REAL"_s, Arguments::None, u"SERIAL"_s}},
        {u"Date"_s, {u"DATE"_s, Arguments::None, {}}},
        {u"DATE"_s, {u"DATE"_s, Arguments::None, {}}},
        {u"Time"_s, {u"TIME"_s, Arguments::Zone, {}}},
        {u"TIME"_s, {u"TIME"_s, Arguments::Zone, {}}},
        {u"DateTime"_s, {u"TIMESTAMP"_s, Arguments::Zone, {}}},
        {u"TIMESTAMP"_s, {u"TIMESTAMP"_s, Arguments::Zone, {}}},
        {u"DATETIME"_s, {u"DATETIME"_s, Arguments::None, {}}},
        {u"LargeBinary"_s, {u"BYTEA"_s, Arguments::None, {}}},
        {u"PickleType"_s, {u"BYTEA"_s, Arguments::None, {}}},
        {u"BLOB"_s, {u"BLOB"_s, Arguments::None, {}}},
        {u"BINARY"_s, {u"BINARY"_s, Arguments::Length, {}}},
        {u"VARBINARY"_s, {u"VARBINARY"_s, Arguments::Length, {}}},
        {u"JSON"_s, {u"JSON"_s, Arguments::None, {}}},
        {u"UUID"_s, {u"UUID"_s, Arguments::None, {}}},
    };
    return types;
}

/// Types of `sqlalchemy.dialects.postgresql` that are written as they are called.
bool isOwnType(const QString &name)
{
    static const QStringList names{u"JSONB"_s,
                                   u"JSONPATH"_s,
                                   u"INET"_s,
                                   u"CIDR"_s,
                                   u"MACADDR"_s,
                                   u"MACADDR8"_s,
                                   u"CITEXT"_s,
                                   u"TSVECTOR"_s,
                                   u"TSQUERY"_s,
                                   u"HSTORE"_s,
                                   u"BYTEA"_s,
                                   u"MONEY"_s,
                                   u"OID"_s,
                                   u"REGCLASS"_s,
                                   u"REGCONFIG"_s,
                                   u"INT4RANGE"_s,
                                   u"INT8RANGE"_s,
                                   u"NUMRANGE"_s,
                                   u"DATERANGE"_s,
                                   u"TSRANGE"_s,
                                   u"TSTZRANGE"_s,
                                   u"XML"_s,
                                   u"INT4MULTIRANGE"_s,
                                   u"INT8MULTIRANGE"_s,
                                   u"NUMMULTIRANGE"_s,
                                   u"POINT"_s,
                                   u"LINE"_s,
                                   u"LSEG"_s,
                                   u"BOX"_s,
                                   u"PATH"_s,
                                   u"POLYGON"_s,
                                   u"CIRCLE"_s,
                                   u"DATEMULTIRANGE"_s,
                                   u"TSMULTIRANGE"_s,
                                   u"TSTZMULTIRANGE"_s};
    return names.contains(name);
}

QString inParentheses(const QString &name, const std::optional<int> &number)
{
    return number ? u"%1(%2)"_s.arg(name).arg(*number) : name;
}

QString withZone(const QString &name, const DataType &type)
{
    return inParentheses(name, type.precision) + (type.timezone ? u" WITH TIME ZONE"_s : u" WITHOUT TIME ZONE"_s);
}

QString withArguments(const KnownType &known, const DataType &type)
{
    switch (known.arguments) {
    case Arguments::None:
        return known.sql;
    case Arguments::Length:
        return inParentheses(known.sql, type.length);
    case Arguments::Precision:
        return inParentheses(known.sql, type.precision);
    case Arguments::Zone:
        return withZone(known.sql, type);
    case Arguments::PrecisionAndScale:
        break;
    }
    if (type.precision && type.scale)
        return u"%1(%2, %3)"_s.arg(known.sql).arg(*type.precision).arg(*type.scale);
    return inParentheses(known.sql, type.precision);
}

bool isEnum(const DataType &type)
{
    return type.name == u"Enum" || type.name == u"ENUM";
}

bool isNativeEnum(const DataType &type)
{
    return isEnum(type) && type.options.value(u"native_enum"_s, true).toBool();
}

QString intervalSql(const DataType &type)
{
    if (type.name == u"Interval") {
        if (!type.options.value(u"native"_s, true).toBool())
            return u"TIMESTAMP WITHOUT TIME ZONE"_s;
        const QVariant precision = type.options.value(u"second_precision"_s);
        return precision.isValid() ? u"INTERVAL (%1)"_s.arg(precision.toInt()) : u"INTERVAL"_s;
    }
    const QString fields = type.options.value(u"fields"_s).toString();
    QString text = fields.isEmpty() ? u"INTERVAL"_s : u"INTERVAL "_s + fields;
    if (type.precision)
        text += u" (%1)"_s.arg(*type.precision);
    return text;
}

QString bitSql(const DataType &type)
{
    if (type.options.value(u"varying"_s).toBool())
        return inParentheses(u"BIT VARYING"_s, type.length);
    return u"BIT(%1)"_s.arg(type.length.value_or(1));
}

Result<QString> arraySql(const DataType &type)
{
    const Result<QString> item = typeSql(type.elements.front());
    if (!item)
        return item;
    const int dimensions = std::max(1, type.options.value(u"dimensions"_s, 1).toInt());
    // The collation of the items stands behind the brackets.
    const qsizetype collation = item->indexOf(u" COLLATE "_s);
    const QString brackets = u"[]"_s.repeated(dimensions);
    return collation < 0 ? *item + brackets : item->left(collation) + brackets + item->mid(collation);
}

Result<QString> enumSql(const DataType &type)
{
    if (!isNativeEnum(type)) {
        qsizetype longest = type.length.value_or(0);
        for (const QString &value : type.values)
            longest = std::max(longest, value.size());
        return u"VARCHAR(%1)"_s.arg(longest);
    }
    if (type.typeName.isEmpty()) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"An enum type of PostgreSQL must have a name."_s,
                        .advice = u"Give it one: sa.Enum(..., name='...')."_s});
    }
    return qualifiedTypeName(type);
}

Result<QString> bareTypeSql(const DataType &type)
{
    if (isEnum(type))
        return enumSql(type);
    if (type.name == u"ARRAY" && type.elements.size() == 1)
        return arraySql(type);
    if (type.name == u"DOMAIN" && !type.typeName.isEmpty())
        return qualifiedTypeName(type);
    if (type.name == u"Interval" || type.name == u"INTERVAL")
        return intervalSql(type);
    if (type.name == u"BIT" && type.module == u"postgresql")
        return bitSql(type);
    if (type.name == u"Uuid")
        return type.options.value(u"native_uuid"_s, true).toBool() ? u"UUID"_s : u"CHAR(32)"_s;
    if (type.module == u"postgresql" && isOwnType(type.name))
        return type.name;
    const auto known = knownTypes().constFind(type.name);
    if (known != knownTypes().constEnd())
        return withArguments(*known, type);
    return failure({.kind = Error::Kind::Unsupported,
                    .what = u"PostgreSQL has no type for %1."_s.arg(
                        type.module.isEmpty() ? type.name : type.module + u'.' + type.name),
                    .advice = u"Give the column a type that PostgreSQL knows, or add one for it with "
                              u".with_variant(..., 'postgresql')."_s});
}

} // namespace

const DataType &forPostgresql(const DataType &type)
{
    for (const DataTypeVariant &variant : type.variants) {
        if (variant.dialects.contains(u"postgresql"_s))
            return variant.type;
    }
    return type;
}

QString qualifiedTypeName(const DataType &type)
{
    return quotedName(TableName{type.options.value(u"schema"_s).toString(), type.typeName});
}

Result<QString> typeSql(const DataType &given)
{
    const DataType &type = forPostgresql(given);
    const QString collation = type.collation.isEmpty() ? QString() : u" COLLATE "_s + alwaysQuoted(type.collation);
    if (!type.declared.isEmpty())
        return type.declared + collation;
    if (type.name.isEmpty()) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"PostgreSQL needs a type for every column."_s,
                        .advice = u"Give the column one."_s});
    }
    const Result<QString> bare = bareTypeSql(type);
    return bare ? Result<QString>(*bare + collation) : bare;
}

QString typeCheck(const DataType &given, const QString &column)
{
    const DataType &type = forPostgresql(given);
    if (!type.options.value(u"create_constraint"_s).toBool() || !isEnum(type) || isNativeEnum(type))
        return {};
    QStringList values;
    for (const QString &value : type.values)
        values << stringLiteral(value);
    return u"%1 IN (%2)"_s.arg(quotedName(column), values.join(u", "_s));
}

QString serialFor(const DataType &given)
{
    const DataType &type = forPostgresql(given);
    return knownTypes().value(type.name).serial;
}

bool isJson(const DataType &given)
{
    const DataType &type = forPostgresql(given);
    return type.name == u"JSON" || type.name == u"JSONB";
}

const DataType *enumToCreate(const DataType &given)
{
    const DataType &type = forPostgresql(given);
    if (type.name == u"ARRAY" && type.elements.size() == 1)
        return enumToCreate(type.elements.front());
    if (!isNativeEnum(type) || type.typeName.isEmpty() || type.values.isEmpty())
        return nullptr;
    // SQLAlchemy's own Enum accepts the keyword and does not heed it.
    const bool create = type.name == u"Enum" || type.options.value(u"create_type"_s, true).toBool();
    return create ? &type : nullptr;
}

} // namespace engine::postgresql
