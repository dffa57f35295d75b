#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::mysql {

/// What to do about a statement that the server refused, in a sentence. `operation` may be null. Empty where there is
/// nothing wise to say.
[[nodiscard]] QString advice(const Error &error, const Operation *operation, const Schema &before);

} // namespace engine::mysql
