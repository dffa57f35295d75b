#include "engine/dialect/mysql/scratchdatabases.h"

#include "engine/dialect/mysql/quoting.h"

#include <QScopedValueRollback>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

Error cannotStandIn(const Error &refused, const QString &database)
{
    return {.kind = Error::Kind::Connection,
            .what = u"There can be no scratch database in place of %1."_s.arg(database),
            .why = refused.why,
            .advice = u"Allow this user to create databases of that name: GRANT ALL ON `athanor\\_scratch\\_%`.* TO "
                      u"..."_s,
            .sql = refused.sql};
}

Error isReal(const TableName &column, const QString &sql)
{
    return {.kind = Error::Kind::Unsupported,
            .what = u"It cannot be told whether %1 is a column, or a table of the database %2."_s.arg(column.text(),
                                                                                                      column.schema),
            .why = u"A table of the statement is called as the database is."_s,
            .advice = u"Give that table another name in the statement: FROM %1 AS ..."_s.arg(column.schema),
            .sql = sql};
}

} // namespace

const QString &scratchPrefix()
{
    static const QString text = u"athanor_scratch_"_s;
    return text;
}

Result<QString> charsetClause(Connection &connection, const QString &database)
{
    if (database.isEmpty())
        return QString();
    const auto rows = connection.rows(u"SELECT DEFAULT_CHARACTER_SET_NAME, DEFAULT_COLLATION_NAME FROM "
                                      u"information_schema.SCHEMATA WHERE SCHEMA_NAME = ?"_s,
                                      {database});
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return QString();
    return u" CHARACTER SET %1 COLLATE %2"_s.arg(rows->front().at(0).toString(), rows->front().at(1).toString());
}

Done ScratchDatabases::begin(Connection &connection, const QString &place, const QString &defaultDatabase)
{
    m_connection = &connection;
    m_place = place;
    const QScopedValueRollback working(m_isAtWork, true);
    const Result<StandIns::Server> server = readServer(defaultDatabase);
    if (!server)
        return failure(server.error());
    m_defaultDatabase = server->defaultDatabase;
    m_standIns.begin(place, *server);
    return {};
}

Result<StandIns::Server> ScratchDatabases::readServer(const QString &defaultDatabase)
{
    const auto rows = m_connection->rows(
        u"SELECT SCHEMA_NAME, @@lower_case_table_names FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN "
        u"('information_schema', 'performance_schema', 'mysql', 'sys') AND LEFT(SCHEMA_NAME, ?) <> ?"_s,
        {scratchPrefix().size(), scratchPrefix()});
    if (!rows)
        return failure(rows.error());
    StandIns::Server server{.defaultDatabase = defaultDatabase, .databases = {}};
    for (const Connection::Row &row : *rows) {
        server.databases << row.at(0).toString();
        server.foldsCase = row.at(1).toInt() != 0;
    }
    return server;
}

Result<StandIns::Translation> ScratchDatabases::translated(const QString &sql)
{
    auto translation = m_standIns.translated(sql);
    if (!translation)
        return translation;
    const QScopedValueRollback working(m_isAtWork, true);
    for (const TableName &column : translation->columns) {
        if (const Done done = expectColumn(column, sql); !done)
            return failure(done.error());
    }
    return translation;
}

/// Where the database has nothing of that name, the statement means a column or nothing at all.
Done ScratchDatabases::expectColumn(const TableName &column, const QString &sql)
{
    const auto rows = m_connection->rows(
        u"SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? UNION ALL "
        u"SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = ? AND ROUTINE_NAME = ?"_s,
        {column.schema, column.name, column.schema, column.name});
    if (!rows)
        return failure(rows.error());
    return rows->empty() ? Done() : failure(isReal(column, sql));
}

Result<QString> ScratchDatabases::prepared(const StandIns::Translation &translation)
{
    const QScopedValueRollback working(m_isAtWork, true);
    for (const QString &database : translation.drops)
        m_made.removeAll(database);
    for (const QString &database : translation.uses) {
        const Done made = m_made.contains(database) ? Done() : make(database, true);
        if (!made)
            return failure(made.error());
    }
    QString sql = translation.sql;
    if (const QString &database = translation.creates; !database.isEmpty() && !m_made.contains(database)) {
        if (const Done made = make(database, false); !made)
            return failure(made.error());
        const Result<QString> charset = charsetClause(*m_connection, database);
        if (!charset)
            return charset;
        sql += translation.saysCharset ? QString() : *charset;
    }
    return sql;
}

Done ScratchDatabases::make(const QString &database, bool withDatabase)
{
    const QString standIn = m_standIns.standInFor(database);
    if (!m_locked.contains(standIn)) {
        if (const auto lock = m_connection->rows(u"SELECT GET_LOCK(?, 0)"_s, {standIn}); !lock)
            return failure(lock.error());
        m_connection->runWhenClosing(u"DROP DATABASE IF EXISTS "_s + alwaysQuoted(standIn));
        m_locked << standIn;
    }
    if (withDatabase) {
        const Result<QString> charset = charsetClause(*m_connection, database);
        if (!charset)
            return failure(charset.error());
        const auto created = m_connection->execute(u"CREATE DATABASE "_s + alwaysQuoted(standIn) + *charset);
        if (!created)
            return failure(cannotStandIn(created.error(), database));
    }
    m_made << database;
    return {};
}

ScratchNames ScratchDatabases::names()
{
    ScratchNames names{.place = m_place, .defaultDatabase = m_defaultDatabase, .databases = {}};
    for (const QString &database : m_made)
        names.databases.insert(m_standIns.standInFor(database), database);
    return names;
}

} // namespace engine::mysql
