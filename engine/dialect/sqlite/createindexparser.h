#pragma once

#include "engine/result.h"
#include "engine/schema/table.h"

namespace engine::sqlite {

/// Reads the CREATE INDEX text that SQLite keeps in sqlite_master. `table` is the indexed one: it tells columns from
/// expressions. Expressions and the WHERE of a partial index come out normalised. Fails with Kind::Reading for other
/// text.
[[nodiscard]] Result<Index> parseCreateIndex(const QString &sql, const Table &table);

} // namespace engine::sqlite
