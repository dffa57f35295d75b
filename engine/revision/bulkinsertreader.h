#pragma once

#include "engine/operation/operation.h"
#include "engine/python/value.h"
#include "engine/revision/readcontext.h"

namespace engine {

/// `op.bulk_insert(table, rows)`. The columns are those of the first row in the table's order, and every row must have
/// them, as SQLAlchemy demands (reference 6.6); constant Python defaults of a table's columns are filled in.
[[nodiscard]] BulkInsert readBulkInsert(const python::Value &table, const python::Value &rows,
                                        const SourcePosition &where, ReadContext &context);

} // namespace engine
