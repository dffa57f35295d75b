#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Compares what Athanor reads as text with what the project's own Python says.
class VerifyCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    bool m_models = false;
    bool m_json = false;
};

} // namespace app
