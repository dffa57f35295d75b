#include "models/comparesession.h"

#include "models/workspace.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// What the worker takes along; the graph is shared because the context only points at it.
struct CompareJob
{
    ComparisonResult result;
    engine::ModelContext context;
    std::shared_ptr<const engine::RevisionGraph> graph;

    engine::Result<ComparisonResult> operator()(const std::stop_token &stop) const
    {
        QElapsedTimer timer;
        timer.start();
        ComparisonResult answer = result;
        auto left = engine::loadModel(answer.leftSource, context, stop);
        if (!left)
            return engine::failure(left.error());
        auto right = engine::loadModel(answer.rightSource, context, stop);
        if (!right)
            return engine::failure(right.error());
        answer.left = std::move(*left);
        answer.right = std::move(*right);
        answer.comparison = engine::compare(answer.left.schema, answer.right.schema, answer.options);
        answer.time = QDateTime::currentDateTime();
        answer.milliseconds = timer.elapsed();
        return answer;
    }
};

/// The dialect of a comparison is that of a live database in it, so that files and revisions are built in its kind.
engine::Result<const engine::Dialect *> dialectOf(const ComparisonResult &job, const Workspace &workspace)
{
    for (const engine::ModelSource *source : {&job.leftSource, &job.rightSource}) {
        if (const auto *database = std::get_if<engine::DatabaseSource>(source))
            return engine::dialectFor(database->url.dialect);
    }
    return engine::dialectFor(workspace.dialectName());
}

} // namespace

CompareSession::CompareSession(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(workspace.createRunner(this))
{
    connect(m_runner, &JobRunner::taskEnded, this, [this](int, bool wasCancelled) {
        if (wasCancelled)
            emit cancelled();
    });
}

CompareSession::~CompareSession() = default;

void CompareSession::compare(const engine::ModelSource &left, const engine::ModelSource &right,
                             const std::vector<engine::RenameCandidate> &renames)
{
    CompareJob job;
    job.result.leftSource = left;
    job.result.rightSource = right;
    const auto dialect = dialectOf(job.result, m_workspace);
    if (!dialect) {
        emit failed(dialect.error());
        return;
    }
    job.result.dialect = *dialect;
    job.result.options.ignoredTables = {m_workspace.versionTable().name};
    job.result.options.renames = renames;
    job.result.options.comments = (*dialect)->capabilities().comments;
    job.graph = m_workspace.sharedGraph();
    job.context = {*dialect, job.graph.get(), m_workspace.versionTable()};
    emit started();
    m_runner->start(Task::Kind::Compare, {}, job, [this](engine::Result<ComparisonResult> answer) {
        if (!answer) {
            emit failed(answer.error());
            return;
        }
        m_result = std::move(*answer);
        emit compared(*m_result);
    });
}

void CompareSession::cancel()
{
    m_runner->cancel();
}

} // namespace models
