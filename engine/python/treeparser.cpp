#include "engine/python/treeparser.h"

#include "engine/python/childnodes.h"
#include "engine/python/tokenizer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

// A bracket costs two levels of the first, of which Python allows 200; the second bounds chains like `a + b + c`,
// which nest to the left without nesting the parser.
constexpr int maximumNesting = 600;
constexpr quint32 maximumHeight = 1000;

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

quint32 checkedHeight(const Expression &expression)
{
    quint32 height = 0;
    forEachChild(expression, [&height](const Expression &child) { height = std::max(height, child.height); });
    if (height >= maximumHeight)
        throw SyntaxProblem{expression.span.begin, u"this expression is nested too deeply"_s};
    return height + 1;
}

TreeParser::NestingGuard::NestingGuard(TreeParser &parser)
    : m_parser(parser)
{
    if (parser.m_nesting >= maximumNesting)
        parser.fail(u"this is nested too deeply"_s);
    ++parser.m_nesting;
}

TreeParser::TreeParser(Module &module, ParseOptions options)
    : m_module(module)
    , m_options(options)
    , m_source(module.m_source.constData(), static_cast<std::size_t>(module.m_source.size()))
{
}

void TreeParser::tokenize(SourceSpan range)
{
    m_tokens.clear();
    m_next = 0;
    Tokenizer(m_source, range, Tokenizer::Mode::Lines).run(m_tokens);
}

void TreeParser::parseFile()
{
    const quint32 begin = m_source.starts_with("\xef\xbb\xbf") ? 3 : 0;
    tokenize({begin, static_cast<quint32>(m_source.size())});
    StatementList statements;
    while (!at(TokenKind::End))
        parseStatement(statements);
    m_module.m_body = m_module.m_arena.copy(statements);
}

Statements TreeParser::parseBody(SourceSpan span)
{
    tokenize(span);
    StatementList statements;
    expect(TokenKind::Indent);
    while (!at(TokenKind::Dedent))
        parseStatement(statements);
    take();
    expect(TokenKind::End);
    return m_module.m_arena.copy(statements);
}

bool TreeParser::atWord(std::string_view word, std::size_t ahead) const
{
    return peek(ahead).kind == TokenKind::Identifier && text(peek(ahead)) == word;
}

bool TreeParser::accept(TokenKind kind)
{
    if (!at(kind))
        return false;
    ++m_next;
    return true;
}

const Token &TreeParser::expect(TokenKind kind, QStringView purpose)
{
    if (!at(kind)) {
        const QString wanted = latin(description(kind));
        failExpected(purpose.isEmpty() ? wanted : u"%1 %2"_s.arg(wanted, purpose));
    }
    return take();
}

std::string_view TreeParser::text(const Token &token) const
{
    return m_source.substr(token.begin, token.end - token.begin);
}

std::string_view TreeParser::expectName(QStringView purpose)
{
    return identifier(expect(TokenKind::Identifier, purpose));
}

// Python compares names in the form NFKC: `ｗ` is `w`.
std::string_view TreeParser::identifier(const Token &token)
{
    const std::string_view written = text(token);
    if (std::ranges::all_of(written, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; }))
        return written;
    const QString name = QString::fromUtf8(written.data(), static_cast<qsizetype>(written.size()));
    const QByteArray normal = name.normalized(QString::NormalizationForm_KC).toUtf8();
    const auto kept = m_module.m_arena.copy(std::span<const char>(normal.constData(), normal.size()));
    return {kept.data(), kept.size()};
}

// The tokenizer has made sure that brackets match.
std::size_t TreeParser::closingOf(std::size_t opening) const
{
    int depth = 0;
    for (std::size_t index = opening; index < m_tokens.size(); ++index) {
        switch (m_tokens[index].kind) {
        case TokenKind::LeftParenthesis:
        case TokenKind::LeftBracket:
        case TokenKind::LeftBrace:
            ++depth;
            break;
        case TokenKind::RightParenthesis:
        case TokenKind::RightBracket:
        case TokenKind::RightBrace:
            if (--depth == 0)
                return index;
            break;
        default:
            break;
        }
    }
    return m_tokens.size() - 1;
}

void TreeParser::fail(const QString &reason) const
{
    failAt(peek().begin, reason);
}

void TreeParser::failAt(quint32 offset, const QString &reason)
{
    throw SyntaxProblem{offset, reason};
}

void TreeParser::failExpected(QStringView what) const
{
    const Token &found = peek();
    if (found.kind == TokenKind::Indent)
        fail(u"this line is indented, but no block begins here"_s);
    QString foundText = latin(description(found.kind));
    if (found.kind == TokenKind::Identifier || found.kind == TokenKind::Integer) {
        const std::string_view word = text(found);
        foundText = u"'%1'"_s.arg(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    }
    fail(u"expected %1, found %2"_s.arg(what, foundText));
}

} // namespace engine::python
