#include "engine/python/treeparser.h"

using namespace Qt::StringLiterals;

namespace engine::python {

// Null when no compound statement begins here.
const Statement *TreeParser::parseCompound()
{
    switch (peek().kind) {
    case TokenKind::Def:
        return parseFunction({}, false);
    case TokenKind::Class:
        return parseClass({});
    case TokenKind::At:
        return parseDecorated();
    case TokenKind::With:
        return parseWith(false);
    case TokenKind::If:
        return parseIf();
    case TokenKind::For:
        return parseFor(false);
    case TokenKind::While:
        return parseWhile();
    case TokenKind::Try:
        return parseTry();
    case TokenKind::Async:
        return parseAsync();
    case TokenKind::Identifier:
        return atMatchStatement() ? parseMatch() : nullptr;
    default:
        return nullptr;
    }
}

const Statement *TreeParser::parseAsync()
{
    switch (peek(1).kind) {
    case TokenKind::Def:
        return parseFunction({}, true);
    case TokenKind::With:
        return parseWith(true);
    case TokenKind::For:
        return parseFor(true);
    default:
        take();
        failExpected(u"'def', 'for' or 'with' after 'async'");
    }
}

Statements TreeParser::parseBlock(QStringView owner)
{
    expect(TokenKind::Colon, owner);
    StatementList statements;
    if (!accept(TokenKind::Newline)) {
        parseSimpleStatements(statements);
        return m_module.m_arena.copy(statements);
    }
    expect(TokenKind::Indent, owner);
    while (!at(TokenKind::Dedent))
        parseStatement(statements);
    take();
    return m_module.m_arena.copy(statements);
}

Statements TreeParser::parseElse()
{
    return accept(TokenKind::Else) ? parseBlock(u"after 'else'") : Statements{};
}

const Statement *TreeParser::parseIf()
{
    const quint32 begin = peek().begin;
    std::vector<Branch> branches;
    do {
        take();
        const Expression *condition = parseNamedExpression();
        branches.push_back({condition, parseBlock(u"after the condition")});
    } while (at(TokenKind::Elif));
    const Statements orElse = parseElse();
    return makeStatement(begin, If{m_module.m_arena.copy(branches), orElse});
}

const Statement *TreeParser::parseWhile()
{
    const quint32 begin = take().begin;
    While loop;
    loop.condition = parseNamedExpression();
    loop.body = parseBlock(u"after the condition");
    loop.orElse = parseElse();
    return makeStatement(begin, loop);
}

const Statement *TreeParser::parseFor(bool isAsync)
{
    const quint32 begin = take().begin;
    if (isAsync)
        take();
    For loop;
    loop.isAsync = isAsync;
    loop.target = parseTargets();
    expect(TokenKind::In, u"after the targets of 'for'");
    loop.iterable = parseExpressions();
    loop.body = parseBlock(u"after what 'for' goes through");
    loop.orElse = parseElse();
    return makeStatement(begin, loop);
}

const Statement *TreeParser::parseTry()
{
    const quint32 begin = take().begin;
    Try statement;
    statement.body = parseBlock(u"after 'try'");
    std::vector<ExceptHandler> handlers;
    while (at(TokenKind::Except))
        handlers.push_back(parseHandler(statement.isStar));
    statement.handlers = m_module.m_arena.copy(handlers);
    if (!handlers.empty())
        statement.orElse = parseElse();
    if (accept(TokenKind::Finally))
        statement.finally = parseBlock(u"after 'finally'");
    else if (handlers.empty())
        failExpected(u"'except' or 'finally'");
    return makeStatement(begin, statement);
}

ExceptHandler TreeParser::parseHandler(bool &isStar)
{
    ExceptHandler handler;
    handler.offset = take().begin;
    if (accept(TokenKind::Star))
        isStar = true;
    if (!at(TokenKind::Colon)) {
        handler.type = parseExpression();
        if (accept(TokenKind::As))
            handler.name = expectName(u"after 'as'");
    }
    handler.body = parseBlock(u"after 'except'");
    return handler;
}

const Statement *TreeParser::parseWith(bool isAsync)
{
    const quint32 begin = take().begin;
    if (isAsync)
        take();
    std::vector<WithItem> items;
    if (!parseParenthesisedItems(items)) {
        do {
            items.push_back(parseWithItem());
        } while (accept(TokenKind::Comma));
    }
    const Statements body = parseBlock(u"after what 'with' enters");
    return makeStatement(begin, With{m_module.m_arena.copy(items), body, isAsync});
}

WithItem TreeParser::parseWithItem()
{
    WithItem item;
    item.context = parseExpression();
    if (accept(TokenKind::As)) {
        item.target = parseStarred();
        checkTarget(*item.target, u"assign to");
    }
    return item;
}

// `with (a as b, c):` looks like `with (a, b) as c:` at first; false, with nothing taken, when it is an expression.
bool TreeParser::parseParenthesisedItems(std::vector<WithItem> &items)
{
    if (!at(TokenKind::LeftParenthesis) || m_tokens[closingOf(m_next) + 1].kind != TokenKind::Colon)
        return false;
    const std::size_t start = m_next;
    take();
    const auto giveUp = [this, start, &items] {
        items.clear();
        m_next = start;
        return false;
    };
    do {
        if (at(TokenKind::RightParenthesis))
            break;
        if (at(TokenKind::Star) || at(TokenKind::Yield) || peek(1).kind == TokenKind::Walrus)
            return giveUp();
        items.push_back(parseWithItem());
    } while (accept(TokenKind::Comma));
    if (items.empty() || atComprehension())
        return giveUp();
    expect(TokenKind::RightParenthesis);
    return true;
}

} // namespace engine::python
