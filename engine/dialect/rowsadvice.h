#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// What to do where `operation` requires a column in which rows hold NULL: it names the table and the column. Empty
/// where `operation`, which may be null, only requires columns that it adds, or none.
[[nodiscard]] QString nullRowsAdvice(const Operation *operation);

} // namespace engine
