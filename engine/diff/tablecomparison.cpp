#include "engine/diff/tablecomparison.h"

#include "engine/diff/columncomparison.h"
#include "engine/diff/tablenotes.h"
#include "engine/schema/sqlwords.h"

#include <QHash>

#include <algorithm>

namespace engine {

namespace {

using Columns = QHash<QString, const Column *>;

Columns byName(const std::vector<Column> &columns)
{
    Columns named;
    named.reserve(static_cast<qsizetype>(columns.size()));
    for (const Column &column : columns)
        named.insert(column.name, &column);
    return named;
}

void append(std::vector<Operation> &operations, std::vector<Operation> more)
{
    operations.insert(operations.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

struct ColumnChanges
{
    std::vector<AddColumn> added;
    std::vector<AlterColumn> changed;
};

bool speaksOf(const Column &generated, const QString &column)
{
    return generated.computed && generated.name != column && mentionsColumn(generated.computed->expression, column);
}

/// Takes the added columns whose expression speaks of other new or changed ones out of `changes`: they come last.
std::vector<AddColumn> takenDependents(ColumnChanges &changes)
{
    const auto isIndependent = [&changes](const AddColumn &add) {
        return std::ranges::none_of(changes.added,
                                    [&](const AddColumn &other) { return speaksOf(add.column, other.column.name); })
            && std::ranges::none_of(changes.changed,
                                    [&](const AlterColumn &alter) { return speaksOf(add.column, alter.column); });
    };
    const std::vector<AddColumn> all = changes.added;
    std::vector<AddColumn> dependents;
    std::ranges::copy_if(all, std::back_inserter(dependents),
                         [&isIndependent](const AddColumn &add) { return !isIndependent(add); });
    std::erase_if(changes.added, [&dependents](const AddColumn &add) {
        return std::ranges::find(dependents, add) != dependents.end();
    });
    return dependents;
}

ColumnChanges compareColumns(const TablePair &tables, bool comments)
{
    const Columns actual = byName(tables.actual.columns);
    ColumnChanges changes;
    for (const Column &column : tables.desired.columns) {
        const Column *present = actual.value(column.name);
        if (!present)
            changes.added.push_back({.table = tables.desired.name, .column = column});
        else
            std::ranges::move(alterations(tables.desired.name, *present, column, comments),
                              std::back_inserter(changes.changed));
    }
    return changes;
}

/// The change of a primary key as one batch, with the columns that go into or out of it: a table WITHOUT ROWID or with
/// AUTOINCREMENT cannot be without its key for a moment. Takes those columns out of `changed`.
Operation keyBatch(const PrimaryKeyChange &key, std::vector<AlterColumn> &changed)
{
    const QStringList columns = columnsOf(*key.drop->previous) + columnsOf(key.add->constraint);
    BatchAlterTable batch{.table = key.drop->table, .operations = {*key.drop}};
    std::erase_if(changed, [&](const AlterColumn &alter) {
        const bool inKey = columns.contains(alter.column);
        if (inKey)
            batch.operations.emplace_back(alter);
        return inKey;
    });
    batch.operations.emplace_back(*key.add);
    return batch;
}

/// Added and changed columns, and the primary key's drop before the change: the columns of a key may be NOT NULL
/// because of it alone, and show their own nullability only without it. Its addition is left for later.
std::vector<Operation> columnsAndKey(const TablePair &tables, PrimaryKeyChange &key, bool comments)
{
    ColumnChanges columns = compareColumns(tables, comments);
    const std::vector<AddColumn> dependents = takenDependents(columns);
    std::vector<Operation> operations(columns.added.begin(), columns.added.end());
    if (key.drop && key.add && !tables.actual.options.isEmpty() && !tables.desired.options.isEmpty()) {
        operations.push_back(keyBatch(key, columns.changed));
        key.add.reset();
    } else if (key.drop) {
        operations.emplace_back(*key.drop);
    }
    for (AlterColumn &alter : columns.changed)
        operations.emplace_back(std::move(alter));
    operations.insert(operations.end(), dependents.begin(), dependents.end());
    return operations;
}

/// Generated columns first: those that they are computed from cannot go before them.
std::vector<Operation> removedColumns(const TablePair &tables)
{
    const Columns desired = byName(tables.desired.columns);
    std::vector<Operation> operations;
    for (const bool isComputed : {true, false}) {
        for (const Column &column : tables.actual.columns) {
            if (!desired.contains(column.name) && column.computed.has_value() == isComputed)
                operations.emplace_back(
                    DropColumn{.table = tables.desired.name, .column = column.name, .previous = column});
        }
    }
    return operations;
}

/// The options that `to` has not, with invalid values, or those that it has and `from` has not or says otherwise.
QVariantMap optionChanges(const QVariantMap &from, const QVariantMap &to, bool takenAway)
{
    QVariantMap changes;
    for (auto option = from.cbegin(); takenAway && option != from.cend(); ++option) {
        if (!to.contains(option.key()))
            changes.insert(option.key(), QVariant());
    }
    for (auto option = to.cbegin(); !takenAway && option != to.cend(); ++option) {
        if (from.value(option.key()) != option.value())
            changes.insert(option.key(), option.value());
    }
    return changes;
}

std::vector<Operation> compareOptions(const TablePair &tables, bool takenAway, const QStringList &fixed)
{
    QVariantMap changes = optionChanges(tables.actual.options, tables.desired.options, takenAway);
    changes.removeIf([&fixed](auto change) { return fixed.contains(change.key()); });
    if (changes.isEmpty())
        return {};
    QVariantMap previous;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        previous.insert(change.key(), tables.actual.options.value(change.key()));
    return {BatchAlterTable{.table = tables.desired.name,
                            .recreate = BatchAlterTable::Recreate::Always,
                            .tableOptions = changes,
                            .previousTableOptions = previous}};
}

std::vector<Operation> compareComments(const TablePair &tables)
{
    if (tables.actual.comment == tables.desired.comment)
        return {};
    return {SetTableComment{
        .table = tables.desired.name, .comment = tables.desired.comment, .existingComment = tables.actual.comment}};
}

} // namespace

TableChanges compareTable(const TablePair &tables, const SchemaPair &schemas, const CompareOptions &options)
{
    TableChanges changes;
    changes.notes = tableNotes(tables, options);
    append(changes.inPlace, compareOptions(tables, true, options.fixedTableOptions));
    PrimaryKeyChange key = comparePrimaryKeys(tables);
    append(changes.inPlace, columnsAndKey(tables, key, options.comments));
    append(changes.inPlace, compareIndexesAndUniques(tables));
    if (key.add)
        changes.inPlace.emplace_back(*key.add);
    ForeignKeyChanges foreignKeys = compareForeignKeys(tables, schemas);
    changes.early = std::move(foreignKeys.early);
    changes.late = std::move(foreignKeys.late);
    append(changes.inPlace, std::move(foreignKeys.inPlace));
    if (options.comments)
        append(changes.inPlace, compareComments(tables));
    append(changes.inPlace, compareChecks(tables));
    append(changes.inPlace, removedColumns(tables));
    append(changes.inPlace, compareOptions(tables, false, options.fixedTableOptions));
    return changes;
}

} // namespace engine
