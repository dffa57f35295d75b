#include "models/stampsession.h"

#include "models/workspace.h"

#include <QElapsedTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace models {

using engine::Result;

/// How a change ended, and what the table was like right before it.
struct StampSession::Outcome
{
    Result<StampPreview> preview;
    std::optional<engine::Done> done; ///< nothing where the table was not as shown, or could not be read
    qint64 nanoseconds = 0;
};

/// Values only: this runs on workers.
struct StampSession::Job
{
    const engine::Dialect *dialect = nullptr;
    engine::DatabaseUrl url;
    std::shared_ptr<const engine::RevisionGraph> graph;
    engine::StampRequest request;
    engine::SessionLimits limits;

    [[nodiscard]] Result<StampPreview> preview(const std::stop_token &stop) const;
    [[nodiscard]] Outcome change(const StampPreview &shown, const std::stop_token &stop) const;
};

Result<StampPreview> StampSession::Job::preview(const std::stop_token &stop) const
{
    // Read only, so that a database that is not there is not made by looking.
    const auto connection = dialect->openReadOnly(url);
    if (!connection)
        return engine::failure(connection.error());
    auto plan = engine::planStamp(**connection, *dialect, *graph, request, stop);
    if (!plan)
        return engine::failure(plan.error());
    StampPreview preview;
    preview.plan = *std::move(plan);
    const QSet<QString> before = graph->ancestors(preview.plan.fromRows);
    const QSet<QString> after = graph->ancestors(preview.plan.toRows);
    preview.newlyApplied = int((after - before).size());
    preview.noLongerApplied = int((before - after).size());
    return preview;
}

StampSession::Outcome StampSession::Job::change(const StampPreview &shown, const std::stop_token &stop) const
{
    Outcome outcome{.preview = preview(stop), .done = {}, .nanoseconds = 0};
    if (!outcome.preview || outcome.preview->plan != shown.plan)
        return outcome;
    const auto connection = dialect->open(url);
    if (!connection) {
        outcome.done = engine::failure(connection.error());
        return outcome;
    }
    QElapsedTimer timer;
    timer.start();
    outcome.done = dialect->limit(**connection, limits);
    if (outcome.done->has_value())
        outcome.done = engine::runStamp(**connection, *dialect, shown.plan, {.longest = limits.lock}, stop);
    outcome.nanoseconds = timer.nsecsElapsed();
    return outcome;
}

StampSession::StampSession(Workspace &workspace, QString revision, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_revision(std::move(revision))
    , m_environment(workspace.environment())
    , m_graph(workspace.sharedGraph())
    , m_versionTable(workspace.versionTable())
    , m_limits(workspace.runOptions().limits)
{
    connect(&m_runner, &JobRunner::taskStarted, workspace.tasks(), &TaskModel::add);
    connect(&m_runner, &JobRunner::taskEnded, workspace.tasks(), &TaskModel::remove);
    connect(&workspace, &Workspace::taskCancelRequested, this, [this](int id) {
        if (m_runner.isRunning() && m_runner.taskId() == id)
            cancel();
    });
    read();
}

StampSession::~StampSession()
{
    m_stop.request_stop();
}

QString StampSession::place() const
{
    return m_url ? m_url->placeText() : QString();
}

QString StampSession::versionTable() const
{
    return m_versionTable.name.text();
}

bool StampSession::canStamp() const
{
    return (m_state == State::Ready || m_state == State::Failed) && !m_preview.plan.statements.empty();
}

void StampSession::read()
{
    if (!m_workspace.hasProject())
        return;
    const auto url = urlOf(m_environment, *m_workspace.snapshot());
    if (!url)
        return fail(State::ReadFailed, url.error());
    const auto dialect = engine::dialectFor(url->dialect);
    if (!dialect)
        return fail(State::ReadFailed, dialect.error());
    m_url = *url;
    m_dialect = *dialect;
    const Job job{m_dialect, *m_url, m_graph, {.identifiers = {m_revision}, .versionTable = m_versionTable}, m_limits};
    m_runner.start(
        Task::Kind::ReadDatabase, m_environment.name,
        [job, stop = m_stop.get_token()](const std::stop_token &) { return job.preview(stop); },
        [this](const Result<StampPreview> &preview) { takePreview(preview); });
}

void StampSession::takePreview(const Result<StampPreview> &preview)
{
    if (!preview)
        return fail(State::ReadFailed, preview.error());
    m_preview = *preview;
    setState(State::Ready);
}

void StampSession::stamp()
{
    if (!canStamp())
        return;
    m_stop = std::stop_source();
    m_error.reset();
    setState(State::Stamping);
    const Job job{m_dialect, *m_url, m_graph, {.identifiers = {m_revision}, .versionTable = m_versionTable}, m_limits};
    m_runner.start(
        Task::Kind::Stamp, m_environment.name,
        [job, shown = m_preview, stop = m_stop.get_token()](const std::stop_token &) {
            return job.change(shown, stop);
        },
        [this](const Outcome &outcome) { takeOutcome(outcome); });
}

void StampSession::cancel()
{
    m_stop.request_stop();
}

void StampSession::takeOutcome(const Outcome &outcome)
{
    if (!outcome.preview)
        return fail(State::Failed, outcome.preview.error());
    if (!outcome.done) {
        m_preview = *outcome.preview;
        return fail(State::Failed,
                    {.what = tr("The version table has changed since it was read."),
                     .why = tr("Somebody else has upgraded, downgraded or stamped the database meanwhile."),
                     .advice = tr("Look at its rows again, as they are now, before you go on.")});
    }
    record(outcome);
    if (!*outcome.done)
        return fail(State::Failed, outcome.done->error());
    setState(State::Stamped);
    m_workspace.refreshDatabase();
}

/// The transaction as one entry: that is what was timed.
void StampSession::record(const Outcome &outcome)
{
    QStringList statements;
    qint64 rows = 0;
    for (const engine::Statement &statement : m_preview.plan.statements) {
        statements << statement.sql;
        rows += qMax(0, statement.expectedRows);
    }
    StatementRecord record;
    record.time = QDateTime::currentDateTime();
    record.environment = m_environment.name;
    record.revision = m_revision;
    record.sql = statements.join(u";\n"_s);
    record.nanoseconds = outcome.nanoseconds;
    if (const engine::Done &done = *outcome.done; done)
        record.affectedRows = rows;
    else
        record.error = done.error().why.isEmpty() ? done.error().what : done.error().why;
    m_workspace.statements()->append(record);
}

void StampSession::fail(State state, const engine::Error &error)
{
    m_error = error;
    setState(state);
}

void StampSession::setState(State state)
{
    m_state = state;
    emit stateChanged(state);
}

} // namespace models
