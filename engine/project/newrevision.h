#pragma once

#include "engine/project/environmentscript.h"
#include "engine/revision/revisionwriter.h"

namespace engine {

/// What `project` says about new files. `dialect` names the sections of a SQL revision; it may be empty.
[[nodiscard]] RevisionFileSettings fileSettings(const Project &project, const QString &dialect);

/// How env.py wants operations to be written; `script` may be empty where it could not be read.
[[nodiscard]] RenderOptions renderOptions(const std::optional<EnvironmentScript> &script, const Dialect *dialect);

} // namespace engine
