#include "engine/dialect/mysql/lockholders.h"

#include "engine/dialect/lockholders.h"
#include "engine/dialect/mysql/opening.h"
#include "engine/dialect/mysql/servererrors.h"
#include "engine/schema/sqlwords.h"

#include <QSqlError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The number of the session, user and host, then what else is known of it.
QString sessionText(const Connection::Row &row, const QString &more)
{
    return u"%1 (%2 from %3%4)"_s.arg(row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), more);
}

/// The rows of `sql` that name a table of the statement first, without that.
QStringList holdersOf(Connection &connection, const QString &sql, qint64 waiting, const QString &statement)
{
    QStringList sessions;
    const auto rows = connection.rows(sql, {waiting});
    for (const Connection::Row &row : rows.value_or(std::vector<Connection::Row>())) {
        if (speaksOf(statement, row.front().toString()))
            sessions << sessionText(row.mid(1), {});
    }
    sessions.removeDuplicates();
    return sessions;
}

/// Empty where the server keeps no such list, or does not show it.
QStringList holdersByTable(Connection &connection, qint64 waiting, const QString &statement)
{
    const QStringList onMySql = holdersOf(
        connection,
        u"SELECT l.OBJECT_NAME, t.PROCESSLIST_ID, t.PROCESSLIST_USER, t.PROCESSLIST_HOST FROM "
        u"performance_schema.metadata_locks l JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID "
        u"WHERE l.OBJECT_TYPE = 'TABLE' AND l.OBJECT_SCHEMA = DATABASE() AND l.LOCK_STATUS = 'GRANTED' AND "
        u"t.PROCESSLIST_ID NOT IN (?, CONNECTION_ID()) ORDER BY t.PROCESSLIST_TIME DESC"_s,
        waiting, statement);
    if (!onMySql.isEmpty())
        return onMySql;
    return holdersOf(connection,
                     u"SELECT l.TABLE_NAME, p.ID, p.USER, p.HOST FROM information_schema.METADATA_LOCK_INFO l JOIN "
                     u"information_schema.PROCESSLIST p ON p.ID = l.THREAD_ID WHERE l.TABLE_SCHEMA = DATABASE() AND "
                     u"l.LOCK_TYPE = 'Table metadata lock' AND p.ID NOT IN (?, CONNECTION_ID()) ORDER BY p.TIME DESC"_s,
                     waiting, statement);
}

/// Some servers show nothing, without a word, to a user who may not see it.
bool maySeeOthers(Connection &connection)
{
    const auto grants = connection.rows(u"SHOW GRANTS"_s);
    return grants && std::ranges::any_of(*grants, [](const Connection::Row &row) {
               const QString grant = row.front().toString();
               return grant.contains(u" ON *.* "_s)
                   && (grant.contains(u"PROCESS"_s) || grant.contains(u"ALL PRIVILEGES"_s));
           });
}

QString longestTransactions(Connection &connection, qint64 waiting)
{
    const auto rows = connection.rows(
        u"SELECT p.ID, p.USER, p.HOST, DATE_FORMAT(t.trx_started, '%H:%i:%s') FROM information_schema.INNODB_TRX t "
        u"JOIN information_schema.PROCESSLIST p ON p.ID = t.trx_mysql_thread_id WHERE p.ID NOT IN (?, CONNECTION_ID()) "
        u"ORDER BY t.trx_started LIMIT 3"_s,
        {waiting});
    if (!rows || rows->empty()) {
        return maySeeOthers(connection)
            ? QString()
            : u"Who holds it is shown to users with the right PROCESS (GRANT PROCESS ON *.* TO ...)."_s;
    }
    QStringList sessions;
    for (const Connection::Row &row : *rows)
        sessions << sessionText(row, u", since "_s + row.at(3).toString());
    return sessions.isEmpty()
        ? QString()
        : u"The transactions that are open the longest: session %1."_s.arg(sessions.join(u", session "_s));
}

} // namespace

std::function<QString(const QSqlError &, const QString &)> lockHoldersOf(const DatabaseUrl &url,
                                                                         const SessionIdentity &session)
{
    return [url, session](const QSqlError &error, const QString &sql) -> QString {
        if (error.nativeErrorCode().toInt() != lockWaitTimeout)
            return {};
        const auto connection = openDatabase(url, OpenMode::ReadOnly);
        if (!connection)
            return {};
        const auto identity = (*connection)->rows(u"SELECT "_s + identityColumns());
        if (!identity || identity->front().at(1).toString() != session.server)
            return {};
        const QStringList holders = holdersByTable(**connection, session.connection, sql);
        return holders.isEmpty() ? longestTransactions(**connection, session.connection) : holdSentence(holders);
    };
}

} // namespace engine::mysql
