#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// True where a column goes from one enum type to another, or into or out of one: its default cannot follow then.
[[nodiscard]] bool changesEnumType(const DataType &from, const DataType &to);

/// What turns the values of `column` into those of the enum type `to`, for `postgresql_using`: PostgreSQL (ALTER TABLE,
/// USING) casts nothing to an enum type by itself. Empty for other types.
[[nodiscard]] QString castToEnumType(const QString &column, const DataType &to);

/// SQL after the renames of `operation`, which the database carries through whatever it has stored of the type:
/// `'old'::mood` and the items of `'{old}'::mood[]`.
[[nodiscard]] QString textWithRenames(const AlterEnumType &operation, const QString &sql);

/// `value` after them.
[[nodiscard]] std::optional<ServerDefault> defaultWithRenames(const AlterEnumType &operation,
                                                              std::optional<ServerDefault> value);

} // namespace engine
