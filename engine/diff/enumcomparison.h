#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// Values that come to enum types whose others stay as they are. They go before everything else: what adds them may
/// have to commit what was done before.
[[nodiscard]] std::vector<Operation> addedEnumValues(const Schema &actual, const Schema &desired);

/// Every other change of the values of a type that both sides have, with the columns of `actual` that it takes along.
[[nodiscard]] std::vector<Operation> exchangedEnumTypes(const Schema &actual, const Schema &desired);

/// Types that only one side has: created before what may use them, dropped after the last use.
[[nodiscard]] std::vector<Operation> createdEnumTypes(const Schema &actual, const Schema &desired);
[[nodiscard]] std::vector<Operation> droppedEnumTypes(const Schema &actual, const Schema &desired);

} // namespace engine
