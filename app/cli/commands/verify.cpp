#include "app/cli/commands/verify.h"

#include "app/cli/comparing.h"
#include "app/cli/operationtext.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

QJsonArray notesOf(const engine::LoadedModel &model)
{
    QJsonArray notes;
    for (const engine::ModelNote &note : model.notes)
        notes << engine::placed(note);
    return notes;
}

QJsonObject asJson(const SchemaComparison &compared)
{
    QJsonArray differences;
    for (const engine::Operation &operation : compared.comparison.operations)
        differences << operationJson(operation, {}, *compared.dialect);
    return {{u"equal"_s, differences.isEmpty()},
            {u"differences"_s, differences},
            {u"notes_as_text"_s, notesOf(compared.actual)},
            {u"notes_by_python"_s, notesOf(compared.desired)}};
}

void printText(Output &output, const SchemaComparison &compared)
{
    if (compared.comparison.operations.empty()) {
        const auto tables = compared.desired.schema.tables.size();
        output.data(tables == 1 ? u"The models read as text are what Python has: 1 table."_s
                                : u"The models read as text are what Python has: %1 tables."_s.arg(tables));
        return;
    }
    for (const QString &line : operationLines(compared.comparison.operations))
        output.data(line);
    output.data({});
    output.data(u"These operations would make the models as they are read as text look like what Python has."_s);
}

} // namespace

CLI::App *VerifyCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand(
        "verify",
        "Check Athanor itself on this project.\nWith --models: compare the models as Athanor reads them, as text, with "
        "what the project's own Python makes of them, and print every difference. Exits with 1 when there is one.");
    command->add_flag("--models", m_models, "Compare the models")->required();
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int VerifyCommand::run(Session &session)
{
    // What was read in part differs too, and is shown: nothing is left out here.
    const auto compared = compareAll(session, u"sqlalchemy"_s, u"sqlalchemy:python"_s);
    if (!compared)
        return session.failed(compared.error());
    if (m_json)
        session.output().json(QJsonDocument(asJson(*compared)));
    else
        printText(session.output(), *compared);
    return compared->comparison.operations.empty() ? 0 : 1;
}

} // namespace app
