#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Prints a schema as SQL or JSON.
class InspectCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    std::string m_source = "database";
    std::vector<std::string> m_schemas;
    bool m_json = false;
};

} // namespace app
