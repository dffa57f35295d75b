#include "engine/python/treeparser.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

struct BinaryLevel
{
    int precedence;
    BinaryOperator operation;
};

// Higher binds closer; `**` is not here, since it binds closer than a sign on its left.
std::optional<BinaryLevel> binaryLevel(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Pipe:
        return BinaryLevel{0, BinaryOperator::BitOr};
    case TokenKind::Caret:
        return BinaryLevel{1, BinaryOperator::BitXor};
    case TokenKind::Ampersand:
        return BinaryLevel{2, BinaryOperator::BitAnd};
    case TokenKind::LeftShift:
        return BinaryLevel{3, BinaryOperator::LeftShift};
    case TokenKind::RightShift:
        return BinaryLevel{3, BinaryOperator::RightShift};
    case TokenKind::Plus:
        return BinaryLevel{4, BinaryOperator::Add};
    case TokenKind::Minus:
        return BinaryLevel{4, BinaryOperator::Subtract};
    case TokenKind::Star:
        return BinaryLevel{5, BinaryOperator::Multiply};
    case TokenKind::Slash:
        return BinaryLevel{5, BinaryOperator::Divide};
    case TokenKind::DoubleSlash:
        return BinaryLevel{5, BinaryOperator::FloorDivide};
    case TokenKind::Percent:
        return BinaryLevel{5, BinaryOperator::Modulo};
    case TokenKind::At:
        return BinaryLevel{5, BinaryOperator::MatrixMultiply};
    default:
        return std::nullopt;
    }
}

} // namespace

const Expression *TreeParser::parseExpression()
{
    const NestingGuard guard(*this);
    if (at(TokenKind::Lambda))
        return parseLambda();
    const quint32 begin = peek().begin;
    const Expression *value = parseDisjunction();
    if (!accept(TokenKind::If))
        return value;
    const Expression *condition = parseDisjunction();
    expect(TokenKind::Else, u"of the conditional expression");
    const Expression *otherwise = parseExpression();
    return make(begin, Conditional{condition, value, otherwise});
}

const Expression *TreeParser::parseNamedExpression()
{
    if (at(TokenKind::Identifier) && peek(1).kind == TokenKind::Walrus) {
        const quint32 begin = peek().begin;
        const std::string_view name = identifier(take());
        const Expression *target = make(begin, Name{name});
        take();
        const Expression *value = parseExpression();
        return make(begin, NamedExpression{target, value});
    }
    return parseExpression();
}

const Expression *TreeParser::parseStarred()
{
    if (!at(TokenKind::Star))
        return parseNamedExpression();
    const quint32 begin = take().begin;
    const Expression *value = parseBinary();
    return make(begin, Starred{value});
}

const Expression *TreeParser::parseExpressions()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseStarred();
    if (!at(TokenKind::Comma))
        return first;
    ExpressionList items{first};
    while (accept(TokenKind::Comma)) {
        if (!startsExpression())
            break;
        items.push_back(parseStarred());
    }
    return make(begin, TupleDisplay{m_module.m_arena.copy(items)});
}

const Expression *TreeParser::parseYieldOrExpressions()
{
    if (!at(TokenKind::Yield))
        return parseExpressions();
    const quint32 begin = take().begin;
    if (accept(TokenKind::From)) {
        const Expression *value = parseExpression();
        return make(begin, Yield{value, true});
    }
    const Expression *value = startsExpression() ? parseExpressions() : nullptr;
    return make(begin, Yield{value, false});
}

const Expression *TreeParser::parseTargets()
{
    const auto parseOne = [this]() -> const Expression * {
        if (!at(TokenKind::Star))
            return parseBinary();
        const quint32 star = take().begin;
        const Expression *value = parseBinary();
        return make(star, Starred{value});
    };
    const quint32 begin = peek().begin;
    const Expression *target = parseOne();
    if (at(TokenKind::Comma)) {
        ExpressionList items{target};
        while (accept(TokenKind::Comma) && !at(TokenKind::In))
            items.push_back(parseOne());
        target = make(begin, TupleDisplay{m_module.m_arena.copy(items)});
    }
    checkTarget(*target, u"assign to");
    return target;
}

const Expression *TreeParser::parseLambda()
{
    const quint32 begin = take().begin;
    const auto parameters = parseParameters(TokenKind::Colon, AnnotationsAllowed::No);
    expect(TokenKind::Colon, u"after the parameters of the lambda");
    const Expression *body = parseExpression();
    return make(begin, Lambda{parameters, body});
}

const Expression *TreeParser::parseDisjunction()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseConjunction();
    if (!at(TokenKind::Or))
        return first;
    ExpressionList operands{first};
    while (accept(TokenKind::Or))
        operands.push_back(parseConjunction());
    return make(begin, BooleanOperation{true, m_module.m_arena.copy(operands)});
}

const Expression *TreeParser::parseConjunction()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseInversion();
    if (!at(TokenKind::And))
        return first;
    ExpressionList operands{first};
    while (accept(TokenKind::And))
        operands.push_back(parseInversion());
    return make(begin, BooleanOperation{false, m_module.m_arena.copy(operands)});
}

const Expression *TreeParser::parseInversion()
{
    if (!at(TokenKind::Not))
        return parseComparison();
    const NestingGuard guard(*this);
    const quint32 begin = take().begin;
    const Expression *operand = parseInversion();
    return make(begin, UnaryOperation{UnaryOperator::Not, operand});
}

bool TreeParser::acceptComparison(ComparisonOperator &operation)
{
    switch (peek().kind) {
    case TokenKind::Equal:
        operation = ComparisonOperator::Equal;
        break;
    case TokenKind::NotEqual:
        operation = ComparisonOperator::NotEqual;
        break;
    case TokenKind::Less:
        operation = ComparisonOperator::Less;
        break;
    case TokenKind::LessEqual:
        operation = ComparisonOperator::LessEqual;
        break;
    case TokenKind::Greater:
        operation = ComparisonOperator::Greater;
        break;
    case TokenKind::GreaterEqual:
        operation = ComparisonOperator::GreaterEqual;
        break;
    case TokenKind::In:
        operation = ComparisonOperator::In;
        break;
    case TokenKind::Not:
        if (peek(1).kind != TokenKind::In)
            return false;
        take();
        operation = ComparisonOperator::NotIn;
        break;
    case TokenKind::Is:
        operation = peek(1).kind == TokenKind::Not ? ComparisonOperator::IsNot : ComparisonOperator::Is;
        if (operation == ComparisonOperator::IsNot)
            take();
        break;
    default:
        return false;
    }
    take();
    return true;
}

const Expression *TreeParser::parseComparison()
{
    const quint32 begin = peek().begin;
    const Expression *left = parseBinary();
    ComparisonOperator operation{};
    if (!acceptComparison(operation))
        return left;
    std::vector<ComparisonPart> parts;
    do {
        parts.push_back({operation, parseBinary()});
    } while (acceptComparison(operation));
    return make(begin, Comparison{left, m_module.m_arena.copy(parts)});
}

const Expression *TreeParser::parseBinary(int precedence)
{
    const quint32 begin = peek().begin;
    const Expression *left = parseUnary();
    while (const auto level = binaryLevel(peek().kind)) {
        if (level->precedence < precedence)
            break;
        take();
        const Expression *right = parseBinary(level->precedence + 1);
        left = make(begin, BinaryOperation{level->operation, left, right});
    }
    return left;
}

const Expression *TreeParser::parseUnary()
{
    UnaryOperator operation{};
    switch (peek().kind) {
    case TokenKind::Minus:
        operation = UnaryOperator::Minus;
        break;
    case TokenKind::Plus:
        operation = UnaryOperator::Plus;
        break;
    case TokenKind::Tilde:
        operation = UnaryOperator::Invert;
        break;
    default:
        return parsePower();
    }
    const NestingGuard guard(*this);
    const quint32 begin = take().begin;
    const Expression *operand = parseUnary();
    return make(begin, UnaryOperation{operation, operand});
}

const Expression *TreeParser::parsePower()
{
    const quint32 begin = peek().begin;
    const Expression *base = parsePrimary();
    if (!accept(TokenKind::DoubleStar))
        return base;
    const NestingGuard guard(*this);
    const Expression *exponent = parseUnary();
    return make(begin, BinaryOperation{BinaryOperator::Power, base, exponent});
}

const Expression *TreeParser::parsePrimary()
{
    const quint32 begin = peek().begin;
    const bool isAwaited = accept(TokenKind::Await);
    const Expression *value = parseTrailers();
    return isAwaited ? make(begin, Await{value}) : value;
}

const Expression *TreeParser::parseTrailers()
{
    const quint32 begin = peek().begin;
    const Expression *object = parseAtom();
    while (true) {
        if (accept(TokenKind::Dot)) {
            const std::string_view name = expectName(u"after the dot");
            object = make(begin, Attribute{object, name});
        } else if (accept(TokenKind::LeftParenthesis)) {
            const auto arguments = parseArguments();
            object = make(begin, Call{object, arguments});
        } else if (accept(TokenKind::LeftBracket)) {
            const Expression *index = parseSubscripts();
            expect(TokenKind::RightBracket);
            object = make(begin, Subscript{object, index});
        } else {
            return object;
        }
    }
}

const Expression *TreeParser::parseSubscripts()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseSlice();
    // `a[*b]` is `a[(*b,)]`.
    if (!at(TokenKind::Comma) && !std::holds_alternative<Starred>(first->node))
        return first;
    ExpressionList items{first};
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket))
        items.push_back(parseSlice());
    return make(begin, TupleDisplay{m_module.m_arena.copy(items)});
}

const Expression *TreeParser::parseSlice()
{
    const quint32 begin = peek().begin;
    const auto atEnd = [this] { return at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket); };
    const Expression *lower = at(TokenKind::Colon) ? nullptr : parseStarred();
    if (!accept(TokenKind::Colon))
        return lower;
    const Expression *upper = atEnd() ? nullptr : parseExpression();
    const Expression *step = nullptr;
    if (accept(TokenKind::Colon) && !atEnd())
        step = parseExpression();
    return make(begin, Slice{lower, upper, step});
}

// After the opening parenthesis; takes the closing one.
std::span<const Argument> TreeParser::parseArguments()
{
    std::vector<Argument> arguments;
    bool hasKeyword = false;
    while (!at(TokenKind::RightParenthesis)) {
        const Argument argument = parseArgument();
        if (argument.kind == Argument::Kind::Positional && hasKeyword)
            failAt(argument.offset, u"a positional argument follows a keyword argument"_s);
        const auto isSameKeyword = [&argument](const Argument &earlier) {
            return earlier.kind == Argument::Kind::Keyword && earlier.name == argument.name;
        };
        if (argument.kind == Argument::Kind::Keyword && std::ranges::any_of(arguments, isSameKeyword))
            failAt(argument.offset, u"this keyword argument is given twice"_s);
        hasKeyword =
            hasKeyword || argument.kind == Argument::Kind::Keyword || argument.kind == Argument::Kind::DoubleStarred;
        arguments.push_back(argument);
        if (!accept(TokenKind::Comma))
            break;
    }
    expect(TokenKind::RightParenthesis);
    return m_module.m_arena.copy(arguments);
}

Argument TreeParser::parseArgument()
{
    const quint32 begin = peek().begin;
    if (accept(TokenKind::Star))
        return {Argument::Kind::Starred, {}, parseExpression(), begin};
    if (accept(TokenKind::DoubleStar))
        return {Argument::Kind::DoubleStarred, {}, parseExpression(), begin};
    if (at(TokenKind::Identifier) && peek(1).kind == TokenKind::Assign) {
        const std::string_view name = identifier(take());
        take();
        return {Argument::Kind::Keyword, name, parseExpression(), begin};
    }
    const Expression *value = parseNamedExpression();
    if (atComprehension()) {
        const auto clauses = parseClauses();
        value = make(begin, Comprehension{Comprehension::Kind::Generator, value, nullptr, clauses});
    }
    return {Argument::Kind::Positional, {}, value, begin};
}

bool TreeParser::startsExpression() const
{
    switch (peek().kind) {
    case TokenKind::Identifier:
    case TokenKind::Integer:
    case TokenKind::Float:
    case TokenKind::Imaginary:
    case TokenKind::String:
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Ellipsis:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Tilde:
    case TokenKind::Star:
    case TokenKind::False:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::Not:
    case TokenKind::Lambda:
    case TokenKind::Await:
        return true;
    default:
        return false;
    }
}

} // namespace engine::python
