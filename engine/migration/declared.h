#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// What `operations` add or change in the words of the model that wants it: `sa.Integer()` and a constraint without a
/// name, where the database says `INTEGER` and `customer_pkey`. `inspected` is the model as the comparison had it,
/// built and read back, `declared` as it is written. What they take away keeps the words of the database, and so does
/// everything where the two cannot be told to be the same: an attribute that was changed after the comparison, a table
/// whose checks the model does not explain.
[[nodiscard]] std::vector<Operation> asDeclared(std::vector<Operation> operations, const Schema &inspected,
                                                const Schema &declared);

} // namespace engine
