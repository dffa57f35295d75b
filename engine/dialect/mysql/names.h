#pragma once

#include "engine/operation/operation.h"

namespace engine::mysql {

/// What the server takes of a name, in characters.
constexpr int LongestName = 64;

/// Fails with Kind::Unsupported, naming it, for a name that the server would refuse: what ran before that would stay.
[[nodiscard]] Done namesFit(const Operation &operation);

} // namespace engine::mysql
