#include "engine/migration/plan.h"

#include "engine/migration/journal.h"
#include "engine/migration/planbuilder.h"
#include "engine/migration/replay.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Result<QStringList> pathOf(const RevisionGraph &graph, const PlanRequest &request, const QStringList &rows)
{
    if (request.backTo)
        return graph.pathBackTo(*request.backTo, rows);
    return request.direction == Direction::Upgrade ? graph.upgradePath(request.target, rows)
                                                   : graph.downgradePath(request.target, rows);
}

Result<Plan> build(PlanBuilder builder, const QStringList &path, const std::stop_token &stop)
{
    for (const QString &id : path) {
        if (const Done done = builder.add(id, stop); !done)
            return failure(done.error());
    }
    return std::move(builder).plan();
}

} // namespace

QString titleOf(const Step &step)
{
    return (step.direction == Direction::Upgrade ? u"Upgrade to %1"_s : u"Downgrade from %1"_s).arg(step.revision.id);
}

int Plan::statementCount() const
{
    qsizetype count = 0;
    for (const Step &step : steps)
        count += qsizetype(step.statements.size());
    return int(count);
}

Result<Plan> planMigration(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                           const PlanRequest &request, const std::stop_token &stop)
{
    if (const Done sound = graph.sound(); !sound)
        return failure(sound.error());
    if (const Done whole = expectNothingHalfDone(connection, dialect, request.versionTable); !whole)
        return failure(whole.error());
    auto schema = dialect.inspect(connection, {}, stop);
    if (!schema)
        return failure(schema.error());
    const auto hasTable = dialect.hasTable(connection, request.versionTable.name);
    if (!hasTable)
        return failure(hasTable.error());
    QStringList rows;
    if (*hasTable) {
        const auto read = readVersionRows(connection, dialect, request.versionTable);
        if (!read)
            return failure(read.error());
        rows = *read;
    }
    const auto path = pathOf(graph, request, rows);
    if (!path)
        return failure(path.error());
    if (!*hasTable)
        schema->tables.emplace(request.versionTable.name, versionTableDefinition(request.versionTable));

    // On a server nothing is tried out for a plan: SQL of the user's own is followed as far as it is known.
    SchemaFollower follower(dialect, std::move(*schema), {});
    follower.readOthersWith([&connection, &dialect, stop](const QString &name) {
        return dialect.inspect(connection, {.schemas = {name}}, stop);
    });
    PlanBuilder builder(dialect, graph, request, std::move(follower), rows);
    if (!*hasTable)
        builder.createVersionTableFirst();
    return build(std::move(builder), *path, stop);
}

Result<Plan> planOffline(const Dialect &dialect, const RevisionGraph &graph, const PlanRequest &request,
                         const QStringList &rows)
{
    if (const Done sound = graph.sound(); !sound)
        return failure(sound.error());
    const auto path = pathOf(graph, request, rows);
    if (!path)
        return failure(path.error());
    Result<SchemaFollower> follower = replay(dialect, graph, rows, request, {}, Beginning::Unknown);
    if (!follower)
        return failure(follower.error());
    PlanBuilder builder(dialect, graph, request, std::move(*follower), rows);
    if (!request.allowsPreview)
        builder.planOffline();
    if (rows.isEmpty())
        builder.createVersionTableFirst();
    return build(std::move(builder), *path, {});
}

} // namespace engine
