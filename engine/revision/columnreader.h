#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"
#include "engine/schema/table.h"

#include <optional>
#include <vector>

namespace engine {

/// A `sa.Column(...)` taken apart: the column, and what its flags and arguments make for the table.
struct ReadColumn
{
    Column column;
    bool primaryKey = false;
    bool nullableGiven = false;
    bool unique = false;
    bool index = false;
    std::vector<Constraint> constraints; ///< of its ForeignKey and CheckConstraint arguments
};

[[nodiscard]] ReadColumn readColumn(const python::Construct &call, ReadContext &context);

/// What `unique=True` and `index=True` make of a column: both together are one unique index. The index has the name
/// that Alembic's default naming convention gives it, `ix_<schema>_<table>_<column>`, cut where it is too long.
void addFlags(const ReadColumn &read, const TableName &table, const ReadContext &context,
              std::vector<Constraint> &constraints, std::vector<Index> &indexes);

/// What `server_default=` is given, apart from Computed and Identity. Errors: True, numbers and other things that
/// SQLAlchemy does not take.
[[nodiscard]] std::optional<ServerDefault> readServerDefault(const python::Value &value, const SourcePosition &where,
                                                             ReadContext &context);

[[nodiscard]] Computed readComputed(const python::Construct &call, ReadContext &context);
[[nodiscard]] Identity readIdentity(const python::Construct &call, ReadContext &context);
[[nodiscard]] Autoincrement readAutoincrement(const python::Value &value, const SourcePosition &where,
                                              ReadContext &context);

} // namespace engine
