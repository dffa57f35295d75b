#include "app/cli/commands/listtemplates.h"

#include "engine/project/projectinit.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace app {

CLI::App *ListTemplatesCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("list_templates", "List available templates.");
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int ListTemplatesCommand::run(Session &session)
{
    Output &output = session.output();
    const QList<engine::ProjectTemplate> templates = engine::projectTemplates();
    if (m_json) {
        QJsonArray list;
        for (const engine::ProjectTemplate &each : templates)
            list << QJsonObject{{u"name"_s, each.name}, {u"description"_s, each.description}};
        output.json(QJsonDocument(list));
        return 0;
    }
    output.data(u"Available templates:\n"_s);
    for (const engine::ProjectTemplate &each : templates)
        output.data(u"%1 - %2"_s.arg(each.name, each.description));
    output.data(u"\nTemplates are used via the 'init' command, e.g.:"_s);
    output.data(u"\n  athanor-cli init --template generic ./scripts"_s);
    return 0;
}

} // namespace app
