#include "engine/python/targets.h"

#include "engine/python/usednames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

using Bindings = tl::expected<QList<TargetBinding>, QString>;

Bindings takeApart(Expressions targets, const Value &value)
{
    if (!value.list() && !value.tuple())
        return tl::unexpected(u"an assignment to several names from something that is not a list"_s);
    const QList<Value> &items = *value.items();
    const auto isStarred = [](const Expression *target) { return std::holds_alternative<Starred>(target->node); };
    const auto count = static_cast<qsizetype>(targets.size());
    const auto stars = std::ranges::count_if(targets, isStarred);
    if (stars > 1 || (stars == 0 ? items.size() != count : items.size() < count - 1))
        return tl::unexpected(u"an assignment of %1 values to %2 names"_s.arg(items.size()).arg(count));
    QList<TargetBinding> bindings;
    qsizetype next = 0;
    for (const Expression *target : targets) {
        const auto *starred = std::get_if<Starred>(&target->node);
        const qsizetype taken = starred ? items.size() - count + 1 : 1;
        const Bindings part = starred ? engine::python::takeApart(*starred->value, Value(List{items.mid(next, taken)}))
                                      : engine::python::takeApart(*target, items[next]);
        if (!part)
            return part;
        bindings << *part;
        next += taken;
    }
    return bindings;
}

} // namespace

tl::expected<QList<TargetBinding>, QString> takeApart(const Expression &target, const Value &value)
{
    if (const auto *name = std::get_if<Name>(&target.node))
        return QList<TargetBinding>{{&target, toQString(name->identifier), value}};
    if (const auto *tuple = std::get_if<TupleDisplay>(&target.node))
        return takeApart(tuple->items, value);
    if (const auto *list = std::get_if<ListDisplay>(&target.node))
        return takeApart(list->items, value);
    return tl::unexpected(std::holds_alternative<Attribute>(target.node) ? u"an assignment to an attribute"_s
                                                                         : u"an assignment to an item"_s);
}

} // namespace engine::python
