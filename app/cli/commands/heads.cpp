#include "app/cli/commands/heads.h"

#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *HeadsCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("heads", "Show current available heads in the script directory.");
    command->add_flag("-v,--verbose", m_verbose, "Use more verbose output");
    command->add_flag("--resolve-dependencies", m_resolveDependencies, "Treat dependency versions as down revisions");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int HeadsCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const QStringList heads = m_resolveDependencies ? (*graph)->realHeads() : (*graph)->heads();
    if (m_json) {
        QJsonArray revisions;
        for (const QString &id : heads)
            revisions << revisionJson(**graph, id);
        session.output().json(QJsonDocument(revisions));
        return 0;
    }
    for (const QString &id : heads) {
        session.output().data(m_verbose ? revisionBlock(**graph, id)
                                        : revisionLine(**graph, id, {.labels = true, .treeMarks = false}));
    }
    return 0;
}

} // namespace app
