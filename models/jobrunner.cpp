#include "models/jobrunner.h"

#include <atomic>

namespace models {

namespace {

/// Reads wait for disks and databases, not for the processor; a stuck one must not hold up its successor.
constexpr int Threads = 4;

} // namespace

int newTaskId()
{
    static std::atomic<int> last = 0;
    return ++last;
}

JobRunner::JobRunner(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(Threads);
}

JobRunner::~JobRunner()
{
    m_stop.request_stop();
    if (std::exchange(m_running, false))
        emit taskEnded(m_ticket, false);
    m_pool.waitForDone();
}

void JobRunner::cancel()
{
    if (!m_running)
        return;
    m_stop.request_stop();
    m_running = false;
    const int ended = std::exchange(m_ticket, 0);
    emit taskEnded(ended, true);
}

int JobRunner::begin(Task::Kind kind, const QString &subject)
{
    m_stop.request_stop();
    m_stop = std::stop_source{};
    if (std::exchange(m_running, true))
        emit taskEnded(m_ticket, false);
    m_ticket = newTaskId();
    emit taskStarted(Task{m_ticket, kind, subject, QDateTime::currentDateTime(), false});
    return m_ticket;
}

bool JobRunner::end(int ticket)
{
    if (ticket != m_ticket || !m_running)
        return false;
    m_running = false;
    emit taskEnded(ticket, false);
    return true;
}

} // namespace models
