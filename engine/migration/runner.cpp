#include "engine/migration/runner.h"

#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// A step that is not framed runs outside any transaction, a statement at a time.
bool isFramed(const Step &step)
{
    return !step.frame.before.empty() || !step.frame.after.empty();
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
}

Runner::~Runner()
{
    // Nobody is left to be told; the database undoes what it can when the connection closes.
    if (m_open)
        (void)runEach(m_connection, m_frame.failed);
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
    const bool isHeld = m_lock.isHeld();
    if (const Done done = m_lock.take({m_options.limits.lock, waiting}, stop); !done)
        return done;
    if (const Done done = isHeld ? Done() : expectProgress(); !done) {
        m_lock.release();
        return done;
    }
    if (m_isLimited)
        return {};
    const Done done = m_dialect.limit(m_connection, m_options.limits);
    m_isLimited = done.has_value();
    return done;
}

/// Whoever had the lock before may have left something half done, or gone on with it.
Done Runner::expectProgress()
{
    if (!m_plan.recovery)
        return expectNothingHalfDone(m_connection, m_dialect, m_plan.versionTable);
    const Done done = expectHalfDone(m_connection, m_dialect, m_plan.versionTable, *m_plan.recovery);
    // Until then the journal is somebody else's.
    if (done)
        m_journal.resume();
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
    if (takesBack())
        return m_journal.mark(m_plan.recovery->undoes[size_t(number)], JournalEntry::State::Running);
    if (currentStep().isLive) {
        if (const Done done = m_journal.add(currentStep(), number); !done)
            return done;
    }
    return m_journal.started(number);
}

/// Where even that cannot be written, the connection is gone, and the statement's end is in doubt indeed.
void Runner::writeRefused()
{
    if (!m_journal.isOpen() || atEnd())
        return;
    const auto number = size_t(m_position.statement);
    if (takesBack()) {
        const auto &undoes = m_plan.recovery->undoes;
        const bool isFirst = number == 0 || undoes[number - 1] != undoes[number];
        if (isFirst)
            (void)m_journal.mark(undoes[number], JournalEntry::State::Through);
    } else if (staysPartly()) {
        (void)m_journal.mark(int(number), JournalEntry::State::Waiting);
    } else if (!m_plan.recovery) {
        (void)m_journal.finish();
    }
}

/// What is left half done stays ours. The statement that has just ended is known to be through; while there is a next
/// one, that is written with its start.
void Runner::release()
{
    if (m_journal.isOpen() && !atEnd() && m_position.statement > 0 && !takesBack())
        (void)m_journal.mark(m_position.statement - 1, JournalEntry::State::Through);
    if (!m_open && !staysPartly())
        m_lock.release();
}

Done Runner::begin()
{
    m_begun = m_position;
    m_begunRows = m_rows;
    m_begunInJournal = m_journal.isOpen();
    m_frame = frameOfTransaction();
    // What stands outside is through, and the mark must not go back with what comes now.
    if (m_begunInJournal && m_position.statement > 0 && !takesBack()) {
        const Done done = m_journal.mark(m_position.statement - 1, JournalEntry::State::Through);
        if (!done)
            return done;
    }
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

/// What has run so far stays from now on, so that it must be written down, where nobody could know that beforehand.
Done Runner::leaveTransaction()
{
    if (!m_journal.isOpen() && !m_plan.recovery) {
        if (const Done done = m_journal.begin(currentStep(), m_rows); !done)
            return done;
        for (int number = 0; currentStep().isLive && number < m_position.statement; ++number) {
            if (const Done done = m_journal.add(currentStep(), number); !done)
                return done;
        }
        if (const Done done = m_journal.started(m_position.statement); !done)
            return done;
    }
    return commit();
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
        return failure(strandedAt(titleOf(currentStep())));
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
        if (const Done done = leaveTransaction(); !done)
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

Done Runner::advance()
{
    if (takesBack()) {
        const auto &undoes = m_plan.recovery->undoes;
        const auto next = size_t(m_position.statement) + 1;
        const bool isUndone = next == undoes.size() || undoes[next] != undoes[next - 1];
        if (const Done done = isUndone ? m_journal.mark(undoes[next - 1], JournalEntry::State::Waiting) : Done(); !done)
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
    // Where every statement commits by itself, the bridge gives a savepoint a transaction of its own. The revision has
    // not come to its end: what has run in it stays as well.
    if (m_frame.failed.empty() && m_connection.inTransaction() && currentStep().throughPython)
        (void)m_connection.execute(u"COMMIT"_s);
    const Done done = runEach(m_connection, m_frame.failed);
    m_isCutOff = !done && m_connection.isLost();
    if (!done && m_connection.inTransaction() && !m_isCutOff)
        return done;
    m_open = false;
    m_live.reset();
    m_position = m_begun;
    m_rows = m_begunRows;
    if (m_state != State::Failed)
        m_state = State::Paused;
    // A step that is not in a transaction stays as far as it came.
    if (m_frame.failed.empty()) {
        m_position = undone;
    } else {
        for (int step = undone.step; step > m_begun.step; --step)
            tell({.kind = RunEvent::Kind::StepRolledBack, .position = {step, 0}});
        tell({.kind = RunEvent::Kind::StepRolledBack, .position = m_position});
        // A later step may have been in the transaction, and this one's journal taken away.
        if (m_begunInJournal && !m_journal.isOpen())
            m_journal.resume();
    }
    release();
    return {};
}

} // namespace engine
