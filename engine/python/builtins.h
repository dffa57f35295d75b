#pragma once

#include "engine/python/texttools.h"

#include <optional>

namespace engine::python {

/// Python's own function `name` on values that are not symbolic: str, repr, len, bool, list, tuple, set, dict.
/// None when it is not one of these; an error when the arguments are not such as it does here.
[[nodiscard]] std::optional<Computed> callBuiltin(const QString &name, const CallArguments &arguments);

} // namespace engine::python
