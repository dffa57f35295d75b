#include "engine/dialect/sqlite/expressiontext.h"

#include "engine/dialect/sqlite/quoting.h"

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

/// True where the first token's parenthesis is closed by the last token.
bool enclosed(std::span<const SqlToken> tokens)
{
    if (tokens.size() < 2 || !tokens.front().is(u"(") || !tokens.back().is(u")"))
        return false;
    int depth = 0;
    for (size_t position = 0; position < tokens.size(); ++position) {
        depth += tokens[position].is(u"(") ? 1 : tokens[position].is(u")") ? -1 : 0;
        if (depth == 0)
            return position + 1 == tokens.size();
    }
    return false;
}

std::span<const SqlToken> withoutOuterParentheses(std::span<const SqlToken> tokens)
{
    while (enclosed(tokens))
        tokens = tokens.subspan(1, tokens.size() - 2);
    return tokens;
}

/// Words that stand before an operand, so that a sign after them is no subtraction and a parenthesis no call.
bool isKeyword(const SqlToken &token)
{
    static const QSet<QString> others{u"is"_s, u"over"_s, u"filter"_s, u"then"_s, u"regexp"_s};
    return token.kind == SqlToken::Kind::Word
        && (isReservedWord(token.text) || others.contains(token.text.toString().toLower()));
}

/// Reserved words that are functions as well; they keep their case and stand close to their parenthesis.
bool isCall(std::span<const SqlToken> tokens, size_t position)
{
    static const QSet<QString> functions{u"replace"_s, u"like"_s,  u"glob"_s, u"cast"_s,
                                         u"raise"_s,   u"match"_s, u"if"_s};
    if (position + 1 >= tokens.size() || !tokens[position + 1].is(u"("))
        return false;
    const SqlToken &token = tokens[position];
    if (token.kind == SqlToken::Kind::QuotedIdentifier)
        return true;
    if (token.kind != SqlToken::Kind::Word)
        return false;
    if (!isKeyword(token))
        return true;
    const bool operand = position == 0 || isKeyword(tokens[position - 1]) || tokens[position - 1].is(u"(")
        || tokens[position - 1].is(u",")
        || (tokens[position - 1].kind == SqlToken::Kind::Symbol && !tokens[position - 1].is(u")"));
    return functions.contains(token.text.toString().toLower()) && operand;
}

bool isSign(std::span<const SqlToken> tokens, size_t position)
{
    if (!tokens[position].is(u"-") && !tokens[position].is(u"+") && !tokens[position].is(u"~"))
        return false;
    if (position == 0)
        return true;
    const SqlToken &before = tokens[position - 1];
    return isKeyword(before) || (before.kind == SqlToken::Kind::Symbol && !before.is(u")"));
}

QString wordText(std::span<const SqlToken> tokens, size_t position, const QStringList &columns)
{
    const SqlToken &token = tokens[position];
    if (token.kind == SqlToken::Kind::QuotedIdentifier) {
        const QString name = unquoted(token);
        // In SQLite a quoted word that is no column may be a string: then the quotes must stay.
        return columns.contains(name, Qt::CaseInsensitive) ? quotedName(name) : token.text.toString();
    }
    if (isKeyword(token) && !isCall(tokens, position))
        return token.text.toString().toUpper();
    return token.text.toString();
}

bool blankBefore(std::span<const SqlToken> tokens, size_t position)
{
    if (position == 0)
        return false;
    const SqlToken &token = tokens[position];
    const SqlToken &before = tokens[position - 1];
    if (token.is(u",") || token.is(u")") || token.is(u".") || before.is(u"(") || before.is(u"."))
        return false;
    if (isSign(tokens, position - 1))
        return before.text == token.text; // "- -1" must not become a comment
    return !token.is(u"(") || !isCall(tokens, position - 1);
}

} // namespace

QString normalisedExpression(std::span<const SqlToken> tokens, const QStringList &columns)
{
    tokens = withoutOuterParentheses(tokens);
    QString text;
    for (size_t position = 0; position < tokens.size(); ++position) {
        if (blankBefore(tokens, position))
            text += u' ';
        text += wordText(tokens, position, columns);
    }
    return text;
}

QString normalisedExpression(const QString &sql, const QStringList &columns)
{
    const auto tokens = tokenize(sql);
    return tokens ? normalisedExpression(*tokens, columns) : sql.trimmed();
}

ServerDefault normalisedDefault(std::span<const SqlToken> tokens)
{
    const std::span<const SqlToken> inner = withoutOuterParentheses(tokens);
    const bool quoted = inner.size() == 1
        && (inner.front().kind == SqlToken::Kind::String || inner.front().kind == SqlToken::Kind::QuotedIdentifier);
    if (quoted)
        return {ServerDefault::Kind::Literal, unquoted(inner.front())};
    return {ServerDefault::Kind::Expression, normalisedExpression(inner, {})};
}

QSet<QString> namesIn(const QString &sql)
{
    QSet<QString> names;
    const auto tokens = tokenize(sql);
    if (!tokens)
        return names;
    for (const SqlToken &token : *tokens) {
        if (token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedIdentifier)
            names.insert(unquoted(token).toLower());
    }
    return names;
}

QString withoutTable(const QString &sql, const QString &table)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return sql;
    QString text;
    qsizetype copied = 0;
    for (size_t position = 0; position + 1 < tokens->size(); ++position) {
        const SqlToken &token = (*tokens)[position];
        const bool name = token.kind == SqlToken::Kind::Word || token.kind == SqlToken::Kind::QuotedIdentifier;
        if (!name || !(*tokens)[position + 1].is(u".") || unquoted(token).compare(table, Qt::CaseInsensitive) != 0)
            continue;
        text.append(QStringView(sql).mid(copied, token.offset - copied));
        copied = (*tokens)[position + 1].end();
    }
    return text.append(QStringView(sql).mid(copied));
}

bool isParenthesised(const QString &sql)
{
    const auto tokens = tokenize(sql);
    return tokens && enclosed(*tokens);
}

} // namespace engine::sqlite
