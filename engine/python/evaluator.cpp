#include "engine/python/evaluator.h"

#include "engine/python/modulereader.h"
#include "engine/python/needspython.h"

using namespace Qt::StringLiterals;

namespace engine::python {

std::optional<Result<Value>> Host::known(const Value &)
{
    return std::nullopt;
}

std::optional<Result<QList<Value>>> Host::items(const Value &, const SourcePosition &)
{
    return std::nullopt;
}

std::optional<Value> Host::exceptionFor(const Error &)
{
    return std::nullopt;
}

bool Host::leavesOut(const Error &, const QSet<QString> &)
{
    return false;
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

} // namespace engine::python
