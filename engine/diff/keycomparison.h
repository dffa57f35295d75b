#pragma once

#include "engine/operation/operation.h"

#include <vector>

namespace engine {

/// One table as it is and as it should be, under one name.
struct TablePair
{
    const Table &actual;
    const Table &desired;
};

/// Indexes and unique constraints in Alembic's order (reference 8.1): removed, changed, added, unnamed. An unnamed
/// unique constraint of the desired table is met by any of the same columns.
[[nodiscard]] std::vector<Operation> compareIndexesAndUniques(const TablePair &tables);

/// The primary key, by its columns: its name alone is no difference. Where the table has options, a change is one
/// batch, because a table WITHOUT ROWID cannot be without its key for a moment.
[[nodiscard]] std::vector<Operation> comparePrimaryKeys(const TablePair &tables);

/// CHECK and EXCLUDE constraints: removed, then added, by name; unnamed ones by what they say.
[[nodiscard]] std::vector<Operation> compareChecks(const TablePair &tables);

/// The operation that takes `constraint` away from `table`.
[[nodiscard]] DropConstraint dropOf(const TableName &table, const Constraint &constraint);

} // namespace engine
