#include "engine/revision/directivehost.h"

#include "engine/dialect/dialect.h"
#include "engine/python/needspython.h"
#include "engine/revision/directivereader.h"
#include "engine/revision/qualifiedname.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::Construct;
using python::needsPython;
using python::Value;

constexpr QLatin1StringView directivePrefix("alembic.op.");
constexpr QLatin1StringView blockPrefix("alembic.operations.BatchOperations.");

/// Directives that hand out something that only lives while Alembic runs.
QString explanation(const QString &directive)
{
    static const QHash<QString, QString> words{
        {u"run_async"_s, u"op.run_async(), a function that is run"_s},
        {u"invoke"_s, u"op.invoke(), an operation that Python builds"_s},
    };
    return words.value(directive, u"the directive op.%1(), which is none of Alembic's own"_s.arg(directive));
}

/// Functions of SQLAlchemy that do something instead of building a value.
bool doesSomething(const QString &shortened)
{
    static const QSet<QString> names{u"sa.create_engine"_s,       u"sa.inspect"_s,
                                     u"sa.engine_from_config"_s,  u"sa.create_mock_engine"_s,
                                     u"sa.create_async_engine"_s, u"sa.listen"_s};
    return names.contains(shortened);
}

/// Constructors of Python's own library whose value is all that they give.
bool isPlainValue(const QString &name)
{
    static const QSet<QString> names{u"datetime.datetime"_s,  u"datetime.date"_s,     u"datetime.time"_s,
                                     u"datetime.timedelta"_s, u"datetime.timezone"_s, u"decimal.Decimal"_s,
                                     u"uuid.UUID"_s};
    return names.contains(name);
}

/// What maps classes and says how their objects are to be loaded: nothing that a database would notice.
bool mapsClasses(const QString &name)
{
    static const QSet<QString> words{u"declarative_base"_s, u"registry"_s,   u"mapped_column"_s, u"relationship"_s,
                                     u"backref"_s,          u"joinedload"_s, u"selectinload"_s,  u"lazyload"_s,
                                     u"noload"_s,           u"synonym"_s,    u"validates"_s,     u"declared_attr"_s,
                                     u"load_only"_s};
    const bool isMapping = name.startsWith(u"sqlalchemy.orm."_s) || name.startsWith(u"sqlalchemy.ext.declarative."_s);
    return isMapping && words.contains(name.section(u'.', -1));
}

/// Methods that build SQL or a type and touch nothing.
bool buildsValue(const QString &method)
{
    static const QSet<QString> names{u""_s,
                                     u"with_variant"_s,
                                     u"bindparams"_s,
                                     u"columns"_s,
                                     u"where"_s,
                                     u"values"_s,
                                     u"insert"_s,
                                     u"update"_s,
                                     u"delete"_s,
                                     u"select"_s,
                                     u"from_select"_s,
                                     u"is_"_s,
                                     u"is_not"_s,
                                     u"isnot"_s,
                                     u"in_"_s,
                                     u"not_in"_s,
                                     u"notin_"_s,
                                     u"like"_s,
                                     u"ilike"_s,
                                     u"not_like"_s,
                                     u"notlike"_s,
                                     u"between"_s,
                                     u"op"_s,
                                     u"desc"_s,
                                     u"asc"_s,
                                     u"nulls_first"_s,
                                     u"nullsfirst"_s,
                                     u"nulls_last"_s,
                                     u"nullslast"_s,
                                     u"collate"_s,
                                     u"label"_s,
                                     u"concat"_s,
                                     u"cast"_s,
                                     u"self_group"_s,
                                     u"alias"_s,
                                     u"returning"_s,
                                     u"startswith"_s,
                                     u"endswith"_s,
                                     u"contains"_s,
                                     u"as_mutable"_s,
                                     u"limit"_s,
                                     u"offset"_s,
                                     u"order_by"_s,
                                     u"group_by"_s,
                                     u"having"_s,
                                     u"distinct"_s,
                                     u"select_from"_s,
                                     u"join"_s,
                                     u"outerjoin"_s,
                                     u"filter"_s,
                                     u"filter_by"_s,
                                     u"exists"_s,
                                     u"scalar_subquery"_s,
                                     u"options"_s,
                                     u"execution_options"_s,
                                     u"with_for_update"_s,
                                     u"as_scalar"_s,
                                     u"subquery"_s,
                                     u"union"_s,
                                     u"union_all"_s,
                                     u"with_only_columns"_s};
    return names.contains(method);
}

const Dialect *findDialect(const QString &name)
{
    const auto dialect = dialectFor(name);
    return dialect ? *dialect : nullptr;
}

} // namespace

DirectiveHost::DirectiveHost(const QString &dialectName, RevisionDatabase &database)
    : m_context{dialectName, findDialect(dialectName), std::nullopt}
    , m_database(database)
    , m_connection(m_context, database)
{
}

void DirectiveHost::setProgram(python::Program &program)
{
    m_types.emplace(program);
    m_tables.emplace(program);
}

Result<Value> DirectiveHost::call(const Construct &call)
{
    if (call.name == ProjectTypes::dialect().typeName() + u".type_descriptor"_s && call.arguments.size() == 1)
        return call.arguments.front();
    if (!m_types)
        return callResolved(call);
    // A class of the project as the callee: what it makes is looked at where it is used.
    const bool isMade = call.name.isEmpty() && call.receiver() && python::classOf(*call.receiver());
    return isMade ? Result<Value>(Value(call)) : callResolved(m_types->resolved(m_tables->resolved(call)));
}

Result<Value> DirectiveHost::callResolved(const Construct &call)
{
    if (const auto value = m_connection.call(call))
        return *value;
    if (call.receiver())
        return callMethod(call);
    if (call.name.startsWith(directivePrefix))
        return callDirective(call.name.mid(directivePrefix.size()), call);
    if (call.name.startsWith(blockPrefix))
        return callBatchDirective(call.name, call);
    return callOther(call);
}

Result<Value> DirectiveHost::callDirective(const QString &directive, const Construct &call)
{
    static const QSet<QString> handingOut{u"f"_s, u"inline_literal"_s, u"batch_alter_table"_s};
    if (handingOut.contains(directive))
        return Value(call);
    if (!DirectiveReader::knows(directive, false))
        return failure(needsPython(explanation(directive), call.where));
    return readOperation(directive, call, nullptr);
}

Result<Value> DirectiveHost::callBatchDirective(const QString &qualifiedName, const Construct &call)
{
    const qsizetype dot = qualifiedName.lastIndexOf(u'.');
    const QString directive = qualifiedName.mid(dot + 1);
    if (directive == u"f" || directive == u"inline_literal") {
        Construct plain = call; // the same as op.f(): the readers need to know one form only
        plain.name = directivePrefix + directive;
        return Value(plain);
    }
    if (m_blocks.empty() || m_blocks.back().name != qualifiedName.left(dot))
        return failure(needsPython(u"a batch operation outside of its block"_s, call.where));
    if (!DirectiveReader::knows(directive, true))
        return failure(needsPython(explanation(directive), call.where));
    return readOperation(directive, call, &m_blocks.back());
}

// Alembic runs execute() at once even inside of a block, whose other operations wait for its end (reference 6.5).
Result<Value> DirectiveHost::readOperation(const QString &directive, const Construct &call, Block *block)
{
    const auto table = block ? std::optional(block->batch.table) : std::nullopt;
    const std::optional<Operation> operation = DirectiveReader(directive, call, table, m_context).read();
    if (!operation)
        return failure(*m_context.error);
    settle(call);
    if (block && directive != u"execute")
        block->batch.operations.push_back(*operation);
    else if (const Done done = m_database.run({*operation, call.where}); !done)
        return failure(done.error());
    return directive == u"create_table" ? Value(call) : Value();
}

Result<Value> DirectiveHost::callOther(const Construct &call)
{
    const QString name = shortName(call.name);
    const bool isSqlAlchemy = name.startsWith(u"sa.") || name.startsWith(u"func.")
        || (call.name.startsWith(u"sqlalchemy.dialects.") && name != call.name)
        || (call.name.startsWith(u"sqlalchemy.ext.mutable.") && call.name.endsWith(u".as_mutable"));
    if ((isSqlAlchemy && !doesSomething(name)) || isPlainValue(call.name) || mapsClasses(call.name))
        return Value(call);
    if (isSqlAlchemy || call.name.startsWith(u"sqlalchemy.") || call.name.startsWith(u"alembic."))
        return failure(needsPython(u"a call of %1()"_s.arg(call.name), call.where));
    m_unsettled << Value(call);
    return Value(call);
}

Result<Value> DirectiveHost::callMethod(const Construct &call)
{
    if (isFlaskExtension(*call.receiver())) {
        Construct own = call;
        own.name.prepend(u"sqlalchemy."_s);
        own.operands.clear();
        return callResolved(own);
    }
    if (!buildsValue(call.name))
        return failure(
            needsPython(u"the method %1() of %2"_s.arg(call.name, repr(*call.receiver()).left(80)), call.where));
    return Value(call);
}

Result<Value> DirectiveHost::enter(const Value &context, const SourcePosition &where)
{
    if (const auto connection = m_connection.enter(context))
        return *connection;
    static const QSet<QString> plain{u"contextlib.nullcontext"_s, u"warnings.catch_warnings"_s};
    if (plain.contains(context.typeName()))
        return Value();
    if (shortName(context) != u"alembic.op.batch_alter_table")
        return failure(needsPython(u"a 'with' statement over %1"_s.arg(repr(context).left(80)), where));
    BatchAlterTable batch = readBatch(*context.construct(), m_context);
    if (!m_context.ok())
        return failure(*m_context.error);
    settle(context);
    const QString name = blockPrefix + QString::number(++m_blockCount);
    m_blocks.push_back({name, std::move(batch)});
    return Value(python::Reference{name});
}

Done DirectiveHost::leave(const Value &context, const Value &, const SourcePosition &where)
{
    m_connection.leave(context);
    if (shortName(context) != u"alembic.op.batch_alter_table")
        return {};
    const BatchAlterTable batch = std::move(m_blocks.back().batch);
    m_blocks.pop_back();
    return m_database.run({batch, where});
}

std::optional<Result<Value>> DirectiveHost::known(const Value &symbolic)
{
    if (symbolic.reference() && symbolic.reference()->name == ProjectTypes::dialect().typeName() + u".name"_s)
        return Value(m_context.dialectName);
    const Construct *asked = symbolic.construct();
    const bool isFunction = asked && asked->name.startsWith(u"builtins."_s);
    return m_connection.known(isFunction && m_types ? Value(m_types->resolved(*asked)) : symbolic);
}

std::optional<Result<QList<Value>>> DirectiveHost::items(const Value &symbolic, const SourcePosition &)
{
    return m_connection.items(symbolic);
}

// What a database refuses SQLAlchemy raises; that the file is wrong or needs Python is nothing to be caught.
std::optional<Value> DirectiveHost::exceptionFor(const Error &error)
{
    if (error.kind != Error::Kind::Statement && error.kind != Error::Kind::Unsupported)
        return std::nullopt;
    const bool isMissingTable = error.why.startsWith(u"NoSuchTableError"_s);
    // SQLite's words, PostgreSQL's class 23, MySQL's words.
    static const QRegularExpression integrity(
        uR"(constraint .*failed|\(23\w{3}\)|^Duplicate entry|cannot be null|foreign key constraint fails)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const bool isIntegrity = integrity.match(error.why).hasMatch();
    Construct exception;
    exception.name = isMissingTable ? u"sqlalchemy.exc.NoSuchTableError"_s
        : isIntegrity               ? u"sqlalchemy.exc.IntegrityError"_s
                                    : u"sqlalchemy.exc.OperationalError"_s;
    exception.arguments << Value(error.why.isEmpty() ? error.what : error.why);
    exception.where = error.where;
    m_context.error.reset();
    return Value(exception);
}

bool DirectiveHost::leavesOut(const Error &error, const QSet<QString> &calls)
{
    static const QSet<QString> others{
        u"batch_alter_table"_s, u"create_all"_s, u"drop_all"_s, u"create"_s, u"drop"_s, u"()"_s};
    static const QSet<QString> harmless{u"execute"_s, u"bulk_insert"_s};
    const bool changesSchema = std::ranges::any_of(calls, [](const QString &name) {
        const bool isDirective = DirectiveReader::knows(name, false) || DirectiveReader::knows(name, true);
        return (isDirective && !harmless.contains(name)) || others.contains(name);
    });
    const bool isLeftOut = m_database.leavesOut(error, changesSchema);
    if (isLeftOut)
        m_context.error.reset();
    return isLeftOut;
}

Done DirectiveHost::finish()
{
    if (m_unsettled.isEmpty())
        return {};
    const Construct &call = *m_unsettled.first().construct();
    return failure(needsPython(u"a call of %1()"_s.arg(call.name), call.where));
}

// What a directive was given and its readers took was a type: it has done its work.
void DirectiveHost::settle(const Construct &call)
{
    if (m_unsettled.isEmpty())
        return;
    m_unsettled.removeAll(Value(call));
    for (const Value &operand : call.operands)
        settle(operand);
    for (const Value &argument : call.arguments)
        settle(argument);
    for (const python::Keyword &keyword : call.keywords)
        settle(keyword.value);
}

void DirectiveHost::settle(const Value &value)
{
    if (const Construct *construct = value.construct())
        settle(*construct);
    if (const QList<Value> *items = value.items()) {
        for (const Value &item : *items)
            settle(item);
    }
}

} // namespace engine
