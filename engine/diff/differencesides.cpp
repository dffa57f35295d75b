#include "engine/diff/differencesides.h"

#include "engine/diff/viewcomparison.h"
#include "engine/overloaded.h"

namespace engine {

namespace {

template <typename Object> bool speaksOfText(const Operation &operation, const Sides<Object> &object)
{
    const auto *execute = std::get_if<ExecuteSql>(&operation);
    if (!execute)
        return false;
    return (object.left && execute->sql == dropOf(*object.left).sql)
        || (object.right && execute->sql == object.right->definition);
}

} // namespace

bool speaksOf(const Operation &operation, const Sides<Column> &column)
{
    const QString name = column.shown().name;
    return std::visit(Overloaded{
                          [&](const AddColumn &add) { return add.column.name == name; },
                          [&](const DropColumn &drop) { return drop.column == name; },
                          [&](const AlterColumn &alter) { return alter.newName.value_or(alter.column) == name; },
                          [](const auto &) { return false; },
                      },
                      operation);
}

bool speaksOf(const Operation &operation, const Sides<Index> &index)
{
    return std::visit(Overloaded{
                          [&](const CreateIndex &create) { return index.right && create.index == *index.right; },
                          [&](const DropIndex &drop) { return index.left && drop.previous == *index.left; },
                          [](const auto &) { return false; },
                      },
                      operation);
}

bool speaksOf(const Operation &operation, const Sides<Constraint> &constraint)
{
    return std::visit(
        Overloaded{
            [&](const AddConstraint &add) { return constraint.right && add.constraint == *constraint.right; },
            [&](const DropConstraint &drop) { return constraint.left && drop.previous == *constraint.left; },
            [&](const BatchAlterTable &batch) {
                return std::ranges::any_of(batch.operations,
                                           [&](const Operation &inner) { return speaksOf(inner, constraint); });
            },
            [](const auto &) { return false; },
        },
        operation);
}

bool speaksOf(const Operation &operation, const Sides<Table> &)
{
    return std::visit(Overloaded{
                          [](const CreateTable &) { return true; },
                          [](const DropTable &) { return true; },
                          [](const RenameTable &) { return true; },
                          [](const SetTableComment &) { return true; },
                          [](const BatchAlterTable &batch) { return !batch.tableOptions.isEmpty(); },
                          [](const auto &) { return false; },
                      },
                      operation);
}

bool speaksOf(const Operation &operation, const Sides<View> &view)
{
    const auto *execute = std::get_if<ExecuteSql>(&operation);
    const auto isOf = [execute](const View *side, QString ViewPart::*text) {
        return execute && side && std::ranges::find(side->parts, execute->sql, text) != side->parts.end();
    };
    return speaksOfText(operation, view) || isOf(view.left, &ViewPart::drop) || isOf(view.right, &ViewPart::definition);
}

bool speaksOf(const Operation &operation, const Sides<Trigger> &trigger)
{
    return speaksOfText(operation, trigger);
}

bool speaksOf(const Operation &operation, const Sides<EnumType> &type)
{
    const TableName &name = type.shown().name;
    return std::visit(Overloaded{
                          [&](const CreateEnumType &create) { return create.type.name == name; },
                          [&](const DropEnumType &drop) { return drop.name == name; },
                          [&](const AlterEnumType &alter) { return alter.name == name; },
                          [](const auto &) { return false; },
                      },
                      operation);
}

} // namespace engine
