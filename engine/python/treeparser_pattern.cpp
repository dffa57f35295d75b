#include "engine/python/treeparser.h"

using namespace Qt::StringLiterals;

namespace engine::python {

// `match` is a name like any other unless its line ends in a colon and a block with cases follows.
bool TreeParser::atMatchStatement() const
{
    if (!atWord("match"))
        return false;
    std::size_t index = m_next;
    while (m_tokens[index].kind != TokenKind::Newline && m_tokens[index].kind != TokenKind::End)
        ++index;
    const std::size_t end = index - m_next;
    return end > 1 && peek(end - 1).kind == TokenKind::Colon && peek(end + 1).kind == TokenKind::Indent
        && atWord("case", end + 2);
}

const Statement *TreeParser::parseMatch()
{
    const quint32 begin = take().begin;
    const Expression *subject = parseExpressions();
    expect(TokenKind::Colon, u"after what 'match' looks at");
    expect(TokenKind::Newline);
    expect(TokenKind::Indent);
    std::vector<MatchCase> cases;
    while (!accept(TokenKind::Dedent))
        cases.push_back(parseCase());
    return makeStatement(begin, Match{subject, m_module.m_arena.copy(cases)});
}

MatchCase TreeParser::parseCase()
{
    if (!atWord("case"))
        failExpected(u"'case'");
    MatchCase matchCase;
    matchCase.offset = take().begin;
    matchCase.pattern = parsePatterns();
    if (accept(TokenKind::If))
        matchCase.guard = parseNamedExpression();
    matchCase.body = parseBlock(u"after the pattern");
    return matchCase;
}

const Expression *TreeParser::parsePatterns()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseStarPattern();
    if (!at(TokenKind::Comma))
        return first;
    ExpressionList items{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::Colon) && !at(TokenKind::If))
        items.push_back(parseStarPattern());
    return make(begin, TupleDisplay{m_module.m_arena.copy(items)});
}

const Expression *TreeParser::parseStarPattern()
{
    if (!at(TokenKind::Star))
        return parsePattern();
    const quint32 begin = take().begin;
    const Expression *name = parseNamePattern();
    return make(begin, Starred{name});
}

const Expression *TreeParser::parsePattern()
{
    const NestingGuard guard(*this);
    const quint32 begin = peek().begin;
    const Expression *pattern = parseClosedPattern();
    while (accept(TokenKind::Pipe)) {
        const Expression *right = parseClosedPattern();
        pattern = make(begin, BinaryOperation{BinaryOperator::BitOr, pattern, right});
    }
    if (!accept(TokenKind::As))
        return pattern;
    const std::string_view name = expectName(u"after 'as'");
    return make(begin, AsPattern{pattern, name});
}

const Expression *TreeParser::parseClosedPattern()
{
    switch (peek().kind) {
    case TokenKind::Identifier:
        return parseNamePattern();
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
        return parseGroupPattern();
    case TokenKind::LeftBrace:
        return parseMappingPattern();
    case TokenKind::Minus:
    case TokenKind::Integer:
    case TokenKind::Float:
    case TokenKind::Imaginary:
        return parseNumberPattern();
    case TokenKind::String:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False:
        return parseAtom();
    default:
        failExpected(u"a pattern");
    }
}

// `-1`, `3 + 4j`
const Expression *TreeParser::parseNumberPattern()
{
    const quint32 begin = peek().begin;
    const Expression *left = parseUnary();
    if (!at(TokenKind::Plus) && !at(TokenKind::Minus))
        return left;
    const auto operation = take().kind == TokenKind::Plus ? BinaryOperator::Add : BinaryOperator::Subtract;
    const Expression *right = parseAtom();
    return make(begin, BinaryOperation{operation, left, right});
}

// `name`, `module.NAME`, `Class(pattern, attribute=pattern)`
const Expression *TreeParser::parseNamePattern()
{
    const quint32 begin = peek().begin;
    const std::string_view first = expectName(u"in the pattern");
    const Expression *name = make(begin, Name{first});
    while (accept(TokenKind::Dot)) {
        const std::string_view attribute = expectName(u"after the dot");
        name = make(begin, Attribute{name, attribute});
    }
    if (!accept(TokenKind::LeftParenthesis))
        return name;
    const auto arguments = parsePatternArguments();
    return make(begin, Call{name, arguments});
}

std::span<const Argument> TreeParser::parsePatternArguments()
{
    std::vector<Argument> arguments;
    while (!at(TokenKind::RightParenthesis)) {
        Argument argument;
        argument.offset = peek().begin;
        if (at(TokenKind::Identifier) && peek(1).kind == TokenKind::Assign) {
            argument.kind = Argument::Kind::Keyword;
            argument.name = identifier(take());
            take();
        }
        argument.value = parsePattern();
        arguments.push_back(argument);
        if (!accept(TokenKind::Comma))
            break;
    }
    expect(TokenKind::RightParenthesis);
    return m_module.m_arena.copy(arguments);
}

const Expression *TreeParser::parseGroupPattern()
{
    const Token &opening = take();
    const bool isList = opening.kind == TokenKind::LeftBracket;
    const quint32 begin = opening.begin;
    const TokenKind closing = isList ? TokenKind::RightBracket : TokenKind::RightParenthesis;
    ExpressionList items;
    bool hasComma = false;
    while (!at(closing)) {
        items.push_back(parseStarPattern());
        if (!accept(TokenKind::Comma))
            break;
        hasComma = true;
    }
    expect(closing);
    if (isList)
        return make(begin, ListDisplay{m_module.m_arena.copy(items)});
    if (items.size() == 1 && !hasComma)
        return items.front();
    return make(begin, TupleDisplay{m_module.m_arena.copy(items)});
}

const Expression *TreeParser::parseMappingPattern()
{
    const quint32 begin = take().begin;
    std::vector<DictEntry> entries;
    while (!at(TokenKind::RightBrace)) {
        if (accept(TokenKind::DoubleStar)) {
            entries.push_back({nullptr, parseNamePattern()});
        } else {
            const Expression *key = parseClosedPattern();
            expect(TokenKind::Colon, u"between key and pattern");
            entries.push_back({key, parsePattern()});
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    expect(TokenKind::RightBrace);
    return make(begin, DictDisplay{m_module.m_arena.copy(entries)});
}

} // namespace engine::python
