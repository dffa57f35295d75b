#pragma once

#include "engine/migration/versiontable.h"

namespace engine {

/// How the end of another migration is waited for.
struct LockWait
{
    std::optional<std::chrono::milliseconds> longest = {}; ///< nothing: for as long as it takes
    std::function<void(const QString &holder)> waiting = {}; ///< told once who is waited for, before the wait begins
};

/// Keeps the other programs that migrate the same database away for as long as it is held. Owns nothing: connection
/// and dialect must outlive it.
class MigrationLock
{
public:
    /// Two that name the same version table exclude each other.
    MigrationLock(Connection &connection, const Dialect &dialect, const VersionTable &table);

    /// Lets go.
    ~MigrationLock();
    MigrationLock(const MigrationLock &) = delete;
    MigrationLock &operator=(const MigrationLock &) = delete;
    MigrationLock(MigrationLock &&) = delete;
    MigrationLock &operator=(MigrationLock &&) = delete;

    /// Waits until nobody else holds it; nothing to do where it is held already. Kind::Locked, naming the holder, where
    /// the time was not enough; Kind::Cancelled.
    [[nodiscard]] Done take(const LockWait &wait, const std::stop_token &stop = {});

    [[nodiscard]] bool isHeld() const { return m_isHeld; }

    /// Lets go. A failure is the connection's end, and with it the lock's.
    void release();

private:
    Connection &m_connection;
    const Dialect &m_dialect;
    QString m_name;
    bool m_isHeld = false;
};

/// Kind::Outdated where the version table does not hold `rows`, whatever their order, or, with `isMissing`, where it is
/// there after all.
[[nodiscard]] Done expectVersionRows(Connection &connection, const Dialect &dialect, const VersionTable &table,
                                     QStringList rows, bool isMissing);

} // namespace engine
