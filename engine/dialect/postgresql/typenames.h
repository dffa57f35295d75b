#pragma once

#include "engine/result.h"
#include "engine/schema/datatype.h"

namespace engine::postgresql {

/// A type as SQL (Alembic reference 7.1, column PG), its variant for PostgreSQL taken where there is one; the collation
/// is part of it. Kind::Unsupported for types that SQLAlchemy cannot render for PostgreSQL either.
[[nodiscard]] Result<QString> typeSql(const DataType &type);

/// What `type` is on PostgreSQL: its variant, or itself.
[[nodiscard]] const DataType &forPostgresql(const DataType &type);

/// The check that a non-native Enum with create_constraint=True brings along; empty for other types.
[[nodiscard]] QString typeCheck(const DataType &type, const QString &column);

/// `SERIAL`, `BIGSERIAL` or `SMALLSERIAL` for the types that SQLAlchemy counts among the integers and numbers; empty
/// for others.
[[nodiscard]] QString serialFor(const DataType &type);

/// True for JSON and JSONB.
[[nodiscard]] bool isJson(const DataType &type);

/// The enum type that a column of `type` needs to be there: the type itself or the item of its array. nullptr for other
/// types and for those that say create_type=False.
[[nodiscard]] const DataType *enumToCreate(const DataType &type);

/// `[schema.]name` of an enum or domain, quoted where it needs to be.
[[nodiscard]] QString qualifiedTypeName(const DataType &type);

} // namespace engine::postgresql
