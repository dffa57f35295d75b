#include "engine/migration/runner.h"

#include "engine/migration/liverevision.h"
#include "engine/bridge/bridgerun.h"
#include "engine/migration/schemafollower.h"
#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A step that is not framed runs outside any transaction, a statement at a time.
bool isFramed(const Step &step)
{
    return !step.frame.before.empty() || !step.frame.after.empty();
}

QString stepName(const Step &step)
{
    return (step.direction == Direction::Upgrade ? u"Upgrade to %1"_s : u"Downgrade from %1"_s).arg(step.revision.id);
}

/// Alembic's words for a version row that is not there any more (reference 1.5).
std::optional<Error> versionMismatch(const Step &step, const PlannedStatement &planned, const VersionTable &table,
                                     const Error &error, int number)
{
    if (planned.statement.role != Statement::Role::Version || !error.why.isEmpty()
        || planned.statement.expectedRows < 0)
        return {};
    const size_t firstRow = step.statements.size() - step.versionRowChanges.size();
    if (size_t(number) < firstRow)
        return {};
    const VersionRowChange &change = step.versionRowChanges[size_t(number) - firstRow];
    Error mismatch = error;
    mismatch.kind = Error::Kind::Command;
    mismatch.what = change.kind == VersionRowChange::Kind::Delete
        ? u"Online migration expected to match one row when deleting '%1' in '%2'; 0 found"_s.arg(change.from,
                                                                                                  table.name.name)
        : u"Online migration expected to match one row when updating '%1' to '%2' in '%3'; 0 found"_s.arg(
            change.from, change.to, table.name.name);
    mismatch.advice =
        u"Somebody else has changed the version table meanwhile: look where the database is now, and plan "
        "again."_s;
    return mismatch;
}

/// A live step that has been committed in part, and is told to go on.
Error strandedAt(const QString &step)
{
    return {.kind = Error::Kind::Command,
            .what = u"%1 cannot be taken up where it stopped."_s.arg(step),
            .why = u"A part of it is committed, and what comes next only shows as the revision runs."_s,
            .advice = u"Finish or undo it by hand, then stamp the revision that the database is at."_s};
}

} // namespace

Runner::Runner(Connection &connection, const Dialect &dialect, Plan plan, RunOptions options, RunObserver observer)
    : m_connection(connection)
    , m_dialect(dialect)
    , m_plan(std::move(plan))
    , m_options(options)
    , m_observer(std::move(observer))
    , m_lock(connection, dialect, m_plan.versionTable)
    , m_journal(connection, dialect, m_plan.versionTable)
    , m_rows(m_plan.fromRows)
{
    if (!m_plan.recovery)
        return;
    m_position.statement = m_plan.recovery->begins;
    m_journal.resume();
}

Runner::~Runner()
{
    // Nobody is left to be told; the database undoes what it can when the connection closes.
    if (m_open)
        (void)runEach(m_connection, m_frame.failed);
}

bool Runner::stepStarted() const
{
    return m_open && m_position.statement > 0;
}

int Runner::lastStepOfTransaction() const
{
    int last = m_begun.step;
    if (!m_options.oneTransaction || !isFramed(m_plan.steps[size_t(last)]))
        return last;
    while (size_t(last) + 1 < m_plan.steps.size() && isFramed(m_plan.steps[size_t(last) + 1]))
        ++last;
    return last;
}

TransactionFrame Runner::frameOfTransaction() const
{
    const int last = lastStepOfTransaction();
    if (last == m_begun.step)
        return m_plan.steps[size_t(last)].frame;
    std::vector<Statement> statements;
    for (int number = m_begun.step; number <= last; ++number) {
        // A live step may come to rebuild a table.
        if (m_plan.steps[size_t(number)].isLive)
            statements.push_back({.rebuild = true});
        for (const PlannedStatement &planned : m_plan.steps[size_t(number)].statements)
            statements.push_back(planned.statement);
    }
    return m_dialect.frame(statements);
}

/// Statements that only come while a step runs are not known beforehand.
bool Runner::nextIsAutocommit() const
{
    const bool isPreview = currentStep().isLive && m_position.statement == 0;
    return atStatement() && !isPreview && currentStep().statements[size_t(m_position.statement)].statement.autocommit;
}

/// Nothing runs before the others are kept away, nor with other limits than the user's.
Done Runner::prepare(const std::stop_token &stop)
{
    const auto waiting = [this](const QString &holder) {
        tell({.kind = RunEvent::Kind::LockWaited, .position = m_position, .holder = holder});
    };
    if (const Done done = m_lock.take({m_options.limits.lock, waiting}, stop); !done)
        return done;
    if (m_isLimited)
        return {};
    const Done done = m_dialect.limit(m_connection, m_options.limits);
    m_isLimited = done.has_value();
    return done;
}

/// Somebody may have moved the database since it was planned, with Alembic perhaps, which asks for no lock.
Done Runner::expectRows()
{
    const bool isMissing = m_position.step == 0 && m_plan.createsVersionTable;
    return expectVersionRows(m_connection, m_dialect, m_plan.versionTable, m_rows, isMissing);
}

/// What may stay when the step fails, is written down before it begins.
Done Runner::writeDown()
{
    if (m_plan.recovery || !mayStayPartly(currentStep(), m_dialect))
        return {};
    return m_journal.begin(currentStep(), m_rows);
}

Done Runner::writeStarted()
{
    if (!m_journal.isOpen())
        return {};
    const int number = m_position.statement;
    if (m_plan.recovery && m_plan.recovery->takesBack)
        return m_journal.takingBack(m_plan.recovery->undoes[size_t(number)]);
    if (currentStep().isLive) {
        if (const Done done = m_journal.add(currentStep(), number); !done)
            return done;
    }
    return m_journal.started(number);
}

/// Where even that cannot be written, the connection is gone, and the statement's end is in doubt indeed.
void Runner::writeRefused()
{
    if (!m_journal.isOpen() || atEnd() || (m_plan.recovery && m_plan.recovery->takesBack))
        return;
    if (staysPartly())
        (void)m_journal.refused(m_position.statement);
    else if (!m_plan.recovery)
        (void)m_journal.finish();
}

/// What is left half done stays ours.
void Runner::release()
{
    if (!m_open && !staysPartly())
        m_lock.release();
}

Done Runner::begin()
{
    m_begun = m_position;
    m_begunRows = m_rows;
    m_frame = frameOfTransaction();
    m_open = true;
    return runEach(m_connection, m_frame.before);
}

Done Runner::commit()
{
    const Done done = runEach(m_connection, m_frame.after);
    if (done)
        m_open = false;
    return done;
}

void Runner::tell(const RunEvent &event) const
{
    if (m_observer)
        m_observer(event);
}

Done Runner::runStatement(const std::stop_token &stop)
{
    const Done done = runOne(stop);
    if (done && !atEnd())
        m_state = State::Paused;
    release();
    return done;
}

Done Runner::runOne(const std::stop_token &stop)
{
    if (atEnd()) {
        m_state = State::Finished;
        return {};
    }
    if (m_isStranded)
        return failure(strandedAt(stepName(currentStep())));
    if (stop.stop_requested())
        return cancel();
    if (const Done done = m_open ? Done() : prepare(stop); !done)
        return done.error().kind == Error::Kind::Cancelled ? cancel() : fail(done.error());
    const bool isFirst = m_position.statement == 0 && (!m_open || m_begun == m_position);
    if (const Done done = isFirst && !m_open ? writeDown() : Done(); !done)
        return fail(done.error());
    if (!m_open && !nextIsAutocommit()) {
        if (const Done done = begin(); !done)
            return fail(done.error());
    }
    if (const Done done = isFirst ? expectRows() : Done(); !done)
        return fail(done.error());
    if (m_position.statement == 0) {
        m_stepTime.start();
        tell({.kind = RunEvent::Kind::StepStarted, .position = m_position});
        if (currentStep().isLive)
            dropPreview();
    }
    if (!atStatement()) {
        if (const Done done = fetchStatement(stop); !done) {
            if (canRestartThroughPython(done.error()))
                return restartThroughPython();
            return done.error().kind == Error::Kind::Cancelled ? cancel() : fail(explained(done.error(), {}));
        }
    }
    if (!atStatement())
        return finishStep();

    const PlannedStatement planned = currentStep().statements[size_t(m_position.statement)];
    if (planned.statement.autocommit && m_open) {
        if (const Done done = commit(); !done)
            return fail(done.error());
    }
    if (const Done done = writeStarted(); !done)
        return fail(done.error());
    tell({.kind = RunEvent::Kind::StatementStarted, .position = m_position});
    QElapsedTimer time;
    time.start();
    const auto result = runPlanned(planned, stop);
    if (!result) {
        if (result.error().kind == Error::Kind::Cancelled)
            return cancel();
        return fail(explained(result.error(), planned));
    }
    tell({.kind = RunEvent::Kind::StatementFinished,
          .position = m_position,
          .affectedRows = result->affectedRows,
          .nanoseconds = time.nsecsElapsed()});
    return advance();
}

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
    auto request = m_live->next(stop);
    if (!request)
        return failure(request.error());
    if (*request) {
        m_wantsRows = (*request)->wantsRows;
        addStatement({std::move((*request)->statement), (*request)->place, (*request)->operation});
        return {};
    }
    m_live.reset();
    m_liveEnded = true;
    for (const VersionRowChange &change : currentStep().versionRowChanges)
        addStatement({versionStatement(m_dialect, m_plan.versionTable, change), {}, {}});
    return {};
}

void Runner::addStatement(PlannedStatement planned)
{
    auto &statements = currentStep().statements;
    tell({.kind = RunEvent::Kind::StatementAdded,
          .position = {m_position.step, int(statements.size())},
          .added = planned});
    statements.push_back(std::move(planned));
}

// A revision that runs is told what came of its statement; it may live with a refusal.
Result<QueryResult> Runner::runPlanned(const PlannedStatement &planned, const std::stop_token &stop)
{
    const bool wantsRows = m_live && m_wantsRows;
    Result<QueryResult> result = wantsRows ? m_connection.query(planned.statement.sql, planned.statement.bindings, stop)
                                           : runChecked(m_connection, planned.statement, stop).map([](qint64 affected) {
                                                 return QueryResult{.affectedRows = affected};
                                             });
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

Done Runner::advance()
{
    if (m_plan.recovery && m_plan.recovery->takesBack) {
        const auto &undoes = m_plan.recovery->undoes;
        const auto next = size_t(m_position.statement) + 1;
        const bool isUndone = next == undoes.size() || undoes[next] != undoes[next - 1];
        if (const Done done = isUndone ? m_journal.takenBack(undoes[next - 1]) : Done(); !done)
            return fail(done.error());
    }
    const bool mayHaveMore = currentStep().isLive && !m_liveEnded;
    const bool isLast = size_t(m_position.statement) + 1 >= currentStep().statements.size();
    if (isLast && !mayHaveMore)
        return finishStep();
    ++m_position.statement;
    return {};
}

Done Runner::finishStep()
{
    if (const Done done = m_journal.isOpen() ? m_journal.finish() : Done(); !done)
        return fail(done.error());
    if (m_position.step == lastStepOfTransaction()) {
        if (const Done done = m_open ? commit() : Done(); !done) {
            Error error = done.error();
            if (error.advice.isEmpty())
                error.advice = m_dialect.adviceFor(error, nullptr, {});
            return fail(error);
        }
    }
    tell({.kind = RunEvent::Kind::StepFinished, .position = m_position, .nanoseconds = m_stepTime.nsecsElapsed()});
    for (const VersionRowChange &change : currentStep().versionRowChanges)
        applyVersionRowChange(change, m_rows);
    m_position = {m_position.step + 1, 0};
    if (atEnd()) {
        m_state = State::Finished;
        tell({.kind = RunEvent::Kind::Finished, .position = m_position});
    }
    return {};
}

Done Runner::runTo(const PlanPosition &end, const std::stop_token &stop)
{
    Done done;
    while (done && !atEnd() && m_position < end)
        done = runOne(stop);
    if (done)
        m_state = atEnd() ? State::Finished : State::Paused;
    release();
    return done;
}

Done Runner::runStep(const std::stop_token &stop)
{
    return runTo({m_position.step + 1, 0}, stop);
}

Done Runner::runAll(const std::stop_token &stop)
{
    return runTo({int(m_plan.steps.size()), 0}, stop);
}

void Runner::letPythonRun(const BridgeProject &python)
{
    if (m_failedStep >= int(m_plan.steps.size()))
        return;
    m_plan.python = python;
    m_plan.steps[size_t(m_failedStep)].throughPython = true;
}

void Runner::setLimits(const SessionLimits &limits)
{
    m_isLimited = m_isLimited && limits == m_options.limits;
    m_options.limits = limits;
}

Done Runner::rollBack()
{
    if (!m_open)
        return {};
    const PlanPosition undone = m_position;
    const Done done = runEach(m_connection, m_frame.failed);
    if (!done && m_connection.inTransaction())
        return done;
    m_open = false;
    m_live.reset();
    m_position = m_begun;
    m_rows = m_begunRows;
    if (m_state != State::Failed)
        m_state = State::Paused;
    // A step that is not in a transaction stays as far as it came.
    if (m_frame.failed.empty())
        m_position = undone;
    else
        tell({.kind = RunEvent::Kind::StepRolledBack, .position = m_position});
    release();
    return {};
}

/// Whether a part of the current step has been committed, beside what makes the version table.
bool Runner::staysPartly() const
{
    const int makesTable = m_position.step == 0 && m_plan.createsVersionTable ? 1 : 0;
    return !atEnd() && !m_open && m_position.statement > makesTable;
}

/// What a user must know of a database that is between two revisions; empty where it is at one.
QString Runner::whatStays() const
{
    if (!staysPartly())
        return {};
    if (m_plan.recovery && m_plan.recovery->takesBack) {
        return u"It is taken back in part: the database is between two revisions. `athanor-cli unfinished` shows what "
               "is left, and goes on with it."_s;
    }
    const bool isOne = m_position.statement == 1;
    const QString stays =
        (isOne ? u"Statement %1 of its %2 is committed and stays: the database is between two revisions."_s
               : u"The first %1 of its %2 statements are committed and stay: the database is between two "
                 "revisions."_s)
            .arg(m_position.statement)
            .arg(currentStep().statements.size());
    const QString next = m_isStranded
        ? u" What comes next only shows as the revision runs: finish or undo it by hand, and then say "
          "`athanor-cli unfinished --forget`."_s
        : u" Mend the cause and go on from statement %1, or take them back: `athanor-cli unfinished` does either."_s
              .arg(m_position.statement + 1);
    return stays + next;
}

Done Runner::fail(Error error)
{
    m_state = State::Failed;
    const PlanPosition position = m_position;
    m_failedStep = position.step;
    const Done undone = rollBack();
    if (!undone) {
        error.advice =
            u"Undoing it failed as well (%1). Close the connection: the database then drops what is open."_s.arg(
                undone.error().why.isEmpty() ? undone.error().what : undone.error().why);
    }
    m_isStranded = staysPartly() && currentStep().isLive;
    writeRefused();
    if (staysPartly())
        error.advice = error.advice.isEmpty() ? whatStays() : whatStays() + u' ' + error.advice;
    tell({.kind = RunEvent::Kind::Failed, .position = position, .error = error});
    return failure(error);
}

Done Runner::cancel()
{
    Error error;
    error.kind = Error::Kind::Cancelled;
    error.what = u"The run was stopped."_s;
    if (m_open) {
        if (const Done undone = rollBack(); !undone)
            return fail(undone.error());
    }
    m_isStranded = staysPartly() && currentStep().isLive;
    writeRefused();
    error.advice =
        staysPartly() ? whatStays() : u"What was open has been rolled back; the database is at a revision."_s;
    m_state = State::Paused;
    tell({.kind = RunEvent::Kind::Failed, .position = m_position, .error = error});
    return failure(error);
}

Schema Runner::schemaBefore(const PlanPosition &position) const
{
    const Step &step = m_plan.steps[size_t(position.step)];
    if (!step.before.tables.empty())
        return step.before;
    // Inside the transaction still: what the refused statement met is what the inspector sees now.
    return m_dialect.inspect(m_connection).value_or(Schema{});
}

Error Runner::explained(const Error &error, const PlannedStatement &planned) const
{
    const Step &step = currentStep();
    if (const auto mismatch = versionMismatch(step, planned, m_plan.versionTable, error, m_position.statement))
        return *mismatch;
    Error full = error;
    if (full.where.file.isEmpty())
        full.where = planned.place;
    const bool check = planned.statement.role == Statement::Role::Check;
    if (full.kind == Error::Kind::Statement && !check) {
        full.what = u"%1 failed at statement %2 of %3."_s.arg(stepName(step))
                        .arg(m_position.statement + 1)
                        .arg(step.statements.size());
        if (full.why.isEmpty())
            full.why = error.what;
    }
    if (full.advice.isEmpty()) {
        const Operation *operation = planned.operation ? &*planned.operation : nullptr;
        full.advice = m_dialect.adviceFor(full, operation, schemaBefore(m_position));
    }
    return full;
}

} // namespace engine
