#pragma once

#include "engine/schema/datatype.h"

namespace engine::postgresql {

/// What format_type() says of a base type, in the terms of SQLAlchemy's reflection: `character varying(50)` is
/// VARCHAR(50), `timestamp(3) with time zone` is postgresql.TIMESTAMP. Types that SQLAlchemy does not know keep their
/// words in `declared`.
[[nodiscard]] DataType reflectedType(const QString &formatted);

/// True for such a type, be it of the items of an array: a geometry, an internal type, one that an extension brings.
[[nodiscard]] bool hasNoClass(const DataType &type);

} // namespace engine::postgresql
