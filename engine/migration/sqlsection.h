#pragma once

#include "engine/dialect/dialect.h"
#include "engine/revision/sqlrevisiontext.h"

namespace engine {

/// One direction of a SQL revision that runs `operations` on a database that looks like `before`, each under its
/// summary(). It is marked `no-transaction` where one of its statements has to stand outside of any. Errors: those of
/// Dialect::compile() and apply().
[[nodiscard]] Result<SqlSection> sqlSection(const std::vector<Operation> &operations, const Dialect &dialect,
                                            Schema before);

} // namespace engine
