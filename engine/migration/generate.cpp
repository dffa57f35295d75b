#include "engine/migration/generate.h"

#include "engine/migration/detected.h"

namespace engine {

Result<GeneratedRevision> generate(const std::vector<Operation> &chosen)
{
    auto downgrade = reversed(chosen);
    if (!downgrade)
        return failure(downgrade.error());
    return GeneratedRevision{chosen, std::move(*downgrade)};
}

} // namespace engine
