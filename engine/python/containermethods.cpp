#include "engine/python/containermethods.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

ContainerOutcome refused(const QString &method)
{
    return tl::unexpected(ContainerProblem{u"these arguments of %1()"_s.arg(method), false});
}

ContainerOutcome missing(const Value &value)
{
    return tl::unexpected(ContainerProblem{repr(frozen(value)), true});
}

qsizetype indexOf(const QList<Value> &items, const Value &value)
{
    const Value wanted = frozen(value);
    const auto found = std::ranges::find_if(items, [&wanted](const Value &item) { return frozen(item) == wanted; });
    return found == items.end() ? -1 : std::distance(items.begin(), found);
}

QList<Value> without(const QList<Value> &items, const QList<Value> &others, bool keepCommon)
{
    QList<Value> result;
    for (const Value &item : items) {
        if ((indexOf(others, item) >= 0) == keepCommon)
            result << item;
    }
    return result;
}

ContainerOutcome callList(List &list, const QString &method, const QList<Value> &given)
{
    QList<Value> &items = list.items;
    if (method == u"copy" && given.isEmpty())
        return Value(list);
    if (method == u"clear" && given.isEmpty()) {
        items.clear();
        return Value();
    }
    if (method == u"reverse" && given.isEmpty()) {
        std::ranges::reverse(items);
        return Value();
    }
    if (method == u"pop" && given.size() <= 1) {
        const qint64 index = given.isEmpty() ? -1 : given.front().integer() ? *given.front().integer() : items.size();
        const qint64 place = index < 0 ? index + items.size() : index;
        if (place < 0 || place >= items.size())
            return refused(method);
        return items.takeAt(place);
    }
    if (method == u"insert" && given.size() == 2 && given.front().integer()) {
        const qint64 index = *given.front().integer();
        items.insert(std::clamp<qint64>(index < 0 ? index + items.size() : index, 0, items.size()), given.back());
        return Value();
    }
    if (given.size() != 1)
        return refused(method);
    const Value &value = given.front();
    const auto others = itemsOf(value);
    if (method == u"append") {
        items << value;
    } else if (method == u"extend" && others) {
        items << *others;
    } else if (method == u"count") {
        return Value(qint64(std::ranges::count_if(
            items, [wanted = frozen(value)](const Value &item) { return frozen(item) == wanted; })));
    } else if (method == u"index" || method == u"remove") {
        const qsizetype place = indexOf(items, value);
        if (place < 0)
            return missing(value);
        if (method == u"index")
            return Value(qint64(place));
        items.removeAt(place);
    } else {
        return refused(method);
    }
    return Value();
}

const Value *entryOf(const Dict &dict, const Value &key)
{
    const Value wanted = frozen(key);
    for (const auto &[each, value] : dict.items) {
        if (each == wanted)
            return &value;
    }
    return nullptr;
}

ContainerOutcome updated(Dict &dict, const CallArguments &arguments)
{
    if (arguments.positional.size() > 1)
        return refused(u"update"_s);
    for (const Value &each : arguments.positional) {
        const Value other = contentsOf(each);
        if (!other.dict())
            return refused(u"update"_s);
        for (const auto &[key, value] : other.dict()->items)
            insertEntry(dict, key, value);
    }
    for (const Keyword &keyword : arguments.keywords)
        insertEntry(dict, Value(keyword.name), keyword.value);
    return Value();
}

ContainerOutcome callDict(Dict &dict, const QString &method, const CallArguments &arguments)
{
    const QList<Value> &given = arguments.positional;
    if (method == u"update")
        return updated(dict, arguments);
    QList<Value> parts;
    for (const auto &[key, value] : dict.items)
        parts << (method == u"keys" ? key : method == u"values" ? value : Value(Tuple{{key, value}}));
    if (given.isEmpty()) {
        if (method == u"keys" || method == u"values" || method == u"items")
            return Value(List{parts});
        if (method == u"copy")
            return Value(dict);
        if (method != u"clear")
            return refused(method);
        dict.items.clear();
        return Value();
    }
    if (given.size() > 2 || !arguments.keywords.isEmpty())
        return refused(method);
    const Value *found = entryOf(dict, given.front());
    const Value fallback = given.size() == 2 ? given.back() : Value();
    if (method == u"get")
        return found ? *found : fallback;
    if (method == u"setdefault") {
        if (found)
            return *found;
        insertEntry(dict, frozen(given.front()), fallback);
        return fallback;
    }
    if (method != u"pop")
        return refused(method);
    if (!found)
        return given.size() == 2 ? ContainerOutcome(fallback) : missing(given.front());
    const Value taken = *found;
    const Value wanted = frozen(given.front());
    dict.items.removeIf([&wanted](const auto &entry) { return entry.first == wanted; });
    return taken;
}

ContainerOutcome callSet(Set &set, const QString &method, const QList<Value> &given)
{
    if (given.isEmpty()) {
        if (method == u"copy")
            return Value(set);
        if (method != u"clear")
            return refused(method);
        set.items.clear();
        return Value();
    }
    if (given.size() != 1)
        return refused(method);
    const Value &value = given.front();
    if (method == u"add" || method == u"discard" || method == u"remove") {
        const qsizetype place = indexOf(set.items, value);
        if (method == u"add" && place < 0)
            set.items << frozen(value);
        if (method == u"remove" && place < 0)
            return missing(value);
        if (method != u"add" && place >= 0)
            set.items.removeAt(place);
        return Value();
    }
    const auto others = itemsOf(value);
    if (!others)
        return refused(method);
    if (method == u"union")
        return makeSet(set.items + *others);
    if (method == u"difference")
        return makeSet(without(set.items, *others, false));
    if (method == u"intersection")
        return makeSet(without(set.items, *others, true));
    if (method == u"issubset")
        return Value(without(set.items, *others, false).isEmpty());
    if (method == u"issuperset")
        return Value(without(*others, set.items, false).isEmpty());
    if (method != u"update")
        return refused(method);
    set.items = makeSet(set.items + *others).set()->items;
    return Value();
}

} // namespace

bool isContainerMethod(const Object &object, const QString &method)
{
    static const QStringList ofLists{u"append"_s, u"extend"_s, u"insert"_s, u"pop"_s,     u"remove"_s, u"index"_s,
                                     u"count"_s,  u"sort"_s,   u"copy"_s,   u"reverse"_s, u"clear"_s};
    static const QStringList ofDicts{u"get"_s,        u"keys"_s,   u"values"_s, u"items"_s, u"pop"_s,
                                     u"setdefault"_s, u"update"_s, u"copy"_s,   u"clear"_s};
    static const QStringList ofSets{u"add"_s,        u"discard"_s,      u"remove"_s,   u"union"_s,
                                    u"difference"_s, u"intersection"_s, u"issubset"_s, u"issuperset"_s,
                                    u"update"_s,     u"copy"_s,         u"clear"_s};
    return (object.as<List>() && ofLists.contains(method)) || (object.as<Dict>() && ofDicts.contains(method))
        || (object.as<Set>() && ofSets.contains(method));
}

ContainerOutcome callContainerMethod(Object &object, const QString &method, const CallArguments &arguments)
{
    if (auto *dict = object.as<Dict>())
        return callDict(*dict, method, arguments);
    if (!arguments.keywords.isEmpty())
        return refused(method);
    if (auto *list = object.as<List>())
        return callList(*list, method, arguments.positional);
    if (auto *set = object.as<Set>())
        return callSet(*set, method, arguments.positional);
    return refused(method);
}

} // namespace engine::python
