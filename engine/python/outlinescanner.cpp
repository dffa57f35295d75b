#include "engine/python/outlinescanner.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace engine::python {

namespace {

/// The characters that a walk over code must stop at.
constexpr std::array<bool, 256> stops = [] {
    std::array<bool, 256> table{};
    for (const char character : {'\n', '#', '"', '\'', '(', ')', '[', ']', '{', '}', '\\'})
        table[static_cast<unsigned char>(character)] = true;
    return table;
}();

} // namespace

void OutlineScanner::giveUp()
{
    m_isSound = false;
    m_next = m_end;
}

std::optional<OutlineStatement> OutlineScanner::next()
{
    if (m_next == m_end)
        return std::nullopt;
    const Iterator begin = m_next;
    skipLogicalLine();
    const Iterator lineEnd = m_next;
    const bool hasBlock = skipBetween();
    if (!m_isSound)
        return std::nullopt;
    return OutlineStatement{{begin, lineEnd}, {lineEnd, m_next}, hasBlock};
}

/// Goes to the next character of the first column that begins a statement; true when it passed something indented.
bool OutlineScanner::skipBetween()
{
    bool isIndented = false;
    while (m_next != m_end) {
        if (*m_next == '\n') {
            ++m_next;
        } else if (*m_next == '#') {
            skipComment();
        } else if (*m_next == ' ' || *m_next == '\t') {
            const Iterator first = std::find_if(m_next, m_end, [](char c) { return c != ' ' && c != '\t'; });
            isIndented = isIndented || (first != m_end && *first != '\n' && *first != '#');
            skipLogicalLine();
        } else {
            break;
        }
    }
    return isIndented;
}

/// Goes behind the end of the line that is not in brackets, in a text or behind a backslash.
void OutlineScanner::skipLogicalLine()
{
    const Iterator begin = m_next;
    int depth = 0;
    while (true) {
        while (m_next != m_end && !stops[static_cast<unsigned char>(*m_next)])
            ++m_next;
        if (m_next == m_end) {
            if (depth != 0)
                giveUp();
            return;
        }
        switch (*m_next) {
        case '\n':
            ++m_next;
            if (depth == 0)
                return;
            break;
        case '#':
            skipComment();
            break;
        case '"':
        case '\'':
            skipString(begin);
            break;
        case '\\':
            if (m_end - m_next < 2 || m_next[1] != '\n')
                return giveUp();
            m_next += 2;
            break;
        case '(':
        case '[':
        case '{':
            ++depth;
            ++m_next;
            break;
        default:
            if (--depth < 0)
                return giveUp();
            ++m_next;
        }
    }
}

void OutlineScanner::skipComment()
{
    const void *end = std::memchr(m_next, '\n', static_cast<std::size_t>(m_end - m_next));
    m_next = end ? static_cast<Iterator>(end) : m_end;
}

void OutlineScanner::skipString(Iterator lineBegin)
{
    bool hasFields = false;
    for (Iterator prefix = m_next; prefix != lineBegin;) {
        --prefix;
        const auto letter = static_cast<char>(*prefix | 0x20);
        if (letter != 'f' && letter != 'r' && letter != 'b' && letter != 'u')
            break;
        hasFields = hasFields || letter == 'f';
    }
    const char quotes[] = {*m_next, *m_next, *m_next};
    const bool isLong = m_end - m_next >= 3 && std::equal(quotes, quotes + 3, m_next);
    const QByteArrayView closing(quotes, isLong ? 3 : 1);
    m_next += closing.size();
    skipStringBody(closing, hasFields);
}

void OutlineScanner::skipStringBody(QByteArrayView closing, bool hasFields)
{
    int depth = 0; // of the fields of an f-string
    while (m_end - m_next >= closing.size()) {
        const char character = *m_next;
        if (std::equal(closing.begin(), closing.end(), m_next)) {
            // Since Python 3.12 a field may hold a text in the same quotes, and this is not the end then.
            if (depth != 0)
                return giveUp();
            m_next += closing.size();
            return;
        }
        if (character == '\n' && closing.size() == 1)
            return giveUp();
        const bool isPair = m_end - m_next >= 2 && m_next[1] == character;
        const bool isDoubled = hasFields && depth == 0 && isPair && (character == '{' || character == '}');
        if (hasFields && !isDoubled)
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
        m_next += std::min<qsizetype>(character == '\\' || isDoubled ? 2 : 1, m_end - m_next);
    }
    giveUp();
}

} // namespace engine::python
