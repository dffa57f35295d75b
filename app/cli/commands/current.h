#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Lists the revisions that the database is at.
class CurrentCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    bool m_checkHeads = false;
    bool m_verbose = false;
    bool m_json = false;
};

} // namespace app
