#pragma once

#include "engine/project/environments.h"

#include <QMetaType>

namespace models {

/// The engine's environment: a database of the user's under a name.
using Environment = engine::Environment;

/// True where name or URL say that this may be production although the kind does not (ux.md 8).
[[nodiscard]] bool looksLikeProduction(const Environment &environment);

} // namespace models

Q_DECLARE_METATYPE(engine::Environment)
