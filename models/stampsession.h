#pragma once

#include "engine/migration/stamp.h"
#include "models/environment.h"
#include "models/jobrunner.h"

#include <memory>
#include <optional>

namespace models {

class Workspace;

/// What a stamp would change, as the version table is now.
struct StampPreview
{
    engine::StampPlan plan;
    int newlyApplied = 0; ///< revisions that will count as applied without having run
    int noLongerApplied = 0; ///< revisions that will count as pending although what they made stays
};

/// One stamp, from reading the version table to changing it; no revision runs. Works on worker threads and does what
/// was previewed or nothing: a table that changed meanwhile is a failure, with the new preview.
class StampSession : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Reading,
        ReadFailed, ///< error() says why
        Ready, ///< preview() is what stamp() would do; nothing has changed
        Stamping,
        Failed, ///< nothing has changed; error() says why
        Stamped,
    };
    Q_ENUM(State)

    /// Begins to read the version table of the chosen environment. `workspace` must outlive the session.
    StampSession(Workspace &workspace, QString revision, QObject *parent = nullptr);

    /// Asks a change that still waits for its database to stop, and waits for it.
    ~StampSession() override;
    StampSession(const StampSession &) = delete;
    StampSession &operator=(const StampSession &) = delete;
    StampSession(StampSession &&) = delete;
    StampSession &operator=(StampSession &&) = delete;

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &revision() const { return m_revision; }
    [[nodiscard]] const Environment &environment() const { return m_environment; }
    [[nodiscard]] const engine::RevisionGraph &graph() const { return *m_graph; }
    [[nodiscard]] QString place() const; ///< of the database, without its password
    [[nodiscard]] QString versionTable() const; ///< its name
    [[nodiscard]] const StampPreview &preview() const { return m_preview; }

    /// What went wrong last; in the states ReadFailed and Failed.
    [[nodiscard]] const std::optional<engine::Error> &error() const { return m_error; }

    /// True where there is something to change and nothing is at work.
    [[nodiscard]] bool canStamp() const;

    /// Changes the version table as previewed. Ends in Stamped, with the database being read again and the statements
    /// among the workspace's, or in Failed.
    void stamp();

    /// Asks the work to stop. It may come too late: the state says how it ended.
    void cancel();

signals:
    void stateChanged(models::StampSession::State state);

private:
    struct Job;
    struct Outcome;

    void read();
    void takePreview(const engine::Result<StampPreview> &preview);
    void takeOutcome(const Outcome &outcome);
    void record(const Outcome &outcome);
    void fail(State state, const engine::Error &error);
    void setState(State state);

    Workspace &m_workspace;
    QString m_revision;
    Environment m_environment;
    std::shared_ptr<const engine::RevisionGraph> m_graph;
    std::optional<engine::DatabaseUrl> m_url;
    const engine::Dialect *m_dialect = nullptr;
    engine::VersionTable m_versionTable;
    engine::SessionLimits m_limits;
    StampPreview m_preview;
    std::optional<engine::Error> m_error;
    State m_state = State::Reading;
    std::stop_source m_stop; ///< not the runner's: a change that was stopped must still say how it ended
    JobRunner m_runner;
};

} // namespace models
