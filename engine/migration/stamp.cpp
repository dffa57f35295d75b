#include "engine/migration/stamp.h"

#include "engine/migration/journal.h"
#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Done failed(Error error, const Dialect &dialect)
{
    if (error.advice.isEmpty())
        error.advice = dialect.adviceFor(error, nullptr, {});
    return failure(std::move(error));
}

/// A row without a file stops every stamp; the identifier alone would not tell that it is the database's, not the
/// user's.
Error explained(Error error, const RevisionGraph &graph, const QStringList &rows)
{
    for (const QString &row : rows) {
        if (graph.find(row) || !error.what.contains(row))
            continue;
        error.why = u"The version table holds it, but no revision file has it."_s;
        error.advice = u"Bring the file back, or forget every row with `stamp --purge`."_s;
    }
    return error;
}

/// A stamp between two revisions would leave a journal that speaks of rows which are there no more.
Done expectWhole(Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    const Done whole = expectNothingHalfDone(connection, dialect, table);
    if (whole || whole.error().kind != Error::Kind::HalfDone)
        return whole;
    Error error = whole.error();
    error.advice += u" Where you have put the database right by hand, `athanor-cli unfinished --forget` lets it be "
                    u"stamped."_s;
    return failure(std::move(error));
}

Done runLocked(Connection &connection, const Dialect &dialect, const StampPlan &plan, const std::stop_token &stop)
{
    if (const Done whole = expectWhole(connection, dialect, plan.versionTable); !whole)
        return whole;
    const Done done = runInTransaction(connection, dialect, plan.statements, stop);
    return done ? done : failed(done.error(), dialect);
}

} // namespace

Result<StampPlan> planStamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph,
                            const StampRequest &request, const std::stop_token &stop)
{
    if (const Done sound = graph.sound(); !sound)
        return failure(sound.error());
    if (const Done whole = expectWhole(connection, dialect, request.versionTable); !whole)
        return failure(whole.error());
    const auto exists = dialect.hasTable(connection, request.versionTable.name);
    if (!exists)
        return failure(exists.error());
    StampPlan plan;
    plan.versionTable = request.versionTable;
    plan.createsTable = !*exists;
    if (*exists && !request.purge) {
        const auto read = readVersionRows(connection, dialect, request.versionTable, stop);
        if (!read)
            return failure(read.error());
        plan.fromRows = *read;
    }
    auto steps = stampSteps(graph, request.identifiers, plan.fromRows);
    if (!steps)
        return failure(explained(steps.error(), graph, plan.fromRows));
    plan.steps = *std::move(steps);

    plan.toRows = plan.fromRows;
    if (plan.createsTable)
        plan.statements.push_back(createVersionTable(dialect, request.versionTable));
    else if (request.purge)
        plan.statements.push_back(purgeVersionTable(dialect, request.versionTable));
    for (const StampStep &step : plan.steps) {
        for (const VersionRowChange &change : step.changes) {
            applyVersionRowChange(change, plan.toRows);
            plan.statements.push_back(versionStatement(dialect, request.versionTable, change));
        }
    }
    return plan;
}

Done runStamp(Connection &connection, const Dialect &dialect, const StampPlan &plan, const LockWait &wait,
              const std::stop_token &stop)
{
    if (plan.statements.empty())
        return {};
    MigrationLock lock(connection, dialect, plan.versionTable);
    if (const Done done = lock.take(wait, stop); !done)
        return done;
    return runLocked(connection, dialect, plan, stop);
}

Done stamp(Connection &connection, const Dialect &dialect, const RevisionGraph &graph, const StampRequest &request,
           const std::function<void(const StampStep &)> &announce, const LockWait &wait)
{
    // Before the plan: a migration that is under way is no half-done one, and its rows are about to change.
    MigrationLock lock(connection, dialect, request.versionTable);
    if (const Done done = lock.take(wait); !done)
        return done;
    const auto plan = planStamp(connection, dialect, graph, request);
    if (!plan)
        return failed(plan.error(), dialect);
    if (announce) {
        for (const StampStep &step : plan->steps)
            announce(step);
    }
    return plan->statements.empty() ? Done() : runLocked(connection, dialect, *plan, {});
}

} // namespace engine
