#pragma once

#include "app/cli/session.h"

#include "engine/revision/revisionwriter.h"

namespace app {

/// Drafts the revision file and writes it, with Alembic's "Generating FILE ...  done"; gives the exit code. The hooks
/// of the project are its commands: they run only where the user agreed with `--with-hooks`, and are named else.
[[nodiscard]] int writeNewFile(Session &session, const engine::RevisionRequest &request, bool withHooks);

/// The help of `--with-hooks`.
inline constexpr auto withHooksHelp = "Run the project's post_write_hooks on the new file";

} // namespace app
