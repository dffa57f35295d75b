#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Lists branch points with their children.
class BranchesCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    bool m_verbose = false;
    bool m_json = false;
};

} // namespace app
