#pragma once

#include "engine/migration/migrationlock.h"

#include <functional>

namespace engine {

struct StampRequest
{
    QStringList identifiers; ///< as typed
    VersionTable versionTable;
    bool purge = false; ///< forget every row first, known or not
};

/// What a stamp does to the version table, down to the statements.
struct StampPlan
{
    std::vector<StampStep> steps;
    QStringList fromRows; ///< without those that a purge forgets
    QStringList toRows;
    VersionTable versionTable;
    bool createsTable = false; ///< it is not there yet
    std::vector<Statement> statements; ///< one transaction; empty where the rows are as asked for already

    friend bool operator==(const StampPlan &, const StampPlan &) = default;
};

/// Reads the version table and works out how to move it to `identifiers` without running revisions (Alembic reference
/// 4.9). Changes nothing: a connection that only reads will do. Errors: an identifier or, without `purge`, a row that
/// no file has; Kind::HalfDone where a revision has stopped midway; a database that cannot be read.
[[nodiscard]] Result<StampPlan> planStamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                                          const StampRequest &request, const std::stop_token &stop = {});

/// Makes the change, all in one transaction, while no migration is under way. Errors: a row that changed since `plan`
/// was made, a refusal, Kind::Locked after a wait in vain; then nothing has changed.
[[nodiscard]] Done runStamp(Connection &connection, const Dialect &dialect, const StampPlan &plan,
                            const LockWait &wait = {}, const std::stop_token &stop = {});

/// Plans and runs. `announce` is told each step before anything runs. Errors as planStamp() and runStamp().
[[nodiscard]] Done stamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                         const StampRequest &request, const std::function<void(const StampStep &)> &announce = {},
                         const LockWait &wait = {});

} // namespace engine
