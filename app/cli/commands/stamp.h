#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/limits.h"

namespace app {

/// Moves the version table without running revisions.
class StampCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    [[nodiscard]] int printSql(Session &session);
    [[nodiscard]] engine::Done stampDatabase(Session &session, const engine::RevisionGraph &graph);

    std::vector<std::string> m_revisions;
    std::string m_tag;
    bool m_sql = false;
    bool m_purge = false;
    LimitOptions m_limits;
};

} // namespace app
