#pragma once

#include "engine/dialect/dialect.h"

#include "engine/operation/operation.h"

#include <QSet>

namespace engine {

/// What an operation leaves behind in a table, by which one can see afterwards whether it has run.
struct Traces
{
    QSet<QString> added; ///< "column email", "index ix_email", "table"
    QSet<QString> removed;

    friend bool operator==(const Traces &, const Traces &) = default;
};

/// Of a schema, the tables that `operation` may change.
[[nodiscard]] Schema around(const Operation &operation, const Schema &schema);

/// What `operation` adds to and takes from its table; nothing for one that changes no names. `before` and `after` are
/// the schema around its table.
[[nodiscard]] Traces tracesOf(const Operation &operation, const Schema &before, const Schema &after);

/// Whether an operation of those traces on `table` has run on a database that looks like `now`; nothing where that
/// does not show.
[[nodiscard]] std::optional<bool> hasRun(const Traces &traces, const TableName &table, const Schema &now);

/// The statements that take `operation` back, rows that it dropped apart. Nothing where nobody knows them: SQL of the
/// user's own, rows put into a table.
[[nodiscard]] std::optional<std::vector<Statement>> undoOf(const Operation &operation, const Dialect &dialect,
                                                           const Schema &before, const Schema &after);

} // namespace engine
