#include "engine/operation/applyinternal.h"

#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"
#include "engine/schema/unsaidoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

void rename(QStringList &columns, const AlterColumn &alter)
{
    for (QString &column : columns) {
        if (column == alter.column)
            column = *alter.newName;
    }
}

void rename(QString &expression, const AlterColumn &alter)
{
    expression = withColumnRenamed(expression, alter.column, *alter.newName);
}

void renameInConstraint(Constraint &constraint, const AlterColumn &alter)
{
    std::visit(Overloaded{
                   [&](ForeignKey &key) {
                       rename(key.columns, alter);
                       if (key.referredTable == alter.table)
                           rename(key.referredColumns, alter);
                   },
                   [&](CheckConstraint &check) { rename(check.expression, alter); },
                   [&](ExcludeConstraint &exclude) {
                       rename(exclude.where, alter);
                       for (auto &element : exclude.elements)
                           rename(element.first, alter);
                   },
                   [&](auto &keyed) { rename(keyed.columns, alter); },
               },
               constraint);
}

void renameInTable(Table &table, const AlterColumn &alter)
{
    for (Column &column : table.columns) {
        if (column.computed)
            rename(column.computed->expression, alter);
    }
    for (Constraint &constraint : table.constraints)
        renameInConstraint(constraint, alter);
    for (Index &index : table.indexes) {
        rename(index.where, alter);
        for (IndexElement &element : index.elements) {
            if (element.column == alter.column)
                element.column = *alter.newName;
            rename(element.expression, alter);
        }
    }
}

/// Foreign keys of other tables follow; the renamed table's own were done with it.
void renameInOtherTables(Schema &schema, const AlterColumn &alter)
{
    for (auto &[name, table] : schema.tables) {
        if (name == alter.table)
            continue;
        for (Constraint &constraint : table.constraints) {
            auto *key = std::get_if<ForeignKey>(&constraint);
            if (key && key->referredTable == alter.table)
                rename(key->referredColumns, alter);
        }
    }
}

void changeAttributes(Column &column, const AlterColumn &alter)
{
    if (alter.type)
        column.type = *alter.type;
    if (alter.nullable)
        column.nullable = *alter.nullable;
    if (alter.serverDefault)
        column.serverDefault = *alter.serverDefault;
    if (alter.computed)
        column.computed = *alter.computed;
    if (alter.identity)
        column.identity = *alter.identity;
    if (alter.comment)
        column.comment = *alter.comment;
    if (alter.autoincrement)
        column.autoincrement = *alter.autoincrement;
    for (auto option = alter.options.cbegin(); option != alter.options.cend(); ++option) {
        if (isVisibility(option.key()) && option->toBool())
            column.options.insert(option.key(), true);
        else if (isVisibility(option.key()))
            column.options.remove(option.key());
    }
}

Done addCarried(Table &table, const AddColumn &add)
{
    if (add.inlinePrimaryKey) {
        const PrimaryKey key{.columns = {add.column.name}};
        if (auto added = addConstraint(table, key); !added)
            return added;
    }
    for (const Constraint &constraint : add.constraints) {
        if (auto added = addConstraint(table, constraint); !added)
            return added;
    }
    for (const Index &index : add.indexes) {
        if (auto added = addIndex(table, index); !added)
            return added;
    }
    return {};
}

tl::unexpected<Error> noColumn(const Table &table, const QString &column)
{
    return cannotApply(u"Table %1 has no column %2."_s.arg(table.name.text(), column));
}

tl::unexpected<Error> columnThere(const Table &table, const QString &column)
{
    return cannotApply(u"Table %1 has a column %2 already."_s.arg(table.name.text(), column));
}

} // namespace

Done moveColumn(Table &table, const QString &column, const ColumnPlace &place)
{
    if (place == ColumnPlace{})
        return {};
    const QString neighbour = place.before.isEmpty() ? place.after : place.before;
    if (!table.column(neighbour) || neighbour == column)
        return cannotApply(u"Table %1 has no column %2 to put %3 beside."_s.arg(table.name.text(), neighbour, column));
    const auto found = std::ranges::find(table.columns, column, &Column::name);
    Column moved = std::move(*found);
    table.columns.erase(found);
    auto target = std::ranges::find(table.columns, neighbour, &Column::name);
    table.columns.insert(place.before.isEmpty() ? std::next(target) : target, std::move(moved));
    return {};
}

Done applyAddColumn(const AddColumn &add, Schema &schema)
{
    const auto found = tableToChange(schema, add.table);
    if (!found)
        return tl::unexpected(found.error());
    if ((*found)->column(add.column.name))
        return add.ifNotExists ? Done() : columnThere(**found, add.column.name);
    Table changed = **found;
    changed.columns.push_back(add.column);
    if (auto moved = moveColumn(changed, add.column.name, add.place); !moved)
        return moved;
    if (auto carried = addCarried(changed, add); !carried)
        return carried;
    **found = std::move(changed);
    return {};
}

Done applyDropColumn(const DropColumn &drop, Schema &schema)
{
    const auto found = tableToChange(schema, drop.table);
    if (!found)
        return tl::unexpected(found.error());
    Table &table = **found;
    if (!table.column(drop.column))
        return drop.ifExists ? Done() : noColumn(table, drop.column);
    if (table.columns.size() == 1)
        return cannotApply(u"%1 is the only column of table %2."_s.arg(drop.column, table.name.text()),
                           u"Drop the table instead."_s);
    std::erase_if(table.columns, [&](const Column &column) { return column.name == drop.column; });
    std::erase_if(table.constraints, [&](const Constraint &constraint) { return uses(constraint, drop.column); });
    std::erase_if(table.indexes, [&](const Index &index) { return uses(index, drop.column); });
    return {};
}

Done applyAlterColumn(const AlterColumn &alter, Schema &schema)
{
    const auto found = tableToChange(schema, alter.table);
    if (!found)
        return tl::unexpected(found.error());
    if (!(*found)->column(alter.column))
        return noColumn(**found, alter.column);
    const bool renames = alter.newName && *alter.newName != alter.column;
    if (renames && (*found)->column(*alter.newName))
        return columnThere(**found, *alter.newName);
    if (alter.place != ColumnPlace{}) {
        if (auto moved = moveColumn(**found, alter.column, alter.place); !moved)
            return moved;
    }
    Column &column = *(*found)->column(alter.column);
    changeAttributes(column, alter);
    if (renames) {
        column.name = *alter.newName;
        renameInTable(**found, alter);
        renameInOtherTables(schema, alter);
    }
    return {};
}

} // namespace engine
