#pragma once

#include "engine/operation/operation.h"

#include <vector>

namespace engine {

/// What makes `actual` into `desired`, a column of the same name in `table`: one change, but where an enum type comes
/// or goes, for which a default has to be away. `existing*` members are filled in so that it can be reversed. Place,
/// autoincrement and dialect options are not compared (Alembic reference 8.2); comments only where `comments` says so.
[[nodiscard]] std::vector<AlterColumn> alterations(const TableName &table, const Column &actual, const Column &desired,
                                                   bool comments);

} // namespace engine
