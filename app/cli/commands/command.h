#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace app {

/// One command of the program: its options as data, and run().
class Command
{
public:
    Command() = default;
    Command(const Command &) = delete;
    Command &operator=(const Command &) = delete;
    virtual ~Command() = default;

    /// Adds the command and its options to the program; the options land in members. Gives the command's part.
    virtual CLI::App *declare(CLI::App &program) = 0;

    /// Does it and gives the exit code (Alembic reference 1.3).
    [[nodiscard]] virtual int run(Session &session) = 0;

    /// Whether it reads models or runs revisions, which may need the project's own Python.
    [[nodiscard]] virtual bool mayRunPython() const { return false; }
};

/// Every command, in the order of --help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

/// An option that takes a text; given twice, the last one counts, as in argparse.
void addText(CLI::App &command, const char *names, std::string &value, const char *help);

[[nodiscard]] inline QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

[[nodiscard]] QStringList texts(const std::vector<std::string> &values);

} // namespace app
