#pragma once

#include "engine/migration/versiontable.h"

#include <functional>

namespace engine {

struct StampRequest
{
    QStringList identifiers; ///< as typed
    VersionTable versionTable;
    bool purge = false; ///< forget every row first, known or not
};

/// Moves the version table to `identifiers` without running revisions (Alembic reference 4.9), all in one transaction,
/// creating the table where it is not there. `announce` is told each step before it runs. Errors: an identifier or,
/// without `purge`, a row that no file has; a row that changed meanwhile.
[[nodiscard]] Done stamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                         const StampRequest &request, const std::function<void(const StampStep &)> &announce = {});

} // namespace engine
