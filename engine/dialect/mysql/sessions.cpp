#include "engine/dialect/mysql/sessions.h"

#include "engine/dialect/mysql/opening.h"

#include <QDeadlineTimer>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The lock's name on the server, of the name that is bound; no longer than the 64 characters that MySQL takes.
const QString &lockName()
{
    static const QString sql = u"CONCAT('athanor.', LEFT(SHA2(CONCAT(DATABASE(), '.', ?), 256), 32))"_s;
    return sql;
}

QDeadlineTimer deadlineOf(std::optional<std::chrono::milliseconds> longest)
{
    return longest ? QDeadlineTimer(*longest) : QDeadlineTimer(QDeadlineTimer::Forever);
}

/// Waits up to `seconds`.
Result<bool> askForLock(Connection &connection, const QString &name, int seconds, const std::stop_token &stop = {})
{
    const auto rows = connection.rows(u"SELECT GET_LOCK(%1, ?)"_s.arg(lockName()), {name, seconds}, stop);
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toInt() == 1;
}

} // namespace

QString identityColumns()
{
    return u"CONNECTION_ID(), CONCAT_WS(':', @@hostname, @@port, @@datadir)"_s;
}

std::function<Done()> interruptOf(const DatabaseUrl &url, const SessionIdentity &session)
{
    return [url, session]() -> Done {
        const auto connection = openDatabase(url, OpenMode::ReadOnly);
        if (!connection)
            return failure(connection.error());
        const auto identity = (*connection)->rows(u"SELECT "_s + identityColumns());
        if (!identity)
            return failure(identity.error());
        if (identity->front().at(1).toString() != session.server)
            return {};
        const auto ended = (*connection)->execute(u"KILL QUERY %1"_s.arg(session.connection));
        return ended ? Done() : failure(ended.error());
    };
}

Result<QStringList> otherSchemas(Connection &connection)
{
    return connection.texts(
        u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN ('information_schema', 'mysql', "
        "'performance_schema', 'sys') AND NOT SCHEMA_NAME <=> DATABASE() AND SCHEMA_NAME NOT REGEXP "
        "'^athanor_scratch_' ORDER BY SCHEMA_NAME"_s);
}

Result<bool> hasTable(Connection &connection, const TableName &table)
{
    const auto rows = connection.rows(
        u"SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = COALESCE(NULLIF(?, ''), DATABASE()) AND "
        "TABLE_NAME = ?"_s,
        {table.schema.isNull() ? u""_s : table.schema, table.name});
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toInt() > 0;
}

Done limit(Connection &connection, const SessionLimits &limits)
{
    connection.setLockTimeout(limits.lock);
    const auto known = connection.rows(u"SHOW SESSION VARIABLES LIKE 'max_statement_time'"_s);
    if (!known)
        return failure(known.error());
    if (known->empty()) {
        if (!limits.statement || limits.ifKeepable)
            return {};
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"MySQL cannot end a statement that lasts too long, unless it only reads."_s,
                        .advice = u"Leave the statement timeout out; a run can be cancelled by hand."_s});
    }
    const QString seconds = limits.statement
        ? QString::number(std::chrono::duration<double>(*limits.statement).count(), 'f', 3)
        : u"DEFAULT"_s;
    const auto done = connection.execute(u"SET SESSION max_statement_time = "_s + seconds);
    return done ? Done() : failure(done.error());
}

Result<bool> tryLock(Connection &connection, const QString &name)
{
    return askForLock(connection, name, 0);
}

// A second at a time: a long wait would fall to the session's own limit of what a statement may last.
Result<bool> waitToLock(Connection &connection, const QString &name, std::optional<std::chrono::milliseconds> longest,
                        const std::stop_token &stop)
{
    const QDeadlineTimer deadline = deadlineOf(longest);
    do {
        const auto locked = askForLock(connection, name, 1, stop);
        if (!locked || *locked)
            return locked;
        if (stop.stop_requested()) {
            return failure({.kind = Error::Kind::Cancelled,
                            .what = u"Stopped while waiting for another migration of this database."_s});
        }
    } while (!deadline.hasExpired());
    return false;
}

Done unlock(Connection &connection, const QString &name)
{
    const auto rows = connection.rows(u"SELECT RELEASE_LOCK(%1)"_s.arg(lockName()), {name});
    return rows ? Done() : failure(rows.error());
}

Result<QString> lockHolder(Connection &connection, const QString &name)
{
    const auto session = connection.rows(u"SELECT IS_USED_LOCK(%1)"_s.arg(lockName()), {name});
    if (!session)
        return failure(session.error());
    const QVariant id = session->front().front();
    if (id.isNull())
        return QString();
    // Without the right to see the sessions of others there are only one's own.
    const auto rows = connection.rows(u"SELECT USER, HOST FROM information_schema.PROCESSLIST WHERE ID = ?"_s, {id});
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return u"session %1"_s.arg(id.toString());
    return u"session %1 (%2 from %3)"_s.arg(id.toString(), rows->front().at(0).toString(),
                                            rows->front().at(1).toString());
}

} // namespace engine::mysql
