#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::sqlite {

/// The statements that change one table: plain ALTER TABLE, CREATE INDEX and DROP INDEX where SQLite can do all of the
/// batch with them (sqlite.org/lang_altertable.html), otherwise one rebuild; `recreate` decides as in Alembic
/// (reference 6.5). Renamed columns are always renamed by SQLite, which carries the name into views, triggers and
/// foreign keys.
///
/// Fails with Kind::Unsupported where only a rebuild could do it and the batch forbids one or the table's definition
/// is not known, and as engine::apply() does for operations that do not fit the table.
[[nodiscard]] Result<std::vector<Statement>> alterTable(const BatchAlterTable &batch, const Schema &before);

} // namespace engine::sqlite
