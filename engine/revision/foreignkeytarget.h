#pragma once

#include "engine/result.h"
#include "engine/schema/constraint.h"

namespace engine {

/// The target of a foreign key as a column says it: `table.column`.
[[nodiscard]] QString foreignKeyTarget(const TableName &table, const QString &column);

/// Whether a revision file can say what `key` refers to. Kind::Unsupported where it names no columns, and where
/// SQLAlchemy, which reads the text of foreignKeyTarget() from its dots, would take it for something else.
[[nodiscard]] Done checkForeignKeyTarget(const ForeignKey &key);

} // namespace engine
