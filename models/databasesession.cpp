#include "models/databasesession.h"

namespace models {

namespace {

/// Longer chains are replayed only when the user compares.
constexpr qsizetype LongestUnaskedReplay = 400;

} // namespace

DatabaseSession::DatabaseSession(QObject *parent)
    : QObject(parent)
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
    emit stateChanged(m_state);
    m_reader.start(
        Task::Kind::ReadDatabase, environment.name,
        [environment, snapshot](const std::stop_token &stop) { return readDatabase(environment, snapshot, stop); },
        [this, snapshot](const DatabaseState &state) { take(state, snapshot); });
}

void DatabaseSession::clear()
{
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
