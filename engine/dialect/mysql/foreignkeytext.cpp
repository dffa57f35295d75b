#include "engine/dialect/mysql/foreignkeytext.h"

#include "engine/dialect/mysql/inspectedkeys.h"

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// The names in parentheses; empty where something else stands there.
QStringList takeColumns(TokenCursor &cursor)
{
    QStringList columns;
    for (const Tokens item : itemsOf(cursor.takeParentheses())) {
        const auto name = TokenCursor(item).takeName();
        if (!name)
            return {};
        columns << *name;
    }
    return columns;
}

std::optional<TableName> takeTable(TokenCursor &cursor)
{
    const auto first = cursor.takeName();
    if (!first || !cursor.accept(u"."))
        return first ? std::optional(TableName{{}, *first}) : std::nullopt;
    const auto second = cursor.takeName();
    return second ? std::optional(TableName{*first, *second}) : std::nullopt;
}

QString takeRule(TokenCursor &cursor)
{
    const QString first = cursor.next().text.toString().toUpper();
    const bool isTwo = first == u"SET" || first == u"NO";
    return ruleText(isTwo ? first + u' ' + cursor.next().text.toString().toUpper() : first);
}

/// From REFERENCES to where the key ends; false where that cannot be read.
bool takeReference(TokenCursor &cursor, ForeignKey &key)
{
    if (!cursor.accept(u"references"))
        return false;
    const auto table = takeTable(cursor);
    if (!table)
        return false;
    key.referredTable = *table;
    key.referredColumns = takeColumns(cursor);
    for (;;) {
        if (cursor.accept(u"match"))
            cursor.next(); // both servers take it, and neither keeps it
        else if (cursor.accept({u"on", u"delete"}))
            key.onDelete = takeRule(cursor);
        else if (cursor.accept({u"on", u"update"}))
            key.onUpdate = takeRule(cursor);
        else
            return true;
    }
}

std::optional<WithoutForeignKey> ofTable(Tokens item)
{
    WithoutForeignKey result;
    ForeignKeyClause &clause = result.clause;
    TokenCursor cursor(item);
    if (cursor.accept(u"constraint") && !cursor.peek().is(u"foreign"))
        clause.key.name = cursor.takeName().value_or(QString());
    if (!cursor.accept({u"foreign", u"key"}))
        return std::nullopt;
    clause.ifNotExists = cursor.accept({u"if", u"not", u"exists"});
    if (!cursor.peek().is(u"("))
        clause.indexName = cursor.takeName().value_or(QString());
    clause.key.columns = takeColumns(cursor);
    if (clause.key.columns.isEmpty() || !takeReference(cursor, clause.key) || !cursor.atEnd())
        return std::nullopt;
    return result;
}

std::optional<WithoutForeignKey> ofColumn(Tokens item)
{
    TokenCursor cursor(item);
    if (cursor.accept(u"constraint") || cursor.accept(u"foreign"))
        return std::nullopt;
    const auto column = cursor.takeName();
    cursor = TokenCursor(item);
    WithoutForeignKey result;
    result.before = cursor.takeUntil({u"references"});
    if (!column || cursor.atEnd() || !takeReference(cursor, result.clause.key))
        return std::nullopt;
    result.after = cursor.rest();
    result.clause.key.columns << *column;
    result.clause.ofColumn = true;
    return result;
}

} // namespace

std::optional<WithoutForeignKey> withoutForeignKey(Tokens item)
{
    auto key = ofTable(item);
    return key ? key : ofColumn(item);
}

} // namespace engine::mysql
