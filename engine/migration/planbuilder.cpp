#include "engine/migration/planbuilder.h"

using namespace Qt::StringLiterals;

namespace engine {

PlanBuilder::PlanBuilder(const Dialect &dialect, const RevisionGraph &graph, const PlanRequest &request,
                         SchemaFollower follower, const QStringList &rows)
    : m_dialect(dialect)
    , m_graph(graph)
    , m_request(request)
    , m_follower(std::move(follower))
{
    m_plan.direction = request.direction;
    m_plan.dialect = dialect.name();
    m_plan.fromRows = rows;
    m_plan.toRows = rows;
    m_plan.versionTable = request.versionTable;
}

Result<std::vector<PlacedOperation>> PlanBuilder::operations(const Revision &revision, bool &transactional) const
{
    const auto text = m_request.overrides.constFind(revision.file);
    RevisionOperations read = text == m_request.overrides.constEnd()
        ? readRevisionOperations(revision, m_dialect.name())
        : readRevisionOperations(*text, revision.file, m_dialect.name());
    transactional = read.transactional;
    return m_request.direction == Direction::Upgrade ? std::move(read.upgrade) : std::move(read.downgrade);
}

Done PlanBuilder::addOperation(const PlacedOperation &placed, Step &step, const std::stop_token &stop)
{
    auto statements = m_follower.follow(placed.operation, stop);
    if (!statements) {
        Error error = statements.error();
        if (error.where.file.isEmpty())
            error.where = placed.place;
        return failure(error);
    }
    step.operations.push_back(placed.operation);
    for (Statement &statement : *statements)
        step.statements.push_back({std::move(statement), placed.place, placed.operation});
    return {};
}

void PlanBuilder::addVersionRows(Step &step)
{
    step.versionRowChanges = versionRowChanges(m_graph, step.revision.id, m_request.direction, m_plan.toRows);
    for (const VersionRowChange &change : step.versionRowChanges)
        step.statements.push_back({versionStatement(m_dialect, m_request.versionTable, change), {}, {}});
}

Done PlanBuilder::add(const QString &id, const std::stop_token &stop)
{
    const Revision *revision = m_graph.find(id);
    if (!revision)
        return failure({.kind = Error::Kind::Command, .what = u"Can't locate revision identified by '%1'"_s.arg(id)});
    if (stop.stop_requested())
        return failure({.kind = Error::Kind::Cancelled, .what = u"Planning was stopped."_s});

    Step step;
    step.direction = m_request.direction;
    step.revision = *revision;
    if (m_request.keepSchemas)
        step.before = m_follower.schema();
    if (m_plan.createsVersionTable && m_plan.steps.empty())
        step.statements.push_back({createVersionTable(m_dialect, m_request.versionTable), {}, {}});

    bool transactional = true;
    const auto placedOperations = operations(*revision, transactional);
    if (!placedOperations)
        return failure(placedOperations.error());
    for (const PlacedOperation &placed : *placedOperations) {
        if (const Done done = addOperation(placed, step, stop); !done)
            return done;
    }
    addVersionRows(step);
    if (transactional) {
        std::vector<Statement> statements;
        for (const PlannedStatement &planned : step.statements)
            statements.push_back(planned.statement);
        step.frame = m_dialect.frame(statements);
    }
    m_plan.steps.push_back(std::move(step));
    return {};
}

} // namespace engine
