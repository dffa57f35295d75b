#include "engine/python/interpreter.h"

#include "engine/python/containermethods.h"
#include "engine/python/library.h"
#include "engine/python/needspython.h"
#include "engine/python/paths.h"
#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr int maximumDepth = 60;

/// True when instances of the class do no more than the project's files say.
bool isOfTheProject(const Class &type)
{
    const QStringList bases = symbolicBases(type);
    return std::ranges::all_of(bases, [](const QString &base) { return base.startsWith(u"builtins."_s); });
}

bool isDataClass(const Class &type)
{
    return std::ranges::any_of(type.decorators, [](const Value &decorator) {
        return decorator.typeName() == "dataclasses.dataclass"_L1 || decorator.typeName() == "dataclass"_L1;
    });
}

} // namespace

tl::unexpected<Error> Interpreter::raise(const QString &type, const QString &message, const SourcePosition &where)
{
    Construct exception;
    exception.name = u"builtins."_s + type;
    exception.arguments << Value(message);
    exception.where = where;
    m_raised = Value(exception);
    return failure(needsPython(u"the exception %1: %2"_s.arg(type, message), where));
}

Done Interpreter::step(const SourcePosition &where)
{
    if (m_program.m_options.stop.stop_requested())
        return failure({.kind = Error::Kind::Cancelled, .what = u"The run of the project's code was stopped."_s});
    if (++m_steps > m_program.m_options.maximumSteps)
        return failure(needsPython(u"more steps than are allowed here"_s, where));
    return {};
}

Result<Value> Interpreter::callFromOutside(const Value &callee, const CallArguments &arguments,
                                           const SourcePosition &where)
{
    Result<Value> value = call(callee, arguments, where);
    m_raised.reset();
    return value;
}

Result<CallArguments> Interpreter::evaluateArguments(Frame &frame, const Call &call)
{
    CallArguments arguments;
    for (const Argument &argument : call.arguments) {
        const Result<Value> value = evaluate(frame, *argument.value);
        if (!value)
            return failure(value.error());
        if (argument.kind == Argument::Kind::Positional) {
            arguments.positional << *value;
        } else if (argument.kind == Argument::Kind::Keyword) {
            arguments.keywords << Keyword{toQString(argument.name), *value};
        } else if (argument.kind == Argument::Kind::Starred) {
            const Result<QList<Value>> items = walkable(frame, *argument.value, *value);
            if (!items)
                return failure(items.error());
            arguments.positional << *items;
        } else {
            const Value contents = contentsOf(*value);
            if (!contents.dict())
                return refused(frame, *argument.value, u"two stars before something that is not a dict"_s);
            for (const auto &[key, entry] : contents.dict()->items) {
                if (!key.string())
                    return refused(frame, *argument.value, u"a keyword that is not a str"_s);
                arguments.keywords << Keyword{*key.string(), entry};
            }
        }
    }
    return arguments;
}

Result<Value> Interpreter::call(const Value &callee, const CallArguments &arguments, const SourcePosition &where)
{
    if (const Done done = step(where); !done)
        return failure(done.error());
    if (const Reference *reference = callee.reference())
        return callReference(reference->name, arguments, where);
    if (const Construct *construct = callee.construct()) {
        Construct call;
        call.where = where;
        call.arguments = arguments.positional;
        call.keywords = arguments.keywords;
        const bool isMethod = construct->kind == Construct::Kind::Attribute;
        if (isMethod) {
            const Value &object = construct->operands.front();
            if (const auto made = callLibraryMethod(object, construct->name, frozenArguments(arguments)))
                return checked(where, *made);
        }
        call.name = isMethod ? construct->name : QString();
        call.operands << (isMethod ? construct->operands.front() : callee);
        return callRecorded(call);
    }
    Object *object = callee.object();
    if (auto *function = object ? object->as<Function>() : nullptr;
        function && function->kind == Function::Kind::ContextManager)
        return Value(m_program.make(GeneratorCall{object, arguments}));
    if (auto *function = object ? object->as<Function>() : nullptr)
        return callFunction(*function, arguments, where);
    if (object && object->as<Class>())
        return callClass(*object, arguments, where);
    if (const auto *method = object ? object->as<BoundMethod>() : nullptr) {
        if (!method->function)
            return callMethod(method->self, method->name, arguments, where);
        CallArguments all = arguments;
        all.positional.prepend(method->self);
        return callFunction(*method->function->as<Function>(), all, where);
    }
    return failure(needsPython(u"a call of a %1"_s.arg(callee.typeName()), where));
}

Result<Value> Interpreter::callRecorded(Construct call)
{
    for (Value &operand : call.operands)
        operand = frozen(operand);
    for (Value &argument : call.arguments)
        argument = frozen(argument);
    for (Keyword &keyword : call.keywords)
        keyword.value = frozen(keyword.value);
    if (m_modulesRunning > 0 && !m_program.m_host.seesModules())
        return Value(call);
    const Result<Value> value = m_program.m_host.call(call);
    if (!value)
        return value;
    return objectOf(*value);
}

Result<Value> Interpreter::callReference(const QString &name, const CallArguments &given, const SourcePosition &where)
{
    CallArguments arguments = given;
    if (takesPaths(name)) {
        for (Value &argument : arguments.positional) {
            if (const auto path = pathText(argument))
                argument = Value(*path);
        }
    }
    if (const auto value = callBuiltinFunction(name, arguments, where))
        return *value;
    // Nearly every call of a file of models is SQLAlchemy's: none of Python's library, and there is much to ask for.
    if (!name.startsWith(u"sqlalchemy."_s)) {
        if (const auto value = callLibrary(name, arguments, where))
            return *value;
    }
    Construct call;
    call.name = name;
    call.where = where;
    call.arguments = arguments.positional;
    call.keywords = arguments.keywords;
    const bool isBuiltin = name.startsWith(u"builtins."_s);
    if (isBuiltin && (name.endsWith(u"Error"_s) || name.endsWith(u"Exception"_s)))
        return Value(call);
    if (isBuiltin)
        return failure(needsPython(u"a call of %1()"_s.arg(name), where));
    return callRecorded(call);
}

Result<Value> Interpreter::callMethod(const Value &object, const QString &method, const CallArguments &arguments,
                                      const SourcePosition &where)
{
    CallArguments plain = frozenArguments(arguments);
    if (const QString *text = object.string()) {
        if (method == u"join" && plain.positional.size() == 1 && plain.positional.front().isSymbolic()) {
            const Result<QList<Value>> items = itemsToWalk(plain.positional.front(), u"join() of"_s, where);
            if (!items)
                return failure(items.error());
            plain.positional.front() = Value(List{*items});
        }
        const bool allPlain = std::ranges::all_of(plain.positional, isPlain)
            && std::ranges::all_of(plain.keywords, [](const Keyword &keyword) { return isPlain(keyword.value); });
        if (!allPlain)
            return failure(needsPython(u"the method %1() of a str on objects"_s.arg(method), where));
        return checked(where, callTextMethod(*text, method, plain));
    }
    if (const Tuple *tuple = object.tuple()) {
        const bool countsItems = method == u"index" || method == u"count";
        Object contents{countsItems ? Object::Data(List{tuple->items}) : Object::Data(entriesOf(*tuple))};
        if (method == u"_asdict")
            return objectOf(contentsOf(Value(&contents)));
        const ContainerOutcome outcome = callContainerMethod(contents, method, arguments);
        return outcome ? Result<Value>(objectOf(*outcome)) : failure(needsPython(outcome.error().reason, where));
    }
    if (auto *list = object.object()->as<List>(); list && method == u"sort") {
        CallArguments all = arguments;
        all.positional = {object};
        const Result<Value> ordered = sorted(all, where);
        if (!ordered)
            return ordered;
        list->items = ordered->object()->as<List>()->items;
        return Value();
    }
    // Keys and items for comparison are looked at as they are; what is put in keeps its identity.
    const ContainerOutcome outcome = callContainerMethod(*object.object(), method, arguments);
    if (!outcome && outcome.error().isMissing)
        return raise(u"KeyError"_s, outcome.error().reason, where);
    if (!outcome)
        return failure(needsPython(outcome.error().reason, where));
    return objectOf(*outcome);
}

Result<Value> Interpreter::callFunction(const Function &function, const CallArguments &arguments,
                                        const SourcePosition &where)
{
    if (m_depth >= maximumDepth)
        return failure(needsPython(u"functions that call each other too deeply"_s, where));
    if (function.definition && function.definition->isAsync)
        return failure(needsPython(u"the asynchronous function '%1'"_s.arg(function.name), where));
    Environment &inside = environmentOf(function);
    if (const Done bound = bindParameters(function, arguments, inside, where); !bound)
        return failure(bound.error());
    Frame frame{inside, {}, {}};
    ++m_depth;
    Result<Value> value;
    if (function.result) {
        value = evaluate(frame, *function.result);
    } else {
        UsedNames names;
        collectNames(function.definition->body, names);
        inside.locals = names.bound;
        const Result<Flow> flow = runBody(frame, function.definition->body);
        value = flow ? Result<Value>(names.hasYield ? listOf(frame.yielded) : frame.returned)
                     : Result<Value>(failure(flow.error()));
    }
    --m_depth;
    return value;
}

// The names of one call of a function, none of them bound yet.
Environment &Interpreter::environmentOf(const Function &function)
{
    Environment &inside = m_program.makeEnvironment();
    inside.outer = function.environment;
    inside.tree = function.environment->tree;
    inside.moduleName = function.environment->moduleName;
    inside.isCall = true;
    return inside;
}

Done Interpreter::bindParameters(const Function &function, const CallArguments &arguments, Environment &inside,
                                 const SourcePosition &where)
{
    qsizetype index = 0;
    for (const Parameter &parameter : function.parameters) {
        if (parameter.kind == Parameter::Kind::VarPositional || parameter.kind == Parameter::Kind::VarKeyword)
            continue;
        const QString name = toQString(parameter.name);
        const bool canBePositional = parameter.kind != Parameter::Kind::KeywordOnly;
        const auto keyword = std::ranges::find(arguments.keywords, name, &Keyword::name);
        const bool isNamed = keyword != arguments.keywords.end() && parameter.kind != Parameter::Kind::PositionalOnly;
        std::optional<Value> value;
        if (canBePositional && index < arguments.positional.size())
            value = arguments.positional[index];
        else if (isNamed)
            value = keyword->value;
        else if (function.defaults.contains(name))
            value = function.defaults.value(name);
        if (!value)
            return failure(needsPython(u"the parameter '%1', for which nothing is given"_s.arg(name), where));
        bind(inside, name, *value, parameter.offset);
        index += canBePositional ? 1 : 0;
    }
    return bindRest(function, arguments, inside, where);
}

// *args and **kwargs, or the complaint that there is nothing to take what is left.
Done Interpreter::bindRest(const Function &function, const CallArguments &arguments, Environment &inside,
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
    if ((!rest && arguments.positional.size() > positional) || (!restOfKeywords && !others.items.isEmpty()))
        return failure(needsPython(u"arguments that the function '%1' does not take"_s.arg(function.name), where));
    if (rest)
        bind(inside, toQString(rest->name), Value(Tuple{arguments.positional.mid(positional)}), rest->offset);
    if (restOfKeywords)
        bind(inside, toQString(restOfKeywords->name), Value(m_program.make(others)), restOfKeywords->offset);
    return {};
}

Result<Value> Interpreter::callClass(Object &type, const CallArguments &arguments, const SourcePosition &where)
{
    const auto &known = *type.as<Class>();
    if (!known.members.isEmpty() && arguments.positional.size() == 1)
        return memberFor(known, arguments.positional.front(), where);
    if (isOfTheProject(known))
        return instanceOf(type, arguments, where);
    Construct call;
    call.where = where;
    call.operands << Value(&type);
    call.arguments = arguments.positional;
    call.keywords = arguments.keywords;
    return callRecorded(call);
}

Result<Value> Interpreter::memberFor(const Class &type, const Value &value, const SourcePosition &where)
{
    for (const Value &member : type.members) {
        const Binding *own = member.object()->as<Instance>()->attributes.find(u"value"_s);
        if (member == value || frozen(*own->value()) == frozen(value))
            return member;
    }
    return raise(u"ValueError"_s, u"a value that %1 does not have"_s.arg(type.name), where);
}

Result<Value> Interpreter::instanceOf(Object &type, const CallArguments &arguments, const SourcePosition &where)
{
    const auto &known = *type.as<Class>();
    Object *made = m_program.make(Instance{&type, {}});
    auto &attributes = made->as<Instance>()->attributes;
    if (const Binding *constructor = attributeIn(known, u"__init__"_s)) {
        Object *function = constructor->value() ? constructor->value()->object() : nullptr;
        if (!function || !function->as<Function>())
            return failure(needsPython(u"the constructor of %1"_s.arg(known.name), where));
        CallArguments all = arguments;
        all.positional.prepend(Value(made));
        return callFunction(*function->as<Function>(), all, where).map([made](const Value &) { return Value(made); });
    }
    if (isDataClass(known)) {
        qsizetype index = 0;
        for (const Annotation &field : known.annotations) {
            const auto keyword = std::ranges::find(arguments.keywords, field.name, &Keyword::name);
            if (index < arguments.positional.size())
                attributes.bind(field.name, {arguments.positional[index], where, {}});
            else if (keyword != arguments.keywords.end())
                attributes.bind(field.name, {keyword->value, where, {}});
            ++index;
        }
        return Value(made);
    }
    const bool isException = !symbolicBases(known).isEmpty();
    if (!isException && (!arguments.positional.isEmpty() || !arguments.keywords.isEmpty()))
        return failure(needsPython(u"arguments that the class '%1' does not take"_s.arg(known.name), where));
    return Value(made);
}

} // namespace engine::python
