#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine::postgresql {

/// The statements for `batch.tableOptions`: storage parameters that are set or taken away, another tablespace,
/// and whether it is written to the log. Nothing for what a table keeps from its creation on.
[[nodiscard]] std::vector<Statement> changeTableOptions(const BatchAlterTable &batch, const Schema &before);

} // namespace engine::postgresql
