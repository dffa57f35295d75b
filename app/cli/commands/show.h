#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Tells all about the revisions that an identifier names.
class ShowCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    std::string m_revision;
    bool m_json = false;
};

} // namespace app
