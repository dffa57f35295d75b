#pragma once

#include "engine/schema/tablename.h"

#include <QStringList>
#include <QVariant>

namespace engine::postgresql {

/// An identifier, quoted where SQLAlchemy's PostgreSQL dialect does (Alembic reference 7.4 and appendix A).
[[nodiscard]] QString quotedName(const QString &identifier);
[[nodiscard]] QString quotedName(const TableName &table);

/// Identifiers joined as in a column list: `a, "b c"`.
[[nodiscard]] QString quotedNames(const QStringList &identifiers);

/// A name between double quotes whatever it is, as SQLAlchemy writes collations.
[[nodiscard]] QString alwaysQuoted(const QString &identifier);

/// Text as an SQL string: `it''s` in single quotes. Backslashes stand for themselves: every connection has
/// standard_conforming_strings on.
[[nodiscard]] QString stringLiteral(const QString &text);

/// A value as an SQL literal without a type, so that it fits whatever column it meets: dates as ISO text, bytes as
/// '\x00', lists as '{1,2}', maps and lists of maps as JSON. SqlText stands as it is; an invalid value is NULL.
[[nodiscard]] QString literalValue(const QVariant &value);

/// A list as the text of an array, without quotes: `{1,"b"}`.
[[nodiscard]] QString arrayText(const QVariantList &list);

/// A list or map as JSON text, for a column that holds JSON.
[[nodiscard]] QString jsonLiteral(const QVariant &value);

} // namespace engine::postgresql
