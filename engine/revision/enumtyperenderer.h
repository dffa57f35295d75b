#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/pythontext.h"

#include <vector>

namespace engine {

/// What Alembic has no directive for, an enum type that is created, dropped or changed before all, as `op.execute()` of
/// the dialect's own statements, those that stand outside of any transaction in an autocommit_block(). Fails as
/// Dialect::compile() does.
[[nodiscard]] Result<QStringList> renderEnumTypeChange(const Operation &operation, const RenderContext &context);

/// `operations` so that each new enum type is created once when Alembic runs them. Its create_table() creates the types
/// of the table's columns whether they are there or not, its add_column() and alter_column() never do: a type that a
/// table brings is left to that table, and every other column says that its type is there. Dialects without enum types
/// get them back as they are.
[[nodiscard]] std::vector<Operation> withEnumTypesOnce(std::vector<Operation> operations, const RenderOptions &options);

} // namespace engine
