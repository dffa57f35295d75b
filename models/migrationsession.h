#pragma once

#include "engine/migration/losses.h"
#include "engine/migration/runner.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>

namespace models {

/// What a run needs to know of the project and the environment, as values.
struct MigrationContext
{
    const engine::Dialect *dialect = nullptr;
    engine::DatabaseUrl url;
    engine::RevisionGraph graph;
    engine::VersionTable versionTable;
    engine::RunOptions runOptions;
    engine::ReadOptions readOptions; ///< what revisions may know beside their text
    QString environment; ///< its name, for sentences
    std::optional<engine::BridgeProject> python = {}; ///< that the user lets run; nothing: none may
};

struct MigrationRequest
{
    engine::Direction direction = engine::Direction::Upgrade;
    QString target; ///< as typed or chosen: an id, head, base, -1 ...
    std::optional<QStringList> backTo; ///< of a downgrade, in place of the target: the rows that a run started from
    std::optional<engine::Recovery> recovery = {}; ///< in place of all of it: end what was left half done
};

class MigrationWorker;

/// One upgrade or downgrade, from its plan to its end. Plans and runs on a thread and a connection of its own, so that
/// the window stays alive; a running migration is never superseded, only ended, paused or cancelled on purpose.
class MigrationSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Planning,
        PlanFailed, ///< or somebody else has moved the database since
        Ready, ///< planned, nothing has run
        Running, ///< a statement is at work
        Pausing, ///< as Running; stops after this statement
        Paused, ///< between two statements, perhaps inside a transaction
        Stopping, ///< cancel was asked
        Failed, ///< the database refused a statement; the open transaction was rolled back
        Cancelled, ///< stopped on purpose; the open transaction was rolled back
        Finished,
    };
    Q_ENUM(State)

    /// `context` is asked anew before each planning, so that a retry sees edited files.
    MigrationSession(std::function<MigrationContext()> context, MigrationRequest request, QObject *parent = nullptr);

    /// Cancels what runs, waits for the statement at work, rolls back.
    ~MigrationSession() override;
    MigrationSession(const MigrationSession &) = delete;
    MigrationSession &operator=(const MigrationSession &) = delete;
    MigrationSession(MigrationSession &&) = delete;
    MigrationSession &operator=(MigrationSession &&) = delete;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const MigrationRequest &request() const { return m_request; }
    [[nodiscard]] const QString &environment() const { return m_environment; }
    [[nodiscard]] const engine::Dialect *dialect() const { return m_dialect; }
    [[nodiscard]] const engine::Plan &plan() const { return m_plan; }
    [[nodiscard]] engine::PlanPosition position() const { return m_position; } ///< the next statement
    [[nodiscard]] bool transactionOpen() const { return m_transactionOpen; }

    /// The statement that failed, or before which a cancelled run stopped; position() is back at the revision's start
    /// then.
    [[nodiscard]] engine::PlanPosition reached() const { return m_reached; }

    /// Who migrates the same database and is waited for while Running; nothing where nobody is. Empty where the server
    /// does not tell.
    [[nodiscard]] const std::optional<QString> &waitsFor() const { return m_waitsFor; }

    /// Whether the revisions of the plan are one transaction together, as env.py has it.
    [[nodiscard]] bool isOneTransaction() const { return m_isOneTransaction && m_plan.steps.size() > 1; }

    /// How long statements may wait and last; from the next transaction on.
    [[nodiscard]] engine::SessionLimits limits() const { return m_limits.value_or(engine::SessionLimits()); }
    void setLimits(const engine::SessionLimits &limits) { m_limits = limits; }

    /// What went wrong last; in the states PlanFailed and Failed.
    [[nodiscard]] const std::optional<engine::Error> &error() const { return m_error; }

    /// The revisions that the version table holds after what has run so far.
    [[nodiscard]] QStringList currentRows() const { return m_currentRows; }

    /// Of a downgrade, counted while planning; empty until planned.
    [[nodiscard]] const std::vector<engine::Loss> &losses() const { return m_losses; }

    /// True while a statement is at work.
    [[nodiscard]] bool isBusy() const;
    /// True where a run may go on: Ready or Paused.
    [[nodiscard]] bool canRun() const;
    /// True while closing would cut something off.
    [[nodiscard]] bool isUnfinished() const;

    /// True where the session has failed because something needs Python, which nobody has agreed to run yet.
    [[nodiscard]] bool needsPython() const;

    /// True where a revision has stopped midway and what has run of it stays: in this run or in an earlier one.
    [[nodiscard]] bool isHalfDone() const;

    /// Plans what ends it; nothing runs before it is told to.
    void recover(engine::Recovery recovery);

    /// Plans again with the project's Python, which the user lets run in this session; what has begun to run goes on.
    void allowPython(const engine::BridgeProject &python);

    void planAgain();
    void runStatement();
    void runStep();
    void runTo(const engine::PlanPosition &end);
    void runAll();
    void pause();
    void cancel();
    /// Plans again, what is half done from where it stopped, and when that succeeds runs everything; unless there was
    /// no plan yet that was shown.
    void retry();

signals:
    void stateChanged(models::MigrationSession::State state);
    void planned();
    void eventHappened(const engine::RunEvent &event);
    void positionChanged();
    void databaseChanged(); ///< a revision was committed

private:
    friend class MigrationWorker;
    enum class Reach { Statement, Step, To, All };

    void start(Reach reach, const engine::PlanPosition &end = {});
    void setState(State state);
    void onPlanned(const engine::Result<engine::Plan> &plan, std::vector<engine::Loss> losses);
    void onEvent(const engine::RunEvent &event);
    void onEnded(const engine::Done &outcome, engine::Runner::State state, engine::PlanPosition position,
                 bool transactionOpen);

    std::function<MigrationContext()> m_context;
    MigrationRequest m_request;
    QString m_environment;
    const engine::Dialect *m_dialect = nullptr;
    State m_state = State::Planning;
    engine::Plan m_plan;
    engine::PlanPosition m_position;
    engine::PlanPosition m_reached;
    bool m_transactionOpen = false;
    bool m_runWhenPlanned = false;
    std::optional<QString> m_waitsFor;
    bool m_isOneTransaction = false;
    std::optional<engine::SessionLimits> m_limits; ///< the project's, until others are chosen; nothing before a plan
    std::optional<engine::Error> m_error;
    std::optional<engine::BridgeProject> m_python;
    QStringList m_currentRows;
    std::vector<engine::Loss> m_losses;
    std::stop_source m_stop;
    std::atomic<bool> m_pauseAsked = false;
    QThread m_thread;
    MigrationWorker *m_worker = nullptr; ///< lives on m_thread, which deletes it at its end
};

} // namespace models
