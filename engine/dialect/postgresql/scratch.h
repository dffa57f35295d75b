#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"

#include <memory>

namespace engine::postgresql {

/// An empty place on the server of `url`: a transaction that is never committed, in it a schema of a random name that
/// is all of the search path. Nothing of it is ever seen by others, and nothing is left of it when the connection ends,
/// however it ends. Where the role may not create schemas, the session's own temporary one serves.
///
/// SQL that names other schemas of the server means stand-ins of the place's own (StandIns), and the default one by its
/// name the place; inspect() gives them under the names that they stand for.
///
/// BEGIN and COMMIT do nothing on this connection, and a ROLLBACK of the whole is refused: both would end the place.
/// Errors as openDatabase(); Kind::Connection where the role may create neither.
[[nodiscard]] Result<std::unique_ptr<Connection>> openScratchPlace(const DatabaseUrl &url);

} // namespace engine::postgresql
