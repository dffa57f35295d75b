#pragma once

#include <QString>

#include <CLI/CLI.hpp>

#include <string>
#include <variant>
#include <vector>

namespace app {

/// A command line that cannot be understood; exit code 2.
struct UsageError
{
    QString program; ///< "athanor-cli upgrade": whose usage to show
    QString message; ///< in argparse's words
};

/// Rewrites a command line by the rules of Python's argparse, which Alembic uses, into the one form that CLI11 reads
/// without doubt: every option by its full name with `=`, then `--`, then the positional arguments. So unambiguous
/// prefixes work, `-1` is an argument, `-r-2:` is an option with a value, and an option belongs to where it stands
/// (Alembic reference 1.1). `arguments` are those after the program's name.
[[nodiscard]] std::variant<std::vector<std::string>, UsageError> normalisedArguments(
    const CLI::App &app, const std::vector<std::string> &arguments);

} // namespace app
