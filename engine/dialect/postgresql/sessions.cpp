#include "engine/dialect/postgresql/sessions.h"

#include "engine/dialect/postgresql/opening.h"
#include "engine/dialect/postgresql/quoting.h"

#include <QCryptographicHash>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// The first half of the lock's number: ours among the advisory locks of a database.
constexpr int kLockClass = 0x41746861;

/// The second half, the same in every program and on every machine.
qint32 lockNumber(const QString &name)
{
    const QByteArray digest = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5);
    return qFromBigEndian<qint32>(digest.constData());
}

QVariantList lockKey(const QString &name)
{
    return {kLockClass, lockNumber(name)};
}

QString milliseconds(std::chrono::milliseconds duration)
{
    return QString::number(duration.count()) + u"ms"_s;
}

/// The limits of a wait for the lock itself: no other of the session's counts.
Done beginWaiting(Connection &connection, std::optional<std::chrono::milliseconds> longest)
{
    if (const auto begun = connection.execute(u"BEGIN"_s); !begun)
        return failure(begun.error());
    // Zero would be without end.
    const auto wait = longest ? std::max(*longest, std::chrono::milliseconds(1)) : std::chrono::milliseconds(0);
    const auto limited =
        connection.rows(u"SELECT set_config('lock_timeout', ?, true), set_config('statement_timeout', '0', true)"_s,
                        {milliseconds(wait)});
    return limited ? Done() : failure(limited.error());
}

} // namespace

std::function<Done()> interruptOf(const DatabaseUrl &url, const Backend &backend)
{
    return [url, backend]() -> Done {
        const auto connection = openDatabase(url, OpenMode::ReadOnly);
        if (!connection)
            return failure(connection.error());
        const auto asked =
            (*connection)
                ->rows(u"SELECT pg_cancel_backend(pid) FROM pg_stat_get_activity(NULL) WHERE pid = ? AND "
                       "extract(epoch FROM backend_start)::text = ?"_s,
                       {backend.processId.toInt(), backend.startedAt});
        return asked ? Done() : failure(asked.error());
    };
}

Result<QStringList> otherSchemas(Connection &connection)
{
    return connection.texts(u"SELECT nspname FROM pg_namespace WHERE NOT starts_with(nspname, 'pg_') AND nspname <> "
                            "'information_schema' AND nspname IS DISTINCT FROM current_schema() AND nspname !~ "
                            "'^athanor_scratch_[0-9a-f]{16}' ORDER BY nspname"_s);
}

Result<bool> hasTable(Connection &connection, const TableName &table)
{
    const auto rows = connection.rows(u"SELECT to_regclass(?) IS NOT NULL"_s, {quotedName(table)});
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toBool();
}

Done limit(Connection &connection, const SessionLimits &limits)
{
    const auto set = [&connection](const QString &setting, std::optional<std::chrono::milliseconds> value) -> Done {
        const auto done = value ? connection.rows(u"SELECT set_config(?, ?, false)"_s, {setting, milliseconds(*value)})
                                : connection.rows(u"RESET "_s + setting);
        return done ? Done() : failure(done.error());
    };
    const Done done = set(u"lock_timeout"_s, limits.lock);
    return done ? set(u"statement_timeout"_s, limits.statement) : done;
}

Result<bool> tryLock(Connection &connection, const QString &name)
{
    const auto rows = connection.rows(u"SELECT pg_try_advisory_lock(?, ?)"_s, lockKey(name));
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toBool();
}

// The lock outlives the transaction that asked for it.
Result<bool> waitToLock(Connection &connection, const QString &name, std::optional<std::chrono::milliseconds> longest,
                        const std::stop_token &stop)
{
    if (const Done done = beginWaiting(connection, longest); !done)
        return failure(done.error());
    const auto locked = connection.rows(u"SELECT pg_advisory_lock(?, ?)"_s, lockKey(name), stop);
    const auto ended = connection.execute(locked ? u"COMMIT"_s : u"ROLLBACK"_s);
    if (!ended)
        return failure(ended.error());
    if (!locked && locked.error().kind != Error::Kind::Locked)
        return failure(locked.error());
    return locked.has_value();
}

Done unlock(Connection &connection, const QString &name)
{
    const auto rows = connection.rows(u"SELECT pg_advisory_unlock(?, ?)"_s, lockKey(name));
    return rows ? Done() : failure(rows.error());
}

Result<QString> lockHolder(Connection &connection, const QString &name)
{
    const auto rows = connection.rows(
        u"SELECT a.pid, a.usename, host(a.client_addr), a.application_name, to_char(a.backend_start, 'HH24:MI:SS') "
        "FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
        "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
        "AND l.classid::bigint = ? AND l.objid::bigint = ?"_s,
        {kLockClass, qint64(quint32(lockNumber(name)))});
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return QString();
    const Connection::Row &row = rows->front();
    const QString from = row.at(2).isNull() ? u"the server's own machine"_s : row.at(2).toString();
    QStringList facts{row.at(1).toString() + u" from "_s + from};
    if (const QString program = row.at(3).toString(); !program.isEmpty())
        facts << program;
    facts << u"since "_s + row.at(4).toString();
    return u"session %1 (%2)"_s.arg(row.at(0).toString(), facts.join(u", "_s));
}

} // namespace engine::postgresql
