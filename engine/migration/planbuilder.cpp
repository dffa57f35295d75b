#include "engine/migration/planbuilder.h"

#include "engine/migration/journal.h"
#include "engine/migration/pythonstep.h"
#include "engine/operation/apply.h"
#include "engine/python/needspython.h"
#include "engine/revision/revisiondatabase.h"

#include <span>

using namespace Qt::StringLiterals;

namespace engine {

PlanBuilder::PlanBuilder(const Dialect &dialect, const RevisionGraph &graph, const PlanRequest &request,
                         SchemaFollower follower, const QStringList &rows)
    : m_dialect(dialect)
    , m_graph(graph)
    , m_request(request)
    , m_follower(std::move(follower))
    , m_brokenViews(dialect)
{
    m_plan.direction = request.direction;
    m_plan.dialect = dialect.name();
    m_plan.fromRows = rows;
    m_plan.toRows = rows;
    m_plan.versionTable = request.versionTable;
    m_plan.python = request.python;
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
        const bool isKnown = !m_builder.m_losesSchema && !m_builder.m_follower.isPartlyKnown();
        return isKnown ? &m_builder.m_follower.schema() : nullptr;
    }

    [[nodiscard]] std::optional<bool> hasEnumType(const TableName &name) override
    {
        return m_builder.m_follower.hasEnumType(name);
    }

    [[nodiscard]] Done run(const PlacedOperation &operation) override
    {
        return m_builder.addOperation(operation, isAutocommit(), m_step, m_stop);
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

/// Whether that is known before anything of the step is followed: a scratch place with rows cannot be brought back.
bool PlanBuilder::needsPython(const Step &step) const
{
    if (!m_asksScratch || !m_request.python)
        return false;
    const RevisionOperations read = readRevisionOperations(step.source, step.revision.file, m_plan.reading);
    const auto &direction = step.direction == Direction::Upgrade ? read.upgrade : read.downgrade;
    return !direction && direction.error().kind == Error::Kind::NeedsPython;
}

Done PlanBuilder::addThroughPython(Step &step, const std::stop_token &stop)
{
    step.throughPython = true;
    if (!m_follower.hasPlace() && !m_asksScratch) {
        step.knownWhenRun =
            python::knownWhenRun(u"what only Python can tell, where nothing is tried out"_s, {step.revision.file});
        m_losesSchema = true;
        return {};
    }
    const Result<QString> version = m_follower.version(stop);
    if (!version)
        return failure(version.error());
    const BridgeRevision revision{
        step.revision.id, step.revision.file,
        step.source,      step.direction == Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s,
        m_dialect.name(), *version};
    auto preview = previewThroughPython(*m_request.python, revision, m_follower, stop);
    if (!preview)
        return failure(preview.error());
    for (StatementRequest &request : preview->statements)
        step.statements.push_back({std::move(request.statement), request.place, request.operation});
    step.knownWhenRun = preview->knownWhenRun;
    m_losesSchema = m_losesSchema || step.knownWhenRun;
    return {};
}

// Gives whether all of the step may run in a transaction.
Result<bool> PlanBuilder::addOperations(Step &step, const Schema &before, const std::stop_token &stop)
{
    const size_t first = step.statements.size();
    if (!needsPython(step)) {
        const Result<bool> transactional = addRead(step, stop);
        const bool canHelp = m_request.python && !m_isOffline;
        if (transactional || transactional.error().kind != Error::Kind::NeedsPython || !canHelp)
            return transactional;
        // What was followed up to there is done again.
        step.statements.resize(first);
        step.operations.clear();
        step.knownWhenRun.reset();
        m_follower.reset(before);
        m_follower.leaveRowsAlone();
    }
    return addThroughPython(step, stop).map([] { return true; });
}

// The same without Python.
Result<bool> PlanBuilder::addRead(Step &step, const std::stop_token &stop)
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

Done PlanBuilder::addOperation(const PlacedOperation &placed, bool autocommit, Step &step, const std::stop_token &stop)
{
    m_brokenViews.note(placed.operation, m_follower.schema(), step.revision.id);
    auto statements = m_follower.follow(placed.operation, stop, autocommit);
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

/// For the journal: how each statement of a step that starts from `schema` is taken back. Where an operation is several
/// statements, the first one's undo stands for all of them.
void PlanBuilder::describeUndo(Step &step, Schema schema) const
{
    std::span<PlannedStatement> rest(step.statements);
    while (!rest.empty()) {
        const auto isOther = [&first = rest.front()](const PlannedStatement &planned) {
            return planned.operation != first.operation || planned.place != first.place;
        };
        const auto count = size_t(std::ranges::find_if(rest, isOther) - rest.begin());
        const std::span<PlannedStatement> statements = rest.first(count);
        rest = rest.subspan(count);
        if (!statements.front().operation)
            continue;
        const Operation &operation = *statements.front().operation;
        const Schema before = around(operation, schema);
        if (!engine::apply(operation, schema))
            return;
        const Schema after = around(operation, schema);
        for (PlannedStatement &planned : statements)
            planned.undo.emplace();
        statements.front().undo = undoOf(operation, m_dialect, before, after);
        // What cannot be done inside of a transaction, cannot be undone there.
        if (statements.front().statement.autocommit && statements.front().undo) {
            for (Statement &undo : *statements.front().undo)
                undo.autocommit = true;
        }
        if (count == 1) {
            statements.front().table = tableOf(operation);
            statements.front().traces = tracesOf(operation, before, after);
        }
    }
}

void PlanBuilder::addVersionRows(Step &step)
{
    step.versionRowChanges = versionRowChanges(m_graph, step.revision.id, m_request.direction, m_plan.toRows);
    for (const VersionRowChange &change : step.versionRowChanges)
        step.statements.push_back({versionStatement(m_dialect, m_request.versionTable, change), {}, {}});
}

Plan PlanBuilder::plan() &&
{
    m_plan.warnings = m_brokenViews.warnings();
    return std::move(m_plan);
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
    const Schema before = m_follower.schema();
    const size_t first = step.statements.size();
    const Result<bool> transactional = addOperations(step, before, stop);
    if (!transactional)
        return failure(transactional.error());
    for (size_t number = first; !*transactional && number < step.statements.size(); ++number)
        step.statements[number].statement.autocommit = true;
    if (mayStayPartly(step, m_dialect))
        describeUndo(step, before);
    m_isLive = m_isLive || step.knownWhenRun || step.throughPython;
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
