#pragma once

#include "app/cli/commands/command.h"

namespace app {

/// Writes a revision file that joins several heads.
class MergeCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;

private:
    std::vector<std::string> m_revisions;
    std::string m_message;
    bool m_messageGiven = false;
    std::string m_branchLabel;
    std::string m_revisionId;
    bool m_splice = false;
    bool m_withHooks = false;
};

} // namespace app
