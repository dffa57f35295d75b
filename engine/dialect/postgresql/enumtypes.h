#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <optional>

namespace engine::postgresql {

/// CREATE TYPE for each enum that `columns` of `table` need and that is not in `before`, each once. Alembic writes it
/// before CREATE TABLE only, and there whether or not the type exists; without it no other statement could use the
/// type.
[[nodiscard]] std::vector<Statement> createEnumTypes(const std::vector<Column> &columns, const TableName &table,
                                                     const Schema &before);

/// The same for a column that comes to a table or gets another type, which Alembic writes nothing for: nothing where
/// the table is not in `before` either, since its database is not known then.
[[nodiscard]] std::vector<Statement> createEnumTypesForKnown(const std::vector<Column> &columns, const TableName &table,
                                                             const Schema &before);

/// Puts the enum types that `operation` of a batch has made into `known`, the schema `before` with those of the batch.
/// It is made when the first of them is met: most batches have none.
void rememberEnumTypes(const Operation &operation, const Schema &before, std::optional<Schema> &known);

/// `column` with the schema of its enum type said, where the type has inherit_schema=True.
[[nodiscard]] Column withTypeSchema(Column column, const TableName &table);

} // namespace engine::postgresql
