#pragma once

#include "engine/diff/keycomparison.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// What happens to the foreign keys of one table, by when it can run.
struct ForeignKeyChanges
{
    std::vector<Operation> early; ///< drops that must precede the loss of what the key refers to
    std::vector<Operation> inPlace;
    std::vector<Operation> late; ///< additions that must wait until what the key refers to is there
};

/// Where both schemas stand; a table in one and not in the other is being dropped or added.
struct SchemaPair
{
    const Schema &actual;
    const Schema &desired;
};

/// Compares foreign keys by columns, target, actions and deferrability, not by name (Alembic reference 8.2).
[[nodiscard]] ForeignKeyChanges compareForeignKeys(const TablePair &tables, const SchemaPair &schemas);

/// True where `key` needs a column or a unique key that its kept target table gets only in this comparison.
[[nodiscard]] bool mustWait(const ForeignKey &key, const SchemaPair &schemas);

/// A text that two foreign keys share exactly where they mean the same in `schema`.
[[nodiscard]] QString signatureOf(const ForeignKey &key, const Schema &schema);

} // namespace engine
