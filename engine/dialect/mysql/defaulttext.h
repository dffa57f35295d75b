#pragma once

#include "engine/schema/column.h"

namespace engine::mysql {

/// DEFAULT's argument. An expression stands in parentheses unless it is a literal, a single word, the current time or
/// has an ON UPDATE: MySQL demands them, MariaDB takes them, Alembic leaves them out offline (Alembic reference 7.3).
/// Empty for a FetchedValue.
[[nodiscard]] QString defaultSql(const ServerDefault &serverDefault);

/// ` DEFAULT x`, or ` ON UPDATE x` alone; empty where there is neither.
[[nodiscard]] QString defaultClause(const std::optional<ServerDefault> &serverDefault);

/// SQLAlchemy says ON UPDATE as a part of the default: `CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP`.
[[nodiscard]] bool hasOnUpdate(const std::optional<ServerDefault> &serverDefault);

/// True for the forms of the current time that stand without parentheses, but not after SET DEFAULT.
[[nodiscard]] bool isCurrentTime(const ServerDefault &serverDefault);

} // namespace engine::mysql
