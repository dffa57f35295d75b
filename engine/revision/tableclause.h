#pragma once

#include "engine/python/value.h"
#include "engine/revision/readcontext.h"
#include "engine/schema/tablename.h"

#include <QList>

namespace engine {

/// What data statements need to know of a table: its name, and its columns as constructs.
struct TableClause
{
    TableName name;
    QList<python::Value> columns;
    bool isModel = false; ///< made by Table or create_table, so that Python defaults of its columns count
};

/// Reads `sa.table('t', sa.column('a'))`, `sa.Table('t', sa.MetaData(), ...)` or what `op.create_table(...)` returned.
[[nodiscard]] TableClause readTableClause(const python::Value &value, const SourcePosition &where,
                                          ReadContext &context);

/// The name that a `sa.column('a')` or `sa.Column('a')` gives; empty for what is no column.
[[nodiscard]] QString nameOfColumn(const python::Value &column);

} // namespace engine
