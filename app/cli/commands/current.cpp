#include "app/cli/commands/current.h"

#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *CurrentCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("current", "Display the current revision for a database.");
    command->add_flag("-c,--check-heads", m_checkHeads, "Check if all head revisions are applied to the database");
    command->add_flag("-v,--verbose", m_verbose, "Use more verbose output");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int CurrentCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const auto rows = session.versionRows();
    if (!rows)
        return session.failed(rows.error());
    const auto current = (*graph)->effectiveCurrent(*rows);
    if (!current)
        return session.failed(current.error());
    if (m_checkHeads) {
        const QStringList heads = (*graph)->realHeads();
        if (QSet<QString>(rows->begin(), rows->end()) != QSet<QString>(heads.begin(), heads.end()))
            return session.failed({.what = u"Database is not on all head revisions"_s});
    }
    if (m_json) {
        QJsonArray revisions;
        for (const QString &id : *current)
            revisions << revisionJson(**graph, id, *rows);
        session.output().json(QJsonDocument(revisions));
        return 0;
    }
    if (m_verbose) {
        const auto url = session.url();
        if (!url)
            return session.failed(url.error());
        session.output().data(u"Current revision(s) for %1:"_s.arg(session.urlText()));
    }
    for (const QString &id : *current)
        session.output().data(m_verbose ? revisionBlock(**graph, id) : revisionLine(**graph, id, {}));
    return 0;
}

} // namespace app
