#include "engine/python/moduleconstants.h"

#include "engine/python/evaluator.h"
#include "engine/python/parser.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

template <typename Item> const Item *findByName(const QList<Item> &items, QStringView name)
{
    const auto found = std::ranges::find(items, name, &Item::name);
    return found == items.end() ? nullptr : &*found;
}

} // namespace

const ModuleConstant *ModuleConstants::find(QStringView name) const
{
    return findByName(constants, name);
}

const UnreadableName *ModuleConstants::findUnreadable(QStringView name) const
{
    return findByName(unreadable, name);
}

bool ModuleConstants::hasFunction(QStringView name) const
{
    return findByName(functions, name) != nullptr;
}

Result<ModuleConstants> readConstants(const QByteArray &source, const QString &fileName)
{
    const Result<Module> module = parseModule(source, fileName, {.skipFunctionBodies = true});
    if (!module)
        return failure(module.error());
    ModuleConstants result;
    if (const QString docstring = Module::docstring(module->body()); !docstring.isNull())
        result.docstring = docstring;
    const Evaluator evaluator(*module);
    const Scope &scope = evaluator.scope();
    for (const QString &name : scope.names()) {
        const Binding *binding = scope.find(name);
        if (binding->function())
            result.functions.append({name, binding->where});
        else if (const Unreadable *unreadable = binding->unreadable())
            result.unreadable.append({name, unreadable->reason, unreadable->where});
        else if (const bool isImport = binding->span == SourceSpan{}; !isImport)
            result.constants.append({name, *binding->value(), binding->where, binding->span});
    }
    return result;
}

} // namespace engine::python
