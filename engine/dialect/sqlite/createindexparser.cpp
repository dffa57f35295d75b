#include "engine/dialect/sqlite/createindexparser.h"

#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/tokencursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

using Tokens = std::span<const SqlToken>;

IndexElement readElement(Tokens term, const Table &table, const QStringList &columnNames)
{
    IndexElement element;
    if (term.size() > 1 && (term.back().is(u"desc") || term.back().is(u"asc"))) {
        element.descending = term.back().is(u"desc");
        term = term.first(term.size() - 1);
    }
    if (term.size() > 2 && term[term.size() - 2].is(u"collate")) {
        element.collation = unquoted(term.back());
        term = term.first(term.size() - 2);
    }
    if (term.size() == 1) {
        const QString name = unquoted(term.front());
        const auto found = std::ranges::find_if(table.columns, [&name](const Column &column) {
            return column.name.compare(name, Qt::CaseInsensitive) == 0;
        });
        if (found != table.columns.end()) {
            element.column = found->name;
            return element;
        }
    }
    element.expression = normalisedExpression(term, columnNames);
    return element;
}

Error unreadable(const QString &sql)
{
    return {.kind = Error::Kind::Reading, .what = u"An index's definition could not be read."_s, .sql = sql};
}

} // namespace

Result<Index> parseCreateIndex(const QString &sql, const Table &table)
{
    const auto tokens = tokenize(sql);
    if (!tokens)
        return failure(tokens.error());
    TokenCursor cursor(*tokens);
    if (!cursor.accept(u"create"))
        return failure(unreadable(sql));
    Index index;
    index.unique = cursor.accept(u"unique");
    if (!cursor.accept(u"index"))
        return failure(unreadable(sql));
    cursor.accept({u"if", u"not", u"exists"});
    index.name = cursor.takeName();
    if (cursor.accept(u"."))
        index.name = cursor.takeName();
    if (!cursor.accept(u"on"))
        return failure(unreadable(sql));
    static_cast<void>(cursor.takeName());

    QStringList columnNames;
    for (const Column &column : table.columns)
        columnNames << column.name;
    for (const Tokens &term : itemsOf(cursor.takeParentheses()))
        index.elements.push_back(readElement(term, table, columnNames));
    if (cursor.accept(u"where"))
        index.where = normalisedExpression(cursor.takeItem(), columnNames);
    return index;
}

} // namespace engine::sqlite
