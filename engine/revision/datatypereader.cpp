#include "engine/revision/datatypereader.h"

#include "engine/revision/qualifiedname.h"
#include "engine/revision/valuereader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

/// The positional parameters of SQLAlchemy's types, under the class's name or, where a dialect's class of that name has
/// others, under `dialect.Class`.
const QHash<QString, QStringList> &positionalParameters()
{
    static const QStringList text{u"length"_s, u"collation"_s};
    static const QStringList number{u"precision"_s, u"scale"_s, u"asdecimal"_s};
    static const QStringList width{u"display_width"_s};
    static const QStringList moment{u"timezone"_s, u"fsp"_s};
    static const QHash<QString, QStringList> parameters{
        {u"String"_s, text},
        {u"Unicode"_s, text},
        {u"Text"_s, text},
        {u"UnicodeText"_s, text},
        {u"VARCHAR"_s, text},
        {u"CHAR"_s, text},
        {u"NVARCHAR"_s, text},
        {u"NCHAR"_s, text},
        {u"TEXT"_s, text},
        {u"CLOB"_s, text},
        {u"AutoString"_s, {u"length"_s}},
        {u"Numeric"_s, number},
        {u"NUMERIC"_s, number},
        {u"DECIMAL"_s, number},
        {u"Float"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"FLOAT"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"Double"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"DOUBLE"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"DOUBLE_PRECISION"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"REAL"_s, {u"precision"_s, u"asdecimal"_s}},
        {u"mysql.FLOAT"_s, number},
        {u"mysql.DOUBLE"_s, number},
        {u"mysql.REAL"_s, number},
        {u"mysql.INTEGER"_s, width},
        {u"mysql.BIGINT"_s, width},
        {u"mysql.SMALLINT"_s, width},
        {u"mysql.TINYINT"_s, width},
        {u"mysql.MEDIUMINT"_s, width},
        {u"mysql.YEAR"_s, width},
        {u"mysql.BIT"_s, {u"length"_s}},
        {u"mysql.DATETIME"_s, moment},
        {u"mysql.TIMESTAMP"_s, moment},
        {u"mysql.TIME"_s, moment},
        {u"mysql.TEXT"_s, {u"length"_s}},
        {u"DateTime"_s, {u"timezone"_s}},
        {u"DATETIME"_s, {u"timezone"_s}},
        {u"TIMESTAMP"_s, {u"timezone"_s}},
        {u"Time"_s, {u"timezone"_s}},
        {u"TIME"_s, {u"timezone"_s}},
        {u"postgresql.TIMESTAMP"_s, {u"timezone"_s, u"precision"_s}},
        {u"postgresql.TIME"_s, {u"timezone"_s, u"precision"_s}},
        {u"postgresql.INTERVAL"_s, {u"precision"_s, u"fields"_s}},
        {u"postgresql.BIT"_s, {u"length"_s, u"varying"_s}},
        {u"postgresql.UUID"_s, {u"as_uuid"_s}},
        {u"UUID"_s, {u"as_uuid"_s}},
        {u"Uuid"_s, {u"as_uuid"_s, u"native_uuid"_s}},
        {u"Interval"_s, {u"native"_s, u"second_precision"_s, u"day_precision"_s}},
        {u"LargeBinary"_s, {u"length"_s}},
        {u"BLOB"_s, {u"length"_s}},
        {u"BINARY"_s, {u"length"_s}},
        {u"VARBINARY"_s, {u"length"_s}},
        {u"Boolean"_s, {u"create_constraint"_s, u"name"_s}},
        {u"JSON"_s, {u"none_as_null"_s}},
        {u"postgresql.JSONB"_s, {u"none_as_null"_s, u"astext_type"_s}},
        {u"postgresql.JSON"_s, {u"none_as_null"_s, u"astext_type"_s}},
        {u"ARRAY"_s, {u"item_type"_s, u"as_tuple"_s, u"dimensions"_s, u"zero_indexes"_s}},
        {u"postgresql.DOMAIN"_s, {u"name"_s, u"data_type"_s}},
        {u"postgresql.HSTORE"_s, {u"text_type"_s}},
    };
    return parameters;
}

class TypeReader
{
public:
    TypeReader(const Value &value, const SourcePosition &where, ReadContext &context)
        : m_value(value)
        , m_context(context)
        , m_place{positionOf(value, where), u"An argument of the type %1"_s.arg(value.typeName())}
    {
    }

    [[nodiscard]] DataType read()
    {
        const Construct *construct = m_value.construct();
        if (construct && construct->receiver())
            return readMethod(*construct);
        // `MutableDict.as_mutable(type)` changes nothing in the database.
        if (construct && construct->name.endsWith(u".as_mutable") && construct->arguments.size() == 1)
            return readDataType(construct->arguments.first(), construct->where, m_context);
        splitName(m_value.typeName());
        if (m_type.name == u"NullType" && m_type.module.isEmpty())
            return {};
        if (construct)
            readArguments(*construct);
        return m_type;
    }

private:
    // `type.with_variant(other, 'sqlite', ...)`
    [[nodiscard]] DataType readMethod(const Construct &construct)
    {
        if (construct.name != u"with_variant" || construct.arguments.size() < 2) {
            m_context.failNeedsPython(construct.where, u"the type %1"_s.arg(repr(m_value).left(80)));
            return {};
        }
        DataType type = readDataType(*construct.receiver(), construct.where, m_context);
        DataTypeVariant variant;
        variant.type = readDataType(construct.arguments.first(), construct.where, m_context);
        for (const Value &dialect : construct.arguments.mid(1))
            variant.dialects << readText(dialect, m_place, m_context);
        type.variants.push_back(variant);
        return type;
    }

    void splitName(const QString &qualified)
    {
        const QString shortened = shortName(qualified);
        const qsizetype dot = shortened.lastIndexOf(u'.');
        m_type.name = shortened.mid(dot + 1);
        m_type.module = dot < 0 ? QString() : shortened.left(dot);
        if (m_type.module == u"sa")
            m_type.module.clear();
    }

    [[nodiscard]] bool hasValues() const
    {
        return m_type.name == u"Enum" || m_type.name == u"ENUM" || (m_type.name == u"SET" && m_type.module == u"mysql");
    }

    void readArguments(const Construct &construct)
    {
        const QString qualified = m_type.module + u'.' + m_type.name;
        const QStringList names = positionalParameters().value(qualified, positionalParameters().value(m_type.name));
        for (qsizetype index = 0; index < construct.arguments.size(); ++index) {
            if (hasValues())
                m_type.values << readText(construct.arguments[index], m_place, m_context);
            else if (m_type.name == u"DOMAIN" && looksLikeType(construct.arguments[index]))
                readParameter(u"data_type"_s, construct.arguments[index]);
            else if (index < names.size())
                readParameter(names[index], construct.arguments[index]);
            else
                m_context.failNeedsPython(construct.where, u"a positional argument of the type %1"_s.arg(qualified));
        }
        for (const python::Keyword &keyword : construct.keywords)
            readParameter(keyword.name, keyword.value);
    }

    void readParameter(const QString &name, const Value &value)
    {
        if (value.isNone())
            return;
        if (name == u"length")
            m_type.length = readInt(value, m_place, m_context);
        else if (name == u"precision")
            m_type.precision = readInt(value, m_place, m_context);
        else if (name == u"scale")
            m_type.scale = readInt(value, m_place, m_context);
        else if (name == u"timezone")
            m_type.timezone = readBool(value, m_place, m_context);
        else if (name == u"collation")
            m_type.collation = readText(value, m_place, m_context);
        else if (name == u"name")
            m_type.typeName = readText(value, m_place, m_context);
        else if (name == u"item_type" || name == u"data_type")
            m_type.elements.push_back(readDataType(value, m_place.where, m_context));
        else if (name == u"enums")
            m_type.values = readTexts(value, m_place, m_context);
        else if (!saysNothing(name))
            m_type.options.insert(name, readVariant(value, m_place, m_context));
    }

    /// What only matters to Python: the types of what is taken out of a document, and where a type is registered.
    [[nodiscard]] static bool saysNothing(const QString &name)
    {
        return name == u"astext_type" || name == u"text_type" || name == u"metadata" || name == u"_create_events"
            || name == u"values_callable";
    }

    const Value &m_value;
    ReadContext &m_context;
    ValuePlace m_place;
    DataType m_type;
};

} // namespace

bool looksLikeType(const Value &value)
{
    if (value.reference())
        return true;
    const Construct *construct = value.construct();
    if (!construct || construct->kind != Construct::Kind::Call)
        return false;
    if (construct->receiver())
        return construct->name == u"with_variant";
    static const QStringList others{u"sa.ForeignKey"_s, u"sa.CheckConstraint"_s, u"sa.Computed"_s,     u"sa.Identity"_s,
                                    u"sa.Sequence"_s,   u"sa.FetchedValue"_s,    u"sa.DefaultClause"_s};
    return !others.contains(shortName(*construct));
}

DataType readDataType(const Value &value, const SourcePosition &where, ReadContext &context)
{
    if (value.isNone())
        return {};
    if (!looksLikeType(value)) {
        context.failReading(positionOf(value, where), u"%1 is not a type."_s.arg(repr(value).left(80)));
        return {};
    }
    return TypeReader(value, where, context).read();
}

} // namespace engine
