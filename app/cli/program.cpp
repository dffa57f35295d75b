#include "app/cli/program.h"

#include "app/cli/arguments.h"
#include "app/cli/commands/command.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <iostream>

namespace app {

namespace {

constexpr int usageExitCode = 2;

constexpr auto description =
    "Schema migrations on Alembic's own files. Takes Alembic's command line.\n"
    "The project is searched for in the working directory and in the folders above it. A relative SQLite URL is "
    "relative to the working directory, as in Alembic; when the project was found in a folder above, to that folder.";

/// The options before the command, as CLI11 stores them.
struct GlobalTexts
{
    std::vector<std::string> configFiles;
    std::string section = "alembic";
    std::vector<std::string> arguments;
    std::string url;
    std::string python;
    bool raiseError = false;
    bool quiet = false;
};

/// Also an option of the commands that may need it, since nobody remembers which options stand before.
void addPython(CLI::App &command, GlobalTexts &globals)
{
    command
        .add_option("--python", globals.python,
                    "Whether what only Python can tell is run by the project's own interpreter: once, always (for this "
                    "project, from now on) or never")
        ->check(CLI::IsMember({"once", "always", "never"}))
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

void declareGlobals(CLI::App &program, GlobalTexts &globals)
{
    program.set_version_flag("--version", std::string("athanor-cli ") + ATHANOR_VERSION, "Show the version and exit");
    program.set_help_flag("-h,--help", "Show this help and exit");
    program
        .add_option("-c,--config", globals.configFiles,
                    "Alternate config file; defaults to the value of ALEMBIC_CONFIG, or \"alembic.ini\". May be given "
                    "twice, once for pyproject.toml")
        ->take_all();
    addText(program, "-n,--name", globals.section, "Name of the section in the .ini file to use");
    program.add_option("-x", globals.arguments, "Additional arguments consumed by custom env.py scripts")->take_all();
    addText(program, "--url", globals.url, "The database's URL, instead of the project's");
    addPython(program, globals);
    program.add_flag("--raiseerr", globals.raiseError, "Exit with 1 on every error");
    program.add_flag("-q,--quiet", globals.quiet, "Do not write to standard output");
}

GlobalOptions globalOptions(const GlobalTexts &globals)
{
    return {texts(globals.configFiles),
            text(globals.section),
            texts(globals.arguments),
            text(globals.url),
            text(globals.python),
            globals.raiseError,
            globals.quiet};
}

int wrongUsage(const CLI::App &program, const UsageError &error)
{
    std::cerr << "usage: " << program.get_name() << " [options] command [options] [arguments]\n"
              << error.program.toStdString() << ": error: " << error.message.toStdString() << '\n';
    return usageExitCode;
}

/// CLI11's own answer: 0 for help and version, else a usage error.
int answerOf(CLI::App &program, const CLI::ParseError &error)
{
    if (error.get_exit_code() == 0)
        return program.exit(error);
    return wrongUsage(program, {text(program.get_name()), text(error.what())});
}

} // namespace

int runProgram(const std::vector<std::string> &arguments)
{
    CLI::App program(description, "athanor-cli");
    GlobalTexts globals;
    declareGlobals(program, globals);
    const std::vector<std::unique_ptr<Command>> commands = allCommands();
    std::vector<std::pair<CLI::App *, Command *>> declared;
    for (const auto &command : commands)
        declared.emplace_back(command->declare(program), command.get());
    for (const auto &[parser, command] : declared) {
        if (command->mayRunPython())
            addPython(*parser, globals);
    }

    const auto normalised = normalisedArguments(program, arguments);
    if (const auto *error = std::get_if<UsageError>(&normalised))
        return wrongUsage(program, *error);
    std::vector<std::string> reversedArguments = std::get<std::vector<std::string>>(normalised);
    std::reverse(reversedArguments.begin(), reversedArguments.end());
    try {
        program.parse(reversedArguments);
    } catch (const CLI::ParseError &error) {
        return answerOf(program, error);
    }
    Session session(globalOptions(globals));
    for (const auto &[parser, command] : declared) {
        if (parser->parsed())
            return command->run(session);
    }
    return wrongUsage(program, {text(program.get_name()), QStringLiteral("too few arguments")});
}

} // namespace app
