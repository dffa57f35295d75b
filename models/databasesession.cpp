#include "models/databasesession.h"

namespace models {

namespace {

/// Longer chains are replayed only when the user compares.
constexpr qsizetype LongestUnaskedReplay = 400;

} // namespace

DatabaseSession::DatabaseSession(PasswordAccess &passwords, QObject *parent)
    : QObject(parent)
    , m_passwords(passwords)
{
}

DatabaseSession::~DatabaseSession() = default;

void DatabaseSession::read(const Environment &environment, const ProjectSnapshot &snapshot)
{
    m_driftReader.cancel();
    if (m_state.environment.url != environment.url)
        m_state = {};
    m_state.environment = environment;
    m_state.status = DatabaseState::Status::Reading;
    ++m_question;
    emit stateChanged(m_state);
    ask(snapshot, [this, snapshot](const DatabaseState &state) {
        if (state.wantsPassword)
            askKeychain(state, snapshot);
        else
            take(state, snapshot);
    });
}

void DatabaseSession::ask(const ProjectSnapshot &snapshot, const std::function<void(const DatabaseState &)> &take)
{
    m_reader.start(
        Task::Kind::ReadDatabase, m_state.environment.name,
        [environment = m_state.environment, snapshot](const std::stop_token &stop) {
            return readDatabase(environment, snapshot, stop);
        },
        take);
}

/// Until it has answered, the database is being asked; the user is disturbed by nothing.
void DatabaseSession::askKeychain(const DatabaseState &state, const ProjectSnapshot &snapshot)
{
    const auto address = addressOf(state.environment, snapshot);
    if (!address) {
        take(state, snapshot);
        return;
    }
    m_passwords.request({*address}, PasswordAccess::Asking::Keychain,
                        [this, state, snapshot, question = m_question](const engine::Done &found) {
                            if (question != m_question)
                                return;
                            if (!found)
                                take(state, snapshot);
                            else
                                ask(snapshot, [this, snapshot](const DatabaseState &read) { take(read, snapshot); });
                        });
}

void DatabaseSession::clear()
{
    ++m_question;
    m_reader.cancel();
    m_driftReader.cancel();
    m_state = {};
    emit stateChanged(m_state);
}

void DatabaseSession::take(const DatabaseState &state, const ProjectSnapshot &snapshot)
{
    m_state = state;
    emit stateChanged(m_state);
    if (m_state.status == DatabaseState::Status::Read && m_state.applied.size() <= LongestUnaskedReplay)
        checkDrift(snapshot);
}

void DatabaseSession::checkDrift(const ProjectSnapshot &snapshot)
{
    m_driftReader.start(
        Task::Kind::Compare, m_state.environment.name,
        [state = m_state, snapshot](const std::stop_token &stop) { return countDrift(state, snapshot, stop); },
        [this](const std::optional<int> &drift) {
            m_state.drift = drift;
            emit stateChanged(m_state);
        });
}

} // namespace models
