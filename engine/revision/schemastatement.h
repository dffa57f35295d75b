#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <optional>

namespace engine {

/// The SQL of `CreateSequence(sa.Sequence('s'))`, `DropSequence()`, `CreateSchema('s')` and `DropSchema()`, as
/// SQLAlchemy writes it (reference 6.6); nothing for other statements. What cannot be read is noted in the context.
[[nodiscard]] std::optional<QString> readSchemaStatement(const python::Construct &statement, ReadContext &context);

} // namespace engine
