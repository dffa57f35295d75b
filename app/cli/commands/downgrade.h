#pragma once

#include "app/cli/commands/command.h"
#include "app/cli/limits.h"

namespace app {

/// Undoes revisions down to a target, or prints their SQL.
class DowngradeCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    std::string m_revision;
    std::string m_tag;
    bool m_sql = false;
    LimitOptions m_limits;
};

} // namespace app
