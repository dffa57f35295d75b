#include "models/revisionsession.h"

#include "models/workspace.h"

namespace models {

namespace {

struct ReadJob
{
    engine::Revision revision;
    std::shared_ptr<const engine::RevisionGraph> graph;
    QString dialect;
    engine::VersionTable versionTable;
    engine::ReadOptions options;

    RevisionDetail operator()(const std::stop_token &) const
    {
        return {revision, engine::readRevisionOperations(revision, options), sql()};
    }

    [[nodiscard]] engine::Result<QStringList> sql() const
    {
        const auto found = engine::dialectFor(dialect);
        if (!found)
            return engine::failure(found.error());
        engine::PlanRequest request;
        request.target = revision.id;
        request.versionTable = versionTable;
        request.reading = options;
        request.allowsPreview = true;
        const QStringList rows = graph->normalizedDown(revision.id);
        const auto plan = engine::planOffline(**found, *graph, request, rows);
        if (!plan)
            return engine::failure(plan.error());
        QStringList statements;
        for (const engine::Step &step : plan->steps) {
            if (step.revision.id != revision.id)
                continue;
            for (const engine::PlannedStatement &planned : step.statements) {
                if (planned.statement.role != engine::Statement::Role::Version)
                    statements.append(planned.statement.sql);
            }
        }
        return statements;
    }
};

} // namespace

RevisionSession::RevisionSession(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_runner(workspace.createRunner(this))
{
    connect(&workspace, &Workspace::graphChanged, this, [this] { load(m_id); });
}

void RevisionSession::load(const QString &id)
{
    const engine::Revision *revision = m_workspace.graph().find(id);
    if (m_id != id || !revision)
        m_detail.reset();
    m_id = id;
    if (!revision) {
        m_runner->cancel();
        emit changed();
        return;
    }
    emit changed();
    ReadJob job{*revision, m_workspace.sharedGraph(), m_workspace.dialectName(), m_workspace.versionTable(),
                m_workspace.readOptions()};
    m_runner->start(Task::Kind::ReadRevisions, revision->id, std::move(job), [this](const RevisionDetail &detail) {
        m_detail = detail;
        emit changed();
    });
}

} // namespace models
