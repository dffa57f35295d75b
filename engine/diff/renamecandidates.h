#pragma once

#include "engine/diff/compare.h"

namespace engine {

/// What a comparison has found by names alone.
struct UnmatchedNames
{
    const std::vector<const Table *> &removed; ///< tables only in the actual schema
    const std::vector<const Table *> &added; ///< tables only in the desired schema
    const Schema &actual;
    const Schema &desired;
    const std::vector<TableName> &kept; ///< tables in both, in which columns may have been renamed
};

/// Pairs of a removed and an added table, or of a removed and an added column of a kept table, that are likely one and
/// the same; each name in one pair at most, the likeliest first.
[[nodiscard]] std::vector<RenameCandidate> findRenameCandidates(const UnmatchedNames &names);

/// As much of the values of enum types that both schemas have, before any of them is altered.
[[nodiscard]] std::vector<RenameCandidate> findValueRenames(const Schema &actual, const Schema &desired);

/// 0 for names that share nothing, 1 for equal ones; case and underscores count little.
[[nodiscard]] double nameLikeness(const QString &left, const QString &right);

} // namespace engine
