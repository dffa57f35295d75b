#include "engine/migration/replay.h"

using namespace Qt::StringLiterals;

namespace engine {

Result<SchemaFollower> replay(const Dialect &dialect, const RevisionGraph &graph, const QStringList &rows,
                              const PlanRequest &request, const std::stop_token &stop)
{
    Schema empty;
    // Revisions may speak of the version table, to make its column wider.
    empty.tables.emplace(request.versionTable.name, versionTableDefinition(request.versionTable));
    auto follower = SchemaFollower::inScratch(dialect, empty, request.server);
    if (!follower)
        return follower;

    PlanRequest upgrade = request;
    upgrade.direction = Direction::Upgrade;
    upgrade.keepSchemas = false;
    PlanBuilder builder(dialect, graph, upgrade, std::move(*follower), {});
    builder.askScratch();
    QStringList applied;
    for (const QString &row : rows) {
        const auto path = graph.upgradePath(row, applied);
        if (!path)
            return failure(path.error());
        for (const QString &id : *path) {
            if (const Done done = builder.add(id, stop); !done)
                return failure(done.error());
            (void)versionRowChanges(graph, id, Direction::Upgrade, applied);
        }
    }
    builder.follower().leaveRowsAlone();
    return std::move(builder.follower());
}

} // namespace engine
