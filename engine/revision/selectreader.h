#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

namespace engine {

/// True for `sa.select(...)`, `table.select()` and what their methods make of them.
[[nodiscard]] bool isSelect(const python::Value &value);

/// The one thing that a select names, or null: `sa.select(table)`.
[[nodiscard]] const python::Value *onlySelected(const python::Value &value);

/// A SELECT that is built of a table's columns, as SQL with constants as literals: columns, functions and labels,
/// `where`, `join`, `order_by`, `group_by`, `having`, `distinct`, `limit` and `offset`. Tables of the statement around
/// it, which the context knows, are not named again (SQLAlchemy's correlation). What is not known here is a NeedsPython
/// error.
[[nodiscard]] QString readSelect(const python::Value &value, ReadContext &context);

} // namespace engine
