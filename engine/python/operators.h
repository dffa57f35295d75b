#pragma once

#include "engine/python/token.h"

namespace engine::python {

struct OperatorMatch
{
    TokenKind kind = TokenKind::End;
    quint32 length = 0; ///< 0 when nothing matches
};

/// The longest operator or bracket that `text` begins with.
[[nodiscard]] OperatorMatch matchOperator(std::string_view text);

} // namespace engine::python
