#pragma once

#include "app/cli/session.h"

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

} // namespace app
