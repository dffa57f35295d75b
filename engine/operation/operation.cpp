#include "engine/operation/operation.h"

#include "engine/overloaded.h"

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

TableName tableOf(const Operation &operation)
{
    return std::visit(Overloaded{
                          [](const CreateTable &create) { return create.table.name; },
                          [](const ExecuteSql &) { return TableName(); },
                          [](const auto &other) { return other.table; },
                      },
                      operation);
}

} // namespace engine
