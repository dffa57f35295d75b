#pragma once

#include "models/task.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>

namespace models {

/// An id that no other task of this program has had.
[[nodiscard]] int newTaskId();

/// Runs one kind of read on worker threads. A newer read supersedes the older one, whose answer is then of no interest
/// and never arrives. Destroying the runner asks the job to stop and waits for it.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(QObject *parent = nullptr);
    ~JobRunner() override;

    /// Calls `job(std::stop_token)` on a worker thread and then `done(answer)` on this object's thread, unless the job
    /// was superseded or cancelled meanwhile. Both must be copyable; `job` must hold values only.
    template <typename Job, typename Done> void start(Task::Kind kind, const QString &subject, Job job, Done done);

    /// Asks the running job to stop and forgets its answer. Does nothing where none runs.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_running; }

    /// The id of the running or last task.
    [[nodiscard]] int taskId() const { return m_ticket; }

signals:
    void taskStarted(const models::Task &task);
    /// `cancelled`: the user stopped it; false where it ended or was superseded.
    void taskEnded(int id, bool cancelled);

private:
    int begin(Task::Kind kind, const QString &subject);
    bool end(int ticket);

    QThreadPool m_pool;
    std::stop_source m_stop;
    int m_ticket = 0;
    bool m_running = false;
};

template <typename Job, typename Done>
void JobRunner::start(Task::Kind kind, const QString &subject, Job job, Done done)
{
    using Answer = std::invoke_result_t<Job, std::stop_token>;
    const int ticket = begin(kind, subject);
    // The answer is handed over, never shared: the pointer only makes the lambda copyable for the queue.
    m_pool.start([this, ticket, stop = m_stop.get_token(), job = std::move(job), done = std::move(done)] {
        auto answer = std::make_shared<Answer>(job(stop));
        QMetaObject::invokeMethod(
            this,
            [this, ticket, answer, done] {
                if (end(ticket))
                    done(std::move(*answer));
            },
            Qt::QueuedConnection);
    });
}

} // namespace models
