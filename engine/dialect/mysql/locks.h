#pragma once

#include "engine/dialect/dialect.h"

namespace engine::mysql {

/// Whom a statement keeps waiting: reads nobody, rows and short changes of the schema the writers of their tables; an
/// ALTER TABLE that gives columns another definition, or a table another engine or character set, copies the table
/// while its writers wait.
[[nodiscard]] Lock lockOf(const Statement &statement);

} // namespace engine::mysql
