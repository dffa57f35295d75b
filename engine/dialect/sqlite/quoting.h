#pragma once

#include "engine/schema/tablename.h"

#include <QStringList>
#include <QVariant>

namespace engine::sqlite {

/// An identifier, quoted where SQLAlchemy's SQLite dialect does (Alembic reference 7.4 and appendix A).
[[nodiscard]] QString quotedName(const QString &identifier);
[[nodiscard]] QString quotedName(const TableName &table);

/// Identifiers joined as in a column list: `a, "b c"`.
[[nodiscard]] QString quotedNames(const QStringList &identifiers);

/// A name between double quotes whatever it is, as SQLAlchemy writes collations.
[[nodiscard]] QString alwaysQuoted(const QString &identifier);

/// Text as an SQL string: `it''s` in single quotes.
[[nodiscard]] QString stringLiteral(const QString &text);

/// A value as an SQL literal, in the forms in which SQLAlchemy stores them in SQLite: dates as ISO text, times with
/// microseconds, booleans as 1 and 0, lists and maps as JSON, bytes as x''. SqlText stands as it is; an invalid value
/// is NULL.
[[nodiscard]] QString literalValue(const QVariant &value);

/// True for a word that SQLite's grammar reserves or that SQLAlchemy quotes as if it did.
[[nodiscard]] bool isReservedWord(QStringView word);

} // namespace engine::sqlite
