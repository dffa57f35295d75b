#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QString>

namespace engine {

/// What `op.execute()` sends: a str or text() with its bind parameters resolved, DDL(), and INSERT, UPDATE and DELETE
/// built of a table's columns, with constants as literals. Anything else is a NeedsPython error.
[[nodiscard]] QString readStatement(const python::Value &value, const SourcePosition &where, ReadContext &context);

} // namespace engine
