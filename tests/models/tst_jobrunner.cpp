#include "models/jobrunner.h"
#include "models/taskmodel.h"

#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using models::JobRunner;
using models::Task;

class TestJobRunner : public QObject
{
    Q_OBJECT

private slots:
    void answerArrivesOnTheCallersThread();
    void newerJobSupersedesOlder();
    void cancelledJobNeverAnswers();
    void cancelWithoutAJobSaysNothing();
    void destructionWaitsForTheJob();
    void tasksFollow();
    void destructionEndsTheTask();
};

void TestJobRunner::answerArrivesOnTheCallersThread()
{
    JobRunner runner;
    const Qt::HANDLE here = QThread::currentThreadId();
    Qt::HANDLE worker = nullptr;
    Qt::HANDLE answered = nullptr;
    int answer = 0;
    runner.start(
        Task::Kind::Plan, u"head"_s,
        [&worker](const std::stop_token &) {
            worker = QThread::currentThreadId();
            return 42;
        },
        [&](int value) {
            answer = value;
            answered = QThread::currentThreadId();
        });
    QVERIFY(runner.isRunning());
    QTRY_COMPARE(answer, 42);
    QCOMPARE(answered, here);
    QVERIFY(worker != here);
    QVERIFY(!runner.isRunning());
}

void TestJobRunner::newerJobSupersedesOlder()
{
    JobRunner runner;
    QSemaphore gate;
    QStringList answers;
    const auto take = [&answers](const QString &answer) { answers.append(answer); };
    bool olderWasAsked = false;
    runner.start(
        Task::Kind::Compare, {},
        [&gate, &olderWasAsked](const std::stop_token &stop) {
            gate.acquire();
            olderWasAsked = stop.stop_requested();
            return u"older"_s;
        },
        take);
    runner.start(
        Task::Kind::Compare, {}, [](const std::stop_token &) { return u"newer"_s; }, take);
    gate.release();
    QTRY_COMPARE(answers, QStringList{u"newer"_s});
    QTRY_VERIFY(olderWasAsked);
    QCoreApplication::processEvents();
    QCOMPARE(answers, QStringList{u"newer"_s});
}

void TestJobRunner::cancelledJobNeverAnswers()
{
    JobRunner runner;
    QSignalSpy ended(&runner, &JobRunner::taskEnded);
    QSemaphore gate;
    QSemaphore left;
    bool answered = false;
    runner.start(
        Task::Kind::Compare, {},
        [&](const std::stop_token &) {
            gate.acquire();
            left.release();
            return 1;
        },
        [&answered](int) { answered = true; });
    runner.cancel();
    QVERIFY(!runner.isRunning());
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().at(1).toBool(), true);
    gate.release();
    QVERIFY(left.tryAcquire(1, 5000));
    QCoreApplication::processEvents();
    QVERIFY(!answered);
}

void TestJobRunner::cancelWithoutAJobSaysNothing()
{
    JobRunner runner;
    QSignalSpy ended(&runner, &JobRunner::taskEnded);
    runner.cancel();
    QCOMPARE(ended.size(), 0);
}

void TestJobRunner::destructionWaitsForTheJob()
{
    bool finished = false;
    {
        JobRunner runner;
        runner.start(
            Task::Kind::Compare, {},
            [&finished](const std::stop_token &stop) {
                while (!stop.stop_requested())
                    QThread::yieldCurrentThread();
                finished = true;
                return 0;
            },
            [](int) { QFAIL("the answer of a runner that is gone"); });
    }
    QVERIFY(finished);
}

void TestJobRunner::tasksFollow()
{
    models::TaskModel tasks;
    QAbstractItemModelTester tester(&tasks, QAbstractItemModelTester::FailureReportingMode::QtTest);
    JobRunner runner;
    connect(&runner, &JobRunner::taskStarted, &tasks, &models::TaskModel::add);
    connect(&runner, &JobRunner::taskEnded, &tasks, &models::TaskModel::remove);
    runner.start(
        Task::Kind::Plan, u"head"_s, [](const std::stop_token &) { return 0; }, [](int) {});
    QCOMPARE(tasks.rowCount(), 1);
    QCOMPARE(tasks.index(0).data().toString(), u"head"_s);
    tasks.markStopping(runner.taskId());
    QVERIFY(tasks.tasks().front().stopping);
    tasks.markStopping(-1);
    tasks.remove(-1);
    QTRY_COMPARE(tasks.rowCount(), 0);
}

void TestJobRunner::destructionEndsTheTask()
{
    QSemaphore gate;
    auto runner = std::make_unique<JobRunner>();
    QList<int> ended;
    connect(runner.get(), &JobRunner::taskEnded, this, [&ended](int id, bool) { ended.append(id); });
    runner->start(
        Task::Kind::Compare, {},
        [&gate](const std::stop_token &) {
            gate.acquire();
            return 1;
        },
        [](int) {});
    const int id = runner->taskId();
    gate.release();
    runner.reset();
    QCOMPARE(ended, QList<int>{id});
}

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
