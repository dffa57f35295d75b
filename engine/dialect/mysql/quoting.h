#pragma once

#include "engine/schema/tablename.h"

#include <QStringList>
#include <QVariant>

namespace engine::mysql {

/// An identifier, quoted where SQLAlchemy's dialects for MySQL or MariaDB do (Alembic reference 7.4 and appendix A):
/// which of the two servers listens is not known while SQL is written, so that the words of both count.
[[nodiscard]] QString quotedName(const QString &identifier);
[[nodiscard]] QString quotedName(const TableName &table);

/// Identifiers joined as in a column list: ``a, `b c` ``.
[[nodiscard]] QString quotedNames(const QStringList &identifiers);

/// A name between backticks whatever it is.
[[nodiscard]] QString alwaysQuoted(const QString &identifier);

/// Text as an SQL string, with doubled quotes and backslashes.
[[nodiscard]] QString stringLiteral(const QString &text);

/// The text that a string in quotes stands for, escapes resolved: the inverse of stringLiteral().
[[nodiscard]] QString stringValue(const QString &text);

/// The name that an identifier as written stands for, bare or in backticks: the inverse of alwaysQuoted().
[[nodiscard]] QString identifierValue(const QString &text);

/// A value as an SQL literal: dates as ISO text, times with microseconds, booleans as true and false, lists and maps as
/// JSON, bytes as 0x. SqlText stands as it is; an invalid value is NULL. Neither server has a literal for infinity or
/// for what is no number; 1e999 stands for both, which they refuse.
[[nodiscard]] QString literalValue(const QVariant &value);

} // namespace engine::mysql
