#include "engine/migration/replay.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A place without rows does not know what a revision does that asks for some.
Error cannotAnswer(const Step &step, const ScratchPlace &place)
{
    Error error = *step.knownWhenRun;
    error.what = u"The revision %1 cannot be replayed: it asks for rows, and there are none here. %2"_s.arg(
        step.revision.id, error.what);
    error.advice = place.remark();
    return error;
}

} // namespace

Result<SchemaFollower> replay(const Dialect &dialect, const RevisionGraph &graph, const QStringList &rows,
                              const PlanRequest &request, const std::stop_token &stop, Beginning beginning)
{
    Schema empty;
    // Revisions may speak of the version table, to make its column wider.
    empty.tables.emplace(request.versionTable.name, versionTableDefinition(request.versionTable));
    auto follower = SchemaFollower::inScratch(dialect, empty, request.server);
    if (!follower)
        return follower;
    if (beginning == Beginning::Unknown)
        follower->expectMore();

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
    SchemaFollower replayed = std::move(builder.follower());
    if (const ScratchPlace *place = replayed.place(); place && !place->holdsRows()) {
        const Plan plan = std::move(builder).plan();
        const auto asks =
            std::ranges::find_if(plan.steps, [](const Step &step) { return step.knownWhenRun.has_value(); });
        if (asks != plan.steps.end())
            return failure(cannotAnswer(*asks, *place));
    }
    return replayed;
}

} // namespace engine
