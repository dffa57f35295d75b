#pragma once

#include "engine/migration/modelsource.h"

namespace engine {

/// The models of a project as its own Python has them, built in a scratch place and inspected. What does not go in
/// there becomes a note, and its table counts as unread. Errors: those of readModelsThroughBridge().
[[nodiscard]] Result<LoadedModel> loadThroughPython(const BridgeProject &python, const ModelContext &context,
                                                    const std::stop_token &stop);

} // namespace engine
