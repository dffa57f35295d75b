#pragma once

#include "engine/schema/tablename.h"

#include <QStringList>

namespace engine {

/// An enum type that is an object of its own in its schema, as PostgreSQL's are.
struct EnumType
{
    TableName name;
    QStringList values; ///< in their order

    friend bool operator==(const EnumType &, const EnumType &) = default;
};

} // namespace engine
