#pragma once

#include "models/databasereader.h"
#include "models/jobrunner.h"
#include "models/passwordaccess.h"

namespace models {

/// Where the chosen environment's database stands; asked again on demand, never by itself.
class DatabaseSession : public QObject
{
    Q_OBJECT

public:
    /// `passwords` must outlive the session.
    explicit DatabaseSession(PasswordAccess &passwords, QObject *parent = nullptr);
    ~DatabaseSession() override;

    /// Asks the database of `environment` about `snapshot`; `stateChanged` follows at once (Reading) and with the
    /// answer. A server that wants a password is asked again with the keychain's. A chain that is not too long is then
    /// replayed, to tell how far the database has drifted from it.
    void read(const Environment &environment, const ProjectSnapshot &snapshot);

    /// There is no environment.
    void clear();

    [[nodiscard]] const DatabaseState &state() const { return m_state; }
    [[nodiscard]] QList<JobRunner *> runners() { return {&m_reader, &m_driftReader}; }

signals:
    void stateChanged(const models::DatabaseState &state);

private:
    void ask(const ProjectSnapshot &snapshot, const std::function<void(const DatabaseState &)> &take);
    void askKeychain(const DatabaseState &state, const ProjectSnapshot &snapshot);
    void take(const DatabaseState &state, const ProjectSnapshot &snapshot);
    void checkDrift(const ProjectSnapshot &snapshot);

    PasswordAccess &m_passwords;
    JobRunner m_reader;
    int m_question = 0; ///< the number of the newest read: an older one's answer from the keychain is stale
    JobRunner m_driftReader;
    DatabaseState m_state;
};

} // namespace models
