#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"

#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// A function with @contextmanager, taken apart at its one `yield`.
struct ManagerParts
{
    std::vector<Statements> before;
    const Yield *yield = nullptr;
    std::vector<Statements> after;
};

const Yield *yieldOf(const Statement *statement)
{
    const auto *expression = std::get_if<ExpressionStatement>(&statement->node);
    return expression ? std::get_if<Yield>(&expression->value->node) : nullptr;
}

/// The `yield` is a statement of the function itself, or of a `try` in it, whose `finally` is run then. Nothing where
/// it stands elsewhere.
std::optional<ManagerParts> partsOf(Statements whole)
{
    for (size_t index = 0; index < whole.size(); ++index) {
        if (const Yield *yield = yieldOf(whole[index]))
            return ManagerParts{{whole.first(index)}, yield, {whole.subspan(index + 1)}};
        const auto *attempt = std::get_if<Try>(&whole[index]->node);
        const std::optional<ManagerParts> inner = attempt ? partsOf(attempt->body) : std::nullopt;
        if (!inner)
            continue;
        ManagerParts parts = *inner;
        parts.before.insert(parts.before.begin(), whole.first(index));
        parts.after.push_back(attempt->orElse);
        parts.after.push_back(attempt->finally);
        parts.after.push_back(whole.subspan(index + 1));
        return parts;
    }
    return std::nullopt;
}

} // namespace

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const With &node)
{
    if (node.isAsync)
        return failure(needsPython(inWords(statement), frame.environment.tree->position(statement)));
    return runItems(frame, node.items, node.body);
}

Result<Interpreter::Flow> Interpreter::runItems(Frame &frame, std::span<const WithItem> items, Statements body)
{
    if (items.empty())
        return runBody(frame, body);
    const WithItem &item = items.front();
    const Result<Value> context = evaluate(frame, *item.context);
    if (!context)
        return failure(context.error());
    if (const auto manager = context->object() ? context->object()->as<GeneratorCall>() : nullptr)
        return runManager(frame, *manager, items, body);
    if (context->object() && context->object()->as<Instance>())
        return runContext(frame, *context, items, body);
    if (!context->isSymbolic())
        return refused(frame, *item.context, u"a 'with' statement over a %1"_s.arg(context->typeName()));
    const SourcePosition where = frame.environment.tree->position(*item.context);
    const Result<Value> entered = m_program.m_host.enter(*context, where);
    if (!entered)
        return failure(entered.error());
    if (item.target) {
        if (const Done assigned = assign(frame, *item.target, *entered); !assigned)
            return failure(assigned.error());
    }
    Result<Flow> flow = runItems(frame, items.subspan(1), body);
    if (!flow)
        return flow;
    if (const Done left = m_program.m_host.leave(*context, *entered, where); !left)
        return failure(left.error());
    return flow;
}

// A function with @contextmanager: what stands before its `yield`, the block, what stands after.
Result<Interpreter::Flow> Interpreter::runManager(Frame &frame, const GeneratorCall &manager,
                                                  std::span<const WithItem> items, Statements body)
{
    const SourcePosition where = frame.environment.tree->position(*items.front().context);
    const auto &function = *manager.function->as<Function>();
    const std::optional<ManagerParts> parts = partsOf(function.definition->body);
    if (!parts)
        return failure(needsPython(u"a context manager whose 'yield' stands deeper"_s, where));
    Environment &inside = environmentOf(function);
    if (const Done bound = bindParameters(function, manager.arguments, inside, where); !bound)
        return failure(bound.error());
    Frame managing{inside, {}, {}};
    for (const Statements statements : parts->before) {
        if (const Result<Flow> flow = runBody(managing, statements); !flow)
            return flow;
    }
    const Result<Value> entered = parts->yield->value ? evaluate(managing, *parts->yield->value) : Value();
    if (!entered)
        return failure(entered.error());
    if (items.front().target) {
        if (const Done assigned = assign(frame, *items.front().target, *entered); !assigned)
            return failure(assigned.error());
    }
    const Result<Flow> flow = runItems(frame, items.subspan(1), body);
    if (!flow)
        return flow;
    for (const Statements statements : parts->after) {
        if (const Result<Flow> left = runBody(managing, statements); !left)
            return left;
    }
    return flow;
}

// A context manager of the project's own: it is not asked about exceptions, which go on outwards.
Result<Interpreter::Flow> Interpreter::runContext(Frame &frame, const Value &context, std::span<const WithItem> items,
                                                  Statements body)
{
    const SourcePosition where = frame.environment.tree->position(*items.front().context);
    const Result<Value> enter = attributeOf(context, u"__enter__"_s, where);
    const Result<Value> entered = enter ? call(*enter, {}, where) : enter;
    if (!entered)
        return failure(entered.error());
    if (items.front().target) {
        if (const Done assigned = assign(frame, *items.front().target, *entered); !assigned)
            return failure(assigned.error());
    }
    Result<Flow> flow = runItems(frame, items.subspan(1), body);
    if (!flow)
        return flow;
    const Result<Value> exit = attributeOf(context, u"__exit__"_s, where);
    const Result<Value> left =
        exit ? call(*exit, {.positional = {Value(), Value(), Value()}, .keywords = {}}, where) : exit;
    return left ? flow : failure(left.error());
}

} // namespace engine::python
