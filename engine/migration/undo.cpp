#include "engine/migration/undo.h"

#include "engine/diff/compare.h"
#include "engine/operation/apply.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QSet<QString> namesIn(const Schema &schema, const TableName &name)
{
    QSet<QString> names;
    const Table *table = schema.table(name);
    if (!table)
        return names;
    names << u"table"_s;
    for (const Column &column : table->columns)
        names << u"column "_s + column.name;
    for (const Index &index : table->indexes)
        names << u"index "_s + index.name;
    for (const Constraint &constraint : table->constraints) {
        if (const QString constraintName = nameOf(constraint); !constraintName.isEmpty())
            names << u"constraint "_s + constraintName;
    }
    return names;
}

/// What makes `before` of `after` again. A rename is its own reverse; compared, it would be a loss.
std::vector<Operation> reverseOf(const Operation &operation, const Schema &before, const Schema &after)
{
    if (const auto reverse = reversed(operation))
        return {*reverse};
    return compare(after, before).operations;
}

} // namespace

Schema around(const Operation &operation, const Schema &schema)
{
    Schema part;
    const auto take = [&](const TableName &name) {
        if (const Table *table = schema.table(name))
            part.tables.emplace(name, *table);
    };
    take(tableOf(operation));
    if (const auto *rename = std::get_if<RenameTable>(&operation))
        take({rename->table.schema, rename->newName});
    return part;
}

Traces tracesOf(const Operation &operation, const Schema &before, const Schema &after)
{
    const TableName table = tableOf(operation);
    const QSet<QString> old = namesIn(before, table);
    const QSet<QString> made = namesIn(after, table);
    return {made - old, old - made};
}

std::optional<bool> hasRun(const Traces &traces, const TableName &table, const Schema &now)
{
    if (traces.added.isEmpty() && traces.removed.isEmpty())
        return {};
    const QSet<QString> names = namesIn(now, table);
    const bool allAdded = names.contains(traces.added);
    const bool allRemoved = !names.intersects(traces.removed);
    if (allAdded && allRemoved)
        return true;
    const bool noneAdded = !names.intersects(traces.added);
    const bool noneRemoved = names.contains(traces.removed);
    return noneAdded && noneRemoved ? std::optional(false) : std::nullopt;
}

std::optional<std::vector<Statement>> undoOf(const Operation &operation, const Dialect &dialect, const Schema &before,
                                             const Schema &after)
{
    const std::vector<Operation> reverse = reverseOf(operation, before, after);
    if (reverse.empty())
        return {};
    std::vector<Statement> undo;
    Schema schema = after;
    for (const Operation &each : reverse) {
        auto statements = dialect.compile(each, schema);
        if (!statements || !engine::apply(each, schema))
            return {};
        std::ranges::move(*statements, std::back_inserter(undo));
    }
    return undo;
}

} // namespace engine
