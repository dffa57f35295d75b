#pragma once

#include "engine/project/modelresolver.h"
#include "engine/schema/table.h"

namespace engine {

/// All tables of the models: those of classes, and those that were made by calls of `Table`.
struct ModelTables
{
    QList<MappedTable> tables;
    QList<ColumnOrigin> origins;
};

/// The tables that were made by calls of `Table`, in their order.
[[nodiscard]] QList<MappedTable> recordedTables(const ModelHost &host);

/// Reads the classes of the program and gathers all tables.
[[nodiscard]] ModelTables gatherTables(MappedClassReader &classes, const ModelHost &host);

/// Adds to the tables the indexes and constraints that stand beside them: `Index('ix', User.name)` after the class,
/// `User.__table__.append_constraint(...)`.
void attachItems(QList<MappedTable> &tables, const ModelHost &host, const ModelResolver &resolver);

/// The call of `Table` for `mapped` in the terms of the table reader: all resolved, its metadata's schema in it,
/// columns named by their names where the source has their keys.
[[nodiscard]] python::Construct readableTable(const MappedTable &mapped, const ModelHost &host,
                                              const ModelResolver &resolver);

/// Names what has no name by the `naming_convention` of the metadata, in at most `longest` characters where that is not
/// 0. `construct` is the call that `table` was read from.
void nameByMetadata(Table &table, const python::Construct &construct, const python::Value &convention, int longest);

} // namespace engine
