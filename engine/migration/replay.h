#pragma once

#include "engine/migration/planbuilder.h"

namespace engine {

/// What the first revision of a chain finds: nothing, or a database older than its revisions that nobody can look at.
enum class Beginning { Empty, Unknown };

/// Replays the chain that leads to `rows` from an empty database, in running order, in a scratch place. The follower
/// that comes back knows the schema there. Statements that only touch rows are left out. Errors: as planMigration().
[[nodiscard]] Result<SchemaFollower> replay(const Dialect &dialect, const RevisionGraph &graph, const QStringList &rows,
                                            const PlanRequest &request, const std::stop_token &stop = {},
                                            Beginning beginning = Beginning::Empty);

} // namespace engine
