#pragma once

#include "app/cli/commands/command.h"

#include "engine/revision/revisionwriter.h"

namespace app {

/// Writes a new revision file, empty or with what autogenerate finds.
class RevisionCommand : public Command
{
public:
    CLI::App *declare(CLI::App &program) override;
    int run(Session &session) override;
    bool mayRunPython() const override { return true; }

private:
    [[nodiscard]] engine::Result<engine::RevisionRequest> request(Session &session);
    [[nodiscard]] engine::Done addDifferences(Session &session, engine::RevisionRequest &request);

    std::string m_message;
    bool m_messageGiven = false;
    bool m_autogenerate = false;
    std::vector<std::string> m_renames;
    bool m_sql = false;
    std::string m_head = "head";
    bool m_splice = false;
    bool m_withHooks = false;
    std::string m_branchLabel;
    std::string m_versionPath;
    std::string m_revisionId;
    std::vector<std::string> m_dependsOn;
};

} // namespace app
