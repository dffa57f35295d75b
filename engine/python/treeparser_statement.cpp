#include "engine/python/treeparser.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

std::optional<BinaryOperator> augmentedOperator(TokenKind kind)
{
    switch (kind) {
    case TokenKind::PlusAssign:
        return BinaryOperator::Add;
    case TokenKind::MinusAssign:
        return BinaryOperator::Subtract;
    case TokenKind::StarAssign:
        return BinaryOperator::Multiply;
    case TokenKind::AtAssign:
        return BinaryOperator::MatrixMultiply;
    case TokenKind::SlashAssign:
        return BinaryOperator::Divide;
    case TokenKind::DoubleSlashAssign:
        return BinaryOperator::FloorDivide;
    case TokenKind::PercentAssign:
        return BinaryOperator::Modulo;
    case TokenKind::DoubleStarAssign:
        return BinaryOperator::Power;
    case TokenKind::LeftShiftAssign:
        return BinaryOperator::LeftShift;
    case TokenKind::RightShiftAssign:
        return BinaryOperator::RightShift;
    case TokenKind::PipeAssign:
        return BinaryOperator::BitOr;
    case TokenKind::CaretAssign:
        return BinaryOperator::BitXor;
    case TokenKind::AmpersandAssign:
        return BinaryOperator::BitAnd;
    default:
        return std::nullopt;
    }
}

} // namespace

void TreeParser::parseStatement(StatementList &statements)
{
    if (const Statement *compound = parseCompound())
        statements.push_back(compound);
    else
        parseSimpleStatements(statements);
}

void TreeParser::parseSimpleStatements(StatementList &statements)
{
    do {
        statements.push_back(parseSimpleStatement());
    } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
    if (!at(TokenKind::Newline))
        failExpected(u"an operator or the end of the statement");
    take();
}

const Statement *TreeParser::parseSimpleStatement()
{
    const quint32 begin = peek().begin;
    switch (peek().kind) {
    case TokenKind::Pass:
        take();
        return makeStatement(begin, Pass{});
    case TokenKind::Break:
        take();
        return makeStatement(begin, Break{});
    case TokenKind::Continue:
        take();
        return makeStatement(begin, Continue{});
    case TokenKind::Global: {
        const Identifiers names = parseNameList();
        return makeStatement(begin, Global{names});
    }
    case TokenKind::Nonlocal: {
        const Identifiers names = parseNameList();
        return makeStatement(begin, Nonlocal{names});
    }
    case TokenKind::Return:
        return parseReturn();
    case TokenKind::Del:
        return parseDelete();
    case TokenKind::Raise:
        return parseRaise();
    case TokenKind::Assert:
        return parseAssert();
    case TokenKind::Import:
        return parseImport();
    case TokenKind::From:
        return parseImportFrom();
    default:
        break;
    }
    if (atWord("type") && peek(1).kind == TokenKind::Identifier)
        return parseTypeAlias();
    return parseExpressionStatement();
}

const Statement *TreeParser::parseExpressionStatement()
{
    const quint32 begin = peek().begin;
    const Expression *first = parseYieldOrExpressions();
    if (at(TokenKind::Colon))
        return parseAnnotation(first);
    if (const auto operation = augmentedOperator(peek().kind)) {
        checkTarget(*first, u"assign to");
        if (std::holds_alternative<TupleDisplay>(first->node) || std::holds_alternative<ListDisplay>(first->node))
            fail(u"an augmented assignment has one target only"_s);
        take();
        const Expression *value = parseYieldOrExpressions();
        return makeStatement(begin, AugmentedAssign{first, *operation, value});
    }
    if (!at(TokenKind::Assign)) {
        if (std::holds_alternative<Starred>(first->node))
            failAt(begin, u"a starred expression cannot stand alone"_s);
        return makeStatement(begin, ExpressionStatement{first});
    }
    ExpressionList targets;
    const Expression *value = first;
    while (accept(TokenKind::Assign)) {
        checkTarget(*value, u"assign to");
        targets.push_back(value);
        value = parseYieldOrExpressions();
    }
    return makeStatement(begin, Assign{m_module.m_arena.copy(targets), value});
}

const Statement *TreeParser::parseAnnotation(const Expression *target)
{
    const bool canBeAnnotated = std::holds_alternative<Name>(target->node)
        || std::holds_alternative<Attribute>(target->node) || std::holds_alternative<Subscript>(target->node);
    if (!canBeAnnotated)
        failExpected(u"an operator or the end of the statement");
    take();
    const Expression *annotation = parseExpression();
    const Expression *value = accept(TokenKind::Assign) ? parseYieldOrExpressions() : nullptr;
    return makeStatement(target->span.begin, AnnotatedAssign{target, annotation, value});
}

const Statement *TreeParser::parseReturn()
{
    const quint32 begin = take().begin;
    const Expression *value = startsExpression() ? parseExpressions() : nullptr;
    return makeStatement(begin, Return{value});
}

const Statement *TreeParser::parseDelete()
{
    const quint32 begin = take().begin;
    ExpressionList targets;
    do {
        targets.push_back(parseBinary());
        checkTarget(*targets.back(), u"delete");
    } while (accept(TokenKind::Comma) && startsExpression());
    return makeStatement(begin, Delete{m_module.m_arena.copy(targets)});
}

const Statement *TreeParser::parseRaise()
{
    const quint32 begin = take().begin;
    if (!startsExpression())
        return makeStatement(begin, Raise{});
    const Expression *exception = parseExpression();
    const Expression *cause = accept(TokenKind::From) ? parseExpression() : nullptr;
    return makeStatement(begin, Raise{exception, cause});
}

const Statement *TreeParser::parseAssert()
{
    const quint32 begin = take().begin;
    const Expression *condition = parseExpression();
    const Expression *message = accept(TokenKind::Comma) ? parseExpression() : nullptr;
    return makeStatement(begin, Assert{condition, message});
}

Identifiers TreeParser::parseNameList()
{
    take();
    std::vector<std::string_view> names;
    do {
        names.push_back(expectName({}));
    } while (accept(TokenKind::Comma));
    return m_module.m_arena.copy(names);
}

std::string_view TreeParser::parseDottedName()
{
    const Token &first = expect(TokenKind::Identifier, u"of a module");
    bool isTight = true;
    while (at(TokenKind::Dot)) {
        isTight = isTight && peek().begin == lastEnd();
        take();
        expect(TokenKind::Identifier, u"after the dot");
        isTight = isTight && m_tokens[m_next - 1].begin == m_tokens[m_next - 2].end;
    }
    if (!isTight)
        failAt(first.begin, u"a module's name with blanks in it is not read here"_s);
    return m_source.substr(first.begin, lastEnd() - first.begin);
}

ImportedName TreeParser::parseImportedName(bool isDotted)
{
    ImportedName imported;
    imported.offset = peek().begin;
    imported.name = isDotted ? parseDottedName() : expectName(u"to import");
    if (accept(TokenKind::As))
        imported.alias = expectName(u"after 'as'");
    return imported;
}

const Statement *TreeParser::parseImport()
{
    const quint32 begin = take().begin;
    std::vector<ImportedName> names;
    do {
        names.push_back(parseImportedName(true));
    } while (accept(TokenKind::Comma));
    return makeStatement(begin, Import{m_module.m_arena.copy(names)});
}

const Statement *TreeParser::parseImportFrom()
{
    const quint32 begin = take().begin;
    ImportFrom import;
    while (at(TokenKind::Dot) || at(TokenKind::Ellipsis))
        import.level += take().kind == TokenKind::Dot ? 1 : 3;
    if (import.level == 0 || !at(TokenKind::Import))
        import.module = parseDottedName();
    expect(TokenKind::Import, u"after the module's name");
    std::vector<ImportedName> names;
    if (at(TokenKind::Star)) {
        const Token &star = take();
        names.push_back({text(star), {}, star.begin});
    } else {
        const bool hasParentheses = accept(TokenKind::LeftParenthesis);
        do {
            names.push_back(parseImportedName(false));
        } while (accept(TokenKind::Comma) && !(hasParentheses && at(TokenKind::RightParenthesis)));
        if (hasParentheses)
            expect(TokenKind::RightParenthesis);
    }
    import.names = m_module.m_arena.copy(names);
    return makeStatement(begin, import);
}

const Statement *TreeParser::parseTypeAlias()
{
    const quint32 begin = take().begin;
    TypeAlias alias;
    alias.name = expectName({});
    alias.typeParameters = parseTypeParameters();
    expect(TokenKind::Assign);
    alias.value = parseExpression();
    return makeStatement(begin, alias);
}

void TreeParser::checkTarget(const Expression &target, QStringView verb) const
{
    if (std::holds_alternative<Name>(target.node) || std::holds_alternative<Attribute>(target.node)
        || std::holds_alternative<Subscript>(target.node))
        return;
    if (const auto *starred = std::get_if<Starred>(&target.node)) {
        checkTarget(*starred->value, verb);
        return;
    }
    const auto *tuple = std::get_if<TupleDisplay>(&target.node);
    const auto *list = std::get_if<ListDisplay>(&target.node);
    if (!tuple && !list)
        failAt(target.span.begin, u"Python cannot %1 this"_s.arg(verb));
    for (const Expression *item : tuple ? tuple->items : list->items)
        checkTarget(*item, verb);
}

} // namespace engine::python
