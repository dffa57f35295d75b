#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Creates a new environment.
class InitCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    std::string m_directory;
    std::string m_template = "generic";
    bool m_package = false;
};

} // namespace app
