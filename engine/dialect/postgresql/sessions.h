#pragma once

#include "engine/dialect/dialect.h"

namespace engine::postgresql {

/// What tells a session of a server from every other one, of any server.
struct Backend
{
    QString processId;
    QString startedAt; ///< seconds since 1970 as the server writes them
};

/// What ends the statement that `backend` is at work on (pg_cancel_backend), from a connection of its own. Where the
/// hosts of `url` have meanwhile led to another server, nothing happens.
[[nodiscard]] std::function<Done()> interruptOf(const DatabaseUrl &url, const Backend &backend);

/// As Dialect::otherSchemas().
[[nodiscard]] Result<QStringList> otherSchemas(Connection &connection);

/// As Dialect::hasTable(): what the search path shows, where no schema is given.
[[nodiscard]] Result<bool> hasTable(Connection &connection, const TableName &table);

/// As Dialect::limit(): lock_timeout and statement_timeout.
[[nodiscard]] Done limit(Connection &connection, const SessionLimits &limits);

// The lock of Dialect::tryLockMigrations() and its siblings: an advisory lock of the session.

[[nodiscard]] Result<bool> tryLock(Connection &connection, const QString &name);
[[nodiscard]] Result<bool> waitToLock(Connection &connection, const QString &name,
                                      std::optional<std::chrono::milliseconds> longest, const std::stop_token &stop);
[[nodiscard]] Done unlock(Connection &connection, const QString &name);
[[nodiscard]] Result<QString> lockHolder(Connection &connection, const QString &name);

} // namespace engine::postgresql
