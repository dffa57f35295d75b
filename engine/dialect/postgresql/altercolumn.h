#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::postgresql {

/// One statement an attribute, in Alembic's order (reference 6.2): type, nullability, default or identity, comment, and
/// the name last. An identity is altered where `before` has one on the column, and added otherwise. Kind::Command for
/// postgresql_using without a type; Kind::Unsupported for making a column generated.
[[nodiscard]] Result<std::vector<Statement>> alterColumn(const AlterColumn &alter, const Schema &before);

} // namespace engine::postgresql
