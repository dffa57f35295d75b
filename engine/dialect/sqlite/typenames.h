#pragma once

#include "engine/result.h"
#include "engine/schema/datatype.h"

namespace engine::sqlite {

/// What CREATE TABLE says as a column's type, in the terms of SQLAlchemy's reflection: INT is INTEGER, a word unknown
/// to it is named after its affinity. `declared` keeps the words wherever the name cannot give them back. Empty text
/// gives an empty name.
[[nodiscard]] DataType reflectedType(const QString &declaration);

/// A type as SQL (Alembic reference 7.1, column SL), its variant for SQLite taken where there is one; the collation is
/// part of it. Kind::Unsupported for types that SQLAlchemy cannot render for SQLite either.
[[nodiscard]] Result<QString> typeSql(const DataType &type);

/// The check that a Boolean or Enum with create_constraint=True brings along: `c IN (0, 1)`; empty for other types.
[[nodiscard]] QString typeCheck(const DataType &type, const QString &column);

/// True where copying rows from one type to the other goes through a CAST: SQLAlchemy sees different kinds of values.
/// Never for dates, times and JSON, which a CAST of SQLite would cut down to their first number.
[[nodiscard]] bool needsCast(const DataType &from, const DataType &to);

/// True where SQLAlchemy counts the type among the integers, so that AUTOINCREMENT may be written on it.
[[nodiscard]] bool isInteger(const DataType &type);

} // namespace engine::sqlite
