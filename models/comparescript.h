#pragma once

#include "engine/diff/differencetree.h"
#include "engine/dialect/dialect.h"
#include "models/sourcechoice.h"

namespace models {

/// The definition of a table, view, trigger or enum type in `schema`, for a pane; empty where there is none.
[[nodiscard]] QString definitionOf(const engine::Schema &schema, engine::Difference::Kind kind,
                                   const engine::TableName &table, const QString &name, const engine::Dialect &dialect);

/// The SQL of `operations` on a database that looks like `before`, a statement a paragraph. What cannot be compiled
/// stands in it as a comment that says why.
[[nodiscard]] QString scriptOf(const std::vector<engine::Operation> &operations, engine::Schema before,
                               const engine::Dialect &dialect);

/// The `athanor-cli compare` line that shows the same.
[[nodiscard]] QString commandFor(const SourceChoice &left, const SourceChoice &right);

} // namespace models
