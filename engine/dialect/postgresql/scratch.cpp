#include "engine/dialect/postgresql/scratch.h"

#include "engine/dialect/postgresql/opening.h"
#include "engine/dialect/postgresql/sqltokenizer.h"
#include "engine/dialect/postgresql/standins.h"
#include "engine/dialect/scratchguard.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

enum class Ending { None, Harmless, Fatal };

/// What a statement would do to the transaction that everything here happens in.
Ending endingOf(const QString &sql)
{
    const QStringList words = firstWords(sql, 3);
    const QString verb = words.value(0);
    if (verb == u"begin" || verb == u"commit" || verb == u"end"
        || (verb == u"start" && words.value(1) == u"transaction"))
        return Ending::Harmless;
    if (verb == u"abort" || verb == u"prepare" || (verb == u"rollback" && !words.contains(u"to"_s)))
        return Ending::Fatal;
    return Ending::None;
}

/// The statement as it may run in a transaction: an index that is made or dropped CONCURRENTLY is the same index.
QString atOnce(const QString &sql)
{
    const QStringList words = firstWords(sql, 4);
    const qsizetype place = words.indexOf(u"concurrently"_s);
    const bool isIndex = words.value(place - 1) == u"index" || words.value(0) == u"reindex";
    const auto tokens = tokenize(sql);
    if (place < 0 || !isIndex || !tokens)
        return sql;
    const SqlToken &token = tokens->at(static_cast<size_t>(place));
    return sql.first(token.offset) + sql.sliced(token.end()).trimmed();
}

/// Once the place is made; until then its own BEGIN and ROLLBACK pass.
struct Place
{
    bool isReady = false;
    ScratchGuard guard;
    StandIns standIns;
};

/// What is not a matter of one schema, or takes the path away that leads here.
const QStringList &forbiddenWords()
{
    static const QStringList words{u"SET SEARCH_PATH"_s,
                                   u"SET LOCAL SEARCH_PATH"_s,
                                   u"SET SESSION"_s,
                                   u"SET ROLE"_s,
                                   u"RESET"_s,
                                   u"DISCARD"_s,
                                   u"CALL"_s,
                                   u"COPY"_s,
                                   u"GRANT"_s,
                                   u"REVOKE"_s,
                                   u"CREATE DATABASE"_s,
                                   u"DROP DATABASE"_s,
                                   u"CREATE ROLE"_s,
                                   u"DROP ROLE"_s,
                                   u"CREATE USER"_s,
                                   u"CREATE TABLESPACE"_s,
                                   u"ALTER SYSTEM"_s,
                                   u"ALTER ROLE"_s,
                                   u"ALTER SCHEMA"_s,
                                   u"ALTER DATABASE"_s,
                                   u"LOCK"_s};
    return words;
}

Result<QString> guarded(const QString &sql, Place &place)
{
    const auto parts = splitScript(sql);
    if (!place.isReady || !parts)
        return sql;
    QStringList kept;
    for (const SqlPart &part : *parts) {
        const auto translated = place.standIns.translated(part.text.toString());
        if (!translated)
            return translated;
        const QString &text = *translated;
        if (const Done inside = place.guard.check(text, forbiddenWords()); !inside)
            return failure(inside.error());
        const Ending ending = endingOf(text);
        if (ending == Ending::Fatal) {
            return failure({.kind = Error::Kind::Statement,
                            .what = u"The statement would end the place in which the schema is tried out."_s,
                            .advice = u"Leave it out; the transaction is Athanor's."_s,
                            .sql = text});
        }
        if (firstWords(text, 1) == QStringList{u"rollback"_s})
            place.standIns.forgetMade();
        if (ending == Ending::None)
            kept << atOnce(text);
    }
    return kept.join(u"; "_s);
}

Done runEach(Connection &connection, const QStringList &statements)
{
    for (const QString &sql : statements) {
        if (const auto done = connection.execute(sql); !done)
            return failure(done.error());
    }
    return {};
}

QString newName()
{
    return u"athanor_scratch_"_s
        + QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
}

Done makePlace(Connection &connection, const QString &name)
{
    const Done own =
        runEach(connection, {u"BEGIN"_s, u"CREATE SCHEMA "_s + name, u"SET LOCAL search_path TO "_s + name});
    if (own)
        return own;
    // The first temporary table makes the session's temporary schema.
    const Done temporary = runEach(connection,
                                   {u"ROLLBACK"_s, u"BEGIN"_s, u"CREATE TEMPORARY TABLE athanor_scratch (a integer)"_s,
                                    u"DROP TABLE pg_temp.athanor_scratch"_s, u"SET LOCAL search_path TO pg_temp"_s});
    if (temporary)
        return temporary;
    return failure({.kind = Error::Kind::Connection,
                    .what = u"There is no place on the server to try out a schema in."_s,
                    .why = own.error().why,
                    .advice = u"Give the role the right to create schemas (GRANT CREATE ON DATABASE ...) or temporary "
                              u"tables (GRANT TEMPORARY ON DATABASE ...)."_s});
}

Result<QString> currentSchema(Connection &connection)
{
    const auto rows = connection.rows(u"SELECT current_schema()"_s);
    return rows ? Result<QString>(rows->front().front().toString()) : failure(rows.error());
}

/// The schemas of users beside the one on the path, in which a statement would lock or meet what is really there.
Result<QStringList> otherSchemas(Connection &connection)
{
    const auto rows = connection.rows(u"SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname <> current_schema() "
                                      u"AND nspname <> 'information_schema' AND nspname !~ '^pg_'"_s);
    if (!rows)
        return failure(rows.error());
    QStringList names;
    for (const Connection::Row &row : *rows)
        names << row.front().toString();
    return names;
}

} // namespace

Result<std::unique_ptr<Connection>> openScratchPlace(const DatabaseUrl &url)
{
    const auto place = std::make_shared<Place>();
    auto connection =
        openDatabase(url, OpenMode::ReadWrite, [place](const QString &sql) { return guarded(sql, *place); });
    if (!connection)
        return connection;
    const Result<QString> defaultSchema = currentSchema(**connection);
    if (!defaultSchema)
        return failure(defaultSchema.error());
    if (const Done done = makePlace(**connection, newName()); !done)
        return failure(done.error());
    const Result<QString> own = currentSchema(**connection);
    if (!own)
        return failure(own.error());
    const Result<QStringList> others = otherSchemas(**connection);
    if (!others)
        return failure(others.error());
    place->guard.setOthers(*others);
    place->standIns.begin(*own, *defaultSchema, *others);
    place->isReady = true;
    return connection;
}

} // namespace engine::postgresql
