#include "engine/revision/connectionhost.h"

#include "engine/dialect/dialect.h"
#include "engine/python/needspython.h"
#include "engine/python/object.h"
#include "engine/revision/boundstatement.h"
#include "engine/revision/datatypereader.h"
#include "engine/revision/mappedtables.h"
#include "engine/revision/qualifiedname.h"
#include "engine/revision/selectreader.h"
#include "engine/revision/sessionquery.h"
#include "engine/revision/statementreader.h"
#include "engine/revision/valuereader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::needsPython;
using python::Value;

/// `sa.orm.Session(...)`, and what a `sessionmaker(...)` makes.
bool isSession(const Construct &call)
{
    static const QSet<QString> names{u"sqlalchemy.orm.Session"_s, u"sqlalchemy.orm.session.Session"_s,
                                     u"sqlmodel.Session"_s, u"sqlmodel.orm.session.Session"_s};
    static const QSet<QString> makers{u"sqlalchemy.orm.sessionmaker"_s, u"sqlalchemy.orm.session.sessionmaker"_s,
                                      u"sqlalchemy.orm.scoped_session"_s};
    if (call.kind != Construct::Kind::Call)
        return false;
    if (!call.receiver())
        return names.contains(call.name);
    const Construct *maker = call.name.isEmpty() ? call.receiver()->construct() : nullptr;
    return maker && maker->kind == Construct::Kind::Call && makers.contains(maker->name);
}

bool isConnection(const Value &value);

/// `engine_from_config(context.config.get_section(...))`: the database that the project's own settings name.
bool isOwnEngine(const Construct &call)
{
    const Construct *section = call.arguments.isEmpty() ? nullptr : call.arguments.front().construct();
    if (shortName(call) != u"sa.engine_from_config" || !section || section->name != u"get_section")
        return false;
    const Construct *config = section->receiver() ? section->receiver()->construct() : nullptr;
    return config && config->name == u"config" && config->receiver() && isConnection(*config->receiver());
}

/// `op.get_bind()`, `op.get_context()`, a session, and what these have in them: `op.get_bind().engine`.
bool isConnection(const Value &value)
{
    const Construct *construct = value.construct();
    // Flask-SQLAlchemy's `db.session`, of an application that the project's files do not show.
    if (const python::Reference *reference = value.reference())
        return reference->name.endsWith(u".db.session"_s) || reference->name.endsWith(u".db.engine"_s);
    if (!construct)
        return false;
    if (construct->kind == Construct::Kind::Attribute) {
        const bool isFlasks = construct->name == u"session" || construct->name == u"engine";
        if (isFlasks && isFlaskExtension(construct->operands.front()))
            return true;
        static const QSet<QString> parts{u"bind"_s, u"connection"_s, u"engine"_s, u"impl"_s, u"no_autoflush"_s};
        return parts.contains(construct->name) && isConnection(construct->operands.front());
    }
    if (construct->kind != Construct::Kind::Call)
        return false;
    static const QSet<QString> names{u"alembic.op.get_bind"_s, u"alembic.op.get_context"_s,
                                     u"alembic.context.get_context"_s, u"alembic.context.get_bind"_s};
    return names.contains(construct->name) || isSession(*construct) || isOwnEngine(*construct);
}

bool isDialect(const Value &value)
{
    const Construct *attribute = value.construct();
    return attribute && attribute->kind == Construct::Kind::Attribute && attribute->name == u"dialect"
        && isConnection(attribute->operands.front());
}

/// `str(bind.engine.url)`
bool isUrlText(const Value &value)
{
    const Construct *text = value.construct();
    const bool isText = text && text->name == u"builtins.str" && text->arguments.size() == 1;
    const Construct *url = isText ? text->arguments.front().construct() : nullptr;
    return url && url->kind == Construct::Kind::Attribute && url->name == u"url" && isConnection(url->operands.front());
}

/// `connection.begin()`, `context.begin_transaction()` and the like: blocks that only say what is so anyway, since a
/// step runs in one transaction; and `context.autocommit_block()`, which says otherwise.
bool isBlock(const Construct &call)
{
    static const QSet<QString> methods{u"begin"_s, u"begin_nested"_s, u"begin_transaction"_s, u"autocommit_block"_s,
                                       u"connect"_s};
    return call.receiver() && methods.contains(call.name) && isConnection(*call.receiver());
}

bool isAutocommitBlock(const Value &context)
{
    const Construct *call = context.construct();
    return call && call->name == u"autocommit_block" && call->kind == Construct::Kind::Call && isBlock(*call);
}

} // namespace

bool isFlaskExtension(const Value &value)
{
    const Construct *made = value.construct();
    if (!made || made->kind != Construct::Kind::Call)
        return false;
    const python::Class *type = made->receiver() ? python::classOf(*made->receiver()) : nullptr;
    const QStringList bases = type ? python::symbolicBases(*type) : QStringList{made->name};
    return bases.contains(u"flask_sqlalchemy.SQLAlchemy"_s);
}

ConnectionHost::ConnectionHost(ReadContext &context, RevisionDatabase &database)
    : m_context(context)
    , m_database(database)
    , m_inspector(context, database)
{
}

std::optional<Result<Value>> ConnectionHost::call(const Construct &call)
{
    // A method of something that is imported comes as a call of one name.
    if (const qsizetype dot = call.name.lastIndexOf(u'.'); dot > 0 && !call.receiver()) {
        const Value owner(python::Reference{call.name.first(dot)});
        if (isConnection(owner)) {
            Construct method = call;
            method.name = call.name.mid(dot + 1);
            method.operands = {owner};
            return callOnConnection(method);
        }
    }
    if (auto value = m_results.call(call))
        return value;
    if (auto value = m_inspector.call(call))
        return value;
    if (call.receiver() && call.name == u"get_section")
        return Value(call);
    if (call.name == u"query" && call.receiver() && isConnection(*call.receiver()))
        return Value(call);
    if (const Construct *root = call.receiver() ? queryRoot(*call.receiver(), isConnection) : nullptr)
        return callOnQuery(call, *root);
    if (call.name == u"startswith" && call.receiver() && isUrlText(*call.receiver()))
        return urlStartsWith(call);
    if (call.receiver())
        return isConnection(*call.receiver()) || isDialect(*call.receiver()) ? callOnConnection(call)
                                                                             : callOnMetadata(call);
    return callFunction(call);
}

// Of a URL no more is told than its database's kind, which is how it begins.
Result<Value> ConnectionHost::urlStartsWith(const Construct &call) const
{
    QList<Value> wanted = call.arguments;
    if (wanted.size() == 1 && wanted.front().tuple())
        wanted = wanted.front().tuple()->items;
    const bool areTexts = std::ranges::all_of(wanted, [](const Value &each) { return each.string() != nullptr; });
    if (!areTexts)
        return failure(needsPython(u"the URL of the connection"_s, call.where));
    return Value(std::ranges::any_of(wanted, [this](const Value &each) {
        return m_context.dialectName.startsWith(*each.string()) || each.string()->startsWith(m_context.dialectName);
    }));
}

std::optional<Result<Value>> ConnectionHost::callFunction(const Construct &call)
{
    const QString name = shortName(call);
    if (isConnection(Value(call)))
        return Value(call);
    if (call.name == u"alembic.context.is_offline_mode")
        return Value(m_database.isOffline());
    const bool takesConnection = call.arguments.size() == 1 && isConnection(call.arguments.front());
    const bool isInspector =
        name == u"sa.inspect" || name.endsWith(u".Inspector"_s) || name.endsWith(u".Inspector.from_engine"_s);
    if (isInspector && takesConnection)
        return m_inspector.inspector();
    static const QSet<QString> makers{u"sqlalchemy.orm.sessionmaker"_s, u"sqlalchemy.orm.session.sessionmaker"_s};
    if (makers.contains(call.name))
        return Value(call);
    return m_inspector.reflected(call);
}

// Metadata that is filled from the database, and enum types where they are objects of their own.
std::optional<Result<Value>> ConnectionHost::callOnMetadata(const Construct &call)
{
    if (call.name == u"reflect" && callOf(*call.receiver(), u"sa.MetaData"))
        return Value();
    const bool isTypes = (call.name == u"create" || call.name == u"drop") && looksLikeType(*call.receiver());
    const bool isEnum = isTypes && shortName(*call.receiver()).section(u'.', -1).toLower() == "enum"_L1;
    if (!isEnum || !m_context.dialect)
        return std::nullopt;
    return m_context.dialect->capabilities().enumTypes ? callOnEnumType(call) : Value();
}

// `type.create(op.get_bind())` and `type.drop(op.get_bind())`. Only a dialect's own ENUM looks first unless it is told,
// and neither heeds create_type=False.
Result<Value> ConnectionHost::callOnEnumType(const Construct &call)
{
    const DataType type = readDataType(*call.receiver(), call.where, m_context);
    const Value *checkFirst = call.keyword(u"checkfirst");
    if (!checkFirst && call.arguments.size() > 1)
        checkFirst = &call.arguments[1];
    const bool looks =
        checkFirst ? readBool(*checkFirst, {call.where, u"'checkfirst'"_s}, m_context) : type.name == u"ENUM";
    if (m_context.ok() && type.typeName.isEmpty()) {
        m_context.failReading(call.where, u"An enum type of its own must have a name."_s,
                              u"Give it one: sa.Enum(..., name='...')."_s);
    }
    if (!m_context.ok())
        return failure(*m_context.error);
    const std::optional<TableName> name = enumTypeOf(type);
    if (!name)
        return Value();
    const bool isCreated = call.name == u"create";
    const std::optional<bool> isThere = m_database.hasEnumType(*name);
    if (looks && isThere == isCreated)
        return Value();
    const Operation operation =
        isCreated ? Operation(CreateEnumType{{*name, type.values}}) : Operation(DropEnumType{.name = *name});
    return m_database.run({operation, call.where}).map([] { return Value(); });
}

std::optional<Result<Value>> ConnectionHost::callOnConnection(const Construct &call)
{
    const QString &method = call.name;
    if (method == u"execute" || method == u"exec_driver_sql" || method == u"exec")
        return executeWith(call);
    if (method == u"scalar" || method == u"scalars")
        return shapedResult(call, method);
    if (isBlock(call))
        return Value(call);
    static const QSet<QString> same{u"execution_options"_s, u"get_bind"_s, u"connection"_s, u"connect"_s};
    if (same.contains(method))
        return *call.receiver();
    static const QSet<QString> saysNothing{u"commit"_s, u"flush"_s, u"close"_s, u"expire_all"_s};
    if (saysNothing.contains(method))
        return Value();
    static const QSet<QString> inspects{u"has_table"_s,   u"get_columns"_s,     u"get_indexes"_s,
                                        u"table_names"_s, u"get_table_names"_s, u"get_foreign_keys"_s,
                                        u"has_index"_s,   u"get_view_names"_s,  u"get_pk_constraint"_s};
    if (inspects.contains(method)) {
        // A dialect's own methods are handed the connection first.
        const bool handsConnection = !call.arguments.isEmpty() && isConnection(call.arguments.front());
        return m_inspector.answer(method, call.arguments.mid(handsConnection ? 1 : 0), call);
    }
    return std::nullopt;
}

Result<Value> ConnectionHost::executeWith(const Construct &call)
{
    const qsizetype given = call.arguments.size();
    const Value *parameters = call.keyword(u"params");
    if (!parameters && call.arguments.size() > 1)
        parameters = &call.arguments[1];
    if (given == 0)
        return failure(needsPython(u"an execute() without a statement"_s, call.where));
    if (!parameters || parameters->isNone())
        return execute(call.arguments.front(), call.where);
    Result<Value> last = Value();
    const QList<Value> sets = parameters->list() ? parameters->list()->items : QList<Value>{*parameters};
    for (const Value &each : sets) {
        const auto statement = boundStatement(call.arguments.front(), each, call.where);
        if (!statement)
            return failure(statement.error());
        last = execute(*statement, call.where);
        if (!last)
            return last;
    }
    return last;
}

Result<Value> ConnectionHost::execute(const Value &statement, const SourcePosition &where)
{
    const QString sql = readStatement(statement, where, m_context);
    if (!m_context.ok())
        return failure(*m_context.error);
    const auto result = m_database.ask({ExecuteSql{.sql = sql, .isComposed = isComposed(statement)}, where});
    if (!result)
        return failure(result.error());
    const Value *selected = onlySelected(statement);
    return m_results.keep(*result, where, selected ? MappedTables::attributesOf(*selected) : QStringList());
}

// `connection.scalar(statement)` is `connection.execute(statement).scalar()`.
Result<Value> ConnectionHost::shapedResult(const Construct &call, const QString &method)
{
    const Result<Value> result = executeWith(call);
    return result ? memberOf(*result, method, call.where) : result;
}

Result<Value> ConnectionHost::memberOf(const Value &result, const QString &method, const SourcePosition &where)
{
    Construct member;
    member.name = result.reference()->name + u'.' + method;
    member.where = where;
    return *m_results.call(member);
}

// `session.query(...)` and its methods, in the statements that they send.
std::optional<Result<Value>> ConnectionHost::callOnQuery(const Construct &call, const Construct &root)
{
    const auto sent = sentQuery(call, root);
    if (!sent)
        return Result<Value>(failure(sent.error()));
    if (!*sent)
        return Value(call);
    const auto &[statement, wanted] = **sent;
    if (wanted == u"count") {
        const QString select = readStatement(statement, call.where, m_context);
        if (!m_context.ok())
            return Result<Value>(failure(*m_context.error));
        const auto result = execute(Value(u"SELECT count(*) FROM ("_s + select + u')'), call.where);
        return result ? memberOf(*result, u"scalar"_s, call.where) : result;
    }
    const Result<Value> result = execute(statement, call.where);
    if (!result)
        return result;
    if (wanted == u"update" || wanted == u"delete")
        return Value(python::Reference{result->reference()->name + u".rowcount"_s});
    // Of a query of one class the rows are its objects.
    const Value *selected = onlySelected(statement);
    const bool isEntity = wanted != u"scalar" && selected && !MappedTables::attributesOf(*selected).isEmpty();
    const Result<Value> rows = isEntity ? memberOf(*result, u"scalars"_s, call.where) : result;
    return rows ? memberOf(*rows, wanted, call.where) : rows;
}

std::optional<Result<Value>> ConnectionHost::known(const Value &symbolic)
{
    if (auto value = m_results.known(symbolic))
        return value;
    if (auto value = m_inspector.known(symbolic))
        return value;
    if (isUrlText(symbolic))
        return symbolic;
    const Construct *attribute = symbolic.construct();
    if (!attribute || attribute->kind != Construct::Kind::Attribute)
        return std::nullopt;
    const Value &owner = attribute->operands.front();
    if (attribute->name == u"name" && (isDialect(owner) || isConnection(owner)))
        return Value(m_context.dialectName);
    if (attribute->name == u"naming_convention") {
        const Construct *metadata = callOf(owner, u"sa.MetaData");
        const Value *convention = metadata ? metadata->keyword(u"naming_convention") : nullptr;
        return convention ? std::optional(Result<Value>(*convention)) : std::nullopt;
    }
    if (isFlaskExtension(owner) && attribute->name != u"session" && attribute->name != u"engine")
        return Value(python::Reference{u"sqlalchemy."_s + attribute->name});
    if (attribute->name == u"as_sql" && isConnection(owner))
        return Value(m_database.isOffline());
    return std::nullopt;
}

std::optional<Result<QList<Value>>> ConnectionHost::items(const Value &value)
{
    if (const Construct *root = queryRoot(value, isConnection)) {
        Construct all = python::constructAt(root->where, Construct::Kind::Call, u"all"_s);
        all.operands << value;
        const Result<Value> rows = *callOnQuery(all, *root);
        return rows.map([](const Value &list) { return *list.items(); });
    }
    return m_results.items(value);
}

std::optional<Value> ConnectionHost::enter(const Value &context)
{
    if (isConnection(context))
        return context;
    const Construct *call = context.construct();
    if (!call || call->kind != Construct::Kind::Call || !isBlock(*call))
        return std::nullopt;
    if (!isAutocommitBlock(context))
        return *call->receiver();
    m_database.enterAutocommit();
    return Value();
}

void ConnectionHost::leave(const Value &context)
{
    if (isAutocommitBlock(context))
        m_database.leaveAutocommit();
}

} // namespace engine
