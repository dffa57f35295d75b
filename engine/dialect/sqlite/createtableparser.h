#pragma once

#include "engine/result.h"
#include "engine/schema/table.h"

namespace engine::sqlite {

/// Reads the CREATE TABLE (or CREATE VIRTUAL TABLE) text that SQLite keeps in sqlite_master, which says more than its
/// pragmas do. Constraints written with a column become constraints of the table; the primary key comes first, the
/// others follow in the order of the text. Expressions, defaults and types come out normalised (expressiontext.h,
/// typenames.h).
///
/// What SQLAlchemy has words for goes under its own option names (sqlite_on_conflict, sqlite_on_conflict_not_null,
/// sqlite_autoincrement, sqlite_with_rowid, sqlite_strict). Three options are Athanor's own, so that nothing is lost:
/// `sqlite_suffixes` of a primary key or unique constraint (`COLLATE x DESC`, one a column),
/// `sqlite_not_null_name` of a column, and `sqlite_virtual` of a table: the module with its arguments.
///
/// Fails with Kind::Reading for text that is no CREATE TABLE.
[[nodiscard]] Result<Table> parseCreateTable(const QString &sql);

} // namespace engine::sqlite
