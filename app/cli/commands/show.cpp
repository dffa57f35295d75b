#include "app/cli/commands/show.h"

#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *ShowCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("show", "Show the revision(s) denoted by the given symbol.");
    command->add_option("rev", m_revision, "revision identifier, or 'current'")->required();
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int ShowCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    QStringList rows;
    if (text(m_revision) == u"current") {
        const auto read = session.versionRows();
        if (!read)
            return session.failed(read.error());
        rows = *read;
    }
    const auto ids = (*graph)->resolve(text(m_revision), rows);
    if (!ids)
        return session.failed(ids.error());
    QJsonArray revisions;
    for (const QString &id : *ids) {
        if (m_json)
            revisions << revisionJson(**graph, id, rows);
        else
            session.output().data(revisionBlock(**graph, id));
    }
    if (m_json)
        session.output().json(QJsonDocument(revisions));
    return 0;
}

} // namespace app
