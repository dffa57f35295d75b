#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Tells how revisions will be run: natively, or why only Python can run them.
class ExplainCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    std::string m_revisions;
    bool m_json = false;
};

} // namespace app
