#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"

#include <memory>

namespace engine::mysql {

/// A new database athanor_scratch_<random> on the server of `server`, with the character set and collation of its
/// database, dropped when the connection closes. While it lives, its connection holds a lock of its name
/// (GET_LOCK), which ends with the connection however that ends: databases whose lock is free were left by a program
/// that was killed, and are dropped here. Where the user may not create databases, a TemporaryPlace serves.
/// Kind::Connection where the server cannot be reached, or where the user may make neither.
[[nodiscard]] Result<std::unique_ptr<Connection>> openScratchDatabase(const DatabaseUrl &server);

} // namespace engine::mysql
