#pragma once

#include "engine/python/value.h"

#include <optional>

namespace engine::python {

/// What str() gives of a path that pathlib makes of texts: `Path(__file__).resolve().parents[1] / "src"`. Nothing for
/// other values and for what only a running program can tell.
[[nodiscard]] std::optional<QString> pathText(const Value &value);

/// True for the functions that take paths as well as texts: str(), os.path.*, sys.path.*.
[[nodiscard]] bool takesPaths(QStringView function);

} // namespace engine::python
