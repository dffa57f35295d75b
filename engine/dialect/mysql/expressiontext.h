#pragma once

#include <QString>

namespace engine::mysql {

/// The SQL of an expression that MySQL's information_schema has escaped (`concat(_utf8mb4\'x\')`), as SHOW has it and
/// the server takes it again. Text in which some quote stands bare has not been escaped, and stays as it is.
[[nodiscard]] QString unescapedExpression(const QString &text);

/// The inverse of unescapedExpression().
[[nodiscard]] QString escapedExpression(const QString &text);

/// True where the first parenthesis is closed by the last character.
[[nodiscard]] bool isParenthesised(const QString &text);

/// Without the pair of parentheses that encloses the whole of an expression, where there is one.
[[nodiscard]] QString withoutParentheses(const QString &text);

} // namespace engine::mysql
