#include "app/cli/commands/check.h"

#include "app/cli/comparing.h"
#include "app/cli/operationtext.h"

#include "engine/diff/difftuples.h"
#include "engine/migration/detected.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QString autogenerateLogger = u"alembic.autogenerate.compare"_s;

/// A gate must not open for what nobody has looked at.
engine::Error unread(qsizetype parts)
{
    const QString what = parts == 1 ? u"One part of the model could not be read, and is not compared."_s
                                    : u"%1 parts of the model could not be read, and are not compared."_s.arg(parts);
    return {.what = what,
            .why = u"What could be read has no new upgrade operations."_s,
            .advice =
                u"The lines above name them. Where Python can tell, `model = sqlalchemy:python` under [athanor] in "
                "alembic.ini lets the project's own Python read the models."_s};
}

} // namespace

CLI::App *CheckCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("check", "Check if revision command with autogenerate has pending upgrade ops.");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int CheckCommand::run(Session &session)
{
    if (const engine::Done current = databaseIsUpToDate(session); !current)
        return session.failed(current.error());
    const auto compared = compareSides(session, u"database"_s, u"model"_s, true);
    if (!compared)
        return session.failed(compared.error());
    const std::vector<engine::Operation> &operations = compared->comparison.operations;
    const qsizetype unreadParts = engine::unreadParts(compared->desired);
    for (const engine::Operation &operation : operations) {
        for (const QString &line : engine::detectedLines(operation))
            session.output().info(autogenerateLogger, line);
    }
    if (m_json) {
        QJsonArray list;
        for (const engine::Operation &operation : operations)
            list << operationJson(operation, {}, *compared->dialect);
        session.output().json(QJsonDocument(list));
        return operations.empty() && unreadParts == 0 ? 0 : 255;
    }
    if (!operations.empty())
        return session.failed({.what = u"New upgrade operations detected: "_s + engine::diffTuples(operations)});
    if (unreadParts > 0)
        return session.failed(unread(unreadParts));
    session.output().message(u"No new upgrade operations detected."_s);
    return 0;
}

} // namespace app
