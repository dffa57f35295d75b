#pragma once

#include "engine/schema/datatype.h"

namespace engine {

/// True where some value of a column of type `from` may not survive a change to `to`: a shorter text, a smaller
/// number, a time without its date. A change between families that cannot be judged counts as narrowing.
[[nodiscard]] bool narrows(const DataType &from, const DataType &to);

} // namespace engine
