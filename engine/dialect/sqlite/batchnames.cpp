#include "engine/dialect/sqlite/batchnames.h"

#include "engine/operation/apply.h"
#include "engine/overloaded.h"
#include "engine/schema/sqlwords.h"

#include <QHash>

#include <algorithm>

namespace engine::sqlite {

namespace {

/// Gives columns back the names that they had before the batch.
class OldNames
{
public:
    void note(const QString &oldName, const QString &newName) { m_oldNames.insert(newName, oldName); }

    void restore(QString &column) const { column = m_oldNames.value(column, column); }

    void restore(QStringList &columns) const
    {
        for (QString &column : columns)
            restore(column);
    }

    void restoreIn(QString &expression) const
    {
        for (auto name = m_oldNames.cbegin(); name != m_oldNames.cend(); ++name)
            expression = withColumnRenamed(expression, name.key(), name.value());
    }

    void restore(Constraint &constraint) const
    {
        std::visit(Overloaded{
                       [&](CheckConstraint &check) { restoreIn(check.expression); },
                       [](ExcludeConstraint &) {},
                       [&](auto &keyed) { restore(keyed.columns); },
                   },
                   constraint);
    }

    void restore(Operation &operation) const
    {
        std::visit(Overloaded{
                       [&](AlterColumn &alter) {
                           restore(alter.column);
                           restore(alter.place.before);
                           restore(alter.place.after);
                       },
                       [&](DropColumn &drop) { restore(drop.column); },
                       [&](AddColumn &add) {
                           restore(add.place.before);
                           restore(add.place.after);
                       },
                       [&](AddConstraint &add) { restore(add.constraint); },
                       [&](CreateIndex &create) {
                           for (IndexElement &element : create.index.elements) {
                               restore(element.column);
                               restoreIn(element.expression);
                           }
                           restoreIn(create.index.where);
                       },
                       [](auto &) {},
                   },
                   operation);
    }

private:
    QHash<QString, QString> m_oldNames;
};

bool changesNothing(const Operation &operation)
{
    const auto *alter = std::get_if<AlterColumn>(&operation);
    if (!alter)
        return false;
    return !alter->type && !alter->nullable && !alter->serverDefault && !alter->computed && !alter->identity
        && !alter->comment && !alter->autoincrement && alter->place == ColumnPlace{};
}

} // namespace

SeparatedBatch separateRenames(BatchAlterTable batch)
{
    SeparatedBatch result;
    OldNames oldNames;
    batch.operations = withDropsFirst(std::move(batch.operations));
    for (Operation &operation : batch.operations) {
        oldNames.restore(operation);
        auto *alter = std::get_if<AlterColumn>(&operation);
        if (!alter || !alter->newName)
            continue;
        std::erase_if(result.renames, [&](const ColumnRename &rename) { return rename.from == alter->column; });
        if (*alter->newName != alter->column) {
            result.renames.push_back({alter->column, *alter->newName});
            oldNames.note(alter->column, *alter->newName);
        }
        alter->newName.reset();
    }
    std::erase_if(batch.operations, changesNothing);
    for (Constraint &constraint : batch.tableConstraints)
        oldNames.restore(constraint);
    for (QStringList &order : batch.partialReordering)
        oldNames.restore(order);
    result.batch = std::move(batch);
    return result;
}

} // namespace engine::sqlite
