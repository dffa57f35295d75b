#pragma once

#include "engine/python/value.h"
#include "engine/schema/schema.h"

#include <QVariant>

namespace engine {

/// A value of the database as Python has it. Dates and times are the texts that the database stores them as.
[[nodiscard]] python::Value valueOf(const QVariant &value);

/// A type as a call of its class, `sqlalchemy.VARCHAR(length=50)`: what str(), isinstance() and the readers of types
/// understand.
[[nodiscard]] python::Value valueOf(const DataType &type);

/// The table as `sqlalchemy.Table('name', metadata, sqlalchemy.Column(...), ...)`: what reflection makes of it.
[[nodiscard]] python::Value reflectedTable(const Table &table, const python::Value &metadata);

/// What SQLAlchemy's inspector gives for `method` of a table: "get_columns", "get_indexes", "get_foreign_keys",
/// "get_pk_constraint", "get_unique_constraints", "get_check_constraints", "get_table_comment"; nothing for others.
[[nodiscard]] std::optional<python::Value> inspectedTable(const QString &method, const Table &table);

} // namespace engine
