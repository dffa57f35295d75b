#include "engine/dialect/postgresql/lockholders.h"

#include "engine/dialect/lockholders.h"
#include "engine/dialect/postgresql/opening.h"
#include "engine/schema/sqlwords.h"

#include <QRegularExpression>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// The session's number, then who it is, as far as this user is shown it.
QString sessionText(const Connection::Row &row)
{
    const QString from = row.at(2).isNull() ? u"the server's own machine"_s : row.at(2).toString();
    QStringList facts{row.at(1).toString() + u" from "_s + from};
    if (const QString program = row.at(3).toString(); !program.isEmpty())
        facts << program;
    if (const QString since = row.at(4).toString(); !since.isEmpty())
        facts << u"in a transaction since "_s + since;
    return u"%1 (%2)"_s.arg(row.at(0).toString(), facts.join(u", "_s));
}

} // namespace

std::function<QString(const QSqlError &, const QString &)> lockHoldersOf(const DatabaseUrl &url, const Backend &backend)
{
    return [url, backend](const QSqlError &error, const QString &sql) -> QString {
        if (error.nativeErrorCode() != u"55P03" || sql.contains(u"pg_advisory"_s))
            return {};
        static const QRegularExpression firstWords(u"^\\s*CREATE\\s+(UNIQUE\\s+)?INDEX\\b"_s,
                                                   QRegularExpression::CaseInsensitiveOption);
        const auto connection = openDatabase(url, OpenMode::ReadOnly);
        if (!connection)
            return {};
        // Who only reads is in the way of what needs a table for itself, which making an index does not.
        const bool isIndex = firstWords.match(sql).hasMatch();
        const auto rows = (*connection)
                              ->rows(u"SELECT a.pid, a.usename, host(a.client_addr), a.application_name, "
                                     "to_char(a.xact_start, 'HH24:MI:SS'), c.relname FROM pg_locks l "
                                     "JOIN pg_class c ON c.oid = l.relation JOIN pg_stat_activity a ON a.pid = l.pid "
                                     "WHERE l.granted AND l.pid NOT IN (?, pg_backend_pid()) AND l.database = "
                                     "(SELECT oid FROM pg_database WHERE datname = current_database()) "
                                     "AND (l.mode <> 'AccessShareLock' OR ?) ORDER BY a.xact_start"_s,
                                     {backend.processId.toInt(), !isIndex});
        QStringList sessions;
        for (const Connection::Row &row : rows.value_or(std::vector<Connection::Row>())) {
            if (speaksOf(sql, row.at(5).toString()))
                sessions << sessionText(row);
        }
        sessions.removeDuplicates();
        return holdSentence(sessions);
    };
}

} // namespace engine::postgresql
