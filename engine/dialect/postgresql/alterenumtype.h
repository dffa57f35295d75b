#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"

namespace engine::postgresql {

/// `CREATE TYPE status AS ENUM ('a', 'b')`.
[[nodiscard]] QString createEnumTypeSql(const EnumType &type);

/// The statements that give an enum type other values. Renamed values are renamed and new ones added in place; for
/// anything else a new type takes the old one's place in every column.
[[nodiscard]] std::vector<Statement> alterEnumType(const AlterEnumType &alter);

} // namespace engine::postgresql
