#pragma once

#include "engine/schema/constraint.h"

namespace engine::postgresql {

/// A constraint as in CREATE TABLE and after ALTER TABLE ... ADD, with its name where it has one.
[[nodiscard]] QString constraintSpec(const Constraint &constraint);

/// `REFERENCES t (a) ON DELETE ...`.
[[nodiscard]] QString referencesSpec(const ForeignKey &key);

} // namespace engine::postgresql
