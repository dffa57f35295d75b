#pragma once

#include <QString>

#include <vector>

namespace engine {

/// An identifier in a piece of SQL: a bare or a quoted word that is neither a string nor a comment.
struct SqlIdentifier
{
    qsizetype offset = 0;
    qsizetype length = 0; ///< with its quotes
    QString name; ///< without them
    QString qualifier; ///< the identifier before the dot; empty without one
    bool quoted = false;
    bool called = false; ///< an opening parenthesis follows
};

/// Every identifier of `sql`, keywords included, in order. Never fails: text that is no SQL gives what it has.
[[nodiscard]] std::vector<SqlIdentifier> identifiersIn(const QString &sql);

/// True where `sql` names `name` anywhere, whatever its letters' case and its quotes.
[[nodiscard]] bool speaksOf(const QString &sql, const QString &name);

/// True where an expression speaks of `column`, compared without case as SQLite does. Function names do not count.
[[nodiscard]] bool mentionsColumn(const QString &expression, const QString &column);

/// `expression` with the column `from` called `to`; quoted where it was, or where `to` is not a plain word.
[[nodiscard]] QString withColumnRenamed(const QString &expression, const QString &from, const QString &to);

/// A whole statement (of a view or trigger) with the table `from` called `to`, wherever a table's name can stand.
[[nodiscard]] QString withTableRenamed(const QString &statement, const QString &from, const QString &to);

} // namespace engine
