#include "engine/python/interpreter.h"

#include "engine/python/imports.h"
#include "engine/python/needspython.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

bool isConstant(const Expression &expression)
{
    return std::holds_alternative<Constant>(expression.node) || std::holds_alternative<StringLiteral>(expression.node);
}

/// The tests `if TYPE_CHECKING:` and `if __name__ == '__main__':`, which hold for nobody who runs the file.
bool isForOthers(const Expression &condition)
{
    const auto *name = std::get_if<Name>(&condition.node);
    const auto *attribute = std::get_if<Attribute>(&condition.node);
    return (name && name->identifier == "TYPE_CHECKING") || (attribute && attribute->name == "TYPE_CHECKING");
}

} // namespace

void Interpreter::runModule(Environment &environment)
{
    Frame frame{environment, {}, {}};
    bind(environment, u"__name__"_s, Value(environment.moduleName), 0);
    bind(environment, u"__file__"_s, Value(environment.tree->fileName()), 0);
    ++m_modulesRunning;
    for (const Statement *statement : environment.tree->body()) {
        const Result<Flow> flow = runStatement(frame, *statement);
        m_raised.reset();
        if (!flow)
            passOver(frame, *statement, flow.error());
    }
    --m_modulesRunning;
}

void Interpreter::passOver(Frame &frame, const Statement &statement, const Error &error)
{
    const bool saysWhy = error.kind == Error::Kind::NeedsPython || error.kind == Error::Kind::KnownWhenRun;
    const QString reason = saysWhy && !error.why.isEmpty() ? error.why : error.what;
    const SourcePosition where = error.where.line > 0 ? error.where : frame.environment.tree->position(statement);
    m_program.m_unread << Unread{reason, where};
    const Unreadable why{reason, where, error.kind};
    UsedNames names;
    collectNames(statement, names);
    for (const QString &name : std::as_const(names.bound))
        frame.environment.names.bind(name, {why, where, statement.span});
    // What it mentions it may have changed; whoever else holds the same object must not rely on it either.
    for (const QString &name : std::as_const(names.read)) {
        const Binding *binding = frame.environment.names.find(name);
        Object *object = binding && binding->value() ? binding->value()->object() : nullptr;
        const bool canChange =
            object && (object->as<List>() || object->as<Dict>() || object->as<Set>() || object->as<Instance>());
        if (canChange)
            object->data = Lost{why};
    }
}

Result<Interpreter::Flow> Interpreter::runBody(Frame &frame, Statements statements)
{
    for (const Statement *statement : statements) {
        const Result<Flow> flow = runStatement(frame, *statement);
        if (!flow && canLeaveOut(frame, *statement, flow.error())) {
            passOver(frame, *statement, flow.error());
            continue;
        }
        if (!flow || *flow != Flow::Next)
            return flow;
    }
    return Flow::Next;
}

// What decides whether the function goes on cannot be left out; about the rest the host is asked.
bool Interpreter::canLeaveOut(Frame &frame, const Statement &statement, const Error &error)
{
    if (error.kind != Error::Kind::KnownWhenRun)
        return false;
    UsedNames names;
    collectNames(statement, names);
    if (names.leaves || names.hasYield)
        return false;
    // What the project's own functions call, the statement calls.
    QSet<const FunctionDefinition *> seen;
    QList<QString> waiting(names.read.cbegin(), names.read.cend());
    while (!waiting.isEmpty()) {
        Environment *at = &frame.environment;
        const QString name = waiting.takeLast();
        while (at && !at->names.find(name))
            at = at->outer;
        const Binding *binding = at ? at->names.find(name) : nullptr;
        const Object *object = binding && binding->value() ? binding->value()->object() : nullptr;
        const auto *function = object ? object->as<Function>() : nullptr;
        if (!function || !function->definition || seen.contains(function->definition))
            continue;
        seen << function->definition;
        UsedNames inside;
        collectNames(function->definition->body, inside);
        names.calls.unite(inside.calls);
        waiting.append(QList<QString>(inside.read.cbegin(), inside.read.cend()));
    }
    return m_program.m_host.leavesOut(error, names.calls);
}

Result<Interpreter::Flow> Interpreter::runStatement(Frame &frame, const Statement &statement)
{
    if (const Done done = step(frame.environment.tree->position(statement)); !done)
        return failure(done.error());
    return std::visit([&](const auto &node) { return run(frame, statement, node); }, statement.node);
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const ExpressionStatement &node)
{
    if (isConstant(*node.value))
        return Flow::Next;
    return evaluate(frame, *node.value).map([](const Value &) { return Flow::Next; });
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Assign &node)
{
    const Result<Value> value = evaluate(frame, *node.value);
    if (!value)
        return failure(value.error());
    for (const Expression *target : node.targets) {
        if (const Done assigned = assign(frame, *target, *value); !assigned)
            return failure(assigned.error());
    }
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const AugmentedAssign &node)
{
    const Result<Value> left = evaluate(frame, *node.target);
    if (!left)
        return failure(left.error());
    const Result<Value> right = evaluate(frame, *node.value);
    if (!right)
        return failure(right.error());
    // On a list, `+=` changes the list itself, which another name may stand for too.
    Object *object = left->object();
    if (auto *list = object ? object->as<List>() : nullptr; list && node.operation == BinaryOperator::Add) {
        const auto items = itemsOf(*right);
        if (!items)
            return refused(frame, *node.value, u"an addition of a %1 to a list"_s.arg(right->typeName()));
        list->items << *items;
        return Flow::Next;
    }
    const Result<Value> value = binary(frame, *node.target, node.operation, *left, *right);
    if (!value)
        return failure(value.error());
    return assign(frame, *node.target, *value).map([] { return Flow::Next; });
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const AnnotatedAssign &node)
{
    const auto *name = std::get_if<Name>(&node.target->node);
    if (frame.environment.isClass && name) {
        frame.environment.annotations << Annotation{toQString(name->identifier), node.annotation, node.value != nullptr,
                                                    frame.environment.tree->position(statement)};
    }
    if (!node.value)
        return Flow::Next;
    const Result<Value> value = evaluate(frame, *node.value);
    if (!value)
        return failure(value.error());
    return assign(frame, *node.target, *value).map([] { return Flow::Next; });
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Return &node)
{
    if (!node.value) {
        frame.returned = Value();
        return Flow::Return;
    }
    const Result<Value> value = evaluate(frame, *node.value);
    if (!value)
        return failure(value.error());
    frame.returned = *value;
    return Flow::Return;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const Delete &node)
{
    for (const Expression *target : node.targets) {
        if (const auto *name = std::get_if<Name>(&target->node)) {
            frame.environment.names.unbind(toQString(name->identifier));
            continue;
        }
        const auto *item = std::get_if<Subscript>(&target->node);
        if (!item)
            return refused(frame, *target, inWords(statement));
        const Result<Value> container = evaluate(frame, *item->object);
        const Result<Value> index = container ? evaluate(frame, *item->index) : container;
        if (!index)
            return failure(index.error());
        Object *object = container->object();
        if (!object || (!object->as<Dict>() && !object->as<List>()))
            return refused(frame, *target, inWords(statement));
        const SourcePosition where = frame.environment.tree->position(*target);
        const auto removed = callMethod(*container, u"pop"_s, {.positional = {*index}, .keywords = {}}, where);
        if (!removed)
            return failure(removed.error());
    }
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &, const Statement &, const Pass &)
{
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &, const Statement &, const Break &)
{
    return Flow::Break;
}

Result<Interpreter::Flow> Interpreter::run(Frame &, const Statement &, const Continue &)
{
    return Flow::Continue;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Global &node)
{
    for (const std::string_view name : node.names)
        frame.environment.globals << toQString(name);
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const Nonlocal &node)
{
    for (const std::string_view name : node.names)
        frame.environment.outers << toQString(name);
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const Import &node)
{
    const SourcePosition where = frame.environment.tree->position(statement);
    for (const ImportedName &imported : node.names) {
        const QString full = toQString(imported.name);
        const Result<Value> module = moduleNamed(full, where);
        if (!module)
            return failure(module.error());
        // `import a.b` binds `a`, `import a.b as c` binds c to the inner one.
        const QString outermost = full.section(u'.', 0, 0);
        const Result<Value> bound = imported.alias.empty() ? moduleNamed(outermost, where) : module;
        if (!bound)
            return failure(bound.error());
        bind(frame.environment, boundName(imported), *bound, imported.offset);
    }
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const ImportFrom &node)
{
    const SourcePosition where = frame.environment.tree->position(statement);
    const QString name = absoluteName(frame.environment, node);
    const Result<Value> module = moduleNamed(name, where);
    if (!module)
        return failure(module.error());
    const Object *object = module->object();
    const ModuleObject *known = object ? object->as<ModuleObject>() : nullptr;
    if (importsStar(node)) {
        if (!known) {
            frame.environment.names.addStarImport(name);
            return Flow::Next;
        }
        const Scope &names = known->environment->names;
        for (const QString &each : names.names()) {
            if (!each.startsWith(u'_'))
                frame.environment.names.bind(each, *names.find(each));
        }
        for (const QString &star : names.starImports())
            frame.environment.names.addStarImport(star);
        return Flow::Next;
    }
    for (const ImportedName &imported : node.names) {
        const QString part = toQString(imported.name);
        const Binding *binding = known ? known->environment->names.find(part) : nullptr;
        if (binding) {
            frame.environment.names.bind(boundName(imported), *binding);
            continue;
        }
        const Result<Value> value = moduleNamed(name.isEmpty() ? part : name + u'.' + part, where);
        if (!value)
            return failure(value.error());
        bind(frame.environment, boundName(imported), *value, imported.offset);
    }
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &, const If &node)
{
    for (const Branch &branch : node.branches) {
        if (isForOthers(*branch.condition))
            continue;
        const Result<bool> holds = truth(frame, *branch.condition);
        if (!holds)
            return failure(holds.error());
        if (*holds)
            return runBody(frame, branch.body);
    }
    return runBody(frame, node.orElse);
}

// Break and Continue end here; Return goes on outwards.
Result<Interpreter::Flow> Interpreter::runLoopBody(Frame &frame, Statements body)
{
    Result<Flow> flow = runBody(frame, body);
    if (flow && *flow == Flow::Continue)
        return Flow::Next;
    return flow;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const While &node)
{
    for (;;) {
        if (const Done done = step(frame.environment.tree->position(statement)); !done)
            return failure(done.error());
        const Result<bool> holds = truth(frame, *node.condition);
        if (!holds)
            return failure(holds.error());
        if (!*holds)
            return runBody(frame, node.orElse);
        const Result<Flow> flow = runLoopBody(frame, node.body);
        if (!flow || *flow == Flow::Return)
            return flow;
        if (*flow == Flow::Break)
            return Flow::Next;
    }
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const For &node)
{
    if (node.isAsync)
        return refused(frame, *node.iterable, inWords(statement));
    const Result<Value> iterable = evaluate(frame, *node.iterable);
    if (!iterable)
        return failure(iterable.error());
    const Result<QList<Value>> items = walkable(frame, *node.iterable, *iterable);
    if (!items)
        return failure(items.error());
    for (const Value &item : *items) {
        if (const Done assigned = assign(frame, *node.target, item); !assigned)
            return failure(assigned.error());
        const Result<Flow> flow = runLoopBody(frame, node.body);
        if (!flow || *flow == Flow::Return)
            return flow;
        if (*flow == Flow::Break)
            return Flow::Next;
    }
    return runBody(frame, node.orElse);
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const TypeAlias &node)
{
    const Result<Value> value = evaluate(frame, *node.value);
    if (!value)
        return failure(value.error());
    bind(frame.environment, toQString(node.name), *value, statement.span.begin);
    return Flow::Next;
}

} // namespace engine::python
