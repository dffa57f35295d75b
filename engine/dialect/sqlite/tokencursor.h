#pragma once

#include "engine/dialect/sqlite/sqltokenizer.h"
#include "engine/dialect/tokencursor.h"

#include <QStringList>

namespace engine::sqlite {

/// Along the tokens of SQLite.
class TokenCursor : public TokenWalk<SqlToken>
{
public:
    using TokenWalk::TokenWalk;

    /// The name that comes next: bare, quoted in any way, or a string.
    [[nodiscard]] QString takeName() { return unquoted(next()); }
};

/// The items of a list without its parentheses, parted by the commas that are not inside of others.
[[nodiscard]] inline std::vector<std::span<const SqlToken>> itemsOf(std::span<const SqlToken> list)
{
    return listItems(list);
}

} // namespace engine::sqlite
