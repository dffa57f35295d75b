#pragma once

#include "engine/result.h"

namespace engine::postgresql {

/// Without USAGE a schema is not on the path, and its tables look as if they were not there.
[[nodiscard]] Error noSchema();

/// `error` of a query of the catalogue, with what to do where the role may not read that.
[[nodiscard]] Error catalogueError(Error error);

} // namespace engine::postgresql
