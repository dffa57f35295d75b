#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// The list in Alembic's message "New upgrade operations detected: [...]" (reference 1.4), in SQLAlchemy's repr() of
/// the usual cases. Where that shows the address of an object, this shows what the object says. Operations that
/// Alembic's comparison never makes have their directive's name and a summary.
[[nodiscard]] QString diffTuples(const std::vector<Operation> &operations);

/// A type as SQLAlchemy's repr() writes it, without a module: `VARCHAR(length=50)`, `INTEGER()`.
[[nodiscard]] QString typeRepresentation(const DataType &type);

} // namespace engine
