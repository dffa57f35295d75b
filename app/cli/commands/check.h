#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Tells whether autogenerate would find something.
class CheckCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    bool m_json = false;
};

} // namespace app
