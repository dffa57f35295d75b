#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/pythontext.h"

#include <optional>

namespace engine {

/// `op.execute()` of what SQLAlchemy has no word for (see unsaidoptions.h), in the dialect's own statements, to stand
/// after the directive that makes the rest. Nothing where there is none, and with a warning where no dialect is known.
/// Fails as Dialect::compile() does.

/// The columns of a table that are invisible.
[[nodiscard]] Result<QStringList> renderInvisible(const TableName &table, const std::vector<Column> &columns,
                                                  RenderContext &context);

/// The parts of a table's primary key. Where the directive has left the key out, it is added; see keyInDirective().
[[nodiscard]] Result<QStringList> renderKeyParts(const Table &table, RenderContext &context);

/// `table` as create_table() can make it: without a primary key that needs the lengths of its parts.
[[nodiscard]] Table keyInDirective(Table table);

/// An alter_column() that makes a column visible or invisible, all that it changes with it: the server wants to hear of
/// both at once. Nothing for every other.
[[nodiscard]] std::optional<Result<QStringList>> renderVisibility(const AlterColumn &alter, RenderContext &context);

/// A batch that only changes options which the dialect changes in place: ALTER TABLE in SQL, where Alembic would copy
/// the table, and could not take an option away. Nothing for every other batch.
[[nodiscard]] std::optional<QStringList> renderOptionsInPlace(const BatchAlterTable &batch,
                                                              const RenderContext &context);

} // namespace engine
