// The steps of a Runner whose statements only come as their revision runs.

#include "engine/migration/runner.h"

#include "engine/bridge/bridgerun.h"
#include "engine/migration/liverevision.h"
#include "engine/migration/schemafollower.h"
#include "engine/migration/transaction.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace engine {

// What creates the version table stays: it is no part of the revision.
void Runner::dropPreview()
{
    auto &statements = currentStep().statements;
    const bool createsTable = m_position.step == 0 && m_plan.createsVersionTable;
    const size_t kept = createsTable ? 1 : 0;
    statements.resize(std::min(statements.size(), kept));
    m_live.reset();
    m_liveEnded = false;
    tell({.kind = RunEvent::Kind::StatementsDropped, .position = {m_position.step, int(kept)}});
}

Done Runner::beginPython()
{
    const Result<QString> version = m_dialect.version(m_connection);
    if (!version)
        return failure(version.error());
    const Step &step = currentStep();
    const QString function = step.direction == Direction::Upgrade ? u"upgrade"_s : u"downgrade"_s;
    auto run = BridgeRun::start(
        *m_plan.python, {step.revision.id, step.revision.file, step.source, function, m_dialect.name(), *version});
    if (!run)
        return failure(run.error());
    m_live = *std::move(run);
    return {};
}

/// The answer to a query has led to what only Python can tell. Nothing may stay of what was done up to there.
bool Runner::canRestartThroughPython(const Error &error) const
{
    return error.kind == Error::Kind::NeedsPython && m_plan.python && !currentStep().throughPython
        && !m_frame.failed.empty() && m_begun.statement == 0;
}

Done Runner::restartThroughPython()
{
    const auto step = size_t(m_position.step);
    if (const Done undone = rollBack(); !undone)
        return fail(undone.error());
    m_plan.steps[step].throughPython = true;
    return {};
}

Done Runner::beginLive()
{
    if (currentStep().throughPython)
        return beginPython();
    auto schema = m_dialect.inspect(m_connection);
    if (!schema)
        return failure(schema.error());
    // The revision may look for tables: what is only there while it runs is none of its.
    schema->tables.erase(journalTable(m_plan.versionTable));
    const Step &step = currentStep();
    m_live = std::make_unique<LiveRevision>(
        m_dialect, RevisionSourceText{step.source, step.revision.file, step.direction, m_plan.reading},
        std::move(*schema));
    return {};
}

// The next statement of a live step; its version rows come when it has no more.
Done Runner::fetchStatement(const std::stop_token &stop)
{
    if (!currentStep().isLive || m_liveEnded)
        return {};
    if (!m_live) {
        if (const Done done = beginLive(); !done)
            return done;
    }
    auto request = nextRequest(stop);
    if (!request)
        return failure(request.error());
    if (*request) {
        addStatement({std::exchange((*request)->statement, {}), (*request)->place, (*request)->operation});
        m_request = *std::move(*request);
        return {};
    }
    m_live.reset();
    m_liveEnded = true;
    for (const VersionRowChange &change : currentStep().versionRowChanges)
        addStatement({versionStatement(m_dialect, m_plan.versionTable, change), {}, {}});
    return {};
}

// What is asked aside is answered, and no part of the step.
Result<std::optional<StatementRequest>> Runner::nextRequest(const std::stop_token &stop)
{
    for (;;) {
        auto request = m_live->next(stop);
        if (!request || !*request || !(*request)->isAside)
            return request;
        const Statement &statement = (*request)->statement;
        const Connection::Wording wording(m_connection, statement);
        m_live->answer(m_connection.queryAsSent(statement.sql, statement.bindings, stop));
    }
}

void Runner::addStatement(PlannedStatement planned)
{
    auto &statements = currentStep().statements;
    tell({.kind = RunEvent::Kind::StatementAdded,
          .position = {m_position.step, int(statements.size())},
          .added = planned});
    statements.push_back(std::move(planned));
}

Result<QueryResult> Runner::answered(const PlannedStatement &planned, const std::stop_token &stop)
{
    const Statement &statement = planned.statement;
    const Connection::Wording wording(m_connection, statement);
    if (m_live && m_request.wantsSent)
        return m_connection.queryAsSent(statement.sql, statement.bindings, stop);
    if (m_live && m_request.wantsRows)
        return m_connection.query(statement.sql, statement.bindings, stop);
    return runChecked(m_connection, statement, stop).map([](qint64 affected) {
        return QueryResult{.affectedRows = affected};
    });
}

// A revision that runs is told what came of its statement; it may live with a refusal.
Result<QueryResult> Runner::runPlanned(const PlannedStatement &planned, const std::stop_token &stop)
{
    Result<QueryResult> result = answered(planned, stop);
    if (!m_live)
        return result;
    m_live->answer(result);
    if (result || result.error().kind == Error::Kind::Cancelled)
        return result;
    const size_t known = currentStep().statements.size();
    if (const Done done = fetchStatement(stop); !done)
        return done.error().kind == Error::Kind::Cancelled ? Result<QueryResult>(failure(done.error())) : result;
    return currentStep().statements.size() > known || m_liveEnded ? Result<QueryResult>(QueryResult{}) : result;
}

} // namespace engine
