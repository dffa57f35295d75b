#include "engine/operation/newnames.h"

#include "engine/overloaded.h"

namespace engine {

namespace {

void addAll(QStringList &names, const std::vector<Constraint> &constraints, const std::vector<Index> &indexes)
{
    for (const Constraint &constraint : constraints)
        names << nameOf(constraint);
    for (const Index &index : indexes)
        names << index.name;
}

QStringList namesOf(const Table &table)
{
    QStringList names{table.name.name};
    for (const Column &column : table.columns)
        names << column.name;
    addAll(names, table.constraints, table.indexes);
    return names;
}

QStringList namesOf(const AddColumn &add)
{
    QStringList names{add.column.name};
    addAll(names, add.constraints, add.indexes);
    return names;
}

QStringList namesOf(const BatchAlterTable &batch)
{
    QStringList names;
    addAll(names, batch.tableConstraints, {});
    for (const Operation &operation : batch.operations)
        names << newNames(operation);
    return names;
}

} // namespace

QStringList newNames(const Operation &operation)
{
    QStringList names = std::visit(
        Overloaded{
            [](const CreateTable &create) { return namesOf(create.table); },
            [](const RenameTable &rename) { return QStringList{rename.newName}; },
            [](const AddColumn &add) { return namesOf(add); },
            [](const AlterColumn &alter) { return alter.newName ? QStringList{*alter.newName} : QStringList(); },
            [](const CreateIndex &create) { return QStringList{create.index.name}; },
            [](const AddConstraint &add) { return QStringList{nameOf(add.constraint)}; },
            [](const CreateEnumType &create) { return QStringList{create.type.name.name}; },
            [](const BatchAlterTable &batch) { return namesOf(batch); },
            [](const auto &) { return QStringList(); },
        },
        operation);
    names.removeAll(QString());
    return names;
}

} // namespace engine
