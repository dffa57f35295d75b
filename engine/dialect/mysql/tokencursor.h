#pragma once

#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/tokencursor.h"

#include <optional>

namespace engine::mysql {

using Tokens = std::span<const SqlToken>;

/// Along the tokens of these servers.
class TokenCursor : public TokenWalk<SqlToken>
{
public:
    using TokenWalk::TokenWalk;

    /// The name that comes next, bare or in backticks; stays where something else does.
    [[nodiscard]] std::optional<QString> takeName();
};

/// A list parted by the commas that are not inside of parentheses.
[[nodiscard]] std::vector<Tokens> itemsOf(Tokens list);

/// The tokens as SQL again, with a blank wherever something stood between them: no comment, and no blank that only we
/// take for one.
[[nodiscard]] QString textOf(Tokens tokens);

} // namespace engine::mysql
