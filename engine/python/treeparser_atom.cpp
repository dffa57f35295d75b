#include "engine/python/treeparser.h"

#include "engine/python/tokenizer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

const Expression *TreeParser::parseAtom()
{
    switch (peek().kind) {
    case TokenKind::Identifier: {
        const Token &token = take();
        return make(token.begin, Name{identifier(token)});
    }
    case TokenKind::Integer:
        return parseConstant(Constant::Kind::Integer);
    case TokenKind::Float:
        return parseConstant(Constant::Kind::Float);
    case TokenKind::Imaginary:
        return parseConstant(Constant::Kind::Imaginary);
    case TokenKind::None:
        return parseConstant(Constant::Kind::None);
    case TokenKind::True:
        return parseConstant(Constant::Kind::True);
    case TokenKind::False:
        return parseConstant(Constant::Kind::False);
    case TokenKind::Ellipsis:
        return parseConstant(Constant::Kind::Ellipsis);
    case TokenKind::String:
        return parseStrings();
    case TokenKind::LeftParenthesis:
        return parseParenthesised();
    case TokenKind::LeftBracket:
        return parseListDisplay();
    case TokenKind::LeftBrace:
        return parseBraces();
    default:
        failExpected(u"an expression");
    }
}

const Expression *TreeParser::parseConstant(Constant::Kind kind)
{
    const Token &token = take();
    return make(token.begin, Constant{kind, text(token)});
}

bool TreeParser::atComprehension() const
{
    return at(TokenKind::For) || (at(TokenKind::Async) && peek(1).kind == TokenKind::For);
}

std::span<const ComprehensionClause> TreeParser::parseClauses()
{
    std::vector<ComprehensionClause> clauses;
    while (atComprehension()) {
        ComprehensionClause clause;
        clause.isAsync = accept(TokenKind::Async);
        take();
        clause.target = parseTargets();
        expect(TokenKind::In, u"after the targets of 'for'");
        clause.iterable = parseDisjunction();
        ExpressionList conditions;
        while (accept(TokenKind::If))
            conditions.push_back(parseDisjunction());
        clause.conditions = m_module.m_arena.copy(conditions);
        clauses.push_back(clause);
    }
    return m_module.m_arena.copy(clauses);
}

TreeParser::ExpressionList TreeParser::parseItems(const Expression *first, TokenKind closing)
{
    ExpressionList items{first};
    while (accept(TokenKind::Comma) && !at(closing))
        items.push_back(parseStarred());
    return items;
}

const Expression *TreeParser::parseParenthesised()
{
    const quint32 begin = take().begin;
    if (accept(TokenKind::RightParenthesis))
        return make(begin, TupleDisplay{});
    if (at(TokenKind::Yield)) {
        const Expression *value = parseYieldOrExpressions();
        expect(TokenKind::RightParenthesis);
        return value;
    }
    const Expression *first = parseStarred();
    if (atComprehension()) {
        const auto clauses = parseClauses();
        expect(TokenKind::RightParenthesis);
        return make(begin, Comprehension{Comprehension::Kind::Generator, first, nullptr, clauses});
    }
    if (!at(TokenKind::Comma)) {
        if (std::holds_alternative<Starred>(first->node))
            failAt(begin, u"a starred expression cannot stand alone in parentheses"_s);
        expect(TokenKind::RightParenthesis);
        return first;
    }
    const auto items = m_module.m_arena.copy(parseItems(first, TokenKind::RightParenthesis));
    expect(TokenKind::RightParenthesis);
    return make(begin, TupleDisplay{items});
}

const Expression *TreeParser::parseListDisplay()
{
    const quint32 begin = take().begin;
    if (accept(TokenKind::RightBracket))
        return make(begin, ListDisplay{});
    const Expression *first = parseStarred();
    if (atComprehension()) {
        const auto clauses = parseClauses();
        expect(TokenKind::RightBracket);
        return make(begin, Comprehension{Comprehension::Kind::List, first, nullptr, clauses});
    }
    const auto items = m_module.m_arena.copy(parseItems(first, TokenKind::RightBracket));
    expect(TokenKind::RightBracket);
    return make(begin, ListDisplay{items});
}

DictEntry TreeParser::parseDictEntry()
{
    if (accept(TokenKind::DoubleStar))
        return {nullptr, parseBinary()};
    const Expression *key = parseExpression();
    expect(TokenKind::Colon, u"between key and value");
    return {key, parseExpression()};
}

const Expression *TreeParser::parseBraces()
{
    const quint32 begin = take().begin;
    if (accept(TokenKind::RightBrace))
        return make(begin, DictDisplay{});
    if (at(TokenKind::DoubleStar))
        return parseDict(begin, parseDictEntry());
    const Expression *first = parseStarred();
    if (accept(TokenKind::Colon)) {
        const Expression *value = parseExpression();
        return parseDict(begin, {first, value});
    }
    if (atComprehension()) {
        const auto clauses = parseClauses();
        expect(TokenKind::RightBrace);
        return make(begin, Comprehension{Comprehension::Kind::Set, first, nullptr, clauses});
    }
    const auto items = m_module.m_arena.copy(parseItems(first, TokenKind::RightBrace));
    expect(TokenKind::RightBrace);
    return make(begin, SetDisplay{items});
}

const Expression *TreeParser::parseDict(quint32 begin, DictEntry first)
{
    if (first.key && atComprehension()) {
        const auto clauses = parseClauses();
        expect(TokenKind::RightBrace);
        return make(begin, Comprehension{Comprehension::Kind::Dict, first.key, first.value, clauses});
    }
    std::vector<DictEntry> entries{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace))
        entries.push_back(parseDictEntry());
    expect(TokenKind::RightBrace);
    return make(begin, DictDisplay{m_module.m_arena.copy(entries)});
}

const Expression *TreeParser::parseStrings()
{
    const quint32 begin = peek().begin;
    std::vector<StringShape> shapes;
    while (at(TokenKind::String))
        shapes.push_back(StringScanner(m_source).scanToken(take().begin));
    const bool isBytes = shapes.front().prefix.isBytes;
    for (const StringShape &shape : shapes) {
        if (shape.prefix.isBytes != isBytes)
            failAt(begin, u"bytes and text literals cannot be joined"_s);
    }
    const auto part = [this](const StringShape &shape) {
        return StringPart{m_source.substr(shape.bodyBegin, shape.bodyEnd - shape.bodyBegin), shape.bodyBegin,
                          shape.prefix.isRaw};
    };
    if (std::ranges::none_of(shapes, [](const StringShape &shape) { return shape.prefix.isFormatted; })) {
        std::vector<StringPart> parts;
        std::ranges::transform(shapes, std::back_inserter(parts), part);
        return make(begin, StringLiteral{m_module.m_arena.copy(parts), isBytes});
    }
    std::vector<JoinedPart> parts;
    for (const StringShape &shape : shapes) {
        if (shape.prefix.isFormatted)
            addJoinedParts(shape, shape.bodyBegin, shape.bodyEnd, false, parts);
        else
            parts.push_back({part(shape), false, nullptr});
    }
    return make(begin, JoinedString{m_module.m_arena.copy(parts)});
}

void TreeParser::addJoinedParts(const StringShape &shape, quint32 begin, quint32 end, bool inFormat,
                                std::vector<JoinedPart> &parts)
{
    StringScanner scanner(m_source);
    quint32 textBegin = begin;
    const auto addText = [&](quint32 textEnd) {
        if (textEnd > textBegin)
            parts.push_back(
                {{m_source.substr(textBegin, textEnd - textBegin), textBegin, shape.prefix.isRaw}, !inFormat, nullptr});
    };
    for (quint32 offset = begin; offset < end;) {
        if (const quint32 unit = scanner.textUnit(offset, shape.prefix.isRaw, inFormat); unit > 0) {
            offset += unit;
            continue;
        }
        addText(offset);
        const FieldShape field = scanner.scanField(offset, shape);
        parts.push_back({{}, false, parseField(field, shape)});
        offset = textBegin = field.end;
    }
    addText(end);
}

const FormattedValue *TreeParser::parseField(const FieldShape &field, const StringShape &shape)
{
    const NestingGuard guard(*this);
    FormattedValue value;
    value.expression = parseFieldExpression({field.expressionBegin, field.expressionEnd});
    value.conversion = field.conversion;
    value.hasFormat = field.hasFormat;
    if (field.debugEnd > 0)
        value.debugText = m_source.substr(field.expressionBegin, field.debugEnd - field.expressionBegin);
    if (field.hasFormat) {
        std::vector<JoinedPart> parts;
        addJoinedParts(shape, field.formatBegin, field.formatEnd, true, parts);
        value.formatParts = m_module.m_arena.copy(parts);
    }
    return m_module.m_arena.create<FormattedValue>(value);
}

// The field's own tokens take the place of the file's for as long as it is read.
const Expression *TreeParser::parseFieldExpression(SourceSpan span)
{
    std::vector<Token> outerTokens;
    outerTokens.swap(m_tokens);
    const std::size_t outerNext = std::exchange(m_next, 0);
    Tokenizer(m_source, span, Tokenizer::Mode::Expression).run(m_tokens);
    const Expression *value = parseYieldOrExpressions();
    expect(TokenKind::End, u"of the field");
    m_tokens.swap(outerTokens);
    m_next = outerNext;
    return value;
}

} // namespace engine::python
