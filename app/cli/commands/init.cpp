#include "app/cli/commands/init.h"

#include "engine/project/projectinit.h"

#include <QDir>
#include <QFileInfo>

namespace app {

CLI::App *InitCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("init", "Initialize a new scripts directory.");
    command->add_option("directory", m_directory, "location of scripts directory")->required();
    addText(*command, "-t,--template", m_template, "Setup template for use with 'init'");
    command->add_flag("--package", m_package, "Write empty __init__.py files to the environment and version locations");
    return command;
}

int InitCommand::run(Session &session)
{
    engine::InitRequest request;
    request.directory = text(m_directory);
    request.workingDirectory = QDir::currentPath();
    request.templateName = text(m_template);
    request.package = m_package;
    request.url = session.options().url;
    const QString fromEnvironment = qEnvironmentVariable("ALEMBIC_CONFIG");
    if (!fromEnvironment.isEmpty())
        request.configFile = fromEnvironment;
    for (const QString &file : session.options().configFiles)
        (QFileInfo(file).fileName() == u"pyproject.toml" ? request.tomlFile : request.configFile) = file;

    const auto done = engine::initProject(request);
    if (!done)
        return session.failed(done.error());
    for (const engine::InitMessage &message : *done) {
        if (message.kind == engine::InitMessage::Kind::Notice)
            session.output().message(message.text);
        else
            (void)session.output().status(message.text, [] { return engine::Done{}; });
    }
    return 0;
}

} // namespace app
