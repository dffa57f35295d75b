#pragma once

#include "engine/operation/operation.h"

#include <QStringList>

namespace engine {

/// Alembic's INFO lines for `operation` as autogenerate logs them: "Detected added table 'x'" (reference 8.1). A
/// created table brings the lines of its indexes along; an operation that autogenerate never makes gives none.
[[nodiscard]] QStringList detectedLines(const Operation &operation);

} // namespace engine
