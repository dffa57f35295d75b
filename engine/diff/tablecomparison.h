#pragma once

#include "engine/diff/compare.h"
#include "engine/diff/foreignkeycomparison.h"

namespace engine {

/// What makes one table, there on both sides under one name, as it should be.
struct TableChanges
{
    std::vector<Operation> early; ///< to run before tables are dropped
    std::vector<Operation> inPlace; ///< in Alembic's order (reference 8.1)
    std::vector<Operation> late; ///< to run after all tables are as they should be
    QStringList notes; ///< as in Comparison

    [[nodiscard]] bool isEmpty() const { return early.empty() && inPlace.empty() && late.empty(); }
};

/// Compares columns, keys, checks, comment and options. Options that are taken away go first and options that are set
/// go last, so that STRICT or AUTOINCREMENT finds the columns it asks for.
[[nodiscard]] TableChanges compareTable(const TablePair &tables, const SchemaPair &schemas,
                                        const CompareOptions &options);

} // namespace engine
