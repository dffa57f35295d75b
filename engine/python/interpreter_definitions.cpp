#include "engine/python/interpreter.h"

#include "engine/python/needspython.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// `Base[int]` is Base to whoever asks what a class is derived from.
Value withoutParameters(const Value &base)
{
    const Construct *subscript = base.construct();
    const bool isGeneric = subscript && subscript->kind == Construct::Kind::Subscript;
    return isGeneric ? subscript->operands.front() : base;
}

Function functionOf(const FunctionDefinition &node, Environment &environment)
{
    Function function;
    function.name = toQString(node.name);
    function.parameters = node.parameters;
    function.definition = &node;
    function.environment = &environment;
    return function;
}

bool isEnumeration(const Class &type)
{
    static const QStringList names{u"enum.Enum"_s, u"enum.IntEnum"_s, u"enum.StrEnum"_s, u"enum.Flag"_s,
                                   u"enum.IntFlag"_s};
    const QStringList bases = symbolicBases(type);
    return std::ranges::any_of(bases, [](const QString &base) { return names.contains(base); });
}

} // namespace

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const FunctionDefinition &node)
{
    Environment &environment = frame.environment;
    Function function = functionOf(node, environment);
    for (const Parameter &parameter : node.parameters) {
        if (!parameter.defaultValue)
            continue;
        const Result<Value> value = evaluate(frame, *parameter.defaultValue);
        if (!value)
            return failure(value.error());
        function.defaults.insert(toQString(parameter.name), *value);
    }
    Value value(m_program.make(function));
    for (qsizetype i = static_cast<qsizetype>(node.decorators.size()) - 1; i >= 0; --i) {
        const Result<Value> outcome = decorated(frame, *node.decorators[static_cast<size_t>(i)], value);
        if (!outcome)
            return failure(outcome.error());
        value = *outcome;
    }
    bind(environment, function.name, value, statement.span.begin);
    return Flow::Next;
}

Result<Interpreter::Flow> Interpreter::run(Frame &frame, const Statement &statement, const ClassDefinition &node)
{
    Class type;
    type.name = toQString(node.name);
    type.environment = &frame.environment;
    type.where = frame.environment.tree->position(statement);
    for (const Argument &argument : node.arguments) {
        const Result<Value> value = evaluate(frame, *argument.value);
        if (!value)
            return failure(value.error());
        if (argument.kind == Argument::Kind::Positional)
            type.bases << withoutParameters(*value);
        else if (argument.kind == Argument::Kind::Keyword)
            type.keywords << Keyword{toQString(argument.name), *value};
        else
            return refused(frame, *argument.value, u"bases of a class that are given by a star"_s);
    }
    Environment &body = m_program.makeEnvironment();
    body.outer = &frame.environment;
    body.tree = frame.environment.tree;
    body.moduleName = frame.environment.moduleName;
    body.isClass = true;
    Frame inside{body, {}, {}};
    // What a class says is read as far as it can be; the names that it cannot give are noted as such.
    for (const Statement *each : node.body) {
        const Result<Flow> flow = runStatement(inside, *each);
        if (flow)
            continue;
        if (m_raised)
            return flow;
        passOver(inside, *each, flow.error());
    }
    type.names = body.names;
    type.annotations = body.annotations;
    Object *object = m_program.make(std::move(type));
    if (const Done made = makeMembers(*object); !made)
        return failure(made.error());
    m_program.m_classes << object;
    m_program.m_host.defined(*object->as<Class>());
    Value value(object);
    for (qsizetype i = static_cast<qsizetype>(node.decorators.size()) - 1; i >= 0; --i) {
        const Result<Value> decorator = evaluate(frame, *node.decorators[static_cast<size_t>(i)]);
        if (!decorator)
            return failure(decorator.error());
        object->as<Class>()->decorators << *decorator;
    }
    bind(frame.environment, object->as<Class>()->name, value, statement.span.begin);
    return Flow::Next;
}

Result<Value> Interpreter::decorated(Frame &frame, const Expression &decorator, const Value &function)
{
    const Result<Value> value = evaluate(frame, decorator);
    if (!value)
        return value;
    Object *object = function.object();
    auto *known = object ? object->as<Function>() : nullptr;
    const Construct *construct = value->construct();
    const QString name = value->reference() ? value->reference()->name : construct ? construct->name : QString();
    if (known && name == u"builtins.staticmethod")
        known->kind = Function::Kind::Static;
    else if (known && name == u"builtins.classmethod")
        known->kind = Function::Kind::Class;
    else if (known && (name == u"builtins.property" || name == u"functools.cached_property"))
        known->kind = Function::Kind::Property;
    else if (known && name == u"contextlib.contextmanager")
        known->kind = Function::Kind::ContextManager;
    else if (!name.startsWith(u"functools."_s))
        return call(*value, {.positional = {function}, .keywords = {}}, frame.environment.tree->position(decorator));
    return function;
}

Done Interpreter::makeMembers(Object &type)
{
    auto &known = *type.as<Class>();
    if (!isEnumeration(known))
        return {};
    qint64 number = 0;
    const bool isText = symbolicBases(known).contains(u"enum.StrEnum"_s);
    const QList<QString> names = known.names.names();
    for (const QString &name : names) {
        const Binding binding = *known.names.find(name);
        const Object *object = binding.value() ? binding.value()->object() : nullptr;
        if (name.startsWith(u'_') || !binding.value() || (object && (object->as<Function>() || object->as<Class>())))
            continue;
        Value value = *binding.value();
        if (value.construct() && value.construct()->name == u"enum.auto")
            value = isText ? Value(name.toLower()) : Value(number + 1);
        number = value.integer() ? *value.integer() : number + 1;
        Object *member = m_program.make(Instance{&type, {}});
        member->as<Instance>()->attributes.bind(u"name"_s, {Value(name), binding.where, {}});
        member->as<Instance>()->attributes.bind(u"value"_s, {value, binding.where, {}});
        known.names.bind(name, {Value(member), binding.where, binding.span});
        known.members << Value(member);
    }
    return {};
}

} // namespace engine::python
