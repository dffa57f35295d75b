#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"
#include "engine/schema/datatype.h"

namespace engine {

/// True for what can stand where SQLAlchemy wants a type: a class or a call of one.
[[nodiscard]] bool looksLikeType(const python::Value &value);

/// A type as written, `sa.String(50)` or `sa.String`, with its variants. Types of other packages are kept under their
/// module's name; positional arguments of theirs are a NeedsPython error, since only they know what these mean.
[[nodiscard]] DataType readDataType(const python::Value &value, const SourcePosition &where, ReadContext &context);

} // namespace engine
