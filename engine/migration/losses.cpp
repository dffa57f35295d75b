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

/// What the operations of one revision take away.
class RevisionLosses
{
public:
    RevisionLosses(const Step &step, const Schema &now, std::vector<Loss> &found)
        : m_step(step)
        , m_now(now)
        , m_found(found)
    {
    }

    void gather(const Operation &operation)
    {
        std::visit(Overloaded{
                       [&](const DropTable &drop) {
                           if (tableIn(m_now, drop.table))
                               add(Loss::Kind::Rows, operation, {});
                       },
                       [&](const DropColumn &drop) {
                           const Table *table = tableIn(m_now, drop.table);
                           const Column *column = table ? table->column(drop.column) : nullptr;
                           if (column && !(column->computed && isComputedAgain(drop)))
                               add(Loss::Kind::Values, operation, drop.column);
                       },
                       [&](const BatchAlterTable &batch) {
                           for (const Operation &inner : batch.operations)
                               gather(inner);
                       },
                       [](const auto &) {},
                   },
                   operation);
    }

private:
    void add(Loss::Kind kind, const Operation &operation, const QString &column)
    {
        m_found.push_back({kind, m_step.revision.id, summary(operation), tableOf(operation), column, 0});
    }

    /// An expression cannot change on every database but by another column; its values are computed before and after.
    [[nodiscard]] bool isComputedAgain(const DropColumn &drop) const
    {
        return std::ranges::any_of(m_step.operations, [&drop](const Operation &operation) {
            const auto *add = std::get_if<AddColumn>(&operation);
            return add && add->table == drop.table && add->column.name == drop.column && add->column.computed;
        });
    }

    const Step &m_step;
    const Schema &m_now;
    std::vector<Loss> &m_found;
};

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
        RevisionLosses revision(step, *now, found);
        for (const Operation &operation : step.operations)
            revision.gather(operation);
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
