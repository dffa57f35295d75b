#pragma once

#include "engine/dialect/dialect.h"
#include "engine/dialect/mysql/flavour.h"

namespace engine::mysql {

/// What tells a session of a server from every other one, of any server.
struct SessionIdentity
{
    qint64 connection = 0; ///< CONNECTION_ID()
    QString server; ///< its host, port and data directory
};

/// The columns that give a SessionIdentity.
[[nodiscard]] QString identityColumns();

/// What ends the statement that `session` is at work on (KILL QUERY), from a connection of its own. Where the hosts of
/// `url` have meanwhile led to another server, nothing happens.
[[nodiscard]] std::function<Done()> interruptOf(const DatabaseUrl &url, const SessionIdentity &session);

/// As Dialect::otherSchemas().
[[nodiscard]] Result<QStringList> otherSchemas(Connection &connection);

/// As Dialect::hasTable().
[[nodiscard]] Result<bool> hasTable(Connection &connection, const TableName &table);

/// As Dialect::limit(). A lock is asked for again and again, so that its limit is the connection's own; of the two only
/// MariaDB's servers can end a statement after a time, whatever it does (max_statement_time).
[[nodiscard]] Done limit(Connection &connection, const SessionLimits &limits);

// The lock of Dialect::tryLockMigrations() and its siblings: GET_LOCK(), whose names belong to the whole server.

[[nodiscard]] Result<bool> tryLock(Connection &connection, const QString &name);
[[nodiscard]] Result<bool> waitToLock(Connection &connection, const QString &name,
                                      std::optional<std::chrono::milliseconds> longest, const std::stop_token &stop);
[[nodiscard]] Done unlock(Connection &connection, const QString &name);
[[nodiscard]] Result<QString> lockHolder(Connection &connection, const QString &name);

} // namespace engine::mysql
