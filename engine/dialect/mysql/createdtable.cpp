#include "engine/dialect/mysql/createdtable.h"

#include "engine/dialect/mysql/quoting.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The text between two places of `sql`, as it stands there.
QString slice(const QString &sql, Tokens tokens)
{
    if (tokens.empty())
        return {};
    const qsizetype start = tokens.front().offset;
    return sql.mid(start, tokens.back().end() - start);
}

/// What begins after a default.
constexpr std::initializer_list<QStringView> afterDefault{u"on",        u"comment", u"check",         u"auto_increment",
                                                          u"invisible", u"not",     u"column_format", u"storage"};

/// A default is one term; what a conditional comment holds is no part of it.
Tokens takeDefault(TokenCursor &cursor)
{
    const Tokens tokens = cursor.takeUntil(afterDefault);
    const auto isConditional = [](const SqlToken &token) { return token.kind == SqlToken::Kind::Conditional; };
    return tokens.first(size_t(std::ranges::find_if(tokens, isConditional) - tokens.begin()));
}

/// It stands in a comment that older servers pass over.
void takeSpatialReference(const SqlToken &token, CreatedColumn &column)
{
    static const QRegularExpression pattern(u"\\bSRID (\\d+)"_s);
    if (token.kind != SqlToken::Kind::Conditional)
        return;
    if (const QRegularExpressionMatch match = pattern.match(token.text.toString()); match.hasMatch())
        column.spatialReference = match.captured(1);
}

CreatedColumn readColumn(const QString &sql, TokenCursor cursor)
{
    CreatedColumn column;
    while (!cursor.atEnd()) {
        if (cursor.accept(u"default"))
            column.defaultSql = slice(sql, takeDefault(cursor));
        else if (cursor.accept(u"as"))
            column.expression = slice(sql, cursor.takeParentheses());
        else if (cursor.accept(u"check"))
            column.check = slice(sql, cursor.takeParentheses());
        else
            takeSpatialReference(cursor.next(), column);
    }
    return column;
}

void readItem(const QString &sql, Tokens item, CreatedTable &table)
{
    TokenCursor cursor(item);
    if (cursor.peek().kind == SqlToken::Kind::QuotedIdentifier) {
        const QString name = cursor.takeName().value_or(QString());
        table.columns.emplace(name, readColumn(sql, cursor));
        return;
    }
    if (!cursor.accept(u"constraint"))
        return;
    const QString name = cursor.takeName().value_or(QString());
    if (!cursor.accept(u"check"))
        return;
    CreatedCheck check{.condition = slice(sql, cursor.takeParentheses())};
    check.isEnforced = cursor.atEnd() || !cursor.next().text.contains(u"NOT ENFORCED"_s);
    table.checks.emplace(name, check);
}

} // namespace

Result<CreatedTable> readCreatedTable(const QString &sql)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    CreatedTable table;
    TokenCursor cursor(*tokens);
    (void)cursor.takeUntil({u"("});
    for (const Tokens item : itemsOf(cursor.takeParentheses()))
        readItem(sql, item, table);
    while (!cursor.atEnd()) {
        const QString name = identifierValue(cursor.next().text.toString()).toUpper();
        if (!cursor.accept(u"="))
            continue;
        const SqlToken &value = cursor.next();
        const QString text = value.text.toString();
        table.options.insert(name, value.kind == SqlToken::Kind::String ? stringValue(text) : text);
    }
    return table;
}

} // namespace engine::mysql
