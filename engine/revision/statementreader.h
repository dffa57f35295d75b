#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

#include <QString>

namespace engine {

/// What `op.execute()` sends: a str or text() with its bind parameters resolved, DDL(), and INSERT, UPDATE and DELETE
/// built of a table's columns, with constants as literals. Anything else is a NeedsPython error.
[[nodiscard]] QString readStatement(const python::Value &value, const SourcePosition &where, ReadContext &context);

/// False for a str, text() and DDL(), which stand as the user has written them; true where values are written as
/// literals.
[[nodiscard]] bool isComposed(const python::Value &statement);

} // namespace engine
