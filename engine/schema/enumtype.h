#pragma once

#include "engine/schema/datatype.h"
#include "engine/schema/tablename.h"

#include <QStringList>

#include <optional>

namespace engine {

/// An enum type that is an object of its own in its schema, as PostgreSQL's are.
struct EnumType
{
    TableName name;
    QStringList values; ///< in their order

    friend bool operator==(const EnumType &, const EnumType &) = default;
};

/// The name of the enum type that a column of `type` is made of, be it as an array of it; nothing for other types, and
/// for enums that are no object of their own.
[[nodiscard]] std::optional<TableName> enumTypeOf(const DataType &type);

/// The domain that a column of `type` is of, itself or the items of its array; nothing for other types.
[[nodiscard]] std::optional<TableName> domainOf(const DataType &type);

/// Gives the enum type `name` inside of `type` other values; leaves other types alone.
void setEnumValues(DataType &type, const TableName &name, const QStringList &values);

} // namespace engine
