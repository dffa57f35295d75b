#include "engine/operation/operation.h"

#include "engine/overloaded.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace engine {

namespace {

auto members(const BatchAlterTable &batch)
{
    return std::tie(batch.table, batch.recreate, batch.partialReordering, batch.copyFrom, batch.tableConstraints,
                    batch.tableOptions, batch.previousTableOptions, batch.namingConvention);
}

} // namespace

// Written out: Clang 14 does not survive a defaulted comparison of a type that holds itself.
bool operator==(const BatchAlterTable &left, const BatchAlterTable &right)
{
    return members(left) == members(right) && left.operations == right.operations;
}

QStringList withRenames(const AlterEnumType &operation)
{
    QStringList values;
    for (const QString &value : operation.existingValues) {
        const auto renamed = std::ranges::find(operation.renamed, value, &RenamedValue::from);
        values << (renamed == operation.renamed.end() ? value : renamed->to);
    }
    return values;
}

bool onlyAdds(const AlterEnumType &operation)
{
    const QStringList present = withRenames(operation);
    QStringList kept;
    std::ranges::copy_if(operation.values, std::back_inserter(kept),
                         [&present](const QString &value) { return present.contains(value); });
    return kept == present;
}

TableName tableOf(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &create) { return create.table.name; },
                          [](const ExecuteSql &) { return TableName(); },
                          [](const CreateEnumType &) { return TableName(); },
                          [](const DropEnumType &) { return TableName(); },
                          [](const AlterEnumType &) { return TableName(); },
                          [](const auto &other) { return other.table; },
                      },
                      operation);
}

} // namespace engine
