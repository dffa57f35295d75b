#include "engine/revision/directivehost.h"

#include "engine/dialect/dialect.h"
#include "engine/python/needspython.h"
#include "engine/revision/directivereader.h"
#include "engine/revision/qualifiedname.h"

#include <QSet>

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
    static const QSet<QString> names{u"datetime.datetime"_s,  u"datetime.date"_s,   u"datetime.time"_s,
                                     u"datetime.timedelta"_s, u"decimal.Decimal"_s, u"uuid.UUID"_s};
    return names.contains(name);
}

/// Methods that build SQL or a type and touch nothing.
bool buildsValue(const QString &method)
{
    static const QSet<QString> names{
        u""_s,           u"with_variant"_s, u"bindparams"_s, u"columns"_s,    u"where"_s,       u"values"_s,
        u"insert"_s,     u"update"_s,       u"delete"_s,     u"select"_s,     u"from_select"_s, u"is_"_s,
        u"is_not"_s,     u"isnot"_s,        u"in_"_s,        u"not_in"_s,     u"notin_"_s,      u"like"_s,
        u"ilike"_s,      u"not_like"_s,     u"notlike"_s,    u"between"_s,    u"op"_s,          u"desc"_s,
        u"asc"_s,        u"nulls_first"_s,  u"nullsfirst"_s, u"nulls_last"_s, u"nullslast"_s,   u"collate"_s,
        u"label"_s,      u"concat"_s,       u"cast"_s,       u"self_group"_s, u"alias"_s,       u"returning"_s,
        u"startswith"_s, u"endswith"_s,     u"contains"_s,   u"as_mutable"_s};
    return names.contains(method);
}

/// `op.get_bind()`, `op.get_context()` and what they have in them: `op.get_bind().engine`, `op.get_context().bind`.
bool isConnection(const Value &value)
{
    const Construct *construct = value.construct();
    if (!construct)
        return false;
    if (construct->kind == Construct::Kind::Attribute) {
        static const QSet<QString> parts{u"bind"_s, u"connection"_s, u"engine"_s};
        return parts.contains(construct->name) && isConnection(construct->operands.front());
    }
    static const QSet<QString> names{u"alembic.op.get_bind"_s, u"alembic.op.get_context"_s,
                                     u"alembic.context.get_context"_s, u"alembic.context.get_bind"_s};
    return construct->kind == Construct::Kind::Call && names.contains(construct->name);
}

const Dialect *findDialect(const QString &name)
{
    const auto dialect = dialectFor(name);
    return dialect ? *dialect : nullptr;
}

} // namespace

DirectiveHost::DirectiveHost(const QString &dialectName)
    : m_context{dialectName, findDialect(dialectName), std::nullopt}
{
}

Result<Value> DirectiveHost::call(const Construct &call)
{
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
    static const QSet<QString> handingOut{u"f"_s, u"inline_literal"_s, u"batch_alter_table"_s, u"get_bind"_s,
                                          u"get_context"_s};
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
    else
        m_operations.push_back({*operation, call.where});
    return directive == u"create_table" ? Value(call) : Value();
}

Result<Value> DirectiveHost::callOther(const Construct &call)
{
    const QString name = shortName(call.name);
    if (isConnection(Value(call)))
        return Value(call);
    const bool isSqlAlchemy = name.startsWith(u"sa.") || name.startsWith(u"func.")
        || (call.name.startsWith(u"sqlalchemy.dialects.") && name != call.name)
        || (call.name.startsWith(u"sqlalchemy.ext.mutable.") && call.name.endsWith(u".as_mutable"));
    if ((isSqlAlchemy && !doesSomething(name)) || isPlainValue(call.name))
        return Value(call);
    if (isSqlAlchemy || call.name.startsWith(u"sqlalchemy.") || call.name.startsWith(u"alembic."))
        return failure(needsPython(u"a call of %1()"_s.arg(call.name), call.where));
    m_unsettled << Value(call);
    return Value(call);
}

// `connection.execute(statement)` does what op.execute() does; what it gives back only a running database knows.
Result<Value> DirectiveHost::executeOnConnection(const Construct &call)
{
    Construct directive = call;
    directive.name = directivePrefix + u"execute"_s;
    directive.operands.clear();
    if (call.arguments.size() == 2 && call.arguments[1].dict()) {
        Construct bound;
        bound.name = u"bindparams"_s;
        bound.where = call.where;
        bound.operands << call.arguments[0];
        for (const auto &[name, value] : call.arguments[1].dict()->items)
            bound.keywords << python::Keyword{toText(name), value};
        directive.arguments = {Value(bound)};
    }
    if (const Result<Value> done = readOperation(u"execute"_s, directive, nullptr); !done)
        return done;
    return Value(call);
}

std::optional<Value> DirectiveHost::known(const Value &symbolic)
{
    const Construct *attribute = symbolic.construct();
    if (!attribute || attribute->kind != Construct::Kind::Attribute || attribute->name != u"name")
        return std::nullopt;
    const Construct *dialect = attribute->operands.front().construct();
    const bool isDialect = dialect && dialect->kind == Construct::Kind::Attribute && dialect->name == u"dialect";
    if (!isDialect || !isConnection(dialect->operands.front()))
        return std::nullopt;
    return Value(m_context.dialectName);
}

Result<Value> DirectiveHost::callMethod(const Construct &call)
{
    if (call.name == u"execute" && isConnection(*call.receiver()))
        return executeOnConnection(call);
    if (!buildsValue(call.name))
        return failure(
            needsPython(u"the method %1() of %2"_s.arg(call.name, repr(*call.receiver()).left(80)), call.where));
    return Value(call);
}

Result<Value> DirectiveHost::enter(const Construct &context)
{
    if (shortName(context) != u"alembic.op.batch_alter_table")
        return failure(needsPython(u"a 'with' statement over %1"_s.arg(repr(Value(context)).left(80)), context.where));
    BatchAlterTable batch = readBatch(context, m_context);
    if (!m_context.ok())
        return failure(*m_context.error);
    settle(context);
    const QString name = blockPrefix + QString::number(++m_blockCount);
    m_blocks.push_back({name, std::move(batch)});
    return Value(python::Reference{name});
}

Done DirectiveHost::leave(const Construct &context, const Value &)
{
    m_operations.push_back({std::move(m_blocks.back().batch), context.where});
    m_blocks.pop_back();
    return {};
}

Result<std::vector<PlacedOperation>> DirectiveHost::finish()
{
    if (!m_unsettled.isEmpty()) {
        const Construct &call = *m_unsettled.first().construct();
        return failure(needsPython(u"a call of %1()"_s.arg(call.name), call.where));
    }
    return std::move(m_operations);
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
