#pragma once

#include "engine/dialect/dialect.h"

namespace engine::postgresql {

/// Whom a statement keeps waiting, by the lock that PostgreSQL's manual gives for it: ALTER and DROP take ACCESS
/// EXCLUSIVE, CREATE INDEX takes SHARE; what is CONCURRENTLY, new, or changes rows keeps nobody from the table.
[[nodiscard]] Lock lockTaken(const Statement &statement);

} // namespace engine::postgresql
