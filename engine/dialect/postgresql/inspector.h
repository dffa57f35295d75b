#pragma once

#include "engine/dialect/connection.h"
#include "engine/schema/schema.h"

#include <QStringList>

#include <stop_token>

namespace engine::postgresql {

/// Reads `schemas`, or the first of the search path, whose names come out empty as everywhere in the engine; seven
/// queries whatever there is. Expressions are in the words of pg_get_expr(). A column whose sequence was made for it is
/// SERIAL: one of the primary key by its autoincrement, others by Athanor's own option `postgresql_serial`.
///
/// Partitions, children of other tables and foreign tables are not described but named in Schema::leftAlone. Errors as
/// Connection::rows(); Kind::Cancelled when `stop` asked between two queries.
[[nodiscard]] Result<Schema> inspect(Connection &connection, const QStringList &schemas, const std::stop_token &stop);

} // namespace engine::postgresql
