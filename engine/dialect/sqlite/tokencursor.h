#pragma once

#include "engine/dialect/sqlite/sqltokenizer.h"

#include <QStringList>

#include <span>

namespace engine::sqlite {

/// Walks along the tokens of one statement. Reading past the end gives empty tokens, so that callers need no bounds.
class TokenCursor
{
public:
    explicit TokenCursor(std::span<const SqlToken> tokens)
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

    /// The name that comes next: bare, quoted in any way, or a string.
    [[nodiscard]] QString takeName();

    /// The next `count` tokens, or as many as there are.
    [[nodiscard]] std::span<const SqlToken> take(size_t count);

    /// What stands between the parenthesis that comes next and its partner, both stepped over. Empty when none comes.
    [[nodiscard]] std::span<const SqlToken> takeParentheses();

    /// Steps to the next of `,`, `)` or the end that is not inside of parentheses, and gives what it stepped over.
    [[nodiscard]] std::span<const SqlToken> takeItem();

private:
    std::span<const SqlToken> m_tokens;
    size_t m_at = 0;
};

/// The items of a list without its parentheses, parted by the commas that are not inside of others.
[[nodiscard]] std::vector<std::span<const SqlToken>> itemsOf(std::span<const SqlToken> list);

} // namespace engine::sqlite
