#include "engine/python/modulereader.h"

#include "engine/python/needspython.h"
#include "engine/python/targets.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

bool isMutable(const Value &value)
{
    return value.list() || value.dict() || value.set() || value.construct();
}

bool holds(const Value &container, const Value &part)
{
    const auto holdsPart = [&part](const Value &item) { return holds(item, part); };
    if (container == part)
        return true;
    if (const QList<Value> *items = container.items())
        return std::ranges::any_of(*items, holdsPart);
    if (const Dict *dict = container.dict())
        return std::ranges::any_of(dict->items, [&](const auto &entry) { return holdsPart(entry.second); });
    if (const Construct *construct = container.construct()) {
        return std::ranges::any_of(construct->operands, holdsPart)
            || std::ranges::any_of(construct->arguments, holdsPart)
            || std::ranges::any_of(construct->keywords,
                                   [&](const Keyword &keyword) { return holdsPart(keyword.value); });
    }
    return false;
}

} // namespace

Result<Value> valueIn(const Scope &scope, const QString &name, const SourcePosition &where)
{
    const Binding *binding = scope.find(name);
    if (!binding) {
        if (!scope.starImports().isEmpty())
            return failure(needsPython(
                u"the name '%1', which may come from 'from %2 import *'"_s.arg(name, scope.starImports().back()),
                where));
        return failure(needsPython(u"the name '%1', which this file does not define"_s.arg(name), where));
    }
    if (const Value *value = binding->value())
        return *value;
    if (binding->function())
        return failure(needsPython(u"the function '%1' used as a value"_s.arg(name), where));
    const Unreadable *unreadable = binding->unreadable();
    return failure(needsPython(
        u"the name '%1' has no value that can be read, because of %2 in line %3"_s.arg(name, unreadable->reason)
            .arg(unreadable->where.line),
        where));
}

ModuleReader::ModuleReader(const Module &module, Scope &scope)
    : m_module(module)
    , m_scope(scope)
    , m_expressions(module, *this)
{
}

void ModuleReader::run()
{
    for (const Statement *statement : m_module.body())
        std::visit([&](const auto &node) { read(*statement, node); }, statement->node);
}

Result<Value> ModuleReader::lookUp(const QString &name, const SourcePosition &where)
{
    return valueIn(m_scope, name, where);
}

bool ModuleReader::isBound(const QString &name) const
{
    return m_scope.find(name) != nullptr || !m_scope.starImports().isEmpty();
}

const FunctionDefinition *ModuleReader::function(const QString &name) const
{
    const Binding *binding = m_scope.find(name);
    return binding ? binding->function() : nullptr;
}

Result<Value> ModuleReader::callFunction(const FunctionDefinition &function, const CallArguments &,
                                         const SourcePosition &where)
{
    return failure(
        needsPython(u"a call of the function '%1' outside of a function"_s.arg(toQString(function.name)), where));
}

void ModuleReader::read(const Statement &statement, const Assign &node)
{
    const Result<Value> value = m_expressions.evaluate(*node.value);
    if (!value)
        forget(statement);
    for (const Expression *target : node.targets)
        assign(*target, *node.value, value);
}

void ModuleReader::read(const Statement &statement, const AnnotatedAssign &node)
{
    if (!node.value)
        return;
    const Result<Value> value = m_expressions.evaluate(*node.value);
    if (!value)
        forget(statement);
    assign(*node.target, *node.value, value);
}

void ModuleReader::assign(const Expression &target, const Expression &source, const Result<Value> &value)
{
    const auto bindings = value ? takeApart(target, *value) : tl::unexpected(value.error().why);
    if (bindings) {
        for (const TargetBinding &binding : *bindings) {
            m_scope.bind(binding.name, {binding.value, m_module.position(*binding.target), source.span});
        }
        return;
    }
    UsedNames names;
    const Expression *single = &target;
    collectNames(Statement{target.span, Assign{Expressions(&single, 1), &source}}, names);
    const Unreadable why{bindings.error(), value ? m_module.position(source) : value.error().where};
    for (const QString &name : std::as_const(names.bound))
        m_scope.bind(name, {why, m_module.position(target), source.span});
    for (const QString &name : std::as_const(names.read))
        forgetContainersOf(name, why);
}

void ModuleReader::bindImports(const QList<ImportBinding> &bindings)
{
    for (const ImportBinding &binding : bindings)
        m_scope.bind(binding.name, {Value(binding.target), m_module.position(binding.offset), {}});
}

void ModuleReader::read(const Statement &, const Import &node)
{
    bindImports(bindingsOf(node));
}

void ModuleReader::read(const Statement &, const ImportFrom &node)
{
    bindImports(bindingsOf(node));
    if (importsStar(node))
        m_scope.addStarImport(QString(static_cast<qsizetype>(node.level), u'.') + toQString(node.module));
}

void ModuleReader::read(const Statement &statement, const FunctionDefinition &node)
{
    m_scope.bind(toQString(node.name), {&node, m_module.position(statement), {}});
}

// A docstring or another constant does nothing; anything else may change what it mentions.
void ModuleReader::read(const Statement &statement, const ExpressionStatement &node)
{
    if (!std::holds_alternative<StringLiteral>(node.value->node) && !std::holds_alternative<Constant>(node.value->node))
        forget(statement);
}

void ModuleReader::read(const Statement &statement, const Delete &node)
{
    forget(statement);
    for (const Expression *target : node.targets) {
        if (const auto *name = std::get_if<Name>(&target->node))
            m_scope.unbind(toQString(name->identifier));
    }
}

template <typename Node> void ModuleReader::read(const Statement &statement, const Node &)
{
    forget(statement);
}

// The statement binds some names, and may change what lists, dicts and the like that it mentions hold.
void ModuleReader::forget(const Statement &statement)
{
    UsedNames names;
    collectNames(statement, names);
    const Unreadable why{inWords(statement), m_module.position(statement)};
    for (const QString &name : std::as_const(names.read))
        forgetContainersOf(name, why);
    for (const QString &name : std::as_const(names.bound))
        m_scope.bind(name, {why, why.where, statement.span});
}

// Two names may stand for the same list, so whatever holds an equal one is forgotten with it.
void ModuleReader::forgetContainersOf(const QString &name, const Unreadable &why)
{
    const Binding *binding = m_scope.find(name);
    if (!binding || (!binding->function() && !(binding->value() && isMutable(*binding->value()))))
        return;
    const std::optional<Value> changed = binding->value() ? std::optional(*binding->value()) : std::nullopt;
    const QList<QString> candidates = m_scope.names();
    for (const QString &candidate : candidates) {
        const Binding *other = m_scope.find(candidate);
        const Value *value = other->value();
        // A function of the file may change any of them.
        if (value && (changed ? holds(*value, *changed) : isMutable(*value)))
            m_scope.bind(candidate, {why, other->where, other->span});
    }
}

} // namespace engine::python
