#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Lists the heads of the project.
class HeadsCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    bool m_verbose = false;
    bool m_resolveDependencies = false;
    bool m_json = false;
};

} // namespace app
