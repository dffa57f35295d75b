#pragma once

#include "app/cli/session.h"

#include "engine/migration/journal.h"
#include "engine/migration/runner.h"

namespace app {

/// What `upgrade` and `downgrade` share.
struct MigrateRequest
{
    engine::Direction direction = engine::Direction::Upgrade;
    QString target; ///< as typed; FROM:TO with `sql`
    bool sql = false; ///< print the SQL instead of running it
    engine::SessionLimits limits = {};
};

/// Plans and runs, or prints, with Alembic's log lines; gives the exit code. Nothing is changed, and no database file
/// made, unless the whole plan can be made.
[[nodiscard]] int migrate(Session &session, const MigrateRequest &request);

/// What is to become of a revision that stopped midway.
struct RecoveryRequest
{
    engine::Recovery recovery = engine::Recovery::GoOn;
    std::optional<int> done; ///< statements that are through, where that is in doubt
    engine::SessionLimits limits = {};
};

/// Goes on with it or takes it back; gives the exit code.
[[nodiscard]] int recover(Session &session, const RecoveryRequest &request);

} // namespace app
