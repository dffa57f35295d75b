#pragma once

#include "engine/diff/compare.h"

namespace engine {

/// Values that come to enum types whose others stay as they are, or are renamed as was agreed to by `renames`. They go
/// before everything else: what adds them may have to commit what was done before.
[[nodiscard]] std::vector<Operation> addedEnumValues(const Schema &actual, const Schema &desired,
                                                     const std::vector<RenameCandidate> &renames);

/// Every other change of the values of a type that both sides have, with the columns of `actual` that it takes along.
[[nodiscard]] std::vector<Operation> exchangedEnumTypes(const Schema &actual, const Schema &desired,
                                                        const std::vector<RenameCandidate> &renames);

/// The drops of the checks and indexes of `actual` that compare a column with a value of the type, and keep it from
/// being exchanged.
[[nodiscard]] std::vector<Operation> boundToEnumType(const AlterEnumType &alter, const Schema &actual);

/// Types that only one side has: created before what may use them, dropped after the last use.
[[nodiscard]] std::vector<Operation> createdEnumTypes(const Schema &actual, const Schema &desired);
[[nodiscard]] std::vector<Operation> droppedEnumTypes(const Schema &actual, const Schema &desired);

} // namespace engine
