#pragma once

#include "engine/diff/compare.h"

#include <set>

namespace engine {

/// One property of an object on both sides, for the line that says why two things differ.
struct PropertyDifference
{
    QString property; ///< "type", "nullable", "default", ...: the SQL standard's word
    QString left; ///< on the actual side; empty where the object has none
    QString right; ///< on the desired side

    [[nodiscard]] bool equal() const { return left == right; }

    friend bool operator==(const PropertyDifference &, const PropertyDifference &) = default;
};

/// One object of a comparison, as a row of the compare view.
struct Difference
{
    enum class Kind { Table, Column, PrimaryKey, ForeignKey, Unique, Check, Exclude, Index, View, Trigger, EnumType };
    enum class State { Equal, Added, Dropped, Changed, Renamed };

    Kind kind = Kind::Table;
    State state = State::Equal;
    TableName table; ///< that it is, or belongs to; of a view or an enum type its own name
    QString name; ///< of the part: column, constraint, index, trigger; of a table its name. May be empty: unnamed
    QString oldName; ///< of a renamed one
    QString detail; ///< what tells it apart in a list: "VARCHAR(120)", "(customer_id) -> customer (id)"
    bool destroysData = false;
    std::vector<PropertyDifference> properties;
    std::vector<size_t> operations; ///< indices into Comparison::operations, this object's own; not its children's
    std::vector<Difference> children;

    friend bool operator==(const Difference &, const Difference &) = default;
};

/// What the compare view draws: every table, view, trigger and enum type of either side, tables sorted by name, parts
/// in the desired side's order with dropped ones where they stood. `comparison` must be compare(actual, desired).
[[nodiscard]] std::vector<Difference> differenceTree(const Schema &actual, const Schema &desired,
                                                     const Comparison &comparison);

/// The operations that `operation` cannot run without: the column of an index to be created, the table of a foreign
/// key, the drop of an index before its column's. Indices into Comparison::operations, sorted, transitively closed.
[[nodiscard]] std::vector<size_t> neededBy(const Comparison &comparison, size_t operation);

/// neededBy() for every operation of a comparison, in one pass.
[[nodiscard]] std::vector<std::vector<size_t>> needsOfAll(const Comparison &comparison);

/// The operations with the indices `chosen`, in the comparison's order.
[[nodiscard]] std::vector<Operation> chosenOperations(const Comparison &comparison, const std::set<size_t> &chosen);

} // namespace engine
