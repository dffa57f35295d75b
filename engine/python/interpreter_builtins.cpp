#include "engine/python/interpreter.h"

#include "engine/python/builtins.h"
#include "engine/python/library.h"
#include "engine/python/needspython.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr qint64 longestRange = 100'000;

const QString prefix = u"builtins."_s;

tl::unexpected<Error> unknownArguments(const QString &name, const SourcePosition &where)
{
    return failure(needsPython(u"these arguments of %1()"_s.arg(name), where));
}

std::optional<QList<Value>> rangeOf(const QList<Value> &bounds)
{
    const bool isWhole =
        std::ranges::all_of(bounds, [](const Value &bound) { return bound.integer() || bound.boolean(); });
    if (bounds.isEmpty() || bounds.size() > 3 || !isWhole)
        return std::nullopt;
    const auto number = [&bounds](qsizetype index) { return *bounds[index].integer(); };
    const qint64 begin = bounds.size() > 1 ? number(0) : 0;
    const qint64 end = bounds.size() > 1 ? number(1) : number(0);
    const qint64 step = bounds.size() > 2 ? number(2) : 1;
    if (step == 0 || std::abs((end - begin) / step) > longestRange)
        return std::nullopt;
    QList<Value> items;
    for (qint64 value = begin; step > 0 ? value < end : value > end; value += step)
        items << Value(value);
    return items;
}

QList<Value> zipped(const QList<QList<Value>> &lists)
{
    QList<Value> rows;
    qsizetype length = lists.isEmpty() ? 0 : lists.front().size();
    for (const QList<Value> &list : lists)
        length = std::min(length, list.size());
    for (qsizetype i = 0; i < length; ++i) {
        Tuple row;
        for (const QList<Value> &list : lists)
            row.items << list[i];
        rows << Value(row);
    }
    return rows;
}

QList<Value> numbered(const QList<Value> &items, qint64 start)
{
    QList<Value> rows;
    for (const Value &item : items)
        rows << Value(Tuple{{Value(start++), item}});
    return rows;
}

/// The integer that int() reads; nothing for what it does not take.
std::optional<qint64> wholeNumber(const Value &value)
{
    if (const qint64 *integer = value.integer())
        return *integer;
    if (const bool *boolean = value.boolean())
        return *boolean ? 1 : 0;
    if (const Float *floating = value.floating(); floating && std::abs(floating->number) < 9e15)
        return static_cast<qint64>(floating->number);
    if (const QString *text = value.string()) {
        bool fits = false;
        const qint64 number = text->trimmed().toLongLong(&fits);
        return fits ? std::optional(number) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<Result<Value>> Interpreter::callBuiltinFunction(const QString &name, const CallArguments &arguments,
                                                              const SourcePosition &where)
{
    if (!name.startsWith(prefix))
        return std::nullopt;
    const QString function = name.mid(prefix.size());
    const QList<Value> &given = arguments.positional;
    static const QSet<QString> asksHost{u"str"_s,  u"bool"_s,    u"isinstance"_s, u"len"_s,
                                        u"type"_s, u"hasattr"_s, u"next"_s};
    if (asksHost.contains(function) && !given.isEmpty() && given.front().isSymbolic()) {
        if (const auto made = libraryAttribute(given.front(), function))
            return *made;
        if (const auto known = m_program.m_host.known(builtinCall(function, given, where)))
            return known->map([this](const Value &value) { return objectOf(value); });
    }
    if (function == u"next" && !given.isEmpty())
        return next(arguments, where);
    if (function == u"print")
        return Value();
    if (function == u"object" && given.isEmpty())
        return Value(Reference{name});
    if (function == u"range") {
        const auto items = rangeOf(given);
        return items ? Result<Value>(listOf(*items)) : unknownArguments(function, where);
    }
    if (function == u"isinstance" && given.size() == 2)
        return isInstance(given.front(), given.back(), where);
    if ((function == u"getattr" || function == u"hasattr") && given.size() >= 2 && given[1].string()) {
        const Result<Value> value = attributeOf(given.front(), *given[1].string(), where);
        const bool isMissing = !value && m_raised;
        if (isMissing)
            m_raised.reset();
        if (!value && !isMissing)
            return value;
        if (function == u"hasattr")
            return given.front().isSymbolic() ? Result<Value>(unknownArguments(function, where)) : Value(!isMissing);
        return value || given.size() < 3 ? value : Result<Value>(given[2]);
    }
    if (function == u"setattr" && given.size() == 3 && given[1].string() && given.front().object()) {
        Object *object = given.front().object();
        const Binding binding{given[2], where, {}};
        if (auto *instance = object->as<Instance>())
            instance->attributes.bind(*given[1].string(), binding);
        else if (auto *type = object->as<Class>())
            type->names.bind(*given[1].string(), binding);
        else
            return unknownArguments(function, where);
        return Value();
    }
    if (function == u"type" && given.size() == 1) {
        const Object *object = given.front().object();
        const auto *instance = object ? object->as<Instance>() : nullptr;
        return instance ? Value(instance->type) : Value(Reference{prefix + given.front().typeName()});
    }
    if (function == u"int" && given.size() == 1) {
        const auto number = wholeNumber(given.front());
        return number ? Result<Value>(Value(*number)) : unknownArguments(function, where);
    }
    if (auto onItems = callOnItems(function, arguments, where))
        return onItems;
    const CallArguments plain = frozenArguments(arguments);
    const bool isText = function == u"str" || function == u"repr";
    if (isText && !std::ranges::all_of(plain.positional, isPlain))
        return unknownArguments(function, where);
    const auto outcome = callBuiltin(function, plain);
    if (!outcome)
        return std::nullopt;
    return checked(where, *outcome);
}

// The functions that go through something.
std::optional<Result<Value>> Interpreter::callOnItems(const QString &name, const CallArguments &arguments,
                                                      const SourcePosition &where)
{
    static const QStringList names{u"enumerate"_s, u"zip"_s, u"sorted"_s,    u"reversed"_s, u"min"_s,    u"max"_s,
                                   u"sum"_s,       u"any"_s, u"all"_s,       u"map"_s,      u"filter"_s, u"list"_s,
                                   u"tuple"_s,     u"set"_s, u"frozenset"_s, u"iter"_s,     u"len"_s};
    if (!names.contains(name))
        return std::nullopt;
    if (name == u"sorted")
        return sorted(arguments, where);
    const bool hasFunction = name == u"map" || name == u"filter";
    QList<QList<Value>> lists;
    for (const Value &value : arguments.positional.mid(hasFunction ? 1 : 0)) {
        const Result<QList<Value>> items = itemsToWalk(value, u"%1() of"_s.arg(name), where);
        if (!items && name == u"enumerate" && !lists.isEmpty())
            break; // its second argument is a number
        if (!items && (name == u"min" || name == u"max" || name == u"sum") && arguments.positional.size() > 1)
            return std::nullopt;
        if (!items)
            return Result<Value>(failure(items.error()));
        lists << *items;
    }
    const QList<Value> items = lists.isEmpty() ? QList<Value>() : lists.front();
    if (name == u"len")
        return lists.size() == 1 ? Result<Value>(Value(qint64(items.size()))) : unknownArguments(name, where);
    if (name == u"zip")
        return listOf(zipped(lists));
    if (name == u"enumerate") {
        const bool hasStart = arguments.positional.size() > 1 && arguments.positional[1].integer();
        qint64 start = hasStart ? *arguments.positional[1].integer() : 0;
        for (const Keyword &keyword : arguments.keywords)
            start = keyword.name == u"start" && keyword.value.integer() ? *keyword.value.integer() : start;
        return listOf(numbered(items, start));
    }
    if (name == u"reversed") {
        QList<Value> turned = items;
        std::ranges::reverse(turned);
        return listOf(turned);
    }
    if (name == u"list" || name == u"iter")
        return listOf(items);
    if (name == u"tuple")
        return Value(Tuple{items});
    if (name == u"set" || name == u"frozenset")
        return objectOf(makeSet(items));
    if (name == u"any" || name == u"all") {
        for (const Value &item : items) {
            const Result<bool> holds = truthOf(item, where);
            if (!holds)
                return Result<Value>(failure(holds.error()));
            if (*holds == (name == u"any"))
                return Value(name == u"any");
        }
        return Value(name == u"all");
    }
    if (hasFunction) {
        QList<Value> results;
        for (const Value &row : zipped(lists)) {
            const Result<Value> result =
                call(arguments.positional.front(), {.positional = row.tuple()->items, .keywords = {}}, where);
            if (!result)
                return result;
            if (name == u"map") {
                results << *result;
                continue;
            }
            const Result<bool> isWanted = truthOf(*result, where);
            if (!isWanted)
                return Result<Value>(failure(isWanted.error()));
            if (*isWanted)
                results << row.tuple()->items.front();
        }
        return listOf(results);
    }
    Value total = items.isEmpty() ? Value(qint64(0)) : items.front();
    for (const Value &item : items.mid(1)) {
        const Computed next = name == u"sum" ? computeBinary(BinaryOperator::Add, contentsOf(total), contentsOf(item))
                                             : computeComparison(ComparisonOperator::Less, frozen(item), frozen(total));
        if (!next)
            return Result<Value>(failure(needsPython(next.error(), where)));
        if (name == u"sum")
            total = *next;
        else if (next->isTrue() == (name == u"min"))
            total = item;
    }
    return total;
}

// An iterator is the list of what is left of it.
Result<Value> Interpreter::next(const CallArguments &arguments, const SourcePosition &where)
{
    const QList<Value> &given = arguments.positional;
    auto *list = given.front().object() ? given.front().object()->as<List>() : nullptr;
    if (!list)
        return failure(needsPython(u"next() of a %1"_s.arg(given.front().typeName()), where));
    if (list->items.isEmpty())
        return given.size() == 2 ? Result<Value>(given.back()) : raise(u"StopIteration"_s, {}, where);
    return list->items.takeFirst();
}

Result<Value> Interpreter::sorted(const CallArguments &arguments, const SourcePosition &where)
{
    if (arguments.positional.size() != 1)
        return unknownArguments(u"sorted"_s, where);
    const auto items = itemsToWalk(arguments.positional.front(), u"sorted() of"_s, where);
    if (!items)
        return failure(items.error());
    Value key;
    bool isReversed = false;
    for (const Keyword &keyword : arguments.keywords) {
        if (keyword.name == u"key")
            key = keyword.value;
        else
            isReversed = keyword.value.isTrue();
    }
    std::vector<std::pair<Value, Value>> rows;
    for (const Value &item : *items) {
        const Result<Value> rank = key.isNone() ? item : call(key, {.positional = {item}, .keywords = {}}, where);
        if (!rank)
            return rank;
        rows.emplace_back(frozen(*rank), item);
    }
    bool areOrdered = true;
    std::ranges::stable_sort(rows, [&](const auto &a, const auto &b) {
        const Computed less =
            computeComparison(ComparisonOperator::Less, isReversed ? b.first : a.first, isReversed ? a.first : b.first);
        areOrdered = areOrdered && less.has_value();
        return less && less->isTrue();
    });
    if (!areOrdered)
        return failure(needsPython(u"the order of values of several types"_s, where));
    QList<Value> result;
    for (const auto &[rank, item] : rows)
        result << item;
    return listOf(result);
}

Result<Value> Interpreter::isInstance(const Value &value, const Value &type, const SourcePosition &where)
{
    const QList<Value> types = type.tuple() ? type.tuple()->items : QList<Value>{type};
    const Object *object = value.object();
    const auto *instance = object ? object->as<Instance>() : nullptr;
    const QString name = prefix + contentsOf(value).typeName();
    for (const Value &each : types) {
        const Class *known = classOf(each);
        if (known && instance && resolutionOrder(*instance->type->as<Class>()).contains(known))
            return Value(true);
        if (known && value.isSymbolic())
            return unknownArguments(u"isinstance"_s, where);
        if (known)
            continue;
        const Reference *reference = each.reference();
        const bool isBuiltin = reference && reference->name.startsWith(prefix);
        if (!isBuiltin || value.isSymbolic() || instance)
            return unknownArguments(u"isinstance"_s, where);
        if (reference->name == name || (reference->name == u"builtins.int" && value.boolean()))
            return Value(true);
    }
    return Value(false);
}

// What scripts ask the world: paths, environment variables, indented text.
std::optional<Result<Value>> Interpreter::callLibrary(const QString &name, const CallArguments &arguments,
                                                      const SourcePosition &where)
{
    const QList<Value> &given = arguments.positional;
    if (name == u"collections.defaultdict" && given.size() <= 1)
        return Value(m_program.make(Dict{{}, given}));
    if (const auto made = callLibraryFunction(name, frozenArguments(arguments)))
        return checked(where, *made);
    if (name == u"sys.path.insert" && given.size() == 2 && given[1].string()) {
        m_program.m_options.searchPath.prepend(QDir::cleanPath(*given[1].string()));
        return Value();
    }
    const bool areTexts = !given.isEmpty()
        && std::ranges::all_of(given, [](const Value &value) { return value.string() || value.isNone(); })
        && given.front().string();
    if (!areTexts)
        return std::nullopt;
    const QString &first = *given.front().string();
    if (name == u"os.getenv" || name == u"os.environ.get") {
        const auto found = m_program.m_options.variables.constFind(first);
        if (found != m_program.m_options.variables.constEnd())
            return Value(*found);
        return given.size() > 1 ? given[1] : Value();
    }
    if (name == u"os.path.join") {
        QString path = first;
        for (const Value &part : given.mid(1))
            path = part.string() ? QDir(path).filePath(*part.string()) : path;
        return Value(path);
    }
    if (given.size() != 1)
        return std::nullopt;
    if (name == u"os.fspath")
        return Value(first);
    if (name == u"os.path.dirname")
        return Value(QFileInfo(first).path());
    if (name == u"os.path.basename")
        return Value(QFileInfo(first).fileName());
    if (name == u"os.path.abspath" || name == u"os.path.realpath" || name == u"os.path.normpath")
        return Value(QDir::cleanPath(QFileInfo(first).absoluteFilePath()));
    if (name == u"os.path.exists")
        return Value(QFileInfo::exists(first));
    if (name == u"sys.path.append") {
        m_program.m_options.searchPath << QDir::cleanPath(first);
        return Value();
    }
    return std::nullopt;
}

} // namespace engine::python
