#pragma once

#include <string>
#include <vector>

namespace app {

/// Runs the command line: reads `arguments` (those after the program's name), does what they say and gives the exit
/// code: 0, 255 for what Alembic calls a command error, 1 for other failures, 2 for a wrong command line.
[[nodiscard]] int runProgram(const std::vector<std::string> &arguments);

} // namespace app
