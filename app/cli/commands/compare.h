#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Shows what would make one schema look like another.
class CompareCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    std::string m_from = "database";
    std::string m_to = "model";
    std::vector<std::string> m_renames;
    bool m_sql = false;
    bool m_json = false;
    bool m_exitCode = false;
};

} // namespace app
