#pragma once

#include "engine/dialect/connection.h"
#include "engine/schema/schema.h"

#include <QStringList>

#include <stop_token>

namespace engine::sqlite {

/// Reads the schema of the main database, or of the attached ones named in `schemas`, with one query each: SQLite
/// keeps every object's own text, and that text says all there is. Tables that SQLite or the modules of virtual tables
/// keep for themselves are left out, and so is everything temporary. A table whose text Athanor cannot read is given
/// with what the pragmas know and the option `sqlite_unreadable`, so that nothing rebuilds it from half a picture.
[[nodiscard]] Result<Schema> inspect(Connection &connection, const QStringList &schemas, const std::stop_token &stop);

} // namespace engine::sqlite
