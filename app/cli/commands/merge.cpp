#include "app/cli/commands/merge.h"

#include "app/cli/newfile.h"

namespace app {

CLI::App *MergeCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("merge", "Merge two revisions together. Creates a new migration file.");
    command->add_option("revisions", m_revisions, "one or more revisions, or 'heads' for all heads")->required();
    command
        ->add_option_function<std::string>(
            "-m,--message",
            [this](const std::string &message) {
                m_message = message;
                m_messageGiven = true;
            },
            "Message string to use with 'merge'")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    addText(*command, "--branch-label", m_branchLabel, "Specify a branch label to apply to the new revision");
    addText(*command, "--rev-id", m_revisionId, "Specify a hardcoded revision id instead of generating one");
    command->add_flag("--splice", m_splice, "Allow a non-head revision as the 'head' to splice onto");
    command->add_flag("--with-hooks", m_withHooks, withHooksHelp);
    return command;
}

int MergeCommand::run(Session &session)
{
    engine::RevisionRequest request;
    if (m_messageGiven)
        request.message = text(m_message);
    request.heads = texts(m_revisions);
    request.branchLabel = text(m_branchLabel);
    request.id = text(m_revisionId);
    request.splice = m_splice;
    return writeNewFile(session, request, m_withHooks);
}

} // namespace app
