#pragma once

#include "engine/dialect/sqlite/sqltokenizer.h"
#include "engine/schema/column.h"

#include <QSet>
#include <QStringList>

#include <span>

namespace engine::sqlite {

/// An SQL expression in one form whatever the hand that wrote it: one blank between words, none inside of parentheses,
/// no comments, no outer parentheses, keywords in upper case, names that are `columns` quoted only where they must be.
/// Two expressions that differ only in these compare ==.
[[nodiscard]] QString normalisedExpression(std::span<const SqlToken> tokens, const QStringList &columns);

/// As above for text; text that cannot be read as SQL comes back trimmed.
[[nodiscard]] QString normalisedExpression(const QString &sql, const QStringList &columns);

/// The text after DEFAULT: a quoted string becomes a Literal, all else a normalised Expression.
[[nodiscard]] ServerDefault normalisedDefault(std::span<const SqlToken> tokens);

/// The words of `sql` that may be column names, without quotes and in lower case.
[[nodiscard]] QSet<QString> namesIn(const QString &sql);

/// `sql` with every `table.column` written as `column`: the expression is about to be used under another table's name.
[[nodiscard]] QString withoutTable(const QString &sql, const QString &table);

/// True for text that is one pair of parentheses from its first sign to its last.
[[nodiscard]] bool isParenthesised(const QString &sql);

} // namespace engine::sqlite
