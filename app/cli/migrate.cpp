#include "app/cli/migrate.h"

#include "app/cli/pythonconsent.h"

#include "app/cli/interrupt.h"
#include "app/cli/limits.h"

#include "engine/migration/offlinescript.h"

using namespace Qt::StringLiterals;

namespace app {

using engine::Error;
using engine::failure;
using engine::Result;
using engine::RunEvent;

namespace {

const QString migrationLogger = u"alembic.runtime.migration"_s;

/// FROM:TO taken apart, by Alembic's rules for each direction.
Result<QString> splitRange(const MigrateRequest &request, QString &start)
{
    const QStringList parts = request.target.split(u':');
    if (parts.size() == 1) {
        if (request.sql && request.direction == engine::Direction::Downgrade)
            return failure({.what = u"downgrade with --sql requires <fromrev>:<torev>"_s});
        return request.target;
    }
    if (!request.sql)
        return failure({.what = u"Range revision not allowed"_s});
    if (parts.size() > 2)
        return failure({.what = u"Can't locate revision identified by '%1'"_s.arg(request.target)});
    start = parts.at(0);
    return parts.at(1);
}

int printSql(Session &session, const MigrateRequest &request)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    QString start;
    const auto target = splitRange(request, start);
    if (!target)
        return session.failed(target.error());
    const auto url = session.url();
    if (!url)
        return session.failed(url.error());
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return session.failed(dialect.error());
    session.announceContext(**dialect, true);
    const auto rows = start.isEmpty() ? Result<QStringList>(QStringList{}) : (*graph)->resolve(start);
    if (!rows)
        return session.failed(rows.error());
    const engine::PlanRequest plan{.direction = request.direction,
                                   .target = *target,
                                   .versionTable = session.versionTable(),
                                   .reading = session.readOptions()};
    const auto planned = engine::planOffline(**dialect, **graph, plan, *rows);
    if (!planned)
        return session.failed(planned.error());
    for (const engine::Step &step : planned->steps)
        session.output().info(migrationLogger, engine::runningText(step, true));
    session.output().raw(engine::offlineScript(*planned, **dialect));
    return 0;
}

/// Tells log lines and progress of a run.
class RunReporter
{
public:
    RunReporter(Session &session, const engine::Plan &plan)
        : m_session(session)
        , m_plan(plan)
    {
    }

    void operator()(const RunEvent &event)
    {
        if (event.kind == RunEvent::Kind::LockWaited)
            m_session.output().note(waitingText(event.holder));
        if (event.kind == RunEvent::Kind::StepStarted)
            m_session.output().info(migrationLogger, engine::runningText(stepOf(event), true));
        if (event.kind == RunEvent::Kind::StatementStarted)
            showProgress(event);
        if (event.kind == RunEvent::Kind::Failed || event.kind == RunEvent::Kind::Finished)
            m_session.output().endProgress();
    }

private:
    [[nodiscard]] const engine::Step &stepOf(const RunEvent &event) const
    {
        return m_plan.steps[size_t(event.position.step)];
    }

    void showProgress(const RunEvent &event)
    {
        const engine::Step &step = stepOf(event);
        const QString progress = u"[%1/%2] %3: statement %4"_s.arg(event.position.step + 1)
                                     .arg(m_plan.steps.size())
                                     .arg(step.revision.id)
                                     .arg(event.position.statement + 1);
        // How many a live step has, nobody knows before its end.
        m_session.output().progress(step.isLive ? progress : progress + u" of %1"_s.arg(step.statements.size()));
    }

    Session &m_session;
    const engine::Plan &m_plan;
};

engine::Done runPlan(Session &session, Database &database, const engine::Plan &plan,
                     const engine::SessionLimits &limits)
{
    if (plan.steps.empty()) {
        const auto ensured = engine::ensureVersionTable(*database.connection, *database.dialect, plan.versionTable);
        return ensured ? engine::Done() : failure(ensured.error());
    }
    Interrupt interrupt;
    const engine::RunOptions options{session.oneTransaction(*database.dialect), limits};
    engine::Runner runner(*database.connection, *database.dialect, plan, options, RunReporter(session, plan));
    engine::Done done = runner.runAll(interrupt.token());
    while (!done && done.error().kind == engine::Error::Kind::NeedsPython) {
        // Only a query's answer has led there; what was done of the revision is rolled back.
        const auto python = pythonFor(session, done.error());
        if (!python)
            return failure(python.error());
        runner.letPythonRun(*python);
        done = runner.runAll(interrupt.token());
    }
    return done;
}

/// The plan; where it needs Python and the user lets that run, with it.
Result<engine::Plan> planned(Session &session, const Database &database, const engine::RevisionGraph &graph,
                             engine::PlanRequest request)
{
    auto plan = engine::planMigration(*database.connection, *database.dialect, graph, request);
    if (plan || plan.error().kind != engine::Error::Kind::NeedsPython)
        return plan;
    auto python = pythonFor(session, plan.error());
    if (!python)
        return engine::failure(python.error());
    request.python = *std::move(python);
    return engine::planMigration(*database.connection, *database.dialect, graph, request);
}

/// Ctrl+C ends the wait, and says so.
engine::Done waitedFor(engine::MigrationLock &lock, const engine::LockWait &wait)
{
    const Interrupt interrupt;
    return lock.take(wait, interrupt.token());
}

/// First without the right to write: a plan that can't be made must not leave an empty database file behind.
engine::Done planAndRun(Session &session, const engine::RevisionGraph &graph, const engine::PlanRequest &request,
                        const engine::SessionLimits &limits)
{
    auto database = session.readDatabase();
    if (!database)
        return failure(database.error());
    session.announceContext(*database->dialect);
    // What another migration is about to change is no ground for a plan.
    engine::MigrationLock lock(*database->connection, *database->dialect, request.versionTable);
    if (const engine::Done free = waitedFor(lock, lockWait(session, limits)); !free)
        return free;
    const auto plan = planned(session, *database, graph, request);
    if (!plan)
        return failure(plan.error());
    lock.release();
    database->connection.reset();
    for (const QString &warning : plan->warnings)
        session.output().note(warning);

    auto writable = session.openDatabase();
    if (!writable)
        return failure(writable.error());
    return runPlan(session, *writable, *plan, limits);
}

} // namespace

int migrate(Session &session, const MigrateRequest &request)
{
    if (request.sql)
        return printSql(session, request);
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    QString start;
    const auto target = splitRange(request, start);
    if (!target)
        return session.failed(target.error());

    const engine::PlanRequest plan{.direction = request.direction,
                                   .target = *target,
                                   .versionTable = session.versionTable(),
                                   .reading = session.readOptions()};
    // Whoever waited for another upgrade finds the database moved, most often to where it should be. The one after
    // that belongs to somebody who does not ask for the lock, and moves it on and on.
    constexpr int attempts = 3;
    engine::Done done = planAndRun(session, **graph, plan, request.limits);
    for (int attempt = 1; attempt < attempts && !done && done.error().kind == Error::Kind::Outdated; ++attempt) {
        session.output().note(done.error().what + u" Planning again."_s);
        done = planAndRun(session, **graph, plan, request.limits);
    }
    return done ? 0 : session.failed(done.error());
}

int recover(Session &session, const RecoveryRequest &request)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    auto database = session.openDatabase();
    if (!database)
        return session.failed(database.error());
    session.announceContext(*database->dialect);
    const auto plan = engine::planRecovery(*database->connection, *database->dialect, **graph, session.versionTable(),
                                           request.recovery, request.done);
    if (!plan)
        return session.failed(plan.error());
    const engine::Done done = runPlan(session, *database, *plan, request.limits);
    return done ? 0 : session.failed(done.error());
}

} // namespace app
