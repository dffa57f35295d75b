#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Lists revisions, newest first.
class HistoryCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    std::string m_range;
    bool m_rangeGiven = false;
    bool m_verbose = false;
    bool m_indicateCurrent = false;
    bool m_json = false;
};

} // namespace app
