#pragma once

#include "app/cli/session.h"

#include "engine/revision/revisionwriter.h"

namespace app {

/// Drafts the revision file and writes it, with Alembic's "Generating FILE ...  done"; gives the exit code. Hooks of
/// the project are its commands: they are named, but not run.
[[nodiscard]] int writeNewFile(Session &session, const engine::RevisionRequest &request);

} // namespace app
