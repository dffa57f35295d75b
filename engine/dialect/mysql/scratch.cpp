#include "engine/dialect/mysql/scratch.h"

#include "engine/dialect/mysql/opening.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/scratchdatabases.h"
#include "engine/dialect/mysql/scratchstatements.h"
#include "engine/dialect/mysql/servererrors.h"
#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/temporaryplace.h"
#include "engine/dialect/scratchguard.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// Takes away what killed programs left. A database that somebody else drops at the same moment is none of our
/// failures, nor is one that belongs to a user whom this one may not touch.
Done dropAbandoned(Connection &connection)
{
    const auto abandoned =
        connection.rows(u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE LEFT(SCHEMA_NAME, ?) = ? AND "
                        u"IS_FREE_LOCK(SCHEMA_NAME) = 1"_s,
                        {scratchPrefix().size(), scratchPrefix()});
    if (!abandoned)
        return failure(abandoned.error());
    for (const Connection::Row &row : *abandoned) {
        const QString name = row.front().toString();
        // Taken for the moment, so that of two programs only one drops it.
        const auto lock = connection.rows(u"SELECT GET_LOCK(?, 0)"_s, {name});
        if (!lock)
            return failure(lock.error());
        if (lock->front().front().toInt() != 1)
            continue;
        (void)connection.execute(u"SET @athanor_checks = @@foreign_key_checks, foreign_key_checks = 0"_s);
        (void)connection.execute(u"DROP DATABASE IF EXISTS "_s + alwaysQuoted(name));
        (void)connection.execute(u"SET foreign_key_checks = @athanor_checks"_s);
        if (const auto released = connection.rows(u"SELECT RELEASE_LOCK(?)"_s, {name}); !released)
            return failure(released.error());
    }
    return {};
}

Error cannotCreate(const Error &refused, const DatabaseUrl &server)
{
    return {.kind = Error::Kind::Connection,
            .what = u"There can be no scratch database on the server of %1."_s.arg(server.readableText()),
            .why = refused.why,
            .advice = u"Allow this user to create databases of that name: GRANT ALL ON `athanor\\_scratch\\_%`.* TO "
                      u"..."_s,
            .sql = refused.sql};
}

/// Whether the server refused the last statement because this user may not do such a thing; its words may be those of
/// any language.
bool wasDenied(Connection &connection)
{
    const auto errors = connection.rows(u"SHOW ERRORS"_s);
    return errors && std::ranges::any_of(*errors, [](const Connection::Row &row) {
               const int code = row.value(1).toInt();
               return code == databaseDenied || code == privilegeMissing;
           });
}

/// Makes the database. False where this user may not make any, with the reason in `denied`.
Result<bool> create(Connection &connection, const QString &name, const DatabaseUrl &server, Error &denied)
{
    const auto lock = connection.rows(u"SELECT GET_LOCK(?, 0)"_s, {name});
    if (!lock)
        return failure(lock.error());
    if (const Done done = dropAbandoned(connection); !done)
        return failure(done.error());
    const Result<QString> charset = charsetClause(connection, server.database);
    if (!charset)
        return failure(charset.error());
    if (const auto created = connection.execute(u"CREATE DATABASE "_s + alwaysQuoted(name) + *charset); !created) {
        denied = cannotCreate(created.error(), server);
        return wasDenied(connection) ? Result<bool>(false) : failure(denied);
    }
    if (const auto used = connection.execute(u"USE "_s + alwaysQuoted(name)); !used)
        return failure(used.error());
    return true;
}

/// What is not a matter of one database. What changes a schema commits at once here: nothing could be taken back.
const QStringList &forbiddenWords()
{
    static const QStringList words{u"USE"_s,
                                   u"GRANT"_s,
                                   u"REVOKE"_s,
                                   u"FLUSH"_s,
                                   u"KILL"_s,
                                   u"SHUTDOWN"_s,
                                   u"RESET"_s,
                                   u"PURGE"_s,
                                   u"CHANGE"_s,
                                   u"INSTALL"_s,
                                   u"UNINSTALL"_s,
                                   u"LOAD"_s,
                                   u"CALL"_s,
                                   u"PREPARE"_s,
                                   u"EXECUTE"_s,
                                   u"LOCK"_s,
                                   u"SET GLOBAL"_s,
                                   u"SET PERSIST"_s,
                                   u"SET PASSWORD"_s,
                                   u"SET STATEMENT"_s,
                                   u"SET ROLE"_s,
                                   u"CREATE DATABASE"_s,
                                   u"CREATE SCHEMA"_s,
                                   u"CREATE USER"_s,
                                   u"CREATE ROLE"_s,
                                   u"CREATE SERVER"_s,
                                   u"DROP DATABASE"_s,
                                   u"DROP SCHEMA"_s,
                                   u"DROP USER"_s,
                                   u"DROP ROLE"_s,
                                   u"ALTER DATABASE"_s,
                                   u"ALTER SCHEMA"_s,
                                   u"ALTER USER"_s,
                                   u"RENAME USER"_s,
                                   u"CREATE OR REPLACE DATABASE"_s};
    return words;
}

/// The statement alone, with stand-ins for other databases, held back where it would leave the place all the same.
Result<QString> guarded(const QString &sql, const ScratchGuard &guard, ScratchDatabases &databases)
{
    const Result<QString> one = oneStatement(sql);
    if (!one || !databases.isReady())
        return one;
    if (const Done known = actsOnWhatItNames(*one); !known)
        return failure(known.error());
    const auto translation = databases.translated(*one);
    if (!translation)
        return failure(translation.error());
    for (const QString &text : translation->checked) {
        if (const Done done = guard.check(text, forbiddenWords()); !done) {
            Error error = done.error();
            error.sql = *one;
            return failure(error);
        }
    }
    return databases.prepared(*translation);
}

Result<QStringList> otherDatabases(Connection &connection, const QString &own)
{
    return connection.texts(
        u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT IN (?, 'information_schema')"_s,
        {own});
}

} // namespace

Result<std::unique_ptr<Connection>> openScratchDatabase(const DatabaseUrl &server)
{
    const QString name = scratchPrefix() + QUuid::createUuid().toString(QUuid::Id128);
    const auto guard = std::make_shared<ScratchGuard>();
    const auto databases = std::make_shared<ScratchDatabases>();
    // Foreign keys lead from one to the other.
    const QStringList closing{u"SET foreign_key_checks = 0"_s, u"DROP DATABASE IF EXISTS "_s + alwaysQuoted(name)};
    auto connection = openDatabase(server, OpenMode::ReadWrite, closing,
                                   [guard, databases](const QString &sql) { return guarded(sql, *guard, *databases); });
    if (!connection)
        return connection;
    Error denied;
    const Result<bool> created = create(**connection, name, server, denied);
    if (!created)
        return failure(created.error());
    if (!*created)
        return openTemporaryPlace(server, denied);
    const Result<QStringList> others = otherDatabases(**connection, name);
    if (!others)
        return failure(others.error());
    guard->setOthers(*others);
    if (const Done done = databases->begin(**connection, name, server.database); !done)
        return failure(done.error());
    (*connection)->setPlace(databases);
    return connection;
}

} // namespace engine::mysql
