#pragma once

#include "engine/diff/compare.h"
#include "engine/diff/keycomparison.h"

#include <QStringList>

namespace engine {

/// What differs between the two and cannot be taken away by an operation, in whole sentences: options that a table
/// keeps from its creation on, and columns that give themselves their numbers on the one side only, which Alembic does
/// not compare.
[[nodiscard]] QStringList tableNotes(const TablePair &tables, const CompareOptions &options);

} // namespace engine
