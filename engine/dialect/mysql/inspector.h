#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/flavour.h"
#include "engine/schema/schema.h"

namespace engine::mysql {

/// Reads databases (these servers' schemas) from information_schema, with a fixed number of queries for each; without
/// names the connection's own. What the database chooses by itself (engine, character set, collation) is left out, so
/// that two schemas from databases with other defaults compare equal. Kind::Connection where the connection has no
/// database, Kind::Cancelled when `stop` asked.
[[nodiscard]] Result<Schema> inspect(Connection &connection, Flavour flavour, const QStringList &schemas,
                                     const std::stop_token &stop);

} // namespace engine::mysql
