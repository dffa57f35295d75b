#pragma once

#include "engine/dialect/dialect.h"

#include <QJsonObject>

namespace app {

/// A schema for --json: enum types; tables with columns, constraints and indexes; views; triggers.
[[nodiscard]] QJsonObject schemaJson(const engine::Schema &schema, const engine::Dialect &dialect);

/// A schema as SQL: enum types, each table with its indexes, then views and triggers; every statement ends in a
/// semicolon.
[[nodiscard]] QString schemaSql(const engine::Schema &schema, const engine::Dialect &dialect);

} // namespace app
