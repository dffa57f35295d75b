#pragma once

#include "engine/python/ast.h"
#include "engine/python/scope.h"
#include "engine/result.h"

namespace engine::python {

/// The error for what only Python can tell; `reason` names the thing in words: "a for loop".
[[nodiscard]] Error needsPython(const QString &reason, const SourcePosition &where);

/// The error for what comes of a query that has not been run: its result decides. `reason` names the thing in words:
/// "the rows of a query".
[[nodiscard]] Error knownWhenRun(const QString &reason, const SourcePosition &where);

/// The error for what cannot be told because of `cause`, of the same kind as that.
[[nodiscard]] Error becauseOf(const Unreadable &cause, const QString &reason, const SourcePosition &where);

/// What an expression or statement is, in words, with its article.
[[nodiscard]] QString inWords(const Expression &expression);
[[nodiscard]] QString inWords(const Statement &statement);

} // namespace engine::python
