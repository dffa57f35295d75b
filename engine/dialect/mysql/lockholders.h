#pragma once

#include "engine/dialect/mysql/sessions.h"

#include <functional>

class QSqlError;

namespace engine::mysql {

/// What ConnectionBehaviour::lockHolders asks, from a connection of its own: who holds a table that `session` has
/// waited for. The server tells of each table where it keeps the list of metadata locks (performance_schema on MySQL,
/// the plugin METADATA_LOCK_INFO on MariaDB); elsewhere the transactions that have been open the longest are named. A
/// user without the right to see either is told which one it takes.
[[nodiscard]] std::function<QString(const QSqlError &, const QString &)> lockHoldersOf(const DatabaseUrl &url,
                                                                                       const SessionIdentity &session);

} // namespace engine::mysql
