#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/limits.h"

namespace app {

/// Shows a revision that stopped midway, where a database keeps what has run, and goes on with it or takes it back.
class UnfinishedCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    [[nodiscard]] int show(Session &session);
    [[nodiscard]] int forget(Session &session);

    bool m_resume = false;
    bool m_undo = false;
    bool m_forget = false;
    int m_done = -1;
    LimitOptions m_limits;
};

} // namespace app
