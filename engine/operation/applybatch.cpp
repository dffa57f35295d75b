#include "engine/operation/apply.h"

#include "engine/operation/applyinternal.h"
#include "engine/overloaded.h"
#include "engine/schema/namingconvention.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Alembic addresses the columns of a batch by the names they had before it (reference 6.5); a column that was given a
/// new name in the block answers to both.
class BatchNames
{
public:
    [[nodiscard]] Operation translated(Operation operation, const Table &table) const
    {
        std::visit(Overloaded{
                       [&](AlterColumn &alter) {
                           alter.column = m_newNames.value(alter.column, alter.column);
                           translate(alter.place, table);
                       },
                       [&](DropColumn &drop) { drop.column = m_newNames.value(drop.column, drop.column); },
                       [&](AddColumn &add) { translate(add.place, table); },
                       [&](AddConstraint &add) { translate(add.constraint, table); },
                       [&](CreateIndex &create) {
                           for (IndexElement &element : create.index.elements)
                               translate(element.column, table);
                       },
                       [](auto &) {},
                   },
                   operation);
        return operation;
    }

    void note(const Operation &operation)
    {
        const auto *alter = std::get_if<AlterColumn>(&operation);
        if (alter && alter->newName)
            m_newNames.insert(alter->column, *alter->newName);
    }

private:
    void translate(QString &column, const Table &table) const
    {
        if (!column.isEmpty() && !table.column(column))
            column = m_newNames.value(column, column);
    }

    void translate(ColumnPlace &place, const Table &table) const
    {
        translate(place.before, table);
        translate(place.after, table);
    }

    void translate(Constraint &constraint, const Table &table) const
    {
        const auto translateAll = [&](QStringList &columns) {
            for (QString &column : columns)
                translate(column, table);
        };
        std::visit(Overloaded{
                       [&](PrimaryKey &key) { translateAll(key.columns); },
                       [&](ForeignKey &key) { translateAll(key.columns); },
                       [&](UniqueConstraint &unique) { translateAll(unique.columns); },
                       [](CheckConstraint &) {},
                       [](ExcludeConstraint &) {},
                   },
                   constraint);
    }

    QHash<QString, QString> m_newNames;
};

/// Columns in rounds: in each, those with nothing left before them, in their present order. Alembic does the same with
/// partial_reordering; pairs that contradict each other leave the present order for what is left.
std::vector<Column> reordered(std::vector<Column> columns, const std::vector<QStringList> &orders)
{
    QHash<QString, QSet<QString>> before;
    for (const QStringList &order : orders) {
        for (qsizetype place = 1; place < order.size(); ++place)
            before[order.at(place)].insert(order.at(place - 1));
    }
    std::vector<Column> ordered;
    while (!columns.empty()) {
        QSet<QString> waiting;
        for (const Column &column : columns)
            waiting.insert(column.name);
        const auto blocked = [&](const Column &column) { return before.value(column.name).intersects(waiting); };
        if (std::ranges::all_of(columns, blocked))
            break;
        const auto firstBlocked = std::stable_partition(columns.begin(), columns.end(), std::not_fn(blocked));
        std::move(columns.begin(), firstBlocked, std::back_inserter(ordered));
        columns.erase(columns.begin(), firstBlocked);
    }
    std::ranges::move(columns, std::back_inserter(ordered));
    return ordered;
}

void changeOptions(Table &table, const QVariantMap &options)
{
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        if (option.value().isValid())
            table.options.insert(option.key(), option.value());
        else
            table.options.remove(option.key());
    }
}

/// A table that is made anew takes the new key in place of the one it had, and a new constraint in place of one of that
/// name (Alembic's ApplyBatchImpl.add_constraint).
void makeRoom(Table &table, const Operation &operation)
{
    const auto *add = std::get_if<AddConstraint>(&operation);
    if (!add)
        return;
    const QString name = nameOf(add->constraint);
    const bool isPrimaryKey = kindOf(add->constraint) == ConstraintKind::PrimaryKey;
    std::erase_if(table.constraints, [&](const Constraint &constraint) {
        const bool hasItsName = !name.isEmpty() && nameOf(constraint) == name;
        return hasItsName || (isPrimaryKey && kindOf(constraint) == ConstraintKind::PrimaryKey);
    });
}

/// The name of the index or constraint that the operation makes, or of the one that it drops.
QString createdName(const Operation &operation)
{
    if (const auto *create = std::get_if<CreateIndex>(&operation))
        return create->index.name;
    const auto *add = std::get_if<AddConstraint>(&operation);
    return add ? nameOf(add->constraint) : QString();
}

QString droppedName(const Operation &operation)
{
    if (const auto *drop = std::get_if<DropIndex>(&operation))
        return drop->index;
    const auto *drop = std::get_if<DropConstraint>(&operation);
    return drop ? drop->name : QString();
}

/// The operations of the block and what stands in its arguments, on a schema that may be thrown away.
Done applyBlock(const BatchAlterTable &batch, Schema &schema)
{
    const auto table = tableToChange(schema, batch.table);
    if (!table)
        return tl::unexpected(table.error());
    if (batch.copyFrom) {
        **table = *batch.copyFrom;
        (*table)->name = batch.table;
    }
    nameByConvention(**table, batch.namingConvention);
    BatchNames names;
    for (const Operation &operation : withDropsFirst(batch.operations)) {
        makeRoom(**table, operation);
        if (auto applied = engine::apply(names.translated(operation, **table), schema); !applied)
            return applied;
        names.note(operation);
    }
    for (const Constraint &constraint : batch.tableConstraints) {
        if (auto added = addConstraint(**table, constraint); !added)
            return added;
    }
    changeOptions(**table, batch.tableOptions);
    if (!batch.partialReordering.empty())
        (*table)->columns = reordered(std::move((*table)->columns), batch.partialReordering);
    return {};
}

} // namespace

std::vector<Operation> withDropsFirst(std::vector<Operation> operations)
{
    auto column = std::ranges::find_if(
        operations, [](const Operation &operation) { return std::holds_alternative<DropColumn>(operation); });
    QSet<QString> created;
    for (auto operation = operations.begin(); operation != operations.end(); ++operation) {
        created << createdName(*operation);
        const QString dropped = droppedName(*operation);
        const bool goesAhead = operation > column && !dropped.isEmpty() && !created.contains(dropped);
        if (!goesAhead)
            continue;
        std::rotate(column, operation, std::next(operation));
        ++column;
    }
    return operations;
}

Done applyBatch(const BatchAlterTable &batch, Schema &schema)
{
    // A rehearsal on the one table keeps the promise that a failure changes nothing, without copying the schema.
    Schema rehearsal;
    if (const Table *table = schema.table(batch.table))
        rehearsal.tables.emplace(batch.table, *table);
    if (auto rehearsed = applyBlock(batch, rehearsal); !rehearsed)
        return rehearsed;
    return applyBlock(batch, schema);
}

} // namespace engine
