#include "engine/python/object.h"

#include "engine/overloaded.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

// A list that holds itself is cut off here.
constexpr int deepest = 100;

Value frozenTo(const Value &value, int depth);

QList<Value> frozenItems(const QList<Value> &items, int depth)
{
    QList<Value> result;
    result.reserve(items.size());
    for (const Value &item : items)
        result << frozenTo(item, depth);
    return result;
}

Dict frozenEntries(const Dict &dict, int depth)
{
    Dict result;
    for (const auto &[key, value] : dict.items)
        result.items.append({frozenTo(key, depth), frozenTo(value, depth)});
    return result;
}

Construct frozenParts(const Construct &construct, int depth)
{
    Construct result = construct;
    result.operands = frozenItems(construct.operands, depth);
    result.arguments = frozenItems(construct.arguments, depth);
    for (Keyword &keyword : result.keywords)
        keyword.value = frozenTo(keyword.value, depth);
    return result;
}

bool holdsObject(const Value &value)
{
    if (const Construct *construct = value.construct()) {
        return std::ranges::any_of(construct->operands, holdsObject)
            || std::ranges::any_of(construct->arguments, holdsObject)
            || std::ranges::any_of(construct->keywords,
                                   [](const Keyword &keyword) { return holdsObject(keyword.value); });
    }
    if (const QList<Value> *items = value.items())
        return std::ranges::any_of(*items, holdsObject);
    if (const Dict *dict = value.dict())
        return std::ranges::any_of(dict->items, [](const auto &entry) { return holdsObject(entry.second); });
    const Object *object = value.object();
    return object && (object->as<List>() || object->as<Dict>() || object->as<Set>());
}

Value frozenTo(const Value &value, int depth)
{
    // What holds no container object keeps its identity: two calls that look alike stay two.
    if (depth > deepest || !holdsObject(value))
        return value;
    const Value contents = contentsOf(value);
    if (const List *list = contents.list())
        return Value(List{frozenItems(list->items, depth + 1)});
    if (const Tuple *tuple = contents.tuple())
        return Value(Tuple{frozenItems(tuple->items, depth + 1), tuple->names});
    if (const Set *set = contents.set())
        return Value(Set{frozenItems(set->items, depth + 1)});
    if (const Dict *dict = contents.dict())
        return Value(frozenEntries(*dict, depth + 1));
    if (const Construct *construct = contents.construct())
        return Value(frozenParts(*construct, depth + 1));
    return value;
}

void collectOrder(const Class &type, QList<const Class *> &order)
{
    if (order.contains(&type))
        return;
    order << &type;
    for (const Value &base : type.bases) {
        if (const Class *known = classOf(base))
            collectOrder(*known, order);
    }
}

} // namespace

Environment *Environment::module()
{
    Environment *environment = this;
    while (environment->outer)
        environment = environment->outer;
    return environment;
}

bool Object::isTruthy() const
{
    return std::visit(Overloaded{
                          [](const List &list) { return !list.items.isEmpty(); },
                          [](const Dict &dict) { return !dict.items.isEmpty(); },
                          [](const Set &set) { return !set.items.isEmpty(); },
                          [](const auto &) { return true; },
                      },
                      data);
}

QString Object::typeName() const
{
    return std::visit(Overloaded{
                          [](const List &) { return u"list"_s; },
                          [](const Dict &) { return u"dict"_s; },
                          [](const Set &) { return u"set"_s; },
                          [](const Function &function) { return u"function %1"_s.arg(function.name); },
                          [](const Class &type) { return u"class %1"_s.arg(type.name); },
                          [](const Instance &instance) { return instance.type->as<Class>()->name; },
                          [](const BoundMethod &) { return u"method"_s; },
                          [](const ModuleObject &module) { return module.environment->moduleName; },
                          [](const GeneratorCall &) { return u"context manager"_s; },
                          [](const Lost &lost) { return u"value that is changed by %1"_s.arg(lost.why.reason); },
                      },
                      data);
}

std::optional<QList<Value>> itemsOf(const Value &value)
{
    const Value contents = contentsOf(value);
    if (const QList<Value> *items = contents.items())
        return *items;
    QList<Value> items;
    if (const Dict *dict = contents.dict()) {
        for (const auto &[key, entry] : dict->items)
            items << key;
        return items;
    }
    if (const QString *text = contents.string()) {
        for (const uint character : text->toUcs4())
            items << Value(QString::fromUcs4(reinterpret_cast<const char32_t *>(&character), 1));
        return items;
    }
    const Class *type = classOf(value);
    if (type && !type->members.isEmpty())
        return type->members;
    return std::nullopt;
}

Value frozen(const Value &value)
{
    return frozenTo(value, 0);
}

Value contentsOf(const Value &value)
{
    const Object *object = value.object();
    if (!object)
        return value;
    if (const auto *list = object->as<List>())
        return Value(*list);
    if (const auto *dict = object->as<Dict>())
        return Value(*dict);
    if (const auto *set = object->as<Set>())
        return Value(*set);
    return value;
}

bool isPlain(const Value &value)
{
    if (value.object())
        return false;
    if (const QList<Value> *items = value.items())
        return std::ranges::all_of(*items, isPlain);
    const Dict *dict = value.dict();
    return !dict || std::ranges::all_of(dict->items, [](const auto &entry) {
        return isPlain(entry.first) && isPlain(entry.second);
    });
}

const Class *classOf(const Value &value)
{
    const Object *object = value.object();
    return object ? object->as<Class>() : nullptr;
}

// Depth first from the left, a base once: the same as Python's order wherever no base stands in two places.
QList<const Class *> resolutionOrder(const Class &type)
{
    QList<const Class *> order;
    collectOrder(type, order);
    return order;
}

QStringList symbolicBases(const Class &type)
{
    QStringList names;
    for (const Class *each : resolutionOrder(type)) {
        for (const Value &base : each->bases) {
            if (base.isSymbolic())
                names << base.typeName();
        }
    }
    return names;
}

const Binding *attributeIn(const Class &type, const QString &name)
{
    for (const Class *each : resolutionOrder(type)) {
        if (const Binding *binding = each->names.find(name))
            return binding;
    }
    return nullptr;
}

CallArguments frozenArguments(const CallArguments &arguments)
{
    CallArguments result;
    for (const Value &argument : arguments.positional)
        result.positional << frozen(argument);
    for (const Keyword &keyword : arguments.keywords)
        result.keywords << Keyword{keyword.name, frozen(keyword.value)};
    return result;
}

Dict entriesOf(const Tuple &row)
{
    Dict entries;
    for (qsizetype index = 0; index < row.names.size(); ++index)
        entries.items.append({Value(row.names[index]), row.items[index]});
    return entries;
}

QList<Value> textsOf(const QStringList &texts)
{
    QList<Value> values;
    for (const QString &text : texts)
        values << Value(text);
    return values;
}

Value builtinCall(const QString &name, const QList<Value> &arguments, const SourcePosition &where)
{
    Construct call = constructAt(where, Construct::Kind::Call, u"builtins."_s + name);
    call.arguments = arguments;
    return Value(call);
}

} // namespace engine::python
