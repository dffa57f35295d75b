#include "app/cli/commands/inspect.h"

#include "app/cli/comparing.h"
#include "app/cli/schemajson.h"

using namespace Qt::StringLiterals;

namespace app {

CLI::App *InspectCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("inspect",
                               "Print a schema as SQL.\nThe source is 'database' (the project's), 'model' (what "
                               "[athanor] model = says, else the "
                               "SQLAlchemy models of env.py), "
                               "sql:FILE or FILE.sql, database:URL or a URL, revision:IDENT or a revision.");
    command->add_option("source", m_source, "what to look at; default: database");
    command->add_option("--schema", m_schemas, "Read this schema of a database as well; may be repeated")->take_all();
    command->add_flag("--json", m_json, "Print JSON");
    return command;
}

int InspectCommand::run(Session &session)
{
    const auto model = loadSide(session, text(m_source), false, texts(m_schemas));
    if (!model)
        return session.failed(model.error());
    if (m_json) {
        session.output().json(QJsonDocument(schemaJson(model->schema, *model->dialect)));
        return 0;
    }
    const auto sql = schemaSql(model->schema, *model->dialect);
    if (!sql)
        return session.failed(sql.error());
    session.output().raw(*sql);
    return 0;
}

} // namespace app
