#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Lists the templates of `init`.
class ListTemplatesCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    bool m_json = false;
};

} // namespace app
