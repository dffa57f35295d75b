#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// True where a column goes from one enum type to another, or into or out of one: its default cannot follow then.
[[nodiscard]] bool changesEnumType(const DataType &from, const DataType &to);

/// What turns the values of `column` into those of the enum type `to`, for `postgresql_using`: PostgreSQL (ALTER TABLE,
/// USING) casts nothing to an enum type by itself. Empty for other types.
[[nodiscard]] QString castToEnumType(const QString &column, const DataType &to);

/// `value` after the renames of `operation`, which the database carries through defaults that are one value.
[[nodiscard]] std::optional<ServerDefault> defaultWithRenames(const AlterEnumType &operation,
                                                              std::optional<ServerDefault> value);

} // namespace engine
