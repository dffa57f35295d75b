#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <algorithm>
#include <vector>

namespace engine {

/// The two sides of one object; at least one of them is there.
template <typename Object> struct Sides
{
    const Object *left = nullptr;
    const Object *right = nullptr;

    [[nodiscard]] const Object &shown() const { return right ? *right : *left; }
};

template <typename Object> using Pairs = std::vector<Sides<Object>>;

/// Pairs the objects of two lists, in the desired order, with dropped ones where they stood: after the one that they
/// followed. `same` says which objects are one.
template <typename Object, typename Same>
Pairs<Object> paired(const std::vector<const Object *> &left, const std::vector<const Object *> &right, Same same)
{
    Pairs<Object> pairs;
    std::vector<const Object *> rest = left;
    for (const Object *wanted : right) {
        const auto found =
            std::ranges::find_if(rest, [&](const Object *candidate) { return same(*candidate, *wanted); });
        pairs.push_back({found == rest.end() ? nullptr : *found, wanted});
        if (found != rest.end())
            rest.erase(found);
    }
    for (const Object *dropped : rest) {
        const auto place = std::ranges::find(left, dropped);
        const Object *previous = place == left.begin() ? nullptr : *std::prev(place);
        auto after = std::ranges::find_if(pairs, [&](const auto &pair) { return pair.left && pair.left == previous; });
        pairs.insert(after == pairs.end() && previous ? after
                         : previous                   ? std::next(after)
                                                      : pairs.begin(),
                     {dropped, nullptr});
    }
    return pairs;
}

template <typename Object> std::vector<const Object *> addresses(const std::vector<Object> &objects)
{
    std::vector<const Object *> result;
    for (const Object &object : objects)
        result.push_back(&object);
    return result;
}

/// True where the operation makes this object what it should be, and not a part of it: then it belongs to its row.
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<Table> &table);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<Column> &column);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<Constraint> &constraint);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<Index> &index);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<View> &view);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<Trigger> &trigger);
[[nodiscard]] bool speaksOf(const Operation &operation, const Sides<EnumType> &type);

} // namespace engine
