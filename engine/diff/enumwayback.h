#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// `operations`, which take back those that began with a database like `actual`, so that they can run where the values
/// of enum types change. A type that is exchanged again, since values cannot be taken out of it, is freed of the checks
/// and indexes of `actual` that compare with its values; they come back after it. Values that come back do so before
/// all else: that commits, and what had run before would stay when a later statement fails.
[[nodiscard]] std::vector<Operation> withEnumTypesOnTheWayBack(std::vector<Operation> operations, const Schema &actual);

} // namespace engine
