#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// What one operation brings about and another waits for, as opaque texts: that a table or column is there, that its
/// name is free, that nothing speaks of it any more.
using OperationFacts = QStringList;

/// What stands after `operation` that did not before.
[[nodiscard]] OperationFacts providedBy(const Operation &operation);

/// What must stand before `operation` runs, as far as another operation of the comparison brings it about. A fact that
/// none provides stands already.
[[nodiscard]] OperationFacts wantedBy(const Operation &operation);

} // namespace engine
