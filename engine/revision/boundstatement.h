#pragma once

#include "engine/python/value.h"
#include "engine/result.h"

namespace engine {

/// `statement` with the values that `connection.execute(statement, parameters)` gives: those of its own parameters
/// (`:name`, `sa.bindparam('name')`) in their places, the others as the values of an INSERT or UPDATE. Errors:
/// NeedsPython where `parameters` is no dict with str keys.
[[nodiscard]] Result<python::Value> boundStatement(const python::Value &statement, const python::Value &parameters,
                                                   const SourcePosition &where);

} // namespace engine
