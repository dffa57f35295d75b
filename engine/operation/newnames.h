#pragma once

#include "engine/operation/operation.h"

#include <QStringList>

namespace engine {

/// The names that come into the database with `operation`: of tables, columns, constraints, indexes and enum types that
/// it makes, and new names for those that are there. What has no name gives none.
[[nodiscard]] QStringList newNames(const Operation &operation);

} // namespace engine
