#pragma once

#include "engine/operation/operation.h"

#include <optional>

namespace engine {

/// The one AlterColumn that makes `actual` into `desired`, a column of the same name in `table`; nullopt where nothing
/// differs. `existing*` members are filled in so that the change can be reversed. Place, autoincrement and dialect
/// options are not compared (Alembic reference 8.2); comments only where `comments` says so.
[[nodiscard]] std::optional<AlterColumn> alteration(const TableName &table, const Column &actual, const Column &desired,
                                                    bool comments);

} // namespace engine
