#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Opens revision files in the user's editor.
class EditCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    std::string m_revision;
};

} // namespace app
