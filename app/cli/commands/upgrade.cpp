#include "app/cli/commands/upgrade.h"

#include "app/cli/migrate.h"

namespace app {

CLI::App *UpgradeCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("upgrade", "Upgrade to a later version.");
    command->add_option("revision", m_revision, "revision identifier")->required();
    command->add_flag("--sql", m_sql, "Don't emit SQL to database - dump to standard output instead");
    addText(*command, "--tag", m_tag, "Arbitrary 'tag' name - can be used by custom env.py scripts");
    m_limits.declare(*command);
    return command;
}

int UpgradeCommand::run(Session &session)
{
    const auto limits = m_limits.limits(session);
    if (!limits)
        return session.failed(limits.error());
    return migrate(session, {engine::Direction::Upgrade, text(m_revision), m_sql, *limits});
}

} // namespace app
