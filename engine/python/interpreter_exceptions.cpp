#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"
#include "engine/python/usednames.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// Whether an exception of the class `name` is one of the class `base`. SQLAlchemy's classes for what a database
/// refuses differ by driver and version: what was refused is all of them but an IntegrityError.
bool isExceptionBase(const QString &base, const QString &name)
{
    const QString shortBase = base.section(u'.', -1);
    if (base == u"builtins.Exception" || base == u"builtins.BaseException")
        return true;
    if (base == u"builtins.LookupError")
        return name.endsWith(u"KeyError") || name.endsWith(u"IndexError");
    static const QSet<QString> ofDatabases{u"SQLAlchemyError"_s, u"StatementError"_s, u"DBAPIError"_s,
                                           u"DatabaseError"_s};
    const bool isRefusal = name.startsWith(u"sqlalchemy.exc."_s);
    if (isRefusal && base.startsWith(u"sqlalchemy."_s))
        return ofDatabases.contains(shortBase) || shortBase == name.section(u'.', -1)
            || (name.endsWith(u"OperationalError"_s) && shortBase == u"ProgrammingError");
    return false;
}

} // namespace

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const Raise &node)
{
    const SourcePosition where = frame.environment.tree->position(statement);
    if (!node.exception && m_handled.isEmpty())
        return failure(needsPython(u"an exception that is raised again"_s, where));
    if (!node.exception) {
        m_raised = m_handled.back();
        return failure(needsPython(u"the exception %1, which is raised again"_s.arg(m_raised->typeName()), where));
    }
    const Result<Value> exception = evaluate(frame, *node.exception);
    if (!exception)
        return failure(exception.error());
    m_raised = *exception;
    return failure(needsPython(u"the exception %1, which is raised here"_s.arg(exception->typeName()), where));
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const Assert &node)
{
    const Result<bool> holds = truth(frame, *node.condition);
    if (!holds)
        return failure(holds.error());
    if (*holds)
        return Flow::Next;
    return raise(u"AssertionError"_s, {}, frame.environment.tree->position(statement));
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Try &node)
{
    Result<Flow> flow = runBody(frame, node.body);
    if (!flow && !m_raised)
        m_raised = m_program.m_host.exceptionFor(flow.error());
    if (!flow && m_raised)
        flow = runHandlers(frame, node, flow.error());
    else if (flow && *flow == Flow::Next)
        flow = runBody(frame, node.orElse);
    if (!flow && !m_raised)
        return flow;
    const std::optional<Value> onItsWay = std::exchange(m_raised, std::nullopt);
    const Result<Flow> finally = runBody(frame, node.finally);
    if (!finally || *finally != Flow::Next)
        return finally;
    m_raised = onItsWay;
    return flow;
}

Result<Interpreter::Flow> Interpreter::runHandlers(Frame &frame, const Try &node, const Error &error)
{
    const Value raised = *m_raised;
    for (const ExceptHandler &handler : node.handlers) {
        m_raised.reset();
        const Result<bool> fits = handles(frame, handler, raised);
        if (!fits)
            return failure(fits.error());
        if (!*fits)
            continue;
        if (!handler.name.empty())
            bind(frame.environment, toQString(handler.name), raised, handler.offset);
        m_handled << raised;
        const Result<Flow> flow = runBody(frame, handler.body);
        m_handled.removeLast();
        return flow;
    }
    m_raised = raised;
    return failure(error);
}

// Exceptions are symbolic: one is of a type when its name is, or when everything is caught.
Result<bool> Interpreter::handles(Frame &frame, const ExceptHandler &handler, const Value &raised)
{
    if (!handler.type)
        return true;
    const Result<Value> type = evaluate(frame, *handler.type);
    if (!type)
        return failure(type.error());
    const QList<Value> types = type->tuple() ? type->tuple()->items : QList<Value>{*type};
    const QString name = raised.typeName();
    const Object *object = raised.object();
    const auto *instance = object ? object->as<Instance>() : nullptr;
    return std::ranges::any_of(types, [&](const Value &each) {
        const QString candidate = each.typeName();
        const Class *known = classOf(each);
        if (known)
            return instance && resolutionOrder(*instance->type->as<Class>()).contains(known);
        return candidate == name || isExceptionBase(candidate, name);
    });
}

} // namespace engine::python
