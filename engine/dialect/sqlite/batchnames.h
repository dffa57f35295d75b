#pragma once

#include "engine/operation/operation.h"

namespace engine::sqlite {

struct ColumnRename
{
    QString from;
    QString to;

    friend bool operator==(const ColumnRename &, const ColumnRename &) = default;
};

/// A batch whose columns keep the names that they had before it, and the renames that are due after it.
struct SeparatedBatch
{
    BatchAlterTable batch;
    std::vector<ColumnRename> renames;
};

/// Takes the renames out of a batch. Columns of a batch answer to their old and to their new name (Alembic reference
/// 6.5); in the result every operation uses the old one. SQLite itself renames them afterwards, because it alone knows
/// every view, trigger and key that speaks of them.
[[nodiscard]] SeparatedBatch separateRenames(BatchAlterTable batch);

} // namespace engine::sqlite
