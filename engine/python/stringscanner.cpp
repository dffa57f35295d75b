#include "engine/python/stringscanner.h"

#include "engine/python/characters.h"
#include "engine/python/syntaxproblem.h"

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

constexpr int maximumFieldDepth = 50;

} // namespace

std::optional<StringPrefix> stringPrefix(std::string_view word)
{
    StringPrefix prefix;
    bool isUnicode = false;
    for (const char letter : word) {
        bool *flag = nullptr;
        switch (letter) {
        case 'r':
        case 'R':
            flag = &prefix.isRaw;
            break;
        case 'b':
        case 'B':
            flag = &prefix.isBytes;
            break;
        case 'f':
        case 'F':
            flag = &prefix.isFormatted;
            break;
        case 'u':
        case 'U':
            flag = &isUnicode;
            break;
        default:
            return std::nullopt;
        }
        if (*flag)
            return std::nullopt;
        *flag = true;
    }
    if ((isUnicode && word.size() > 1) || (prefix.isBytes && prefix.isFormatted))
        return std::nullopt;
    return prefix;
}

StringShape StringScanner::scanToken(quint32 begin)
{
    quint32 quote = begin;
    while (at(quote) != '\'' && at(quote) != '"')
        ++quote;
    return scanString(quote, *stringPrefix(m_source.substr(begin, quote - begin)));
}

bool StringScanner::closes(quint32 offset, const StringShape &string) const
{
    const char quote = m_source[string.quote];
    if (at(offset) != quote)
        return false;
    return !string.isTriple || (at(offset + 1) == quote && at(offset + 2) == quote);
}

StringShape StringScanner::scanString(quint32 quote, StringPrefix prefix, int depth)
{
    StringShape shape{prefix, quote + 1, 0, 0, quote, false};
    if (at(quote + 1) == at(quote) && at(quote + 2) == at(quote)) {
        shape.isTriple = true;
        shape.bodyBegin = quote + 3;
    }
    const quint32 offset = prefix.isFormatted ? formattedEnd(shape, depth) : plainEnd(shape);
    shape.bodyEnd = offset;
    shape.end = offset + (shape.isTriple ? 3 : 1);
    return shape;
}

// Most of a source is strings, so this is the loop that has to be short.
quint32 StringScanner::plainEnd(const StringShape &shape) const
{
    const char quote = m_source[shape.quote];
    const auto size = static_cast<quint32>(m_source.size());
    for (quint32 offset = shape.bodyBegin; offset < size; ++offset) {
        const char character = m_source[offset];
        if (character == quote) {
            if (!shape.isTriple || closes(offset, shape))
                return offset;
        } else if (character == '\\') {
            offset += at(offset + 1) == '\r' && at(offset + 2) == '\n' ? 2 : 1;
        } else if (!shape.isTriple && (character == '\n' || character == '\r')) {
            throw SyntaxProblem{shape.quote, u"the string that begins here is not closed on its line"_s};
        }
    }
    throw SyntaxProblem{shape.quote, u"the string that begins here is never closed"_s};
}

quint32 StringScanner::formattedEnd(const StringShape &shape, int depth)
{
    quint32 offset = shape.bodyBegin;
    while (!closes(offset, shape)) {
        if (offset >= m_source.size())
            throw SyntaxProblem{shape.quote, u"the string that begins here is never closed"_s};
        if (!shape.isTriple && (m_source[offset] == '\n' || m_source[offset] == '\r'))
            throw SyntaxProblem{shape.quote, u"the string that begins here is not closed on its line"_s};
        const quint32 unit = textUnit(offset, shape.prefix.isRaw, false);
        offset = unit > 0 ? offset + unit : scanField(offset, shape, depth).end;
    }
    return offset;
}

quint32 StringScanner::textUnit(quint32 offset, bool isRaw, bool inFormat) const
{
    const char character = at(offset);
    if (character == '{')
        return !inFormat && at(offset + 1) == '{' ? 2 : 0;
    if (character == '}') {
        if (inFormat)
            return 0;
        if (at(offset + 1) == '}')
            return 2;
        throw SyntaxProblem{offset, u"a single '}' is not allowed in an f-string"_s};
    }
    if (character != '\\')
        return 1;
    const char escaped = at(offset + 1);
    if (escaped == '{' || escaped == '}')
        return 1; // the backslash stands for itself, and the brace keeps its meaning
    if (escaped == '\r' && at(offset + 2) == '\n')
        return 3;
    if (escaped == 'N' && at(offset + 2) == '{' && !isRaw) {
        const std::size_t close = m_source.find('}', offset);
        if (close != std::string_view::npos)
            return static_cast<quint32>(close) + 1 - offset;
    }
    return 2;
}

FieldShape StringScanner::scanField(quint32 brace, const StringShape &string, int depth)
{
    if (depth > maximumFieldDepth)
        throw SyntaxProblem{brace, u"fields of f-strings are nested too deeply"_s};
    FieldShape field;
    field.expressionBegin = brace + 1;
    quint32 offset = expressionEnd(brace + 1, brace, depth);
    field.expressionEnd = offset;
    const std::string_view text = m_source.substr(field.expressionBegin, offset - field.expressionBegin);
    const std::size_t last = text.find_last_not_of(" \t\n\r\f");
    if (last != std::string_view::npos && last > 0 && text[last] == '='
        && std::string_view("=!<>").find(text[last - 1]) == std::string_view::npos) {
        field.debugEnd = offset;
        field.expressionEnd = field.expressionBegin + static_cast<quint32>(last);
    }
    if (at(offset) == '!') {
        field.conversion = at(offset + 1);
        if (std::string_view("sra").find(field.conversion) == std::string_view::npos || field.conversion == '\0')
            throw SyntaxProblem{offset, u"after '!' in an f-string comes 's', 'r' or 'a'"_s};
        offset += 2;
        while (isBlank(at(offset)))
            ++offset;
    }
    if (at(offset) == ':') {
        field.hasFormat = true;
        field.formatBegin = offset + 1;
        offset = formatEnd(offset + 1, brace, string, depth);
        field.formatEnd = offset;
    }
    if (at(offset) != '}')
        throw SyntaxProblem{brace, u"the '{' of this f-string is never closed"_s};
    field.end = offset + 1;
    return field;
}

quint32 StringScanner::expressionEnd(quint32 offset, quint32 brace, int depth)
{
    int brackets = 0;
    while (offset < m_source.size()) {
        const char character = m_source[offset];
        if (isIdentifierStart(character) || character == '\'' || character == '"') {
            offset = skipWordOrString(offset, depth);
            continue;
        }
        if (character == '#') {
            while (offset < m_source.size() && m_source[offset] != '\n' && m_source[offset] != '\r')
                ++offset;
            continue;
        }
        if (character == '(' || character == '[' || character == '{') {
            ++brackets;
        } else if (brackets > 0) {
            brackets -= character == ')' || character == ']' || character == '}' ? 1 : 0;
        } else if (character == '}' || character == ':' || (character == '!' && at(offset + 1) != '=')) {
            return offset;
        } else if (character == '!') {
            ++offset;
        }
        ++offset;
    }
    throw SyntaxProblem{brace, u"the '{' of this f-string is never closed"_s};
}

quint32 StringScanner::skipWordOrString(quint32 offset, int depth)
{
    const quint32 begin = offset;
    while (isIdentifierPart(at(offset)))
        ++offset;
    if (at(offset) != '\'' && at(offset) != '"')
        return offset;
    const auto prefix = stringPrefix(m_source.substr(begin, offset - begin));
    return scanString(offset, prefix.value_or(StringPrefix{}), depth + 1).end;
}

quint32 StringScanner::formatEnd(quint32 offset, quint32 brace, const StringShape &string, int depth)
{
    while (offset < m_source.size() && at(offset) != '}') {
        if (closes(offset, string) || (!string.isTriple && (at(offset) == '\n' || at(offset) == '\r')))
            break;
        const quint32 unit = textUnit(offset, string.prefix.isRaw, true);
        offset = unit > 0 ? offset + unit : scanField(offset, string, depth + 1).end;
    }
    if (at(offset) != '}')
        throw SyntaxProblem{brace, u"the '{' of this f-string is never closed"_s};
    return offset;
}

} // namespace engine::python
