#pragma once

#include "engine/python/module.h"
#include "engine/python/parser.h"
#include "engine/python/stringscanner.h"
#include "engine/python/syntaxproblem.h"
#include "engine/python/token.h"

#include <vector>

namespace engine::python {

/// Builds the nodes of a module from its tokens, by recursive descent. Throws SyntaxProblem.
class TreeParser
{
public:
    TreeParser(Module &module, ParseOptions options);

    void parseFile();
    [[nodiscard]] Statements parseBody(SourceSpan span);

private:
    using ExpressionList = std::vector<const Expression *>;
    using StatementList = std::vector<const Statement *>;
    enum class AnnotationsAllowed { No, Yes };

    // Tokens.
    void tokenize(SourceSpan range);
    [[nodiscard]] const Token &peek(std::size_t ahead = 0) const { return m_tokens[m_next + ahead]; }
    [[nodiscard]] bool at(TokenKind kind) const { return m_tokens[m_next].kind == kind; }
    [[nodiscard]] bool atWord(std::string_view word, std::size_t ahead = 0) const;
    [[nodiscard]] bool accept(TokenKind kind);
    const Token &take() { return m_tokens[m_next++]; }
    const Token &expect(TokenKind kind, QStringView purpose = {});
    [[nodiscard]] std::string_view text(const Token &token) const;
    [[nodiscard]] std::string_view expectName(QStringView purpose);
    [[nodiscard]] std::string_view identifier(const Token &token);
    [[nodiscard]] quint32 lastEnd() const { return m_next == 0 ? 0 : m_tokens[m_next - 1].end; }
    [[nodiscard]] std::size_t closingOf(std::size_t opening) const;
    [[noreturn]] void fail(const QString &reason) const;
    [[noreturn]] static void failAt(quint32 offset, const QString &reason);
    [[noreturn]] void failExpected(QStringView what) const;

    // Nodes.
    template <typename Node> [[nodiscard]] const Expression *make(quint32 begin, const Node &node);
    template <typename Node> [[nodiscard]] const Statement *makeStatement(quint32 begin, const Node &node);

    // Expressions (treeparser_expression.cpp).
    [[nodiscard]] const Expression *parseExpression();
    [[nodiscard]] const Expression *parseNamedExpression();
    [[nodiscard]] const Expression *parseExpressions(); ///< with commas it is a tuple; may have stars
    [[nodiscard]] const Expression *parseStarred(); ///< `*x` or a named expression
    [[nodiscard]] const Expression *parseYieldOrExpressions();
    [[nodiscard]] const Expression *parseTargets(); ///< up to `in`
    [[nodiscard]] const Expression *parseLambda();
    [[nodiscard]] const Expression *parseDisjunction();
    [[nodiscard]] const Expression *parseConjunction();
    [[nodiscard]] const Expression *parseInversion();
    [[nodiscard]] const Expression *parseComparison();
    [[nodiscard]] bool acceptComparison(ComparisonOperator &operation);
    [[nodiscard]] const Expression *parseBinary(int precedence = 0);
    [[nodiscard]] const Expression *parseUnary();
    [[nodiscard]] const Expression *parsePower();
    [[nodiscard]] const Expression *parsePrimary();
    [[nodiscard]] const Expression *parseTrailers(); ///< an atom with its calls, attributes and subscripts
    [[nodiscard]] const Expression *parseSubscripts();
    [[nodiscard]] const Expression *parseSlice();
    [[nodiscard]] std::span<const Argument> parseArguments();
    [[nodiscard]] Argument parseArgument();
    [[nodiscard]] bool startsExpression() const;

    // Atoms (treeparser_atom.cpp).
    [[nodiscard]] const Expression *parseAtom();
    [[nodiscard]] const Expression *parseConstant(Constant::Kind kind);
    [[nodiscard]] const Expression *parseParenthesised();
    [[nodiscard]] const Expression *parseListDisplay();
    [[nodiscard]] const Expression *parseBraces();
    [[nodiscard]] const Expression *parseDict(quint32 begin, DictEntry first);
    [[nodiscard]] DictEntry parseDictEntry();
    [[nodiscard]] ExpressionList parseItems(const Expression *first, TokenKind closing);
    [[nodiscard]] bool atComprehension() const;
    [[nodiscard]] std::span<const ComprehensionClause> parseClauses();
    [[nodiscard]] const Expression *parseStrings();
    void addJoinedParts(const StringShape &shape, quint32 begin, quint32 end, bool inFormat,
                        std::vector<JoinedPart> &parts);
    [[nodiscard]] const FormattedValue *parseField(const FieldShape &field, const StringShape &shape);
    [[nodiscard]] const Expression *parseFieldExpression(SourceSpan span);

    // Statements (treeparser_statement.cpp).
    void parseStatement(StatementList &statements);
    void parseSimpleStatements(StatementList &statements);
    [[nodiscard]] const Statement *parseSimpleStatement();
    [[nodiscard]] const Statement *parseExpressionStatement();
    [[nodiscard]] const Statement *parseAnnotation(const Expression *target);
    [[nodiscard]] const Statement *parseReturn();
    [[nodiscard]] const Statement *parseDelete();
    [[nodiscard]] const Statement *parseRaise();
    [[nodiscard]] const Statement *parseAssert();
    [[nodiscard]] Identifiers parseNameList();
    [[nodiscard]] const Statement *parseImport();
    [[nodiscard]] const Statement *parseImportFrom();
    [[nodiscard]] std::string_view parseDottedName();
    [[nodiscard]] ImportedName parseImportedName(bool isDotted);
    [[nodiscard]] const Statement *parseTypeAlias();
    void checkTarget(const Expression &target, QStringView verb) const;

    // Blocks (treeparser_block.cpp).
    [[nodiscard]] const Statement *parseCompound();
    [[nodiscard]] Statements parseBlock(QStringView owner);
    [[nodiscard]] Statements parseElse();
    [[nodiscard]] const Statement *parseIf();
    [[nodiscard]] const Statement *parseWhile();
    [[nodiscard]] const Statement *parseFor(bool isAsync);
    [[nodiscard]] const Statement *parseTry();
    [[nodiscard]] ExceptHandler parseHandler(bool &isStar);
    [[nodiscard]] const Statement *parseWith(bool isAsync);
    [[nodiscard]] WithItem parseWithItem();
    [[nodiscard]] bool parseParenthesisedItems(std::vector<WithItem> &items);
    [[nodiscard]] const Statement *parseAsync();

    // Definitions (treeparser_definition.cpp).
    [[nodiscard]] const Statement *parseDecorated();
    [[nodiscard]] const Statement *parseFunction(Expressions decorators, bool isAsync);
    [[nodiscard]] const Statement *parseClass(Expressions decorators);
    [[nodiscard]] std::span<const TypeParameter> parseTypeParameters();
    [[nodiscard]] std::span<const Parameter> parseParameters(TokenKind closing, AnnotationsAllowed annotations);
    [[nodiscard]] Parameter parseParameter(Parameter::Kind kind, AnnotationsAllowed annotations);
    [[nodiscard]] bool skipFunctionBody(FunctionDefinition &function);

    // Matching (treeparser_pattern.cpp).
    [[nodiscard]] bool atMatchStatement() const;
    [[nodiscard]] const Statement *parseMatch();
    [[nodiscard]] MatchCase parseCase();
    [[nodiscard]] const Expression *parsePatterns(); ///< with commas it is a tuple
    [[nodiscard]] const Expression *parseStarPattern();
    [[nodiscard]] const Expression *parsePattern();
    [[nodiscard]] const Expression *parseClosedPattern();
    [[nodiscard]] const Expression *parseNumberPattern();
    [[nodiscard]] const Expression *parseNamePattern();
    [[nodiscard]] const Expression *parseGroupPattern();
    [[nodiscard]] const Expression *parseMappingPattern();
    [[nodiscard]] std::span<const Argument> parsePatternArguments();

    /// Bounds how deep the functions above call each other.
    class NestingGuard;

    Module &m_module;
    ParseOptions m_options;
    std::string_view m_source;
    std::vector<Token> m_tokens; ///< with more than one End, so that looking ahead needs no check
    std::size_t m_next = 0;
    int m_nesting = 0;
};

/// Ends the reading with a syntax error instead of a crash.
class TreeParser::NestingGuard
{
public:
    explicit NestingGuard(TreeParser &parser);
    ~NestingGuard() { --m_parser.m_nesting; }
    NestingGuard(const NestingGuard &) = delete;
    NestingGuard &operator=(const NestingGuard &) = delete;

private:
    TreeParser &m_parser;
};

// Implementation of the two templates, which several files use.

[[nodiscard]] quint32 checkedHeight(const Expression &expression);

template <typename Node> const Expression *TreeParser::make(quint32 begin, const Node &node)
{
    auto *expression = m_module.m_arena.create<Expression>(SourceSpan{begin, lastEnd()}, 1U, node);
    expression->height = checkedHeight(*expression);
    return expression;
}

template <typename Node> const Statement *TreeParser::makeStatement(quint32 begin, const Node &node)
{
    return m_module.m_arena.create<Statement>(SourceSpan{begin, lastEnd()}, node);
}

} // namespace engine::python
