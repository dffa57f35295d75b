#include "app/cli/commands/ensureversion.h"

#include "engine/migration/offlinescript.h"

namespace app {

CLI::App *EnsureVersionCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("ensure_version", "Create the alembic version table if it doesn't exist already.");
    command->add_flag("--sql", m_sql, "Don't emit SQL to database - dump to standard output instead");
    return command;
}

int EnsureVersionCommand::run(Session &session)
{
    const auto url = session.url();
    if (!url)
        return session.failed(url.error());
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return session.failed(dialect.error());
    session.announceContext(**dialect, m_sql);
    if (m_sql) {
        session.output().raw(engine::offlineVersionTable(**dialect, session.versionTable()));
        return 0;
    }
    const auto database = session.openDatabase();
    if (!database)
        return session.failed(database.error());
    const auto ensured = engine::ensureVersionTable(*database->connection, **dialect, session.versionTable());
    return ensured ? 0 : session.failed(ensured.error());
}

} // namespace app
