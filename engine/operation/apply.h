#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine {

/// Changes `schema` as the operation would change the database, without a database: plans for several revisions need
/// to know the schema that each step starts from. Fails with Kind::Statement where the operation cannot apply (no such
/// table, a column that is there already), naming both; `schema` is then unchanged. ExecuteSql and
/// BulkInsert change nothing here. A dropped column takes the constraints and indexes that use it with it, as
/// PostgreSQL and Alembic's batch mode do; a rename is carried into constraints, indexes, other tables' foreign keys,
/// and a table's also into views and triggers. Call it as engine::apply: an Operation is a std::variant, so that
/// std::apply is a candidate, too.
[[nodiscard]] Done apply(const Operation &operation, Schema &schema);

/// The operations of a batch with the drops of what was there before it ahead of its first dropped column, which would
/// otherwise take those indexes and constraints with it before their turn comes (in Alembic's ApplyBatchImpl they stay
/// until the table is made).
[[nodiscard]] std::vector<Operation> withDropsFirst(std::vector<Operation> operations);

} // namespace engine
