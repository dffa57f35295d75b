#include "engine/migration/losses.h"

#include "engine/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A table that is named with the default schema's name is known without it.
const Table *tableIn(const Schema &now, const TableName &name)
{
    const Table *table = now.table(name);
    const bool isRead =
        std::ranges::any_of(now.tables, [&name](const auto &entry) { return entry.first.schema == name.schema; });
    return table || isRead ? table : now.table({{}, name.name});
}

void gather(const Operation &operation, const QString &revision, const Schema &now, std::vector<Loss> &found)
{
    std::visit(
        Overloaded{
            [&](const DropTable &drop) {
                if (tableIn(now, drop.table))
                    found.push_back({Loss::Kind::Rows, revision, summary(operation), drop.table, {}, 0});
            },
            [&](const DropColumn &drop) {
                const Table *table = tableIn(now, drop.table);
                if (table && table->column(drop.column)) {
                    found.push_back({Loss::Kind::Values, revision, summary(operation), drop.table, drop.column, 0});
                }
            },
            [&](const BatchAlterTable &batch) {
                for (const Operation &inner : batch.operations)
                    gather(inner, revision, now, found);
            },
            [](const auto &) {},
        },
        operation);
}

/// The default one, and those that the plan's operations name.
QStringList schemasOf(const Plan &plan)
{
    QStringList schemas{QString()};
    for (const Step &step : plan.steps) {
        for (const Operation &operation : step.operations) {
            if (const QString schema = tableOf(operation).schema; !schemas.contains(schema))
                schemas << schema;
        }
    }
    return schemas;
}

QString countingSql(const Loss &loss, const Dialect &dialect)
{
    const QString what = loss.kind == Loss::Kind::Rows ? u"*"_s : dialect.quoted(loss.column);
    return u"SELECT count(%1) FROM %2"_s.arg(what, dialect.quoted(loss.table));
}

} // namespace

Result<std::vector<Loss>> losses(Connection &connection, const Dialect &dialect, const Plan &plan,
                                 const std::stop_token &stop)
{
    const auto now = dialect.inspect(connection, {.schemas = schemasOf(plan)}, stop);
    if (!now)
        return failure(now.error());
    std::vector<Loss> found;
    for (const Step &step : plan.steps) {
        for (const Operation &operation : step.operations)
            gather(operation, step.revision.id, *now, found);
    }
    for (Loss &loss : found) {
        if (stop.stop_requested())
            return failure({.kind = Error::Kind::Cancelled, .what = u"Counting was stopped."_s});
        const auto rows = connection.rows(countingSql(loss, dialect), {}, stop);
        if (!rows)
            return failure(rows.error());
        loss.count = rows->empty() ? 0 : rows->front().value(0).toLongLong();
    }
    return found;
}

} // namespace engine
