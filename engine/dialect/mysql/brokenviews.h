#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::mysql {

/// As Dialect::viewsBrokenBy(): these servers take a column or table away from under a view, and it is the view's next
/// reader who hears of it.
[[nodiscard]] std::vector<TableName> viewsBrokenBy(const Operation &operation, const Schema &before);

} // namespace engine::mysql
