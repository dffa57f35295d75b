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
/// undoes them in reverse order, as Alembic's autogenerate does (reference 8.1). `actual` and `desired` are the sides
/// of the comparison: what upgrade() adds is in the words of `desired`, where that has any, and downgrade() frees the
/// enum types that it exchanges of what there was of them in `actual`. Where `computed` says that an expression only
/// goes in place, downgrade() gives it back by another column. Fails with Kind::Unsupported, naming the operation,
/// where one cannot be reversed.
[[nodiscard]] Result<GeneratedRevision> generate(const std::vector<Operation> &chosen, const Schema &actual = {},
                                                 const LoadedModel &desired = {},
                                                 ComputedChange computed = ComputedChange::InPlace);

} // namespace engine
