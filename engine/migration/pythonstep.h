#pragma once

#include "engine/bridge/bridgerun.h"
#include "engine/migration/schemafollower.h"

namespace engine {

/// What a revision that only Python can run is known to do before it runs.
struct PythonPreview
{
    std::vector<StatementRequest> statements;
    std::optional<Error> knownWhenRun; ///< why the rest is not known: rows decide that the scratch place does not have
};

/// Runs `revision` through Python with the follower's scratch place as its database; the follower then knows the schema
/// afterwards. Where that place has no rows, statements that change rows are only noted, and a query of a table ends
/// the preview, as does what a scratch place cannot let through. Errors: those of BridgeRun and of the scratch place.
[[nodiscard]] Result<PythonPreview> previewThroughPython(const BridgeProject &python, const BridgeRevision &revision,
                                                         SchemaFollower &follower, const std::stop_token &stop);

} // namespace engine
