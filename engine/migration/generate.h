#pragma once

#include "engine/diff/compare.h"
#include "engine/migration/modelsource.h"

namespace engine {

/// The bodies of a new revision, ready for the revision writer.
struct GeneratedRevision
{
    std::vector<Operation> upgrade;
    std::vector<Operation> downgrade;
};

/// The bodies for `chosen`, some or all of a comparison's operations in its order: upgrade() does them, downgrade()
/// undoes them in reverse order, as Alembic's autogenerate does (reference 8.1). What upgrade() adds is in the words of
/// `desired`, the side that the comparison was made with, where that has any. Where `computed` says that an expression
/// only goes in place, downgrade() gives it back by another column. Fails with Kind::Unsupported, naming the operation,
/// where one cannot be reversed.
[[nodiscard]] Result<GeneratedRevision> generate(const std::vector<Operation> &chosen, const LoadedModel &desired = {},
                                                 ComputedChange computed = ComputedChange::InPlace);

} // namespace engine
