#pragma once

#include "engine/python/ast.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace engine::python {

/// Why a literal cannot be decoded: at which byte of the source, and the reason in words.
struct LiteralProblem
{
    quint32 offset = 0;
    QString reason;
    bool needsPython = false; ///< valid, but only Python can tell: `\N{...}`
};

/// The text of a part of a str literal, escapes decoded. `doublesBraces`: see JoinedPart.
/// Errors: an escape with too few digits, or of a character beyond Unicode; `\N{name}`, since we know no names.
[[nodiscard]] tl::expected<QString, LiteralProblem> decodeText(const StringPart &part, bool doublesBraces = false);

/// The text of adjacent str literals.
[[nodiscard]] tl::expected<QString, LiteralProblem> decodeText(const StringLiteral &literal);

/// The bytes of adjacent bytes literals. Errors as above; a character beyond ASCII.
[[nodiscard]] tl::expected<QByteArray, LiteralProblem> decodeBytes(const StringLiteral &literal);

} // namespace engine::python
