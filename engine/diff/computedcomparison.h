#pragma once

#include "engine/diff/computedchange.h"
#include "engine/diff/keycomparison.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// What has to happen before the columns of `tables` are compared, where the database does not change every expression
/// in place: each column whose expression cannot be reached otherwise is dropped, after the indexes and constraints on
/// it, also the foreign keys of `actual` that refer to it; what is still wanted of them is found missing by the
/// comparison that follows. Where the type of a column cannot change under a generated one, that one makes way too, and
/// an expression that only goes away goes first.
[[nodiscard]] std::vector<Operation> freedOfExpressions(const TablePair &tables, const Schema &actual,
                                                        ComputedChange change);

/// The same for one column alone, whose type is exchanged: what takes away the columns of `table` that are computed
/// from it, and itself where it is computed.
[[nodiscard]] std::vector<Operation> freedOfColumn(const Table &table, const QString &column, const Schema &actual);

/// `operations`, which run on a database like `before`, with each that gives a column an expression exchanged for the
/// column's drop and its addition, indexes and constraints included. For the way back of one that takes it away.
[[nodiscard]] std::vector<Operation> withExpressionsByAddition(std::vector<Operation> operations, Schema before);

} // namespace engine
