#include "engine/python/builtins.h"

#include "engine/python/object.h"

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// The entries of a dict, of a list of pairs, or of a row with names.
std::optional<Dict> entriesIn(const Value &value)
{
    if (const Dict *dict = value.dict())
        return *dict;
    if (const Tuple *row = value.tuple(); row && !row->names.isEmpty())
        return entriesOf(*row);
    if (!value.items())
        return std::nullopt;
    Dict dict;
    for (const Value &pair : *value.items()) {
        if (!pair.items() || pair.items()->size() != 2)
            return std::nullopt;
        insertEntry(dict, pair.items()->front(), pair.items()->back());
    }
    return dict;
}

Computed makeDict(const CallArguments &arguments)
{
    Dict dict;
    if (!arguments.positional.isEmpty()) {
        const auto given = entriesIn(arguments.positional.front());
        if (!given)
            return tl::unexpected(u"these arguments of dict()"_s);
        dict = *given;
    }
    for (const Keyword &keyword : arguments.keywords)
        insertEntry(dict, Value(keyword.name), keyword.value);
    return Value(dict);
}

Computed makeContainer(const QString &name, const QList<Value> &positional)
{
    const QList<Value> none;
    const QList<Value> *items = positional.isEmpty() ? &none : positional.front().items();
    if (!items || (!positional.isEmpty() && positional.front().set() && name != u"set"))
        return tl::unexpected(u"these arguments of %1()"_s.arg(name));
    if (name == u"list")
        return Value(List{*items});
    return name == u"tuple" ? Value(Tuple{*items}) : makeSet(*items);
}

Computed measure(const Value &value)
{
    if (const QString *text = value.string())
        return Value(qint64(text->toUcs4().size()));
    if (const QList<Value> *items = value.items())
        return Value(qint64(items->size()));
    if (const Dict *dict = value.dict())
        return Value(qint64(dict->items.size()));
    return tl::unexpected(u"the length of a %1"_s.arg(value.typeName()));
}

} // namespace

std::optional<Computed> callBuiltin(const QString &name, const CallArguments &arguments)
{
    const QList<Value> &positional = arguments.positional;
    const bool isContainer = name == u"list" || name == u"tuple" || name == u"set";
    const bool isFunction = name == u"str" || name == u"repr" || name == u"len" || name == u"bool";
    if (!isContainer && !isFunction && name != u"dict")
        return std::nullopt;
    if (positional.size() > 1 || (name != u"dict" && !arguments.keywords.isEmpty()))
        return Computed(tl::unexpected(u"these arguments of %1()"_s.arg(name)));
    if (name == u"dict")
        return makeDict(arguments);
    if (isContainer)
        return makeContainer(name, positional);
    if (positional.isEmpty() || positional.front().hasSymbolicPart())
        return Computed(tl::unexpected(u"%1() of something that is not a constant"_s.arg(name)));
    const Value &value = positional.front();
    if (name == u"len")
        return measure(value);
    if (name == u"bool")
        return Value(value.isTruthy());
    return Value(name == u"str" ? toText(value) : repr(value));
}

} // namespace engine::python
