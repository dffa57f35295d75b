#include "database.h"

#include "engine/migration/runner.h"
#include "engine/migration/transaction.h"

#include <QProcess>
#include <QtTest>

#include <iostream>

using namespace Qt::StringLiterals;
using namespace engine;

/// The runner on real SQLite files.
class TestRunner : public QObject
{
    Q_OBJECT

private slots:
    void runsAll();
    void tellsEvents();
    void failureLeavesNothing();
    void failureKeepsEarlierSteps();
    void oneTransactionKeepsNothing();
    void goesOnAfterFailure();
    void stepByStep();
    void statementByStatement();
    void rollBackByHand();
    void lettingGoRollsBack();
    void stopsBetweenStatements();
    void rowsChangedMeanwhile_data();
    void rowsChangedMeanwhile();
    void checkWithRowsFails();
    void withoutTransaction();
    void otherVersionTable();
    void lockedDatabase();
    void survivesKill();
    void transactionInsideAnother();
    void autocommitStandsOutside();
    void failureAfterAutocommitSaysWhatStays();

private:
    [[nodiscard]] static Plan threeSteps(const Dialect &dialect);
};

namespace {

QString rows(TestDatabase &database)
{
    return database.values(u"SELECT version_num FROM alembic_version"_s);
}

RunObserver ignored()
{
    return {};
}

} // namespace

Plan TestRunner::threeSteps(const Dialect &dialect)
{
    return makePlan(
        dialect,
        {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id INTEGER)"_s, u"CREATE INDEX ia ON a (id)"_s}),
         makeStep(dialect, u"b"_s, u"a"_s, {u"CREATE TABLE b (id INTEGER)"_s}),
         makeStep(dialect, u"c"_s, u"b"_s, {u"CREATE TABLE c (id INTEGER)"_s, u"INSERT INTO c VALUES (1)"_s})});
}

void TestRunner::runsAll()
{
    TestDatabase database;
    Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {}, ignored());
    QCOMPARE(runner.state(), Runner::State::Ready);
    const Done done = runner.runAll();
    QVERIFY2(done.has_value(), done ? "" : qUtf8Printable(describe(done.error())));
    QCOMPARE(runner.state(), Runner::State::Finished);
    QCOMPARE(database.objects(), u"a,alembic_version,b,c,ia"_s);
    QCOMPARE(rows(database), u"c"_s);
    QVERIFY(runner.runAll().has_value());
}

void TestRunner::tellsEvents()
{
    TestDatabase database;
    QStringList events;
    const QStringList words{u"step"_s, u"dropped"_s, u"added"_s,  u"run"_s,     u"ran"_s,
                            u"done"_s, u"undone"_s,  u"failed"_s, u"finished"_s};
    Runner runner(
        database.connection(), database.dialect(),
        makePlan(database.dialect(), {makeStep(database.dialect(), u"a"_s, {}, {u"CREATE TABLE a (id)"_s})}), {},
        [&](const RunEvent &event) {
            events
                << u"%1 %2.%3"_s.arg(words.at(int(event.kind))).arg(event.position.step).arg(event.position.statement);
        });
    QVERIFY(runner.runAll().has_value());
    QCOMPARE(events.join(u", "_s),
             u"step 0.0, run 0.0, ran 0.0, run 0.1, ran 0.1, run 0.2, ran 0.2, done 0.2, finished 1.0"_s);
}

void TestRunner::failureLeavesNothing()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    QStringList events;
    Runner runner(database.connection(), dialect,
                  makePlan(dialect,
                           {makeStep(dialect, u"a"_s, {},
                                     {u"CREATE TABLE a (id)"_s, u"INSERT INTO a VALUES (1)"_s,
                                      u"INSERT INTO nowhere VALUES (1)"_s})}),
                  {}, [&](const RunEvent &event) {
                      if (event.kind == RunEvent::Kind::Failed || event.kind == RunEvent::Kind::StepRolledBack)
                          events << QString::number(int(event.kind));
                  });
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Statement);
    QCOMPARE(done.error().what, u"Upgrade to a failed at statement 4 of 5."_s);
    QVERIFY2(done.error().why.contains(u"nowhere"), qUtf8Printable(done.error().why));
    QCOMPARE(done.error().sql, u"INSERT INTO nowhere VALUES (1)"_s);
    QCOMPARE(done.error().where, (SourcePosition{u"/versions/a.py"_s, 12, 5}));
    QCOMPARE(events.size(), 2);
    QCOMPARE(runner.state(), Runner::State::Failed);
    QVERIFY(!runner.inTransaction());
    QCOMPARE(runner.position(), (PlanPosition{0, 0}));
    QCOMPARE(database.objects(), QString());
}

void TestRunner::failureKeepsEarlierSteps()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    Runner runner(database.connection(), dialect,
                  makePlan(dialect,
                           {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id)"_s}),
                            makeStep(dialect, u"b"_s, u"a"_s, {u"CREATE TABLE b (id)"_s, u"nonsense"_s})}),
                  {}, ignored());
    QVERIFY(!runner.runAll());
    QCOMPARE(database.objects(), u"a,alembic_version"_s);
    QCOMPARE(rows(database), u"a"_s);
    QCOMPARE(runner.position(), (PlanPosition{1, 0}));
}

void TestRunner::oneTransactionKeepsNothing()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    const Plan plan = makePlan(dialect,
                               {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id)"_s}),
                                makeStep(dialect, u"b"_s, u"a"_s, {u"CREATE TABLE b (id)"_s, u"nonsense"_s})});
    QList<int> rolledBack;
    Runner failing(database.connection(), dialect, plan, {.oneTransaction = true},
                   [&rolledBack](const RunEvent &event) {
                       if (event.kind == RunEvent::Kind::StepRolledBack)
                           rolledBack << event.position.step;
                   });
    const Done failed = failing.runAll();
    QVERIFY(!failed);
    QVERIFY2(failed.error().advice.startsWith(u"a ran before it in the same transaction and is rolled back, too."_s),
             qUtf8Printable(failed.error().advice));
    QCOMPARE(rolledBack, (QList<int>{1, 0}));
    QCOMPARE(database.objects(), QString());
    QCOMPARE(failing.position(), (PlanPosition{0, 0}));

    Runner passing(database.connection(), dialect, threeSteps(dialect), {.oneTransaction = true}, ignored());
    QVERIFY(passing.runStep().has_value());
    QVERIFY(passing.inTransaction());
    QVERIFY(passing.runAll().has_value());
    QVERIFY(!passing.inTransaction());
    QCOMPARE(rows(database), u"c"_s);
}

void TestRunner::goesOnAfterFailure()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    Runner runner(database.connection(), dialect,
                  makePlan(dialect, {makeStep(dialect, u"a"_s, {}, {u"INSERT INTO later VALUES (1)"_s})}), {},
                  ignored());
    QVERIFY(!runner.runAll());
    database.run({u"CREATE TABLE later (id)"_s});
    QVERIFY(runner.runAll().has_value());
    QCOMPARE(rows(database), u"a"_s);
    QCOMPARE(database.values(u"SELECT id FROM later"_s), u"1"_s);
}

void TestRunner::stepByStep()
{
    TestDatabase database;
    Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {}, ignored());
    QVERIFY(runner.runStep().has_value());
    QCOMPARE(runner.state(), Runner::State::Paused);
    QVERIFY(!runner.inTransaction());
    QCOMPARE(rows(database), u"a"_s);
    QVERIFY(runner.runTo({2, 0}).has_value());
    QCOMPARE(rows(database), u"b"_s);
    QVERIFY(runner.runStep().has_value());
    QCOMPARE(runner.state(), Runner::State::Finished);
    QCOMPARE(rows(database), u"c"_s);
}

void TestRunner::statementByStatement()
{
    TestDatabase database;
    Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {}, ignored());
    const int count = runner.plan().statementCount();
    QCOMPARE(count, 9);
    for (int statement = 0; statement < count; ++statement) {
        QVERIFY(runner.state() != Runner::State::Finished);
        QVERIFY(runner.runStatement().has_value());
    }
    QCOMPARE(runner.state(), Runner::State::Finished);
    QCOMPARE(rows(database), u"c"_s);
}

void TestRunner::rollBackByHand()
{
    TestDatabase database;
    Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {}, ignored());
    QVERIFY(runner.rollBack().has_value());
    QVERIFY(runner.runTo({0, 2}).has_value());
    QVERIFY(runner.inTransaction());
    QCOMPARE(database.objects(), u"a,alembic_version"_s);
    QVERIFY(runner.rollBack().has_value());
    QVERIFY(!runner.inTransaction());
    QCOMPARE(runner.position(), (PlanPosition{0, 0}));
    QCOMPARE(database.objects(), QString());
}

void TestRunner::lettingGoRollsBack()
{
    TestDatabase database;
    {
        Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {}, ignored());
        QVERIFY(runner.runStatement().has_value());
    }
    QVERIFY(!database.connection().inTransaction());
    QCOMPARE(database.objects(), QString());
}

void TestRunner::stopsBetweenStatements()
{
    TestDatabase database;
    std::stop_source stop;
    Runner runner(database.connection(), database.dialect(), threeSteps(database.dialect()), {},
                  [&](const RunEvent &event) {
                      if (event.kind == RunEvent::Kind::StatementFinished && event.position == PlanPosition{2, 0})
                          stop.request_stop();
                  });
    const Done done = runner.runAll(stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(rows(database), u"b"_s);
    QCOMPARE(database.objects(), u"a,alembic_version,b,ia"_s);
    QVERIFY(!runner.inTransaction());
    QCOMPARE(runner.position(), (PlanPosition{2, 0}));
    QVERIFY(runner.runAll().has_value());
    QCOMPARE(rows(database), u"c"_s);
}

void TestRunner::rowsChangedMeanwhile_data()
{
    QTest::addColumn<VersionRowChange>("change");
    QTest::addColumn<QString>("message");
    QTest::addRow("update")
        << VersionRowChange{VersionRowChange::Kind::Update, u"a"_s, u"b"_s}
        << u"Online migration expected to match one row when updating 'a' to 'b' in 'alembic_version'; 0 found"_s;
    QTest::addRow("delete") << VersionRowChange{
        VersionRowChange::Kind::Delete,
        u"a"_s,
        {}} << u"Online migration expected to match one row when deleting 'a' in 'alembic_version'; 0 found"_s;
}

void TestRunner::rowsChangedMeanwhile()
{
    QFETCH(VersionRowChange, change);
    QFETCH(QString, message);
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    database.run({createVersionTable(dialect, {}).sql, u"INSERT INTO alembic_version VALUES ('elsewhere')"_s});
    Step step = makeStep(dialect, u"b"_s, u"a"_s, {u"CREATE TABLE b (id)"_s});
    step.versionRowChanges = {change};
    step.statements.back().statement = versionStatement(dialect, {}, change);
    Plan plan;
    plan.fromRows = {u"elsewhere"_s};
    plan.steps = {step};
    Runner runner(database.connection(), dialect, plan, {}, ignored());
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().what, message);
    QCOMPARE(done.error().kind, Error::Kind::Command);
    QCOMPARE(database.objects(), u"alembic_version"_s);
    QCOMPARE(rows(database), u"elsewhere"_s);
}

void TestRunner::checkWithRowsFails()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    database.run({u"CREATE TABLE facts (id)"_s, u"INSERT INTO facts VALUES (7)"_s});
    Plan plan = makePlan(dialect, {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id)"_s})});
    Statement check{.sql = u"SELECT id FROM facts"_s, .role = Statement::Role::Check, .purpose = u"no facts"_s};
    auto &after = plan.steps.front().frame.after;
    after.insert(after.begin(), check);
    Runner runner(database.connection(), dialect, plan, {}, ignored());
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().what, u"The check failed: no facts."_s);
    QCOMPARE(done.error().why, u"7"_s);
    QCOMPARE(database.objects(), u"facts"_s);

    database.run({u"DELETE FROM facts"_s});
    QVERIFY(runner.runAll().has_value());
    QCOMPARE(rows(database), u"a"_s);
}

void TestRunner::withoutTransaction()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    Plan plan = makePlan(dialect, {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id)"_s, u"nonsense"_s})});
    plan.steps.front().frame = {};
    Runner runner(database.connection(), dialect, plan, {}, ignored());
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(database.objects(), u"a,alembic_version"_s);
    // What is done stays done: the next run goes on where this one stopped.
    QCOMPARE(runner.position(), (PlanPosition{0, 2}));
    QVERIFY2(done.error().advice.contains(u"The first 2 of its 4 statements are committed and stay"),
             qUtf8Printable(done.error().advice));
}

void TestRunner::otherVersionTable()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    const VersionTable table{{{}, u"log book"_s}, false};
    Runner runner(database.connection(), dialect,
                  makePlan(dialect,
                           {makeStep(dialect, u"a"_s, {}, {}, table), makeStep(dialect, u"b"_s, u"a"_s, {}, table)},
                           table),
                  {}, ignored());
    const Done done = runner.runAll();
    QVERIFY2(done.has_value(), done ? "" : qUtf8Printable(describe(done.error())));
    QCOMPARE(readVersionRows(database.connection(), dialect, table).value(), QStringList{u"b"_s});
    QCOMPARE(readVersionRows(database.connection(), dialect, {}).value(), QStringList{});
    QCOMPARE(database.objects(), u"log book"_s);
}

void TestRunner::lockedDatabase()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    database.run({u"CREATE TABLE mine (id)"_s});
    const auto other = database.another();
    QVERIFY(other->execute(u"BEGIN EXCLUSIVE"_s).has_value());
    DatabaseUrl impatient = database.url();
    impatient.query = {{u"timeout"_s, u"0"_s}};
    const auto connection = dialect.open(impatient);
    Error error;
    if (connection) {
        Runner runner(**connection, dialect, threeSteps(dialect), {}, ignored());
        const Done done = runner.runAll();
        QVERIFY(!done);
        error = done.error();
    } else {
        error = connection.error();
    }
    QCOMPARE(error.kind, Error::Kind::Locked);
    QVERIFY(other->execute(u"ROLLBACK"_s).has_value());
    QCOMPARE(database.objects(), u"mine"_s);
}

/// Run as a child with a file: runs a plan and waits, after a statement, for input that never comes.
int runAsChild(const QString &file)
{
    const Dialect &dialect = *dialectFor(u"sqlite"_s).value();
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = file;
    const auto connection = dialect.open(url).value();
    Runner runner(
        *connection, dialect,
        makePlan(dialect,
                 {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id)"_s}),
                  makeStep(dialect, u"b"_s, u"a"_s, {u"INSERT INTO a VALUES (1)"_s, u"CREATE TABLE b (id)"_s})}),
        {}, [](const RunEvent &event) {
            if (event.kind != RunEvent::Kind::StatementFinished || event.position != PlanPosition{1, 1})
                return;
            std::cout << "waiting" << std::endl;
            std::string line;
            std::getline(std::cin, line);
        });
    return runner.runAll() ? 0 : 1;
}

void TestRunner::survivesKill()
{
    TestDatabase database;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--child"_s, database.file()});
    QVERIFY(child.waitForReadyRead(20000));
    QCOMPARE(child.readAllStandardOutput().trimmed(), QByteArrayLiteral("waiting"));
    child.kill();
    QVERIFY(child.waitForFinished(20000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(rows(database), u"a"_s);
    QCOMPARE(database.objects(), u"a,alembic_version"_s);
    QCOMPARE(database.values(u"SELECT count(*) FROM a"_s), u"0"_s);
}

void TestRunner::transactionInsideAnother()
{
    TestDatabase database;
    Connection &connection = database.connection();
    database.run({u"BEGIN"_s, u"CREATE TABLE before (id INTEGER)"_s});
    QVERIFY(runInTransaction(connection, database.dialect(), {{.sql = u"CREATE TABLE kept (id INTEGER)"_s}}));
    const Done failed = runInTransaction(
        connection, database.dialect(),
        {{.sql = u"CREATE TABLE undone (id INTEGER)"_s}, {.sql = u"CREATE TABLE kept (id INTEGER)"_s}});
    QVERIFY(!failed);
    QVERIFY2(failed.error().why.contains(u"kept"_s), qUtf8Printable(failed.error().why));
    QVERIFY(connection.inTransaction());
    QCOMPARE(database.objects(), u"before,kept"_s);
    database.run({u"ROLLBACK"_s});
    QCOMPARE(database.objects(), QString());
}

void TestRunner::autocommitStandsOutside()
{
    TestDatabase database;
    Plan plan = threeSteps(database.dialect());
    // SQLite refuses it inside of a transaction.
    plan.steps[1].statements.front().statement = {.sql = u"VACUUM"_s, .autocommit = true};
    for (const bool together : {false, true}) {
        TestDatabase other;
        Runner runner(other.connection(), other.dialect(), plan, {.oneTransaction = together}, ignored());
        const Done done = runner.runAll();
        QVERIFY2(done, done ? "" : qUtf8Printable(done.error().why));
        QCOMPARE(rows(other), u"c"_s);
        QVERIFY(!other.connection().inTransaction());
    }
}

void TestRunner::failureAfterAutocommitSaysWhatStays()
{
    TestDatabase database;
    const Dialect &dialect = database.dialect();
    const QStringList statements{u"CREATE TABLE a (id)"_s, u"VACUUM"_s, u"CREATE TABLE b (id)"_s,
                                 u"INSERT INTO nowhere VALUES (1)"_s};
    Plan plan = makePlan(dialect, {makeStep(dialect, u"a"_s, {}, statements)});
    plan.steps[0].statements[2].statement.autocommit = true;
    Runner runner(database.connection(), dialect, plan, {}, ignored());
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().what, u"Upgrade to a failed at statement 5 of 6."_s);
    QVERIFY2(done.error().advice.startsWith(u"The first 3 of its 6 statements are committed and stay: the database is "
                                            "between two revisions."_s),
             qUtf8Printable(done.error().advice));
    QCOMPARE(database.objects(), u"a,alembic_version,alembic_version_journal"_s);
    QCOMPARE(rows(database), QString());
    // With the cause mended it goes on from there.
    QCOMPARE(runner.position(), (PlanPosition{0, 3}));
    database.run({u"CREATE TABLE nowhere (id)"_s});
    QVERIFY(runner.runAll());
    QCOMPARE(database.objects(), u"a,alembic_version,b,nowhere"_s);
    QCOMPARE(rows(database), u"a"_s);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--child")
        return runAsChild(arguments.at(2));
    TestRunner test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_runner.moc"
