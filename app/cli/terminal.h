#pragma once

#include <QString>

#include <optional>

namespace app {

/// Somebody is there to be asked: both standard input and standard error are a terminal.
[[nodiscard]] bool isTerminal();

/// Asks on the terminal and gives the answer without blanks around it; empty where there is none.
[[nodiscard]] QString askLine(const QString &question);

/// Asks on the terminal without showing what is typed, also where Ctrl+C ends the program meanwhile. Nothing where
/// nothing was typed and the input has ended.
[[nodiscard]] std::optional<QString> askSecret(const QString &question);

/// The first line of standard input, whatever that is; nothing where it has ended.
[[nodiscard]] std::optional<QString> readLine();

} // namespace app
