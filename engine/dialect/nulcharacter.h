#pragma once

#include "engine/dialect/dialect.h"

namespace engine {

/// Fails with Kind::Unsupported where a statement holds a NUL character: to a server that takes texts up to their first
/// NUL, the rest of the statement would be lost. `database` is the name to say it with.
[[nodiscard]] Done withoutNul(const std::vector<Statement> &statements, const QString &database);

/// The same for a file; Kind::Reading with line and column.
[[nodiscard]] Done withoutNul(const QString &script);

} // namespace engine
