#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::sqlite {

/// The twelve steps of SQLite's manual for a table that ALTER TABLE cannot change: a new table under another name, the
/// rows copied, the old table dropped, the new one renamed, then its indexes and triggers. Views and the foreign keys
/// of other tables are never touched; they find the new table under the old name. All statements have `rebuild` set, so
/// that transactionFrame() keeps foreign keys from deleting rows.
///
/// The batch must not rename columns (batchnames.h). Fails with Kind::Unsupported where the table's definition is not
/// known in full, and as engine::apply() does.
[[nodiscard]] Result<std::vector<Statement>> rebuildTable(const BatchAlterTable &batch, const Schema &before);

} // namespace engine::sqlite
