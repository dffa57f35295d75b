#include "engine/revision/inspectorhost.h"

#include "engine/dialect/dialect.h"
#include "engine/python/needspython.h"
#include "engine/python/object.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/schemavalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::Value;

constexpr QLatin1StringView inspectorName("sqlalchemy.engine.reflection.Inspector");

/// The metadata of `metadata.tables`, or null.
const Value *metadataOfTables(const Value &value)
{
    const Construct *attribute = value.construct();
    const bool isTables = attribute && attribute->kind == Construct::Kind::Attribute && attribute->name == u"tables";
    return isTables && callOf(attribute->operands.front(), u"sa.MetaData") ? &attribute->operands.front() : nullptr;
}

QString textArgument(const QList<Value> &arguments, const Construct &call, qsizetype index, const QString &keyword)
{
    const Value *named = call.keyword(keyword);
    const Value *given = index < arguments.size() ? &arguments[index] : named;
    return given && given->string() ? *given->string() : QString();
}

/// What SQLAlchemy derives from each of its general types.
bool isDerived(const QString &type, const QString &base)
{
    static const QHash<QString, QStringList> derived{
        {u"String"_s,
         {u"VARCHAR"_s, u"CHAR"_s, u"NVARCHAR"_s, u"NCHAR"_s, u"TEXT"_s, u"CLOB"_s, u"Text"_s, u"Unicode"_s,
          u"UnicodeText"_s, u"Enum"_s, u"ENUM"_s}},
        {u"Text"_s, {u"TEXT"_s, u"CLOB"_s, u"UnicodeText"_s}},
        {u"Integer"_s,
         {u"INTEGER"_s, u"INT"_s, u"BIGINT"_s, u"SMALLINT"_s, u"BigInteger"_s, u"SmallInteger"_s, u"TINYINT"_s,
          u"MEDIUMINT"_s}},
        {u"BigInteger"_s, {u"BIGINT"_s}},
        {u"SmallInteger"_s, {u"SMALLINT"_s}},
        {u"Numeric"_s,
         {u"NUMERIC"_s, u"DECIMAL"_s, u"Float"_s, u"FLOAT"_s, u"REAL"_s, u"DOUBLE"_s, u"DOUBLE_PRECISION"_s,
          u"Double"_s}},
        {u"Float"_s, {u"FLOAT"_s, u"REAL"_s, u"DOUBLE"_s, u"DOUBLE_PRECISION"_s, u"Double"_s}},
        {u"DateTime"_s, {u"DATETIME"_s, u"TIMESTAMP"_s}},
        {u"Date"_s, {u"DATE"_s}},
        {u"Time"_s, {u"TIME"_s}},
        {u"Boolean"_s, {u"BOOLEAN"_s}},
        {u"LargeBinary"_s, {u"BLOB"_s, u"BINARY"_s, u"VARBINARY"_s, u"BYTEA"_s}},
        {u"JSON"_s, {u"JSONB"_s}},
        {u"Uuid"_s, {u"UUID"_s}},
        {u"Enum"_s, {u"ENUM"_s}},
    };
    return type == base || base == u"TypeEngine" || derived.value(base).contains(type);
}

} // namespace

Value InspectorHost::inspector()
{
    m_answers.emplace_back();
    return Value(python::Reference{inspectorName + u'.' + QString::number(m_answers.size() - 1)});
}

Result<const Schema *> InspectorHost::schema(const SourcePosition &where) const
{
    if (const Schema *schema = m_database.schema())
        return schema;
    return failure(python::knownWhenRun(u"the schema of the database, which it asks for"_s, where));
}

Result<const Table *> InspectorHost::table(const QString &name, const QString &schemaName,
                                           const SourcePosition &where) const
{
    const Result<const Schema *> all = schema(where);
    if (!all)
        return failure(all.error());
    if (const Table *found = (*all)->table(TableName{schemaName, name}))
        return found;
    return failure({.kind = Error::Kind::Statement,
                    .what = u"There is no table %1."_s.arg(name),
                    .why = u"NoSuchTableError: %1"_s.arg(name),
                    .where = where});
}

std::optional<Result<Value>> InspectorHost::call(const Construct &call)
{
    if (!call.name.startsWith(inspectorName + u'.'))
        return std::nullopt;
    const QString member = call.name.mid(inspectorName.size() + 1);
    bool isNumber = false;
    const size_t index = member.section(u'.', 0, 0).toULong(&isNumber);
    if (!isNumber || index >= m_answers.size())
        return std::nullopt;
    const QString method = member.section(u'.', 1);
    if (method == u"clear_cache") {
        m_answers[index].clear();
        return Value();
    }
    Construct question = call;
    question.name = method;
    const QString key = repr(Value(question));
    if (const auto known = m_answers[index].constFind(key); known != m_answers[index].constEnd())
        return *known;
    const Result<Value> value = answer(method, call.arguments, call);
    if (value && method != u"has_table")
        m_answers[index].insert(key, *value);
    return value;
}

Result<Value> InspectorHost::answer(const QString &method, const QList<Value> &arguments, const Construct &call) const
{
    const Result<const Schema *> all = schema(call.where);
    if (!all)
        return failure(all.error());
    if (method == u"get_schema_names" || method == u"get_enums" || method == u"get_sequence_names")
        return Value(python::List{});
    const bool listsTables = method == u"get_table_names" || method == u"table_names";
    if (listsTables || method == u"get_view_names") {
        const QString wanted = textArgument(arguments, call, 0, u"schema"_s);
        QStringList names;
        const auto add = [&](const auto &objects) {
            for (const auto &[name, object] : objects) {
                if (name.schema == wanted)
                    names << name.name;
            }
        };
        if (listsTables)
            add((*all)->tables);
        else
            add((*all)->views);
        return Value(python::List{python::textsOf(names)});
    }
    const QString name = textArgument(arguments, call, 0, u"table_name"_s);
    if (method == u"has_table") {
        const TableName wanted{textArgument(arguments, call, 1, u"schema"_s), name};
        return Value((*all)->table(wanted) != nullptr || (*all)->views.contains(wanted));
    }
    const bool isIndex = method == u"has_index";
    const Result<const Table *> found =
        table(name, textArgument(arguments, call, isIndex ? 2 : 1, u"schema"_s), call.where);
    if (!found)
        return failure(found.error());
    if (isIndex)
        return Value((*found)->index(textArgument(arguments, call, 1, u"index_name"_s)) != nullptr);
    if (const auto inspected = inspectedTable(method, **found))
        return *inspected;
    return failure(python::needsPython(u"the method %1() of the inspector"_s.arg(method), call.where));
}

Result<Value> InspectorHost::tableOf(const Value &metadata, const QString &name, const SourcePosition &where) const
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const Result<const Table *> found = table(name.mid(dot + 1), dot > 0 ? name.first(dot) : QString(), where);
    if (!found)
        return failure(found.error());
    return reflectedTable(**found, metadata);
}

std::optional<Result<Value>> InspectorHost::reflected(const Construct &call) const
{
    const Value *autoload = call.keyword(u"autoload");
    const Value *with = call.keyword(u"autoload_with");
    const bool isWanted = (with && !with->isNone()) || (autoload && autoload->isTrue());
    if (shortName(call) != u"sa.Table" || !isWanted || call.arguments.size() < 2 || !call.arguments.front().string())
        return std::nullopt;
    const Result<const Table *> found =
        table(*call.arguments.front().string(), textArgument({}, call, 0, u"schema"_s), call.where);
    if (!found)
        return Result<Value>(failure(found.error()));
    return reflectedTable(**found, call.arguments[1]);
}

std::optional<Result<Value>> InspectorHost::known(const Value &symbolic) const
{
    if (const python::Reference *reference = symbolic.reference()) {
        const bool isInspectors = reference->name.startsWith(inspectorName + u'.');
        return isInspectors && reference->name.endsWith(u".default_schema_name"_s)
            ? std::optional(Result<Value>(Value()))
            : std::nullopt;
    }
    const Construct &construct = *symbolic.construct();
    if (construct.kind == Construct::Kind::Subscript && construct.arguments.front().string()) {
        const Value *metadata = metadataOfTables(construct.operands.front());
        return metadata ? std::optional(tableOf(*metadata, *construct.arguments.front().string(), construct.where))
                        : std::nullopt;
    }
    const bool isMembership = construct.kind == Construct::Kind::Comparison
        && (construct.name == u"in" || construct.name == u"not in") && construct.operands.front().string();
    if (isMembership && metadataOfTables(construct.operands.back())) {
        const Result<const Schema *> all = schema(construct.where);
        if (!all)
            return Result<Value>(failure(all.error()));
        const bool isThere = (*all)->table(TableName{{}, *construct.operands.front().string()}) != nullptr;
        return Value(isThere == (construct.name == u"in"));
    }
    return knownOfType(construct);
}

// `str(type)`, `isinstance(type, sa.String)`, `type.length`
std::optional<Result<Value>> InspectorHost::knownOfType(const Construct &symbolic) const
{
    const bool isAttribute = symbolic.kind == Construct::Kind::Attribute;
    const QList<Value> &subjects = isAttribute ? symbolic.operands : symbolic.arguments;
    const bool isFunction = symbolic.name == u"builtins.str" || symbolic.name == u"builtins.isinstance";
    if ((!isAttribute && !isFunction) || subjects.isEmpty() || !looksLikeType(subjects.front()))
        return std::nullopt;
    const Construct *made = subjects.front().construct();
    if (isAttribute) {
        static const QStringList attributes{u"length"_s, u"precision"_s, u"scale"_s, u"timezone"_s, u"collation"_s};
        static const QStringList modules{u"sa"_s, u"mysql"_s, u"postgresql"_s, u"sqlite"_s};
        if (!made || !modules.contains(shortName(*made).section(u'.', 0, 0)) || !attributes.contains(symbolic.name))
            return std::nullopt;
        const Value *value = made->keyword(symbolic.name);
        return value ? *value : Value();
    }
    const QString name = shortName(subjects.front());
    const bool isSqlAlchemys = name.startsWith(u"sa."_s) || subjects.front().typeName().startsWith(u"sqlalchemy."_s);
    if (!isSqlAlchemys)
        return std::nullopt;
    if (symbolic.name == u"builtins.isinstance" && subjects.size() == 2) {
        const QList<Value> bases = subjects[1].tuple() ? subjects[1].tuple()->items : QList<Value>{subjects[1]};
        const QString type = name.section(u'.', -1);
        return Value(std::ranges::any_of(bases, [&](const Value &base) {
            const bool isClass = base.typeName().startsWith(u"sqlalchemy."_s);
            return isClass && isDerived(type, shortName(base).section(u'.', -1));
        }));
    }
    ReadContext context{m_context.dialectName, m_context.dialect, std::nullopt};
    const DataType type = readDataType(subjects.front(), symbolic.where, context);
    if (!context.ok() || !m_context.dialect)
        return std::nullopt;
    const Result<QString> sql = m_context.dialect->typeSql(type);
    return sql ? std::optional(Result<Value>(Value(*sql))) : std::nullopt;
}

} // namespace engine
