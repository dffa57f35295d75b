#pragma once

#include "engine/operation/operation.h"

#include <vector>

namespace engine::postgresql {

/// Dialect::inAlembicWords(). SQL says what Alembic and SQLAlchemy cannot: SERIAL on a column that is no key becomes a
/// sequence of its own; an expression that goes, INCLUDE of a key or an exclusion, other storage parameters, types that
/// no class stands for.
[[nodiscard]] std::vector<Operation> inAlembicWords(std::vector<Operation> operations);

} // namespace engine::postgresql
