#include "engine/migration/generate.h"

#include "engine/diff/computedcomparison.h"
#include "engine/diff/enumwayback.h"
#include "engine/migration/declared.h"

namespace engine {

Result<GeneratedRevision> generate(const std::vector<Operation> &chosen, const Schema &actual,
                                   const LoadedModel &desired, ComputedChange computed)
{
    auto downgrade = reversed(chosen);
    if (!downgrade)
        return failure(downgrade.error());
    *downgrade = withEnumTypesOnTheWayBack(std::move(*downgrade), actual);
    if (computed == ComputedChange::RemovalInPlace)
        *downgrade = withExpressionsByAddition(std::move(*downgrade), desired.schema);
    return GeneratedRevision{asDeclared(chosen, desired.schema, desired.declared), std::move(*downgrade)};
}

} // namespace engine
