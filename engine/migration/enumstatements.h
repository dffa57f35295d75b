#pragma once

#include "engine/schema/schema.h"

namespace engine {

/// Follows what SQL says about enum types: CREATE TYPE ... AS ENUM, ALTER TYPE ... RENAME TO and DROP TYPE, wherever in
/// a statement or in a block of a procedural language they stand. Whether they are reached is not asked: a type that
/// may have been made must not be made again. Never fails; what it does not understand changes nothing.
void followEnumTypes(const QString &sql, Schema &schema);

/// True where the schema has the type, by itself or as that of a column.
[[nodiscard]] bool hasEnumType(const TableName &name, const Schema &schema);

} // namespace engine
