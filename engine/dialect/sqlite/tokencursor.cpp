#include "engine/dialect/sqlite/tokencursor.h"

#include <algorithm>

namespace engine::sqlite {

const SqlToken &TokenCursor::peek(size_t ahead) const
{
    static const SqlToken nothing;
    return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : nothing;
}

const SqlToken &TokenCursor::next()
{
    const SqlToken &token = peek();
    ++m_at;
    return token;
}

bool TokenCursor::accept(std::initializer_list<QStringView> words)
{
    size_t ahead = 0;
    for (const QStringView word : words) {
        if (!peek(ahead++).is(word))
            return false;
    }
    m_at += words.size();
    return true;
}

QString TokenCursor::takeName()
{
    return unquoted(next());
}

std::span<const SqlToken> TokenCursor::take(size_t count)
{
    const size_t start = std::min(m_at, m_tokens.size());
    m_at = std::min(start + count, m_tokens.size());
    return m_tokens.subspan(start, m_at - start);
}

std::span<const SqlToken> TokenCursor::takeParentheses()
{
    if (!peek().is(u"("))
        return {};
    const size_t start = ++m_at;
    for (int depth = 1; !atEnd(); ++m_at) {
        depth += peek().is(u"(") ? 1 : peek().is(u")") ? -1 : 0;
        if (depth == 0)
            break;
    }
    const size_t end = std::min(m_at, m_tokens.size());
    ++m_at;
    return m_tokens.subspan(start, end - start);
}

std::span<const SqlToken> TokenCursor::takeItem()
{
    const size_t start = m_at;
    for (int depth = 0; !atEnd(); ++m_at) {
        if (depth == 0 && (peek().is(u",") || peek().is(u")")))
            break;
        depth += peek().is(u"(") ? 1 : peek().is(u")") ? -1 : 0;
    }
    return m_tokens.subspan(start, m_at - start);
}

std::vector<std::span<const SqlToken>> itemsOf(std::span<const SqlToken> list)
{
    std::vector<std::span<const SqlToken>> items;
    TokenCursor cursor(list);
    while (!cursor.atEnd()) {
        items.push_back(cursor.takeItem());
        cursor.next();
    }
    return items;
}

} // namespace engine::sqlite
