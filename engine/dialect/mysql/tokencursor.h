#pragma once

#include "engine/dialect/mysql/sqlscript.h"

#include <optional>
#include <span>

namespace engine::mysql {

using Tokens = std::span<const SqlToken>;

/// Walks along the tokens of one statement. Reading past the end gives empty tokens, so that callers need no bounds.
class TokenCursor
{
public:
    explicit TokenCursor(Tokens tokens)
        : m_tokens(tokens)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }

    /// The token `ahead` places on.
    [[nodiscard]] const SqlToken &peek(size_t ahead = 0) const;
    const SqlToken &next();

    /// Steps over the words if all of them come next, in any case; otherwise stays.
    bool accept(std::initializer_list<QStringView> words);
    bool accept(QStringView word) { return accept({word}); }

    /// The name that comes next, bare or in backticks; stays where something else does.
    [[nodiscard]] std::optional<QString> takeName();

    /// What stands between the parenthesis that comes next and its partner, both stepped over. Empty when none comes.
    [[nodiscard]] Tokens takeParentheses();

    /// What stands before the next of `words` that is not inside of parentheses, or before the end.
    [[nodiscard]] Tokens takeUntil(std::initializer_list<QStringView> words);

    /// All that is left.
    [[nodiscard]] Tokens rest() const { return m_tokens.subspan(std::min(m_at, m_tokens.size())); }

private:
    Tokens m_tokens;
    size_t m_at = 0;
};

/// A list parted by the commas that are not inside of parentheses.
[[nodiscard]] std::vector<Tokens> itemsOf(Tokens list);

/// The tokens as SQL again, with a blank wherever something stood between them: no comment, and no blank that only we
/// take for one.
[[nodiscard]] QString textOf(Tokens tokens);

} // namespace engine::mysql
