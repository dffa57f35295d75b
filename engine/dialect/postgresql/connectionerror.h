#pragma once

#include "engine/dialect/databaseurl.h"

namespace engine::postgresql {

/// What `words`, libpq's or the server's own, say about a connection that could not be made to `url`: Kind::Password
/// where another password may help, else Kind::Connection; with a sentence and an advice for each reason that is known,
/// and general ones for others.
[[nodiscard]] Error connectionError(const DatabaseUrl &url, const QString &words);

} // namespace engine::postgresql
