#pragma once

#include "engine/schema/constraint.h"
#include "engine/schema/index.h"

namespace engine {

/// True where the index has a term or a condition that speaks of the column.
[[nodiscard]] bool uses(const Index &index, const QString &column);

/// True where the constraint's own columns or its condition speak of the column.
[[nodiscard]] bool uses(const Constraint &constraint, const QString &column);

} // namespace engine
