#include "engine/operation/operation.h"

#include "engine/overloaded.h"

namespace engine {

bool operator==(const BatchAlterTable &, const BatchAlterTable &) = default;

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
