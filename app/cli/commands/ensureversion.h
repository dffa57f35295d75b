#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Creates the version table and nothing else.
class EnsureVersionCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    bool m_sql = false;
};

} // namespace app
