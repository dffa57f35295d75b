#pragma once

#include "engine/operation/operation.h"

namespace engine::postgresql {

/// What the server keeps of a name.
constexpr int LongestName = 63;

/// Fails with Kind::Unsupported, naming it, for what is given a name that the server would cut: under the name that it
/// was given nothing would find it again. SQLAlchemy refuses constraints and indexes as well, and leaves tables and
/// columns to the server.
[[nodiscard]] Done namesFit(const Operation &operation);

} // namespace engine::postgresql
