#pragma once

#include "engine/python/ast.h"
#include "engine/result.h"

namespace engine::python {

/// The error for what only Python can tell; `reason` names the thing in words: "a for loop".
[[nodiscard]] Error needsPython(const QString &reason, const SourcePosition &where);

/// What an expression or statement is, in words, with its article.
[[nodiscard]] QString inWords(const Expression &expression);
[[nodiscard]] QString inWords(const Statement &statement);

} // namespace engine::python
