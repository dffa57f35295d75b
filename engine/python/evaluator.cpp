#include "engine/python/evaluator.h"

#include "engine/python/functionrunner.h"
#include "engine/python/modulereader.h"
#include "engine/python/needspython.h"

using namespace Qt::StringLiterals;

namespace engine::python {

std::optional<Value> Host::known(const Value &)
{
    return std::nullopt;
}

std::optional<bool> Host::truthOf(const Value &symbolic)
{
    return symbolic.reference() ? std::optional(true) : std::nullopt;
}

std::optional<QList<Value>> Host::itemsOf(const Value &)
{
    return std::nullopt;
}

Evaluator::Evaluator(const Module &module)
    : m_module(module)
{
    ModuleReader(module, m_scope).run();
}

Result<Value> Evaluator::value(const QString &name) const
{
    return valueIn(m_scope, name, SourcePosition{m_module.fileName()});
}

bool Evaluator::hasFunction(const QString &name) const
{
    const Binding *binding = m_scope.find(name);
    return binding && binding->function();
}

Result<Value> Evaluator::evaluate(const Expression &expression) const
{
    Scope scope = m_scope;
    ModuleReader reader(m_module, scope);
    return ExpressionEvaluator(m_module, reader).evaluate(expression);
}

Done Evaluator::runFunction(const QString &name, Host &host) const
{
    const Binding *binding = m_scope.find(name);
    const SourcePosition where = binding ? binding->where : SourcePosition{m_module.fileName()};
    if (!binding || !binding->function()) {
        const QString reason =
            binding ? u"'%1', which is not written as a function"_s : u"the function '%1' is missing"_s;
        return failure(needsPython(reason.arg(name), where));
    }
    if (binding->function()->bodySkipped)
        return failure(needsPython(u"the body of the function '%1' was not read"_s.arg(name), where));
    FunctionRunner runner(m_module, m_scope, host, 0);
    return runner.run(*binding->function(), {}, where).map([](const Value &) {});
}

} // namespace engine::python
