#pragma once

#include "engine/dialect/dialect.h"

namespace engine {

/// The characters that a name of a constraint or an index may have, beyond which SQLAlchemy cuts those that it makes
/// and refuses those that it is given; 0 where there is no such limit.
[[nodiscard]] int longestName(const Dialect &dialect);

} // namespace engine
