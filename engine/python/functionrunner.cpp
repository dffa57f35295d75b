#include "engine/python/functionrunner.h"

#include "engine/python/imports.h"
#include "engine/python/modulereader.h"
#include "engine/python/needspython.h"
#include "engine/python/targets.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr int maximumDepth = 30;

} // namespace

FunctionRunner::FunctionRunner(const Module &module, const Scope &moduleScope, Host &host, int depth)
    : m_module(module)
    , m_moduleScope(moduleScope)
    , m_host(host)
    , m_depth(depth)
    , m_expressions(module, *this)
{
}

tl::unexpected<Error> FunctionRunner::needsPythonAt(quint32 offset, const QString &reason) const
{
    return failure(needsPython(reason, m_module.position(offset)));
}

Result<Value> FunctionRunner::run(const FunctionDefinition &function, const CallArguments &arguments,
                                  const SourcePosition &where)
{
    const QString name = toQString(function.name);
    if (m_depth > maximumDepth)
        return failure(needsPython(u"functions that call each other too deeply"_s, where));
    if (function.isAsync)
        return failure(needsPython(u"the asynchronous function '%1'"_s.arg(name), where));
    if (!function.decorators.empty())
        return failure(needsPython(u"the decorated function '%1'"_s.arg(name), where));
    UsedNames names;
    collectNames(function.body, names);
    m_localNames = names.bound;
    if (const Done bound = bindParameters(function, arguments, where); !bound)
        return failure(bound.error());
    const Result<Flow> flow = runBody(function.body);
    if (!flow)
        return failure(flow.error());
    return m_returned;
}

Done FunctionRunner::bindParameters(const FunctionDefinition &function, const CallArguments &arguments,
                                    const SourcePosition &where)
{
    qsizetype index = 0;
    for (const Parameter &parameter : function.parameters) {
        if (parameter.kind == Parameter::Kind::VarPositional || parameter.kind == Parameter::Kind::VarKeyword)
            continue;
        const Result<Value> value = argumentFor(parameter, index, arguments, where);
        if (!value)
            return failure(value.error());
        bind(toQString(parameter.name), *value, m_module.position(parameter.offset));
        index += parameter.kind == Parameter::Kind::KeywordOnly ? 0 : 1;
    }
    return bindRest(function, arguments, where);
}

Result<Value> FunctionRunner::argumentFor(const Parameter &parameter, qsizetype index, const CallArguments &arguments,
                                          const SourcePosition &where)
{
    const QString name = toQString(parameter.name);
    const bool canBePositional = parameter.kind != Parameter::Kind::KeywordOnly;
    const bool isPositional = canBePositional && index < arguments.positional.size();
    for (const Keyword &keyword : arguments.keywords) {
        if (keyword.name != name || parameter.kind == Parameter::Kind::PositionalOnly)
            continue;
        if (isPositional)
            return failure(needsPython(u"the parameter '%1' given twice"_s.arg(name), where));
        return keyword.value;
    }
    if (isPositional)
        return arguments.positional[index];
    if (!parameter.defaultValue)
        return failure(needsPython(u"the parameter '%1', for which nothing is given"_s.arg(name), where));
    // A default is evaluated where the function is defined; with names in it that could mean something else here.
    UsedNames names;
    collectNames(*parameter.defaultValue, names);
    if (!names.read.isEmpty())
        return needsPythonAt(parameter.offset, u"the default of the parameter '%1'"_s.arg(name));
    return m_expressions.evaluate(*parameter.defaultValue);
}

// *args and **kwargs, or the complaint that there is nothing to take what is left.
Done FunctionRunner::bindRest(const FunctionDefinition &function, const CallArguments &arguments,
                              const SourcePosition &where)
{
    qsizetype positional = 0;
    QSet<QString> named;
    const Parameter *rest = nullptr;
    const Parameter *restOfKeywords = nullptr;
    for (const Parameter &parameter : function.parameters) {
        if (parameter.kind == Parameter::Kind::VarPositional)
            rest = &parameter;
        else if (parameter.kind == Parameter::Kind::VarKeyword)
            restOfKeywords = &parameter;
        else if (parameter.kind != Parameter::Kind::KeywordOnly)
            ++positional;
        if (parameter.kind == Parameter::Kind::Positional || parameter.kind == Parameter::Kind::KeywordOnly)
            named << toQString(parameter.name);
    }
    Dict others;
    for (const Keyword &keyword : arguments.keywords) {
        if (!named.contains(keyword.name))
            insertEntry(others, Value(keyword.name), keyword.value);
    }
    if ((!rest && arguments.positional.size() > positional) || (!restOfKeywords && !others.items.isEmpty())) {
        return failure(
            needsPython(u"arguments that the function '%1' does not take"_s.arg(toQString(function.name)), where));
    }
    if (rest)
        bind(toQString(rest->name), Value(Tuple{arguments.positional.mid(positional)}), where);
    if (restOfKeywords)
        bind(toQString(restOfKeywords->name), Value(others), where);
    return {};
}

Result<Value> FunctionRunner::lookUp(const QString &name, const SourcePosition &where)
{
    if (m_locals.find(name))
        return valueIn(m_locals, name, where);
    if (m_localNames.contains(name))
        return failure(needsPython(u"the name '%1' before it has a value"_s.arg(name), where));
    return valueIn(m_moduleScope, name, where);
}

bool FunctionRunner::isBound(const QString &name) const
{
    return m_locals.find(name) || m_localNames.contains(name) || m_moduleScope.find(name)
        || !m_moduleScope.starImports().isEmpty();
}

const FunctionDefinition *FunctionRunner::function(const QString &name) const
{
    if (m_locals.find(name) || m_localNames.contains(name))
        return nullptr;
    const Binding *binding = m_moduleScope.find(name);
    return binding ? binding->function() : nullptr;
}

Result<Value> FunctionRunner::callFunction(const FunctionDefinition &function, const CallArguments &arguments,
                                           const SourcePosition &where)
{
    return FunctionRunner(m_module, m_moduleScope, m_host, m_depth + 1).run(function, arguments, where);
}

Result<FunctionRunner::Flow> FunctionRunner::runBody(Statements statements)
{
    for (const Statement *statement : statements) {
        Result<Flow> flow = std::visit([&](const auto &node) { return runNode(*statement, node); }, statement->node);
        if (!flow || *flow == Flow::Return)
            return flow;
    }
    return Flow::Next;
}

template <typename Node> Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &statement, const Node &)
{
    return needsPythonAt(statement.span.begin, inWords(statement));
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const Pass &)
{
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const ExpressionStatement &node)
{
    if (std::holds_alternative<Constant>(node.value->node) || std::holds_alternative<StringLiteral>(node.value->node))
        return Flow::Next;
    return m_expressions.evaluate(*node.value).map([](const Value &) { return Flow::Next; });
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const Assign &node)
{
    const Result<Value> value = m_expressions.evaluate(*node.value);
    if (!value)
        return failure(value.error());
    for (const Expression *target : node.targets) {
        if (const Done assigned = assign(*target, *value); !assigned)
            return failure(assigned.error());
    }
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const AnnotatedAssign &node)
{
    if (!node.value)
        return Flow::Next;
    const Result<Value> value = m_expressions.evaluate(*node.value);
    if (!value)
        return failure(value.error());
    return assign(*node.target, *value).map([] { return Flow::Next; });
}

// On a list `+=` changes the list itself, which another name may stand for too; on the rest it makes a new value.
Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &statement, const AugmentedAssign &node)
{
    const Result<Value> left = m_expressions.evaluate(*node.target);
    if (!left)
        return failure(left.error());
    const Result<Value> right = m_expressions.evaluate(*node.value);
    if (!right)
        return failure(right.error());
    if (left->list() || left->dict() || left->set() || left->isSymbolic() || right->isSymbolic())
        return needsPythonAt(statement.span.begin, u"an augmented assignment to a %1"_s.arg(left->typeName()));
    const bool isFormat = node.operation == BinaryOperator::Modulo && left->string();
    const Computed value =
        isFormat ? formatPercent(*left->string(), *right) : computeBinary(node.operation, *left, *right);
    if (!value)
        return needsPythonAt(statement.span.begin, value.error());
    return assign(*node.target, *value).map([] { return Flow::Next; });
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const Return &node)
{
    if (node.value) {
        const Result<Value> value = m_expressions.evaluate(*node.value);
        if (!value)
            return failure(value.error());
        m_returned = *value;
    }
    return Flow::Return;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const Import &node)
{
    for (const ImportBinding &binding : bindingsOf(node))
        bind(binding.name, Value(binding.target), m_module.position(binding.offset));
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &, const ImportFrom &node)
{
    for (const ImportBinding &binding : bindingsOf(node))
        bind(binding.name, Value(binding.target), m_module.position(binding.offset));
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &statement, const FunctionDefinition &node)
{
    const SourcePosition where = m_module.position(statement);
    m_locals.bind(toQString(node.name), {Unreadable{u"a function inside a function"_s, where}, where, {}});
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &statement, const ClassDefinition &node)
{
    const SourcePosition where = m_module.position(statement);
    m_locals.bind(toQString(node.name), {Unreadable{u"a class inside a function"_s, where}, where, {}});
    return Flow::Next;
}

Result<FunctionRunner::Flow> FunctionRunner::runNode(const Statement &statement, const With &node)
{
    if (node.isAsync)
        return needsPythonAt(statement.span.begin, u"an asynchronous 'with' statement"_s);
    return runItems(node.items, node.body);
}

Result<FunctionRunner::Flow> FunctionRunner::runItems(std::span<const WithItem> items, Statements body)
{
    if (items.empty())
        return runBody(body);
    const WithItem &item = items.front();
    const Result<Value> context = m_expressions.evaluate(*item.context);
    if (!context)
        return failure(context.error());
    if (!context->construct())
        return needsPythonAt(item.context->span.begin, u"a 'with' statement over a %1"_s.arg(context->typeName()));
    const Result<Value> entered = m_host.enter(*context->construct());
    if (!entered)
        return failure(entered.error());
    if (item.target) {
        if (const Done assigned = assign(*item.target, *entered); !assigned)
            return failure(assigned.error());
    }
    Result<Flow> flow = runItems(items.subspan(1), body);
    if (!flow)
        return flow;
    if (const Done left = m_host.leave(*context->construct(), *entered); !left)
        return failure(left.error());
    return flow;
}

Done FunctionRunner::assign(const Expression &target, const Value &value)
{
    const auto bindings = takeApart(target, value);
    if (!bindings)
        return needsPythonAt(target.span.begin, bindings.error());
    for (const TargetBinding &binding : *bindings)
        bind(binding.name, binding.value, m_module.position(*binding.target));
    return {};
}

void FunctionRunner::bind(const QString &name, const Value &value, const SourcePosition &where)
{
    m_locals.bind(name, {value, where, {}});
}

} // namespace engine::python
