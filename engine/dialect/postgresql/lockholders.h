#pragma once

#include "engine/dialect/postgresql/sessions.h"

#include <functional>

class QSqlError;

namespace engine::postgresql {

/// What ConnectionBehaviour::lockHolders asks, from a connection of its own: who holds a table that `backend` has
/// waited for in vain. The wait is over by then, so that pg_blocking_pids() has nothing to say any more; the tables
/// that the statement names are looked for among the locks.
[[nodiscard]] std::function<QString(const QSqlError &, const QString &)> lockHoldersOf(const DatabaseUrl &url,
                                                                                       const Backend &backend);

} // namespace engine::postgresql
