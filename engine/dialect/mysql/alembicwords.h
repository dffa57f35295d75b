#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/operation/operation.h"

#include <vector>

namespace engine::mysql {

/// Dialect::inAlembicWords(). SQL says what Alembic and SQLAlchemy cannot: an expression that changes, types that they
/// do not know, an index that is hidden or has a comment, a check that is not enforced. MySQL's parentheses are put
/// around defaults and the terms of an index, which SQLAlchemy writes as they are given; and an index that a foreign
/// key needs goes with its table, as the server lets it go in no other way.
[[nodiscard]] std::vector<Operation> inAlembicWords(std::vector<Operation> operations, Flavour flavour);

} // namespace engine::mysql
