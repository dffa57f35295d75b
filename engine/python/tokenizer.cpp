#include "engine/python/tokenizer.h"

#include "engine/python/characters.h"
#include "engine/python/operators.h"
#include "engine/python/stringscanner.h"
#include "engine/python/syntaxproblem.h"

#include <QChar>
#include <QList>
#include <QString>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

// Python's own limits.
constexpr std::size_t maximumIndentations = 100;
constexpr std::size_t maximumBrackets = 200;

// The parser looks up to two tokens ahead of the next one.
constexpr std::size_t endTokens = 3;

bool isUnicodeIdentifierPart(char32_t character, bool isFirst)
{
    if (QChar::isLetter(character))
        return true;
    switch (QChar::category(character)) {
    case QChar::Number_Letter:
        return true;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Number_DecimalDigit:
    case QChar::Punctuation_Connector:
        return !isFirst;
    default:
        return false;
    }
}

bool beginsWithOperatorWord(std::string_view text)
{
    for (const std::string_view word : {"and", "else", "for", "if", "in", "is", "not", "or"}) {
        if (text.starts_with(word))
            return true;
    }
    return false;
}

} // namespace

Tokenizer::Tokenizer(std::string_view source, SourceSpan range, Mode mode)
    : m_source(source.substr(0, range.end))
    , m_next(range.begin)
    , m_end(range.end)
    , m_mode(mode)
{
}

void Tokenizer::run(std::vector<Token> &tokens)
{
    m_tokens = &tokens;
    tokens.reserve(tokens.size() + (m_end - m_next) / 4 + 8);
    while (m_next < m_end) {
        if (m_mode == Mode::Lines)
            readIndentation();
        readLine();
    }
    finish();
}

void Tokenizer::finish()
{
    if (!m_brackets.empty()) {
        const Bracket open = m_brackets.back();
        throw SyntaxProblem{open.offset, u"'%1' is never closed"_s.arg(QLatin1Char(open.opening))};
    }
    if (m_mode == Mode::Lines) {
        if (!m_tokens->empty() && m_tokens->back().kind != TokenKind::Newline
            && m_tokens->back().kind != TokenKind::Dedent)
            add(TokenKind::Newline, m_next);
        for (; !m_indentations.empty(); m_indentations.pop_back())
            add(TokenKind::Dedent, m_next);
    }
    m_tokens->insert(m_tokens->end(), endTokens, Token{TokenKind::End, m_next, m_next});
}

bool Tokenizer::atLineEnd(quint32 offset) const
{
    return offset >= m_end || m_source[offset] == '\n' || m_source[offset] == '\r';
}

void Tokenizer::skipLineEnd()
{
    if (at(m_next) == '\r' && at(m_next + 1) == '\n')
        ++m_next;
    if (m_next < m_end)
        ++m_next;
}

void Tokenizer::skipComment()
{
    while (!atLineEnd(m_next))
        ++m_next;
}

void Tokenizer::add(TokenKind kind, quint32 begin)
{
    m_tokens->push_back({kind, begin, m_next});
}

// Blank lines and comments have no indentation: the first line with a token decides.
void Tokenizer::readIndentation()
{
    Indentation indentation;
    while (m_next < m_end) {
        const char character = m_source[m_next];
        if (character == ' ') {
            ++indentation.column;
            ++indentation.tabsAsOne;
        } else if (character == '\t') {
            indentation.column = (indentation.column / 8 + 1) * 8;
            ++indentation.tabsAsOne;
        } else if (character == '\f') {
            indentation = {};
        } else if (character == '#') {
            skipComment();
            continue;
        } else if (character == '\n' || character == '\r') {
            skipLineEnd();
            indentation = {};
            continue;
        } else {
            indentTo(indentation);
            return;
        }
        ++m_next;
    }
}

void Tokenizer::indentTo(Indentation indentation)
{
    const auto current = [this] { return m_indentations.empty() ? Indentation{} : m_indentations.back(); };
    const auto check = [this](bool isConsistent) {
        if (!isConsistent)
            throw SyntaxProblem{m_next, u"tabs and blanks are mixed in the indentation"_s};
    };
    if (indentation.column > current().column) {
        check(indentation.tabsAsOne > current().tabsAsOne);
        if (m_indentations.size() >= maximumIndentations)
            throw SyntaxProblem{m_next, u"blocks are nested too deeply"_s};
        m_indentations.push_back(indentation);
        add(TokenKind::Indent, m_next);
        return;
    }
    while (indentation.column < current().column) {
        m_indentations.pop_back();
        add(TokenKind::Dedent, m_next);
    }
    if (indentation.column != current().column)
        throw SyntaxProblem{m_next, u"the indentation is that of no enclosing block"_s};
    check(indentation.tabsAsOne == current().tabsAsOne);
}

void Tokenizer::readLine()
{
    while (m_next < m_end) {
        const char character = m_source[m_next];
        if (isBlank(character)) {
            ++m_next;
        } else if (character == '#') {
            skipComment();
        } else if (character == '\\') {
            readLineJoin();
        } else if (character == '\n' || character == '\r') {
            const quint32 begin = m_next;
            skipLineEnd();
            if (m_mode == Mode::Expression || !m_brackets.empty())
                continue;
            m_tokens->push_back({TokenKind::Newline, begin, m_next});
            return;
        } else {
            readToken();
        }
    }
}

void Tokenizer::readLineJoin()
{
    const quint32 begin = m_next++;
    if (m_next >= m_end || !atLineEnd(m_next))
        throw SyntaxProblem{begin, u"after this backslash the line must end"_s};
    skipLineEnd();
    if (m_next >= m_end)
        throw SyntaxProblem{begin, u"the file ends after a backslash"_s};
}

void Tokenizer::readToken()
{
    const char character = m_source[m_next];
    if (isIdentifierStart(character)) {
        readWord();
    } else if (isDigit(character) || (character == '.' && isDigit(at(m_next + 1)))) {
        readNumber();
    } else if (character == '\'' || character == '"') {
        const quint32 begin = m_next;
        m_next = StringScanner(m_source).scanString(begin, {}).end;
        add(TokenKind::String, begin);
    } else {
        readOperator();
    }
}

void Tokenizer::readWord()
{
    const quint32 begin = m_next;
    bool isAscii = true;
    while (isIdentifierPart(at(m_next))) {
        isAscii = isAscii && static_cast<unsigned char>(m_source[m_next]) < 0x80;
        ++m_next;
    }
    const std::string_view word = m_source.substr(begin, m_next - begin);
    if ((at(m_next) == '\'' || at(m_next) == '"') && word.size() <= 2) {
        if (const auto prefix = stringPrefix(word)) {
            m_next = StringScanner(m_source).scanString(m_next, *prefix).end;
            add(TokenKind::String, begin);
            return;
        }
    }
    if (!isAscii)
        checkIdentifier(begin);
    add(keywordKind(word), begin);
}

void Tokenizer::checkIdentifier(quint32 begin) const
{
    const QString word = QString::fromUtf8(m_source.data() + begin, m_next - begin);
    bool isFirst = true;
    for (const char32_t character : word.toUcs4()) {
        if (character != U'_' && !isUnicodeIdentifierPart(character, isFirst))
            throw SyntaxProblem{begin, u"'%1' has a character that no name may have"_s.arg(word)};
        isFirst = false;
    }
}

void Tokenizer::readDigits()
{
    const quint32 begin = m_next;
    while (isDigit(at(m_next)) || (at(m_next) == '_' && isDigit(at(m_next + 1)) && m_next > begin))
        ++m_next;
}

void Tokenizer::readFraction(bool &isFloat)
{
    if (at(m_next) == '.') {
        isFloat = true;
        ++m_next;
        readDigits();
    }
    const char mark = at(m_next);
    const char sign = at(m_next + 1);
    if ((mark == 'e' || mark == 'E') && (isDigit(sign) || ((sign == '+' || sign == '-') && isDigit(at(m_next + 2))))) {
        isFloat = true;
        m_next += isDigit(sign) ? 1 : 2;
        readDigits();
    }
}

void Tokenizer::readNumber()
{
    const char radix = at(m_next + 1);
    if (at(m_next) == '0' && radix != '\0' && std::string_view("xXoObB").find(radix) != std::string_view::npos) {
        readRadixNumber();
        return;
    }
    const quint32 begin = m_next;
    bool isFloat = false;
    readDigits();
    const std::string_view whole = m_source.substr(begin, m_next - begin);
    readFraction(isFloat);
    if (at(m_next) == 'j' || at(m_next) == 'J') {
        ++m_next;
        add(TokenKind::Imaginary, begin);
    } else {
        if (!isFloat && whole.front() == '0' && whole.find_first_not_of("0_") != std::string_view::npos)
            throw SyntaxProblem{begin, u"a whole number does not begin with 0; an octal one begins with 0o"_s};
        add(isFloat ? TokenKind::Float : TokenKind::Integer, begin);
    }
    checkAfterNumber(begin);
}

void Tokenizer::readRadixNumber()
{
    const quint32 begin = m_next;
    const char radix = m_source[m_next + 1] | 0x20;
    m_next += 2;
    const auto isOurs = [radix](char digit) {
        return radix == 'x' ? isHexDigit(digit) : digit >= '0' && digit <= (radix == 'o' ? '7' : '1');
    };
    const quint32 digits = m_next;
    while (isOurs(at(m_next)) || (at(m_next) == '_' && isOurs(at(m_next + 1))))
        ++m_next;
    if (m_next == digits)
        throw SyntaxProblem{begin, u"this number has no digits"_s};
    add(TokenKind::Integer, begin);
    checkAfterNumber(begin);
}

// `1if x else y` is Python, `1abc` and `1__0` are not.
void Tokenizer::checkAfterNumber(quint32 begin) const
{
    if (isIdentifierPart(at(m_next)) && !beginsWithOperatorWord(m_source.substr(m_next)))
        throw SyntaxProblem{begin, u"this is not a valid number"_s};
}

void Tokenizer::readOperator()
{
    const quint32 begin = m_next;
    const OperatorMatch match = matchOperator(m_source.substr(m_next));
    if (match.length == 0) {
        const QString rest = QString::fromUtf8(m_source.data() + begin, 1);
        throw SyntaxProblem{begin, u"the character '%1' has no meaning here"_s.arg(rest)};
    }
    if (match.kind == TokenKind::LeftParenthesis || match.kind == TokenKind::LeftBracket
        || match.kind == TokenKind::LeftBrace)
        openBracket(m_source[begin]);
    else if (match.kind == TokenKind::RightParenthesis || match.kind == TokenKind::RightBracket
             || match.kind == TokenKind::RightBrace)
        closeBracket(m_source[begin]);
    m_next += match.length;
    add(match.kind, begin);
}

void Tokenizer::openBracket(char opening)
{
    if (m_brackets.size() >= maximumBrackets)
        throw SyntaxProblem{m_next, u"brackets are nested too deeply"_s};
    m_brackets.push_back({opening, m_next});
}

void Tokenizer::closeBracket(char closing)
{
    if (m_brackets.empty())
        throw SyntaxProblem{m_next, u"'%1' closes nothing"_s.arg(QLatin1Char(closing))};
    const char opening = m_brackets.back().opening;
    m_brackets.pop_back();
    if ((opening == '(' && closing != ')') || (opening == '[' && closing != ']') || (opening == '{' && closing != '}'))
        throw SyntaxProblem{m_next, u"'%1' cannot close '%2'"_s.arg(QLatin1Char(closing)).arg(QLatin1Char(opening))};
}

} // namespace engine::python
