#include "engine/dialect/postgresql/scratch.h"

#include "engine/dialect/postgresql/opening.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/sqltokenizer.h"
#include "engine/dialect/postgresql/standins.h"
#include "engine/dialect/scratchguard.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

enum class Ending { None, Harmless, Fatal };

/// What pg_dump begins with: every name after it is qualified, and means the place all the same.
bool emptiesPath(const QString &sql)
{
    static const QRegularExpression preamble(
        u"^\\s*SELECT\\s+(pg_catalog\\.)?set_config\\s*\\(\\s*'search_path'\\s*,\\s*''\\s*,\\s*\\w+\\s*\\)\\s*;?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return preamble.match(sql).hasMatch();
}

/// The path leads here: only the definition of a function may have another one.
bool changesPath(const QString &sql)
{
    const QStringList words = firstWords(sql, 4);
    const bool definesFunction =
        words.value(0) == u"create" && (words.contains(u"function"_s) || words.contains(u"procedure"_s));
    return !definesFunction
        && (sql.contains(u"search_path"_s, Qt::CaseInsensitive) || sql.contains(u"set_config"_s, Qt::CaseInsensitive));
}

/// There is one of each extension in a database, and it is not the place's.
bool isAboutExtension(const QString &sql)
{
    const QStringList words = firstWords(sql, 2);
    return words.value(1) == u"extension" && (words.value(0) == u"drop" || words.value(0) == u"alter");
}

/// One that is there already is met where it is.
QString withoutMakingTwice(const QString &sql)
{
    const QStringList words = firstWords(sql, 3);
    const auto tokens = tokenize(sql);
    const bool creates = words.value(0) == u"create" && words.value(1) == u"extension" && words.value(2) != u"if";
    return creates && tokens ? QString(sql).insert(tokens->at(1).end(), u" IF NOT EXISTS"_s) : sql;
}

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
    static const QStringList words{u"SET SESSION"_s,
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
        if (emptiesPath(part.text.toString()))
            continue;
        if (changesPath(part.text.toString())) {
            return failure(
                {.kind = Error::Kind::Unsupported,
                 .what = u"The statement would reach outside of the place in which the schema is tried out."_s,
                 .why = u"It changes search_path."_s,
                 .advice = u"Leave it out, and write the schema before the names."_s,
                 .sql = part.text.toString()});
        }
        const auto translated = place.standIns.translated(withoutMakingTwice(part.text.toString()));
        if (!translated)
            return failure(translated.error());
        const QString &text = translated->sql;
        if (isAboutExtension(text))
            continue;
        if (const Done inside = place.guard.check(translated->checked, forbiddenWords()); !inside)
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
            kept << translated->before + atOnce(text) + translated->after;
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

/// The session's temporary schema in place of one of our own.
class TemporarySchema final : public ScratchPlace
{
public:
    [[nodiscard]] QString remark() const override
    {
        return u"This role may not create schemas: the model was built in the session's temporary schema."_s;
    }
    [[nodiscard]] bool holdsRows() const override { return true; }
};

Done makePlace(Connection &connection, const QString &name, const StandIns::Server &server)
{
    const Done own = runEach(connection,
                             {u"BEGIN"_s, u"CREATE SCHEMA "_s + name,
                              u"COMMENT ON SCHEMA %1 IS %2"_s.arg(name, stringLiteral(server.defaultSchema)),
                              u"SET LOCAL search_path TO "_s + name});
    if (own)
        return own;
    // The first temporary table makes the session's temporary schema.
    const Done temporary = runEach(connection,
                                   {u"ROLLBACK"_s, u"BEGIN"_s, u"CREATE TEMPORARY TABLE athanor_scratch (a integer)"_s,
                                    u"DROP TABLE pg_temp.athanor_scratch"_s, u"SET LOCAL search_path TO pg_temp"_s});
    if (temporary) {
        connection.setPlace(std::make_shared<TemporarySchema>());
        return temporary;
    }
    if (own.error().code == u"25006") { // READ ONLY SQL TRANSACTION
        return failure(
            {.kind = Error::Kind::Connection,
             .what = u"There is no place on the server to try out a schema in."_s,
             .why = own.error().why,
             .advice = u"Its transactions only read: a replica's always do, and so do those of a role or "
                       u"database with default_transaction_read_only. Connect to the primary, or as another "
                       u"role, or say options=-c default_transaction_read_only=off in the URL, percent-encoded."_s});
    }
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

/// What each user's schema has of functions, of types that no model makes, and of what else a table may need.
constexpr auto kDefinitions = QLatin1StringView(R"(
SELECT n.nspname, d.name
FROM (SELECT typnamespace AS schema, typname AS name FROM pg_catalog.pg_type t WHERE typtype IN ('d', 'r')
        OR (typtype = 'c' AND EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
    UNION ALL SELECT pronamespace, proname FROM pg_catalog.pg_proc
    UNION ALL SELECT oprnamespace, oprname FROM pg_catalog.pg_operator
    UNION ALL SELECT opcnamespace, opcname FROM pg_catalog.pg_opclass
    UNION ALL SELECT collnamespace, collname FROM pg_catalog.pg_collation) d
JOIN pg_catalog.pg_namespace n ON n.oid = d.schema
WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')");

constexpr auto kSequences = QLatin1StringView(R"(
SELECT n.nspname, c.relname, t.relname, a.attname
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid
    AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype = 'a'
LEFT JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE c.relkind = 'S' AND n.nspname !~ '^pg_')");

/// What a model may need and does not make itself.
Done readDefinitions(Connection &connection, StandIns::Server &server)
{
    const auto definitions = connection.rows(kDefinitions);
    const auto sequences = connection.rows(kSequences);
    if (!definitions || !sequences)
        return failure(!definitions ? definitions.error() : sequences.error());
    for (const Connection::Row &row : *definitions) {
        const QString schema = row.at(0).toString();
        if (!server.extensions.value(schema).contains(row.at(1).toString()))
            server.definitions[schema].insert(row.at(1).toString());
    }
    for (const Connection::Row &row : *sequences) {
        server.sequences[row.at(0).toString()].insert(row.at(1).toString(),
                                                      {.table = row.at(2).toString(), .column = row.at(3).toString()});
    }
    return {};
}

/// The schemas of users, in which a statement would lock or meet what is really there, and what extensions have made.
Result<StandIns::Server> readServer(Connection &connection)
{
    StandIns::Server server;
    const auto own = currentSchema(connection);
    const auto schemas = connection.rows(u"SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname <> "
                                         u"'information_schema' AND nspname !~ '^pg_'"_s);
    const auto names = connection.rows(
        u"WITH own AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema()), "
        u"named AS (SELECT oid, relname AS name, relnamespace AS schema FROM pg_catalog.pg_class WHERE relkind IN "
        u"('r', 'p', 'v', 'm', 'f', 'S') "
        u"UNION ALL SELECT oid, typname, typnamespace FROM pg_catalog.pg_type WHERE typtype = 'e') "
        u"SELECT name FROM named WHERE schema = (SELECT oid FROM own) AND NOT EXISTS (SELECT 1 FROM "
        u"pg_catalog.pg_depend e WHERE e.objid = named.oid AND e.deptype = 'e')"_s);
    const auto members = connection.rows(
        u"SELECT n.nspname, coalesce(t.typname, p.proname, o.opcname) FROM pg_catalog.pg_depend d "
        u"LEFT JOIN pg_catalog.pg_type t ON d.classid = 'pg_catalog.pg_type'::regclass AND t.oid = d.objid "
        u"LEFT JOIN pg_catalog.pg_proc p ON d.classid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objid "
        u"LEFT JOIN pg_catalog.pg_opclass o ON d.classid = 'pg_catalog.pg_opclass'::regclass AND o.oid = d.objid "
        u"JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(t.typnamespace, p.pronamespace, o.opcnamespace) "
        u"WHERE d.deptype = 'e' AND n.nspname !~ '^pg_'"_s);
    if (!own || !schemas || !names || !members) {
        return failure(!own ? own.error() : !schemas ? schemas.error() : !names ? names.error() : members.error());
    }
    server.defaultSchema = *own;
    for (const Connection::Row &row : *schemas)
        server.schemas << row.front().toString();
    for (const Connection::Row &row : *names)
        server.names.insert(row.front().toString());
    for (const Connection::Row &row : *members)
        server.extensions[row.at(0).toString()].insert(row.at(1).toString());
    if (const Done done = readDefinitions(connection, server); !done)
        return failure(done.error());
    return server;
}

} // namespace

Result<std::unique_ptr<Connection>> openScratchPlace(const DatabaseUrl &url)
{
    const auto place = std::make_shared<Place>();
    auto connection =
        openDatabase(url, OpenMode::ReadWrite, [place](const QString &sql) { return guarded(sql, *place); });
    if (!connection)
        return connection;
    const Result<StandIns::Server> server = readServer(**connection);
    if (!server)
        return failure(server.error());
    if (const Done done = makePlace(**connection, newName(), *server); !done)
        return failure(done.error());
    const Result<QString> own = currentSchema(**connection);
    if (!own)
        return failure(own.error());
    place->guard.setOthers(server->schemas);
    place->standIns.begin(*own, *server);
    place->isReady = true;
    return connection;
}

} // namespace engine::postgresql
