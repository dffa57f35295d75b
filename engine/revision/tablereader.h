#pragma once

#include "engine/revision/boundarguments.h"
#include "engine/schema/table.h"

namespace engine {

/// The keywords of `op.create_table` and `sa.Table` that say something about the table.
[[nodiscard]] const QStringList &tableKeywords();

/// A table from the columns, constraints and indexes among `items` and from its keywords. Constraints come in the order
/// in which CREATE TABLE lists them (reference 7.2): primary key, those written, those that columns carry.
[[nodiscard]] Table readTable(const TableName &name, const QList<python::Value> &items, BoundArguments &arguments,
                              ReadContext &context);

/// `sa.Table('t', sa.MetaData(), ...)`.
[[nodiscard]] Table readTableConstruct(const python::Value &value, const SourcePosition &where, ReadContext &context);

} // namespace engine
