#include "app/cli/commands/history.h"

#include "app/cli/revisiontext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *HistoryCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("history", "List changeset scripts in chronological order.");
    command
        ->add_option_function<std::string>(
            "-r,--rev-range",
            [this](const std::string &range) {
                m_range = range;
                m_rangeGiven = true;
            },
            "Specify a revision range; format is [start]:[end]")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    command->add_flag("-v,--verbose", m_verbose, "Use more verbose output");
    command->add_flag("-i,--indicate-current", m_indicateCurrent, "Indicate the current revision");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int HistoryCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const QString range = text(m_range).trimmed();
    if (m_rangeGiven && !range.contains(u':'))
        return session.failed({.what = u"History range requires [start]:[end], [start]:, or :[end]"_s});

    QStringList rows;
    if (m_indicateCurrent || range.split(u':').contains(u"current"_s)) {
        const auto read = session.versionRows();
        if (!read)
            return session.failed(read.error());
        rows = *read;
    }
    const engine::Result<QStringList> ids =
        m_rangeGiven ? (*graph)->range(range, rows) : engine::Result<QStringList>((*graph)->newestFirst());
    if (!ids)
        return session.failed(ids.error());

    const QStringList marked = m_indicateCurrent ? rows : QStringList{};
    const LineParts parts{.parents = true, .labels = true, .documentation = true};
    QJsonArray revisions;
    QString lines;
    for (const QString &id : *ids) {
        if (m_json)
            revisions << revisionJson(**graph, id, marked);
        else
            lines +=
                (m_verbose ? revisionBlock(**graph, id, marked) : revisionLine(**graph, id, parts, marked)) + u'\n';
    }
    if (m_json)
        session.output().json(QJsonDocument(revisions));
    else
        session.output().raw(lines);
    return 0;
}

} // namespace app
