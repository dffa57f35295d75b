#pragma once

#include "engine/operation/operation.h"

#include <QStringList>

/// The operations of a comparison as the cases of tests/parity write them: Alembic's words for its tuples, a line each.
/// A created or dropped table brings its indexes along, an altered column has a line for each attribute.
[[nodiscard]] QStringList operationWords(const std::vector<engine::Operation> &operations);
