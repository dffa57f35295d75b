#pragma once

#include "engine/dialect/mysql/sqlscript.h"

#include <QStringList>

#include <optional>

namespace engine::mysql {

/// The name that an identifier means, bare or in backticks; nothing for other tokens, numbers among them.
[[nodiscard]] std::optional<QString> nameOf(const SqlToken &token);

/// As tokenize(), with what stands in conditional comments in their place: these servers read it, or do not, as their
/// version says. Also fails with Kind::Unsupported where a qualified name is partly within such a comment: there, no
/// one can say what it means. `sql` must outlive the tokens.
[[nodiscard]] Result<std::vector<SqlToken>> withConditionals(const QString &sql);

/// What else of `sql` may be run as a statement by itself: what a conditional comment holds, and the statements within
/// a block or an event. Errors as tokenize().
[[nodiscard]] Result<QStringList> innerStatements(const QString &sql);

/// `sql` as a server reads it that takes conditional comments for comments; empty where it holds none. Errors as
/// tokenize().
[[nodiscard]] Result<QString> withoutConditionals(const QString &sql);

} // namespace engine::mysql
