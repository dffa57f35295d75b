#include "app/cli/commands/command.h"

#include "app/cli/commands/branches.h"
#include "app/cli/commands/check.h"
#include "app/cli/commands/compare.h"
#include "app/cli/commands/current.h"
#include "app/cli/commands/downgrade.h"
#include "app/cli/commands/edit.h"
#include "app/cli/commands/ensureversion.h"
#include "app/cli/commands/explain.h"
#include "app/cli/commands/heads.h"
#include "app/cli/commands/history.h"
#include "app/cli/commands/init.h"
#include "app/cli/commands/inspect.h"
#include "app/cli/commands/listtemplates.h"
#include "app/cli/commands/merge.h"
#include "app/cli/commands/password.h"
#include "app/cli/commands/revision.h"
#include "app/cli/commands/show.h"
#include "app/cli/commands/stamp.h"
#include "app/cli/commands/unfinished.h"
#include "app/cli/commands/upgrade.h"
#include "app/cli/commands/verify.h"

namespace app {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<BranchesCommand>());
    commands.push_back(std::make_unique<CheckCommand>());
    commands.push_back(std::make_unique<CompareCommand>());
    commands.push_back(std::make_unique<CurrentCommand>());
    commands.push_back(std::make_unique<DowngradeCommand>());
    commands.push_back(std::make_unique<EditCommand>());
    commands.push_back(std::make_unique<EnsureVersionCommand>());
    commands.push_back(std::make_unique<ExplainCommand>());
    commands.push_back(std::make_unique<HeadsCommand>());
    commands.push_back(std::make_unique<HistoryCommand>());
    commands.push_back(std::make_unique<InitCommand>());
    commands.push_back(std::make_unique<InspectCommand>());
    commands.push_back(std::make_unique<ListTemplatesCommand>());
    commands.push_back(std::make_unique<MergeCommand>());
    commands.push_back(std::make_unique<PasswordCommand>());
    commands.push_back(std::make_unique<RevisionCommand>());
    commands.push_back(std::make_unique<ShowCommand>());
    commands.push_back(std::make_unique<StampCommand>());
    commands.push_back(std::make_unique<UnfinishedCommand>());
    commands.push_back(std::make_unique<UpgradeCommand>());
    commands.push_back(std::make_unique<VerifyCommand>());
    return commands;
}

void addText(CLI::App &command, const char *names, std::string &value, const char *help)
{
    command.add_option(names, value, help)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

QStringList texts(const std::vector<std::string> &values)
{
    QStringList list;
    for (const std::string &value : values)
        list << text(value);
    return list;
}

} // namespace app
