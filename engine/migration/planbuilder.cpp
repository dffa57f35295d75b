#include "engine/migration/planbuilder.h"

#include "engine/python/needspython.h"
#include "engine/revision/revisiondatabase.h"

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
    m_plan.reading = request.reading;
    m_plan.reading.dialect = dialect.name();
}

/// The database that a plan is made for, as far as the operations before have brought it. Rows are not asked: what
/// comes of them is left out of the step, or ends it.
class PlanBuilder::Database final : public RevisionDatabase
{
public:
    Database(PlanBuilder &builder, Step &step, const std::stop_token &stop)
        : m_builder(builder)
        , m_step(step)
        , m_stop(stop)
    {
    }

    [[nodiscard]] bool isOffline() const override { return m_builder.m_isOffline; }
    [[nodiscard]] const Schema *schema() const override
    {
        return m_builder.m_losesSchema ? nullptr : &m_builder.m_follower.schema();
    }

    [[nodiscard]] Done run(const PlacedOperation &operation) override
    {
        return m_builder.addOperation(operation, m_step, m_stop);
    }

    [[nodiscard]] Result<std::optional<QueryResult>> ask(const PlacedOperation &query) override
    {
        if (m_builder.m_asksScratch && !changesSchema(std::get<ExecuteSql>(query.operation).sql))
            return m_builder.m_follower.ask(query.operation, m_stop);
        return run(query).map([] { return std::optional<QueryResult>(); });
    }

    [[nodiscard]] bool leavesOut(const Error &reason, bool changesSchema) override
    {
        if (m_builder.m_isOffline || changesSchema)
            return false;
        if (!m_step.knownWhenRun)
            m_step.knownWhenRun = reason;
        return true;
    }

private:
    PlanBuilder &m_builder;
    Step &m_step;
    const std::stop_token &m_stop;
};

Result<QByteArray> PlanBuilder::textOf(const Revision &revision) const
{
    const auto text = m_request.overrides.constFind(revision.file);
    return text == m_request.overrides.constEnd() ? revisionText(revision) : Result<QByteArray>(*text);
}

// Gives whether all of the step may run in a transaction.
Result<bool> PlanBuilder::addOperations(Step &step, const std::stop_token &stop)
{
    Database database(*this, step, stop);
    ReadOptions options = m_plan.reading;
    options.stop = stop;
    const Result<bool> transactional = runRevision(step.source, step.revision.file, step.direction, options, database);
    if (transactional || m_isOffline)
        return transactional;
    const Error &error = transactional.error();
    if (error.kind == Error::Kind::KnownWhenRun) {
        if (!step.knownWhenRun)
            step.knownWhenRun = error;
        m_losesSchema = true;
        return true;
    }
    const bool mayBeRight = m_losesSchema && error.kind != Error::Kind::NeedsPython
        && error.kind != Error::Kind::Cancelled && error.kind != Error::Kind::File;
    if (!mayBeRight)
        return transactional;
    step.knownWhenRun = python::knownWhenRun(u"what the revisions before it do to the schema"_s, error.where);
    return true;
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

    const Result<QByteArray> text = textOf(*revision);
    if (!text)
        return failure(text.error());
    step.source = *text;
    const Result<bool> transactional = addOperations(step, stop);
    if (!transactional)
        return failure(transactional.error());
    m_isLive = m_isLive || step.knownWhenRun;
    step.isLive = m_isLive;
    addVersionRows(step);
    if (*transactional) {
        std::vector<Statement> statements;
        for (const PlannedStatement &planned : step.statements)
            statements.push_back(planned.statement);
        // A live step may come to rebuild a table.
        if (step.isLive)
            statements.push_back({.rebuild = true});
        step.frame = m_dialect.frame(statements);
    }
    m_plan.steps.push_back(std::move(step));
    return {};
}

} // namespace engine
