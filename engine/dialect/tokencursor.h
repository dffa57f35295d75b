#pragma once

#include <QStringView>

#include <algorithm>
#include <initializer_list>
#include <span>
#include <vector>

namespace engine {

/// Walks along the tokens of one statement, as a dialect's own tokenizer gives them: `Token` has is() for a symbol or a
/// bare word. Reading past the end gives empty tokens, so that callers need no bounds.
template <typename Token> class TokenWalk
{
public:
    using Tokens = std::span<const Token>;

    explicit TokenWalk(Tokens tokens)
        : m_tokens(tokens)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }

    /// The token `ahead` places on.
    [[nodiscard]] const Token &peek(size_t ahead = 0) const
    {
        static const Token nothing;
        return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : nothing;
    }

    const Token &next()
    {
        const Token &token = peek();
        ++m_at;
        return token;
    }

    /// Steps over the words if all of them come next, in any case; otherwise stays.
    bool accept(std::initializer_list<QStringView> words)
    {
        size_t ahead = 0;
        for (const QStringView word : words) {
            if (!peek(ahead++).is(word))
                return false;
        }
        m_at += words.size();
        return true;
    }
    bool accept(QStringView word) { return accept({word}); }

    /// The next `count` tokens, or as many as there are.
    [[nodiscard]] Tokens take(size_t count)
    {
        const size_t start = std::min(m_at, m_tokens.size());
        m_at = std::min(start + count, m_tokens.size());
        return m_tokens.subspan(start, m_at - start);
    }

    /// What stands between the parenthesis that comes next and its partner, both stepped over. Empty when none comes.
    [[nodiscard]] Tokens takeParentheses()
    {
        if (!peek().is(u"("))
            return {};
        const size_t start = ++m_at;
        for (int depth = 1; !atEnd(); ++m_at) {
            depth += depthOf(peek());
            if (depth == 0)
                break;
        }
        const size_t end = std::min(m_at, m_tokens.size());
        ++m_at;
        return m_tokens.subspan(start, end - start);
    }

    /// What stands before the next of `words` that is not inside of parentheses, or before the end.
    [[nodiscard]] Tokens takeUntil(std::initializer_list<QStringView> words)
    {
        const size_t start = std::min(m_at, m_tokens.size());
        for (int depth = 0; !atEnd(); ++m_at) {
            const Token &token = peek();
            if (depth == 0 && std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); }))
                break;
            depth += depthOf(token);
        }
        return m_tokens.subspan(start, std::max(m_at, start) - start);
    }

    /// Steps to the next of `,`, `)` or the end that is not inside of parentheses, and gives what it stepped over.
    [[nodiscard]] Tokens takeItem() { return takeUntil({u",", u")"}); }

    /// All that is left.
    [[nodiscard]] Tokens rest() const { return m_tokens.subspan(std::min(m_at, m_tokens.size())); }

private:
    [[nodiscard]] static int depthOf(const Token &token) { return token.is(u"(") ? 1 : token.is(u")") ? -1 : 0; }

    Tokens m_tokens;
    size_t m_at = 0;
};

/// A list without its parentheses, parted by the commas that are not inside of others; after a last comma comes an
/// empty item.
template <typename Token> [[nodiscard]] std::vector<std::span<const Token>> listItems(std::span<const Token> list)
{
    std::vector<std::span<const Token>> items;
    TokenWalk<Token> walk(list);
    while (!walk.atEnd()) {
        items.push_back(walk.takeUntil({u","}));
        walk.next();
    }
    if (!list.empty() && list.back().is(u","))
        items.emplace_back();
    return items;
}

} // namespace engine
