#include "models/migrationsession.h"

#include "models/migrationworker.h"

#include <utility>

namespace models {

MigrationSession::MigrationSession(std::function<MigrationContext()> context, MigrationRequest request, QObject *parent)
    : QObject(parent)
    , m_context(std::move(context))
    , m_request(std::move(request))
    , m_worker(new MigrationWorker(this))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    planAgain();
}

MigrationSession::~MigrationSession()
{
    m_stop.request_stop();
    m_thread.quit();
    m_thread.wait();
}

bool MigrationSession::isBusy() const
{
    return m_state == State::Planning || m_state == State::Running || m_state == State::Pausing
        || m_state == State::Stopping;
}

bool MigrationSession::canRun() const
{
    return m_state == State::Ready || m_state == State::Paused;
}

bool MigrationSession::isUnfinished() const
{
    return m_transactionOpen || m_state == State::Running || m_state == State::Pausing || m_state == State::Stopping;
}

void MigrationSession::planAgain()
{
    m_stop = std::stop_source();
    m_error.reset();
    setState(State::Planning);
    MigrationContext context = m_context();
    context.python = m_python;
    m_environment = context.environment;
    m_dialect = context.dialect;
    m_isOneTransaction = context.runOptions.oneTransaction;
    if (!m_limits)
        m_limits = context.runOptions.limits;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, context, request = m_request, stop = m_stop.get_token()] {
            worker->plan(context, request, stop);
        },
        Qt::QueuedConnection);
}

bool MigrationSession::needsPython() const
{
    const bool failed = m_state == State::PlanFailed || m_state == State::Failed;
    return failed && !m_python && m_error && m_error->kind == engine::Error::Kind::NeedsPython;
}

void MigrationSession::allowPython(const engine::BridgeProject &python)
{
    const bool hasRun = m_state == State::Failed;
    m_python = python;
    if (hasRun)
        retry();
    else
        planAgain();
}

bool MigrationSession::isHalfDone() const
{
    if (m_error && m_error->kind == engine::Error::Kind::HalfDone)
        return m_state == State::PlanFailed;
    const bool stopped = m_state == State::Failed || m_state == State::Cancelled;
    const int makesTable = m_position.step == 0 && m_plan.createsVersionTable ? 1 : 0;
    return stopped && !m_transactionOpen && (m_position.statement > makesTable || m_plan.recovery);
}

void MigrationSession::recover(engine::Recovery recovery)
{
    m_request.recovery = recovery;
    planAgain();
}

void MigrationSession::retry()
{
    if (isHalfDone() && !m_plan.recovery)
        m_request.recovery = engine::Recovery::GoOn;
    m_runWhenPlanned = m_state != State::PlanFailed;
    planAgain();
}

void MigrationSession::runStatement()
{
    start(Reach::Statement);
}

void MigrationSession::runStep()
{
    start(Reach::Step);
}

void MigrationSession::runTo(const engine::PlanPosition &end)
{
    start(Reach::To, end);
}

void MigrationSession::runAll()
{
    start(Reach::All);
}

void MigrationSession::start(Reach reach, const engine::PlanPosition &end)
{
    if (!canRun())
        return;
    m_pauseAsked = false;
    m_stop = std::stop_source();
    setState(State::Running);
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, reach, end, limits = limits(), stop = m_stop.get_token()] {
            worker->run(reach, end, limits, stop);
        },
        Qt::QueuedConnection);
}

void MigrationSession::pause()
{
    if (m_state != State::Running)
        return;
    m_pauseAsked = true;
    setState(State::Pausing);
}

void MigrationSession::cancel()
{
    if (m_state == State::Planning) {
        m_stop.request_stop();
        return;
    }
    if (m_state != State::Running && m_state != State::Pausing && m_state != State::Paused)
        return;
    const bool betweenStatements = m_state == State::Paused;
    m_stop.request_stop();
    setState(State::Stopping);
    if (betweenStatements) {
        QMetaObject::invokeMethod(
            m_worker, [worker = m_worker] { worker->rollBack(); }, Qt::QueuedConnection);
    }
}

void MigrationSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void MigrationSession::onPlanned(const engine::Result<engine::Plan> &plan, std::vector<engine::Loss> losses)
{
    const bool run = std::exchange(m_runWhenPlanned, false);
    m_position = {};
    m_reached = {};
    m_transactionOpen = false;
    m_losses = std::move(losses);
    if (!plan) {
        m_error = plan.error();
        setState(State::PlanFailed);
        return;
    }
    m_plan = *plan;
    if (m_plan.recovery)
        m_position.statement = m_plan.recovery->begins;
    m_currentRows = m_plan.fromRows;
    setState(m_plan.steps.empty() ? State::Finished : State::Ready);
    Q_EMIT planned();
    if (run)
        runAll();
}

void MigrationSession::onEvent(const engine::RunEvent &event)
{
    if (event.kind == engine::RunEvent::Kind::StepFinished) {
        if (m_plan.recovery)
            m_currentRows = m_plan.toRows;
        for (const engine::VersionRowChange &change : m_plan.steps.at(event.position.step).versionRowChanges) {
            m_currentRows.removeOne(change.from);
            if (!change.to.isEmpty())
                m_currentRows << change.to;
        }
        Q_EMIT databaseChanged();
    }
    using Kind = engine::RunEvent::Kind;
    m_waitsFor = event.kind == Kind::LockWaited ? std::optional(event.holder) : std::nullopt;
    if (event.kind == Kind::StatementsDropped)
        m_plan.steps.at(event.position.step).statements.resize(size_t(event.position.statement));
    else if (event.kind == Kind::StatementAdded && event.added)
        m_plan.steps.at(event.position.step).statements.push_back(*event.added);
    if (event.kind == Kind::StatementStarted || event.kind == Kind::Failed)
        m_reached = event.position;
    else if (event.kind == Kind::StatementFinished)
        m_reached = {event.position.step, event.position.statement + 1};
    if (event.kind == Kind::StatementStarted)
        m_position = event.position;
    Q_EMIT eventHappened(event);
}

void MigrationSession::onEnded(const engine::Done &outcome, engine::Runner::State state, engine::PlanPosition position,
                               bool transactionOpen)
{
    m_position = position;
    m_transactionOpen = transactionOpen;
    m_waitsFor.reset();
    Q_EMIT positionChanged();

    const bool stopped = m_state == State::Stopping;
    if (state == engine::Runner::State::Finished) {
        setState(State::Finished); // the stop came after the last statement
    } else if (!outcome && outcome.error().kind != engine::Error::Kind::Cancelled) {
        m_error = outcome.error();
        // The plan that was shown is no longer one; nothing else may run in its place.
        setState(m_error->kind == engine::Error::Kind::Outdated ? State::PlanFailed : State::Failed);
    } else if (!outcome || stopped) {
        // a stop can arrive after the worker's last look at it: then the transaction still has to be undone
        if (transactionOpen) {
            QMetaObject::invokeMethod(
                m_worker, [worker = m_worker] { worker->rollBack(); }, Qt::QueuedConnection);
            return;
        }
        setState(State::Cancelled);
    } else {
        setState(State::Paused);
    }
}

} // namespace models
