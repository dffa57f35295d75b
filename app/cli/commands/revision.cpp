#include "app/cli/commands/revision.h"

#include "app/cli/comparing.h"
#include "app/cli/newfile.h"
#include "app/cli/renames.h"

#include "engine/migration/detected.h"
#include "engine/migration/generate.h"
#include "engine/migration/sqlsection.h"
#include "engine/project/newrevision.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QString autogenerateLogger = u"alembic.autogenerate.compare"_s;

} // namespace

CLI::App *RevisionCommand::declare(CLI::App &program)
{
    CLI::App *command =
        program.add_subcommand("revision",
                               "Create a new revision file.\nThe model of --autogenerate is what [athanor] model = in "
                               "the ini file says (sqlalchemy, "
                               "sql:FILE, database:URL or revision:IDENT), else the SQLAlchemy models of env.py.");
    command
        ->add_option_function<std::string>(
            "-m,--message",
            [this](const std::string &message) {
                m_message = message;
                m_messageGiven = true;
            },
            "Message string to use with 'revision'")
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    command->add_flag(
        "--autogenerate", m_autogenerate,
        "Populate revision script with candidate migration operations, based on comparison of database to "
        "model");
    command->add_option("--rename", m_renames, renameHelp)->take_all()->allow_extra_args(false);
    command->add_flag("--sql", m_sql, "Don't emit SQL to database - dump to standard output instead");
    addText(*command, "--head", m_head, "Specify head revision or <branchname>@head to base new revision on");
    command->add_flag("--splice", m_splice, "Allow a non-head revision as the 'head' to splice onto");
    addText(*command, "--branch-label", m_branchLabel, "Specify a branch label to apply to the new revision");
    addText(*command, "--version-path", m_versionPath, "Specify specific path from config for version file");
    addText(*command, "--rev-id", m_revisionId, "Specify a hardcoded revision id instead of generating one");
    command
        ->add_option("--depends-on", m_dependsOn,
                     "Specify one or more revision identifiers which this revision "
                     "should depend on")
        ->take_all();
    command->add_flag("--with-hooks", m_withHooks, withHooksHelp);
    return command;
}

engine::Result<engine::RevisionRequest> RevisionCommand::request(Session &session)
{
    if (m_autogenerate && m_sql)
        return engine::failure({.what = u"Using --sql with --autogenerate does not make any sense"_s});
    if (!m_renames.empty() && !m_autogenerate)
        return engine::failure({.what = u"--rename is about what --autogenerate finds"_s});
    const auto project = session.project();
    if (!project)
        return engine::failure(project.error());
    // With revision_environment Alembic runs env.py, for the template's arguments alone: nothing is sent to a database,
    // and the bodies are framed as those of --autogenerate that has found nothing.
    if (m_sql && !(*project)->revisionEnvironment) {
        return engine::failure({.what = u"Using --sql with the revision command when revision_environment is not "
                                        "configured does not make any sense"_s});
    }
    engine::RevisionRequest wanted;
    if (m_messageGiven)
        wanted.message = text(m_message);
    wanted.heads = {text(m_head)};
    wanted.splice = m_splice;
    wanted.branchLabel = text(m_branchLabel);
    wanted.dependsOn = texts(m_dependsOn);
    wanted.id = text(m_revisionId);
    wanted.versionPath = text(m_versionPath);
    if ((*project)->revisionEnvironment) {
        wanted.upgrade.emplace();
        wanted.downgrade.emplace();
    }
    if (m_autogenerate) {
        if (const engine::Done done = addDifferences(session, wanted); !done)
            return engine::failure(done.error());
    }
    return wanted;
}

engine::Done RevisionCommand::addDifferences(Session &session, engine::RevisionRequest &request)
{
    if (const engine::Done current = databaseIsUpToDate(session); !current)
        return current;
    auto compared = compareSides(session, u"database"_s, u"model"_s, true, texts(m_renames));
    if (!compared)
        return engine::failure(compared.error());
    for (const engine::Operation &operation : compared->comparison.operations) {
        for (const QString &line : engine::detectedLines(operation))
            session.output().info(autogenerateLogger, line);
    }
    const auto generated = engine::generate(compared->comparison.operations, compared->actual.schema, compared->desired,
                                            compared->dialect->capabilities().computed);
    if (!generated)
        return engine::failure(generated.error());
    const auto project = session.project();
    if (project && (*project)->athanor.revisionFormat == engine::Revision::Format::Sql) {
        const auto up = engine::sqlSection(generated->upgrade, *compared->dialect, compared->actual.schema);
        if (!up)
            return engine::failure(up.error());
        const auto down = engine::sqlSection(generated->downgrade, *compared->dialect, compared->desired.schema);
        if (!down)
            return engine::failure(down.error());
        request.upgradeSection = *up;
        request.downgradeSection = *down;
    }
    request.upgrade = generated->upgrade;
    request.downgrade = generated->downgrade;
    request.render = engine::renderOptions(session.script(), compared->dialect);
    return {};
}

int RevisionCommand::run(Session &session)
{
    const auto wanted = request(session);
    return wanted ? writeNewFile(session, *wanted, m_withHooks) : session.failed(wanted.error());
}

} // namespace app
