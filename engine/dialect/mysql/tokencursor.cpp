#include "engine/dialect/mysql/tokencursor.h"

#include "engine/dialect/mysql/quoting.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

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

std::optional<QString> TokenCursor::takeName()
{
    const SqlToken &token = peek();
    if (token.kind != SqlToken::Kind::Word && token.kind != SqlToken::Kind::QuotedIdentifier)
        return std::nullopt;
    ++m_at;
    return identifierValue(token.text.toString());
}

Tokens TokenCursor::takeParentheses()
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

Tokens TokenCursor::takeUntil(std::initializer_list<QStringView> words)
{
    const size_t start = std::min(m_at, m_tokens.size());
    for (int depth = 0; !atEnd(); ++m_at) {
        const SqlToken &token = peek();
        if (depth == 0 && std::ranges::any_of(words, [&token](QStringView word) { return token.is(word); }))
            break;
        depth += token.is(u"(") ? 1 : token.is(u")") ? -1 : 0;
    }
    return m_tokens.subspan(start, m_at - start);
}

std::vector<Tokens> itemsOf(Tokens list)
{
    std::vector<Tokens> items;
    TokenCursor cursor(list);
    while (!cursor.atEnd()) {
        items.push_back(cursor.takeUntil({u","}));
        cursor.next();
    }
    if (!list.empty() && list.back().is(u","))
        items.emplace_back();
    return items;
}

QString textOf(Tokens tokens)
{
    QString text;
    qsizetype end = -1;
    for (const SqlToken &token : tokens) {
        if (end >= 0 && token.offset != end)
            text += u' ';
        text += token.text;
        end = token.end();
    }
    return text;
}

} // namespace engine::mysql
