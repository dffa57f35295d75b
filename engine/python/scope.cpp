#include "engine/python/scope.h"

namespace engine::python {

const FunctionDefinition *Binding::function() const
{
    const auto *function = std::get_if<const FunctionDefinition *>(&what);
    return function ? *function : nullptr;
}

void Scope::bind(const QString &name, Binding binding)
{
    const qsizetype known = m_bindings.size();
    Binding &bound = m_bindings[name];
    if (m_bindings.size() > known)
        m_names << name;
    bound = std::move(binding);
}

void Scope::unbind(const QString &name)
{
    if (m_bindings.remove(name))
        m_names.removeOne(name);
}

const Binding *Scope::find(const QString &name) const
{
    const auto found = m_bindings.constFind(name);
    return found == m_bindings.constEnd() ? nullptr : &*found;
}

} // namespace engine::python
