#include "engine/python/treeparser.h"

using namespace Qt::StringLiterals;

namespace engine::python {

const Statement *TreeParser::parseDecorated()
{
    ExpressionList list;
    while (accept(TokenKind::At)) {
        list.push_back(parseNamedExpression());
        expect(TokenKind::Newline, u"after the decorator");
    }
    const Expressions decorators = m_module.m_arena.copy(list);
    if (at(TokenKind::Class))
        return parseClass(decorators);
    if (at(TokenKind::Def))
        return parseFunction(decorators, false);
    if (at(TokenKind::Async) && peek(1).kind == TokenKind::Def)
        return parseFunction(decorators, true);
    failExpected(u"a function or class after its decorators");
}

const Statement *TreeParser::parseFunction(Expressions decorators, bool isAsync)
{
    const quint32 begin = take().begin;
    if (isAsync)
        take();
    FunctionDefinition function;
    function.isAsync = isAsync;
    function.decorators = decorators;
    function.name = expectName(u"of the function");
    function.typeParameters = parseTypeParameters();
    expect(TokenKind::LeftParenthesis, u"after the function's name");
    function.parameters = parseParameters(TokenKind::RightParenthesis, AnnotationsAllowed::Yes);
    expect(TokenKind::RightParenthesis);
    if (accept(TokenKind::Arrow))
        function.returns = parseExpressions();
    if (!skipFunctionBody(function)) {
        function.body = parseBlock(u"after the function's head");
        function.bodySpan = {function.body.front()->span.begin, function.body.back()->span.end};
    }
    return makeStatement(begin, function);
}

// Takes the whole indented block; false, with nothing taken, when the body is to be parsed.
bool TreeParser::skipFunctionBody(FunctionDefinition &function)
{
    if (!m_options.skipFunctionBodies || !at(TokenKind::Colon) || peek(1).kind != TokenKind::Newline
        || peek(2).kind != TokenKind::Indent)
        return false;
    m_next += 3;
    function.bodySkipped = true;
    function.bodySpan.begin = peek().begin;
    for (int depth = 1; depth > 0; ++m_next) {
        const Token &token = peek();
        if (token.kind == TokenKind::Indent)
            ++depth;
        else if (token.kind == TokenKind::Dedent)
            --depth;
        else if (token.kind != TokenKind::Newline)
            function.bodySpan.end = token.end;
    }
    return true;
}

const Statement *TreeParser::parseClass(Expressions decorators)
{
    const quint32 begin = take().begin;
    ClassDefinition definition;
    definition.decorators = decorators;
    definition.name = expectName(u"of the class");
    definition.typeParameters = parseTypeParameters();
    if (accept(TokenKind::LeftParenthesis))
        definition.arguments = parseArguments();
    definition.body = parseBlock(u"after the class's head");
    return makeStatement(begin, definition);
}

std::span<const TypeParameter> TreeParser::parseTypeParameters()
{
    if (!accept(TokenKind::LeftBracket))
        return {};
    std::vector<TypeParameter> parameters;
    do {
        TypeParameter parameter;
        if (at(TokenKind::Star) || at(TokenKind::DoubleStar))
            parameter.stars = take().kind == TokenKind::Star ? 1 : 2;
        parameter.name = expectName(u"of a type parameter");
        if (accept(TokenKind::Colon))
            parameter.bound = parseExpression();
        if (accept(TokenKind::Assign))
            parameter.defaultValue = parseStarred();
        parameters.push_back(parameter);
    } while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket));
    expect(TokenKind::RightBracket);
    return m_module.m_arena.copy(parameters);
}

std::span<const Parameter> TreeParser::parseParameters(TokenKind closing, AnnotationsAllowed annotations)
{
    std::vector<Parameter> parameters;
    auto kind = Parameter::Kind::Positional;
    bool hasDefault = false;
    while (!at(closing)) {
        const quint32 offset = peek().begin;
        if (accept(TokenKind::Slash)) {
            for (Parameter &parameter : parameters)
                parameter.kind = Parameter::Kind::PositionalOnly;
        } else if (accept(TokenKind::Star)) {
            kind = Parameter::Kind::KeywordOnly;
            if (!at(TokenKind::Comma))
                parameters.push_back(parseParameter(Parameter::Kind::VarPositional, annotations));
        } else if (accept(TokenKind::DoubleStar)) {
            parameters.push_back(parseParameter(Parameter::Kind::VarKeyword, annotations));
        } else {
            parameters.push_back(parseParameter(kind, annotations));
            const bool isPlain = kind == Parameter::Kind::Positional;
            if (isPlain && hasDefault && !parameters.back().defaultValue)
                failAt(offset, u"a parameter without a default follows one with a default"_s);
            hasDefault = hasDefault || (isPlain && parameters.back().defaultValue);
        }
        if (!accept(TokenKind::Comma))
            break;
    }
    return m_module.m_arena.copy(parameters);
}

Parameter TreeParser::parseParameter(Parameter::Kind kind, AnnotationsAllowed annotations)
{
    Parameter parameter;
    parameter.kind = kind;
    parameter.offset = peek().begin;
    parameter.name = expectName(u"of a parameter");
    if (annotations == AnnotationsAllowed::Yes && accept(TokenKind::Colon))
        parameter.annotation = parseStarred();
    const bool canHaveDefault = kind != Parameter::Kind::VarPositional && kind != Parameter::Kind::VarKeyword;
    if (canHaveDefault && accept(TokenKind::Assign))
        parameter.defaultValue = parseExpression();
    return parameter;
}

} // namespace engine::python
