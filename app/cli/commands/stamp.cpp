#include "app/cli/commands/stamp.h"

#include "engine/migration/offlinescript.h"
#include "engine/migration/stamp.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QString migrationLogger = u"alembic.runtime.migration"_s;

/// FROM:TO of each identifier; every FROM must be the same.
engine::Result<QStringList> destinations(const QStringList &identifiers, QString &start)
{
    QStringList result;
    bool started = false;
    for (const QString &identifier : identifiers) {
        const qsizetype colon = identifier.indexOf(u':');
        if (colon >= 0) {
            const QString from = identifier.left(colon);
            if (started && from != start) {
                return engine::failure(
                    {.what = u"Stamp operation with --sql only supports a single starting revision at a time"_s});
            }
            start = from;
            started = true;
        }
        result << identifier.mid(colon + 1);
    }
    return result;
}

} // namespace

CLI::App *StampCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "stamp", "'stamp' the revision table with the given revision; don't run any migrations.");
    command->add_option("revisions", m_revisions, "one or more revisions, or 'heads' for all heads")->required();
    command->add_flag("--sql", m_sql, "Don't emit SQL to database - dump to standard output instead");
    addText(*command, "--tag", m_tag, "Arbitrary 'tag' name - can be used by custom env.py scripts");
    command->add_flag("--purge", m_purge, "Unconditionally erase the version table before stamping");
    m_limits.declareLock(*command);
    return command;
}

int StampCommand::printSql(Session &session)
{
    if (m_purge)
        return session.failed({.what = u"Can't use --purge with --sql mode"_s});
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    QString start;
    const auto identifiers = destinations(texts(m_revisions), start);
    if (!identifiers)
        return session.failed(identifiers.error());
    const auto url = session.url();
    if (!url)
        return session.failed(url.error());
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return session.failed(dialect.error());
    session.announceContext(**dialect, true);
    const auto rows = start.isEmpty() ? engine::Result<QStringList>(QStringList{}) : (*graph)->resolve(start);
    if (!rows)
        return session.failed(rows.error());
    const auto steps = engine::stampSteps(**graph, *identifiers, *rows);
    if (!steps)
        return session.failed(steps.error());
    for (const engine::StampStep &step : *steps)
        session.output().info(migrationLogger, engine::runningText(step));
    session.output().raw(engine::offlineStampScript(*steps, **dialect, session.versionTable(), rows->isEmpty()));
    return 0;
}

engine::Done StampCommand::stampDatabase(Session &session, const engine::RevisionGraph &graph)
{
    engine::StampRequest request;
    request.identifiers = texts(m_revisions);
    request.versionTable = session.versionTable();
    request.purge = m_purge;
    // An identifier that nobody knows must not leave an empty database file behind.
    for (const QString &identifier : request.identifiers) {
        if (const auto ids = graph.resolve(identifier); !ids)
            return engine::failure(ids.error());
    }
    const auto limits = m_limits.limits(session);
    if (!limits)
        return engine::failure(limits.error());
    auto database = session.openDatabase();
    if (!database)
        return engine::failure(database.error());
    if (const engine::Done limited = database->dialect->limit(*database->connection, *limits); !limited)
        return limited;
    session.announceContext(*database->dialect);
    return engine::stamp(
        *database->connection, *database->dialect, graph, request,
        [&session](const engine::StampStep &step) {
            session.output().info(migrationLogger, engine::runningText(step));
        },
        lockWait(session, *limits));
}

int StampCommand::run(Session &session)
{
    if (m_sql)
        return printSql(session);
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const engine::Done done = stampDatabase(session, **graph);
    return done ? 0 : session.failed(done.error());
}

} // namespace app
