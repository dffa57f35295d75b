#pragma once

#include "engine/migration/journal.h"
#include "engine/migration/migrationlock.h"
#include "engine/migration/plan.h"
#include "engine/revision/revisionrun.h"

#include <QElapsedTimer>

#include <functional>

namespace engine {

/// Which statement of a plan.
struct PlanPosition
{
    int step = 0;
    int statement = 0;

    friend auto operator<=>(const PlanPosition &, const PlanPosition &) = default;
};

/// What happens while a plan runs, in order. Called on the thread that runs.
struct RunEvent
{
    enum class Kind {
        StepStarted,
        StatementsDropped, ///< of a live step: from `position` on its statements were a preview
        StatementAdded, ///< of a live step: `added` comes next, at `position`
        StatementStarted,
        StatementFinished,
        StepFinished,
        StepRolledBack,
        Failed,
        Finished,
        LockWaited, ///< another migration of the database is under way: `holder` is waited for
    };

    Kind kind = Kind::StepStarted;
    PlanPosition position;
    qint64 affectedRows = -1;
    qint64 nanoseconds = 0; ///< of the statement, or of the whole step
    std::optional<Error> error;
    std::optional<PlannedStatement> added;
    QString holder; ///< who keeps others away, empty where the server does not tell
};

using RunObserver = std::function<void(const RunEvent &)>;

struct RunOptions
{
    bool oneTransaction = false; ///< env.py without transaction_per_migration on a transactional dialect
    SessionLimits limits =
        {}; ///< `lock` also limits the wait for another migration; without it there is no end to that
};

/// Runs a plan a statement at a time. The statements of a live step come one after the other, as its revision asks for
/// them. Owns nothing: connection and dialect must outlive it. A failure or a stop rolls the open transaction back, so
/// that the database is at a revision whenever `inTransaction()` is false; unless an autocommit_block() or a database
/// whose statements commit by themselves has kept a part of a step: then position() is inside of that step, and the
/// error says so. A failed or paused runner may be told to run again: it goes on from position(). Errors carry the
/// statement, the database's words, what to do, and the place in the revision file. While it is at work, or has a part
/// of a revision to answer for, other migrations of the same database wait. Where one has been quicker, it fails with
/// Kind::Outdated before it begins the next revision.
class Runner
{
public:
    enum class State { Ready, Paused, Failed, Finished };

    Runner(Connection &connection, const Dialect &dialect, Plan plan, RunOptions options, RunObserver observer);

    /// A runner that is let go inside a transaction rolls it back.
    ~Runner();
    Runner(const Runner &) = delete;
    Runner &operator=(const Runner &) = delete;
    Runner(Runner &&) = delete;
    Runner &operator=(Runner &&) = delete;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }

    /// The next statement to run.
    [[nodiscard]] PlanPosition position() const { return m_position; }
    [[nodiscard]] bool inTransaction() const { return m_open; }

    /// Runs the next statement; the transaction stays open until the step's last one.
    [[nodiscard]] Done runStatement(const std::stop_token &stop = {});

    /// Runs to the end of the current step.
    [[nodiscard]] Done runStep(const std::stop_token &stop = {});

    /// Runs up to, and not including, `end`.
    [[nodiscard]] Done runTo(const PlanPosition &end, const std::stop_token &stop = {});

    /// Runs all that is left. A stop asked between two statements rolls the open step back and gives Kind::Cancelled.
    [[nodiscard]] Done runAll(const std::stop_token &stop = {});

    /// Lets the project's Python run the step that has failed because only Python can tell how it goes on
    /// (Kind::NeedsPython); to be told to run again.
    void letPythonRun(const BridgeProject &python);

    /// What holds for the statements from the next transaction on.
    void setLimits(const SessionLimits &limits);

    /// Undoes the open transaction, if there is one; the position goes back to the start of its first step.
    [[nodiscard]] Done rollBack();

private:
    [[nodiscard]] bool atEnd() const { return m_position.step >= int(m_plan.steps.size()); }
    [[nodiscard]] const Step &currentStep() const { return m_plan.steps[size_t(m_position.step)]; }
    [[nodiscard]] Step &currentStep() { return m_plan.steps[size_t(m_position.step)]; }
    [[nodiscard]] bool atStatement() const { return size_t(m_position.statement) < currentStep().statements.size(); }
    [[nodiscard]] bool takesBack() const { return m_plan.recovery && m_plan.recovery->takesBack; }
    [[nodiscard]] int lastStepOfTransaction() const;
    [[nodiscard]] TransactionFrame frameOfTransaction() const;
    [[nodiscard]] bool nextIsAutocommit() const;
    [[nodiscard]] bool isMidway(const PlanPosition &position) const;
    [[nodiscard]] bool staysPartly() const;
    [[nodiscard]] QString whatStays() const;
    [[nodiscard]] QString whatElseIsRolledBack() const;
    [[nodiscard]] bool isCommitInDoubt(const Error &error) const;
    [[nodiscard]] QString whatBecameOfTheSession(const Error &error) const;
    [[nodiscard]] Done prepare(const std::stop_token &stop);
    [[nodiscard]] Done begin();
    [[nodiscard]] Done expectProgress();
    [[nodiscard]] Done expectRows();
    [[nodiscard]] Done writeDown();
    [[nodiscard]] Done writeStarted();
    void writeRefused();
    void release();
    [[nodiscard]] Done commit();
    void dropPreview();
    [[nodiscard]] Done beginLive();
    [[nodiscard]] Done beginPython();
    [[nodiscard]] bool canRestartThroughPython(const Error &error) const;
    [[nodiscard]] Done restartThroughPython();
    [[nodiscard]] Done fetchStatement(const std::stop_token &stop);
    void addStatement(PlannedStatement planned);
    [[nodiscard]] Result<std::optional<StatementRequest>> nextRequest(const std::stop_token &stop);
    [[nodiscard]] Result<QueryResult> answered(const PlannedStatement &planned, const std::stop_token &stop);
    [[nodiscard]] Done leaveTransaction();
    [[nodiscard]] Result<QueryResult> runPlanned(const PlannedStatement &planned, const std::stop_token &stop);
    [[nodiscard]] Done advance();
    [[nodiscard]] Done finishStep();
    [[nodiscard]] Done runOne(const std::stop_token &stop);
    [[nodiscard]] Done fail(Error error);
    [[nodiscard]] Done cancel();
    [[nodiscard]] Error explained(const Error &error, const PlannedStatement &planned) const;
    [[nodiscard]] Schema schemaBefore(const PlanPosition &position) const;
    void tell(const RunEvent &event) const;

    Connection &m_connection;
    const Dialect &m_dialect;
    Plan m_plan;
    RunOptions m_options;
    RunObserver m_observer;
    State m_state = State::Ready;
    PlanPosition m_position;
    MigrationLock m_lock;
    JournalWriter m_journal;
    bool m_isLimited = false; ///< the limits are set
    QStringList m_rows; ///< of the version table, as they must be before the current step
    QStringList m_begunRows; ///< as they were where the open transaction began
    bool m_open = false; ///< between a frame's `before` and its `after`
    bool m_isCutOff = false; ///< the session ended before the open transaction could be undone: the server does that
    int m_failedStep = 0; ///< that failed last, or was stopped
    PlanPosition m_begun; ///< where the open transaction began
    bool m_begunInJournal = false; ///< the journal was at work there; it goes back with the transaction
    bool m_isStranded = false; ///< a live step has stopped with a part of it kept: nobody knows how it goes on
    TransactionFrame m_frame; ///< of the open transaction
    std::unique_ptr<RevisionRun> m_live; ///< of a live step, until it has come to its end
    bool m_liveEnded = false; ///< the live step has handed out all of its statements
    StatementRequest m_request; ///< the live step's last one, without its statement
    QElapsedTimer m_stepTime;
};

} // namespace engine
