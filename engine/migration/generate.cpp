#include "engine/migration/generate.h"

#include "engine/migration/declared.h"

namespace engine {

Result<GeneratedRevision> generate(const std::vector<Operation> &chosen, const LoadedModel &desired)
{
    auto downgrade = reversed(chosen);
    if (!downgrade)
        return failure(downgrade.error());
    return GeneratedRevision{asDeclared(chosen, desired.schema, desired.declared), std::move(*downgrade)};
}

} // namespace engine
