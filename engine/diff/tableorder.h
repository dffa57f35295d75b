#pragma once

#include "engine/schema/schema.h"

#include <utility>
#include <vector>

namespace engine {

/// Tables in an order in which they can be created, and the foreign keys that must come after all of them.
struct TableOrder
{
    std::vector<Table> tables; ///< without the keys that were cut
    std::vector<std::pair<TableName, ForeignKey>> cutKeys;
};

/// Orders tables by what their foreign keys refer to: in rounds, by name within a round, as SQLAlchemy's metadata does.
/// Every `use_alter` key is cut, as SQLAlchemy adds each of them after the tables, and a cycle that is left is cut at
/// its first table by name. Near linear.
[[nodiscard]] TableOrder orderedByDependency(const std::vector<const Table *> &tables);

} // namespace engine
