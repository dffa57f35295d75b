#pragma once

#include "engine/operation/operation.h"

#include <optional>
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

/// What happens to a table's primary key. Other changes may have to come between the two.
struct PrimaryKeyChange
{
    std::optional<DropConstraint> drop;
    std::optional<AddConstraint> add;
};

/// The primary key, by its columns: its name alone is no difference.
[[nodiscard]] PrimaryKeyChange comparePrimaryKeys(const TablePair &tables);

/// CHECK and EXCLUDE constraints: removed, then added, by name; unnamed ones by what they say.
[[nodiscard]] std::vector<Operation> compareChecks(const TablePair &tables);

/// The operation that takes `constraint` away from `table`.
[[nodiscard]] DropConstraint dropOf(const TableName &table, const Constraint &constraint);

} // namespace engine
