#include "app/cli/commands/branches.h"

#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *BranchesCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("branches", "Show current branch points.");
    command->add_flag("-v,--verbose", m_verbose, "Use more verbose output");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int BranchesCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    QJsonArray points;
    for (const QString &id : (*graph)->newestFirst()) {
        if (!(*graph)->isBranchPoint(id))
            continue;
        points << revisionJson(**graph, id);
        if (m_json)
            continue;
        const LineParts parts{.labels = true};
        session.output().data(m_verbose ? revisionBlock(**graph, id) : revisionLine(**graph, id, parts));
        const LineParts childParts{.labels = true, .documentation = m_verbose};
        for (const QString &child : (*graph)->next(id))
            session.output().data(QString(id.size(), u' ') + u" -> "_s + revisionLine(**graph, child, childParts));
        session.output().data({});
    }
    if (m_json)
        session.output().json(QJsonDocument(points));
    return 0;
}

} // namespace app
