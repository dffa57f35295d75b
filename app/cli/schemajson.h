#pragma once

#include "engine/dialect/dialect.h"

#include <QJsonObject>

namespace app {

/// A schema for --json: enum types; tables with columns, constraints and indexes; views; triggers.
[[nodiscard]] QJsonObject schemaJson(const engine::Schema &schema, const engine::Dialect &dialect);

/// A schema as a script that makes it: enum types and domains, each table with its indexes behind those that it refers
/// to, foreign keys of a cycle, then views and triggers; every statement ends in a semicolon. Errors as
/// Dialect::compile().
[[nodiscard]] engine::Result<QString> schemaSql(const engine::Schema &schema, const engine::Dialect &dialect);

} // namespace app
