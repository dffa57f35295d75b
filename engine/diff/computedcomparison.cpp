#include "engine/diff/computedcomparison.h"

#include "engine/diff/compare.h"
#include "engine/operation/apply.h"
#include "engine/operation/columnuse.h"
#include "engine/schema/sqlwords.h"

#include <algorithm>

namespace engine {

namespace {

bool isVirtual(const Column &column)
{
    return column.computed && !column.computed->persisted.value_or(false);
}

/// True where the expression of `actual` becomes that of `desired` only by another column.
bool needsAnotherColumn(const Column &actual, const Column &desired, ComputedChange change)
{
    switch (change) {
    case ComputedChange::InPlace:
        return false;
    case ComputedChange::StoredInPlace:
        return isVirtual(actual) != isVirtual(desired);
    case ComputedChange::RemovalInPlace:
        return desired.computed && actual.computed != desired.computed;
    }
    return false;
}

/// The columns that change their type or go: no expression may speak of them meanwhile.
std::vector<QString> restlessColumns(const TablePair &tables)
{
    std::vector<QString> names;
    for (const Column &column : tables.actual.columns) {
        const Column *wanted = tables.desired.column(column.name);
        if (!wanted || !sameType(column.type, wanted->type))
            names.push_back(column.name);
    }
    return names;
}

bool speaksOf(const Column &generated, const std::vector<QString> &columns)
{
    return std::ranges::any_of(
        columns, [&](const QString &column) { return mentionsColumn(generated.computed->expression, column); });
}

bool refersTo(const Constraint &constraint, const TableName &table, const QString &column)
{
    const auto *key = std::get_if<ForeignKey>(&constraint);
    return key && key->referredTable == table && key->referredColumns.contains(column);
}

/// What must go before the column can: all that would go with it unnoticed, and the keys of others that refer to it.
std::vector<Operation> dropsOf(const Table &table, const QString &column, const Schema &schema)
{
    std::vector<Operation> drops;
    for (const auto &[name, other] : schema.tables) {
        for (const Constraint &constraint : other.constraints) {
            if (refersTo(constraint, table.name, column))
                drops.emplace_back(dropOf(name, constraint));
        }
    }
    for (const Index &index : table.indexes) {
        if (uses(index, column)) {
            drops.emplace_back(
                DropIndex{.table = table.name, .index = index.name, .options = index.options, .previous = index});
        }
    }
    for (const Constraint &constraint : table.constraints) {
        if (uses(constraint, column) && !refersTo(constraint, table.name, column))
            drops.emplace_back(dropOf(table.name, constraint));
    }
    drops.emplace_back(DropColumn{.table = table.name, .column = column, .previous = *table.column(column)});
    return drops;
}

AlterColumn removedExpression(const TableName &table, const Column &column)
{
    AlterColumn removal{.table = table,
                        .column = column.name,
                        .computed = std::optional<Computed>(),
                        .existingType = column.type,
                        .existingNullable = column.nullable,
                        .existingComputed = column.computed};
    if (!column.comment.isEmpty())
        removal.existingComment = column.comment;
    return removal;
}

/// The two halves of a column that is made again: all that goes, and the same again with the new column.
std::vector<Operation> madeAgain(const Table &table, const QString &formerName, const Column &column,
                                 const Schema &schema)
{
    const std::vector<Operation> drops = dropsOf(table, formerName, schema);
    std::vector<Operation> operations = drops;
    operations.emplace_back(AddColumn{.table = table.name, .column = column});
    for (auto drop = std::next(drops.rbegin()); drop != drops.rend(); ++drop) {
        if (const auto addition = reversed(*drop); addition)
            operations.push_back(*addition);
    }
    return operations;
}

/// What lies on two columns goes once.
void appendOnce(std::vector<Operation> &operations, const std::vector<Operation> &more)
{
    for (const Operation &operation : more) {
        if (std::ranges::find(operations, operation) == operations.end())
            operations.push_back(operation);
    }
}

/// The column as `alter` wants it.
std::optional<Column> columnAfter(const AlterColumn &alter, Schema schema)
{
    const bool givesExpression = alter.computed && *alter.computed;
    if (!givesExpression || !engine::apply(alter, schema))
        return std::nullopt;
    Column column = *schema.table(alter.table)->column(alter.newName.value_or(alter.column));
    column.serverDefault.reset();
    return column;
}

} // namespace

std::vector<Operation> freedOfExpressions(const TablePair &tables, const Schema &actual, ComputedChange change)
{
    const auto isComputed = [](const Column &column) { return column.computed.has_value(); };
    const bool hasComputed = std::ranges::any_of(tables.actual.columns, isComputed)
        || std::ranges::any_of(tables.desired.columns, isComputed);
    if (change == ComputedChange::InPlace || !hasComputed)
        return {};
    const std::vector<QString> restless = restlessColumns(tables);
    std::vector<Operation> operations;
    for (const Column &column : tables.actual.columns) {
        const Column *wanted = tables.desired.column(column.name);
        const bool isInTheWay = column.computed && speaksOf(column, restless);
        const bool makesWay = change == ComputedChange::RemovalInPlace && isInTheWay && (!wanted || wanted->computed);
        if (makesWay || (wanted && needsAnotherColumn(column, *wanted, change)))
            appendOnce(operations, dropsOf(tables.actual, column.name, actual));
        else if (change == ComputedChange::RemovalInPlace && column.computed && wanted && !wanted->computed)
            operations.emplace_back(removedExpression(tables.actual.name, column));
    }
    return operations;
}

std::vector<Operation> freedOfColumn(const Table &table, const QString &column, const Schema &actual)
{
    std::vector<Operation> operations;
    for (const Column &other : table.columns) {
        if (other.computed && (other.name == column || mentionsColumn(other.computed->expression, column)))
            appendOnce(operations, dropsOf(table, other.name, actual));
    }
    return operations;
}

std::vector<Operation> withExpressionsByAddition(std::vector<Operation> operations, Schema before)
{
    std::vector<Operation> result;
    for (Operation &operation : operations) {
        const auto *alter = std::get_if<AlterColumn>(&operation);
        const Table *table = alter ? before.table(alter->table) : nullptr;
        const auto column = table ? columnAfter(*alter, before) : std::nullopt;
        std::vector<Operation> steps =
            column ? madeAgain(*table, alter->column, *column, before) : std::vector<Operation>{std::move(operation)};
        for (Operation &step : steps) {
            // One that this schema does not know is for the database to judge.
            [[maybe_unused]] const Done applied = engine::apply(step, before);
            result.push_back(std::move(step));
        }
    }
    return result;
}

} // namespace engine
