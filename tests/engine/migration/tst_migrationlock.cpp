#include "database.h"

#include "engine/migration/runner.h"
#include "tests/servers/serverdatabases.h"

#include <QtTest>

#include <future>
#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;
using std::chrono::milliseconds;

/// Several programs that migrate one database, limits, and stops that reach the server, on real servers.
class TestMigrationLock : public QObject
{
    Q_OBJECT

private slots:
    void secondWaits_data() { ServerDatabases::addRows(); }
    void secondWaits();
    void secondGivesUp_data() { ServerDatabases::addRows(); }
    void secondGivesUp();
    void waitIsStopped_data() { ServerDatabases::addRows(); }
    void waitIsStopped();
    void otherTablesAreFree_data() { ServerDatabases::addRows(); }
    void otherTablesAreFree();
    void stopEndsTheStatement_data() { ServerDatabases::addRows(); }
    void stopEndsTheStatement();
    void stoppedRun_data() { ServerDatabases::addRows(); }
    void stoppedRun();
    void pausedRunKeepsOthersAway_data() { ServerDatabases::addRows(); }
    void pausedRunKeepsOthersAway();
    void movedSincePlanned_data();
    void movedSincePlanned();
    void statementTimeout_data() { ServerDatabases::addRows(); }
    void statementTimeout();
    void lockTimeout_data();
    void lockTimeout();
    void unkeepableLimit();

private:
    ServerDatabases m_databases;
};

namespace {

/// A statement that lasts until somebody ends it.
QString endless(const Dialect &dialect)
{
    return dialect.capabilities().transactionalDdl ? u"SELECT pg_sleep(600)"_s : u"SELECT SLEEP(600)"_s;
}

/// How many sessions are at work on it.
QString countOfEndless(const Dialect &dialect)
{
    return dialect.capabilities().transactionalDdl
        ? u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(600)'"_s
        : u"SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO = 'SELECT SLEEP(600)'"_s;
}

QString sessionOf(Connection &connection, const Dialect &dialect)
{
    return query(connection,
                 dialect.capabilities().transactionalDdl ? u"SELECT pg_backend_pid()"_s : u"SELECT CONNECTION_ID()"_s);
}

Plan twoSteps(const Dialect &dialect)
{
    return makePlan(dialect,
                    {makeStep(dialect, u"a"_s, {}, {u"CREATE TABLE a (id INTEGER)"_s}),
                     makeStep(dialect, u"b"_s, u"a"_s, {u"CREATE TABLE b (id INTEGER)"_s})});
}

} // namespace

void TestMigrationLock::secondWaits()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const auto first = opened(url);
    MigrationLock held(*first, dialectOf(url), {});
    QVERIFY(held.take({}).has_value());

    std::promise<QString> waiting;
    auto second = std::async(std::launch::async, [&] {
        const auto connection = opened(url);
        MigrationLock lock(*connection, dialectOf(url), {});
        return lock.take({.waiting = [&waiting](const QString &holder) { waiting.set_value(holder); }});
    });
    const QString holder = waiting.get_future().get();
    QVERIFY2(holder.startsWith(u"session %1 ("_s.arg(sessionOf(*first, dialectOf(url)))), qUtf8Printable(holder));
    held.release();
    QVERIFY(second.get().has_value());
}

void TestMigrationLock::secondGivesUp()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const auto first = opened(url);
    const auto second = opened(url);
    MigrationLock held(*first, dialectOf(url), {});
    QVERIFY(held.take({}).has_value());
    MigrationLock lock(*second, dialectOf(url), {});
    const Done done = lock.take({.longest = milliseconds(100)});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Locked);
    QCOMPARE(done.error().what, u"Another migration of this database is under way."_s);
    const QString session = u"session %1 ("_s.arg(sessionOf(*first, dialectOf(url)));
    QVERIFY2(done.error().why.startsWith(session), qUtf8Printable(done.error().why));
    QVERIFY(!second->inTransaction());

    // A program that ends lets go.
    held.release();
    QVERIFY(lock.take({.longest = milliseconds(0)}).has_value());
}

void TestMigrationLock::waitIsStopped()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const auto first = opened(url);
    const auto second = opened(url);
    MigrationLock held(*first, dialectOf(url), {});
    QVERIFY(held.take({}).has_value());
    std::stop_source stop;
    MigrationLock lock(*second, dialectOf(url), {});
    const Done done = lock.take({.waiting = [&stop](const QString &) { stop.request_stop(); }}, stop.get_token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(query(*second, u"SELECT 1"_s), u"1"_s);
}

void TestMigrationLock::otherTablesAreFree()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const DatabaseUrl other = m_databases.create(dialect);
    const auto first = opened(url);
    MigrationLock held(*first, dialectOf(url), {});
    QVERIFY(held.take({}).has_value());
    const auto second = opened(url);
    MigrationLock otherTable(*second, dialectOf(url), {.name = {{}, u"other_version"_s}});
    QVERIFY(otherTable.take({.longest = milliseconds(0)}).has_value());
    const auto third = opened(other);
    MigrationLock otherDatabase(*third, dialectOf(url), {});
    QVERIFY(otherDatabase.take({.longest = milliseconds(0)}).has_value());
}

void TestMigrationLock::stopEndsTheStatement()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto observer = opened(url);
    std::stop_source stop;
    auto sleeper = std::async(std::launch::async, [&] {
        const auto connection = opened(url);
        const auto done = connection->execute(endless(database), {}, stop.get_token());
        // What has been stopped can be used again.
        return std::pair(done, query(*connection, u"SELECT 7"_s));
    });
    QCOMPARE(waitFor(*observer, countOfEndless(database), u"1"_s), u"1"_s);
    stop.request_stop();
    const auto [done, after] = sleeper.get();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(done.error().what, u"The statement was stopped in the server."_s);
    QVERIFY(!done.error().why.isEmpty());
    QCOMPARE(after, u"7"_s);
}

void TestMigrationLock::stoppedRun()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto observer = opened(url);
    std::stop_source stop;
    auto run = std::async(std::launch::async, [&] {
        const auto connection = opened(url);
        Runner runner(
            *connection, database,
            makePlan(database, {makeStep(database, u"a"_s, {}, {u"CREATE TABLE a (id INTEGER)"_s, endless(database)})}),
            {}, {});
        return runner.runAll(stop.get_token());
    });
    QCOMPARE(waitFor(*observer, countOfEndless(database), u"1"_s), u"1"_s);
    stop.request_stop();
    const Done done = run.get();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Cancelled);
    QCOMPARE(done.error().what, u"The run was stopped."_s);
    const bool stays = database.hasTable(*observer, {{}, u"a"_s}).value();
    QCOMPARE(stays, !database.capabilities().transactionalDdl);
    QVERIFY2(done.error().advice.contains(stays ? u"between two revisions" : u"rolled back"),
             qUtf8Printable(done.error().advice));
    MigrationLock lock(*observer, database, {});
    QVERIFY(lock.take({.longest = milliseconds(0)}).has_value());
}

void TestMigrationLock::pausedRunKeepsOthersAway()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto connection = opened(url);
    Runner first(*connection, database, twoSteps(database), {}, {});
    QVERIFY(first.runStatement().has_value());
    QVERIFY(first.runStatement().has_value());

    std::promise<QString> waiting;
    auto second = std::async(std::launch::async, [&] {
        const auto other = opened(url);
        Runner runner(*other, database, twoSteps(database), {}, [&waiting](const RunEvent &event) {
            if (event.kind == RunEvent::Kind::LockWaited)
                waiting.set_value(event.holder);
        });
        return runner.runAll();
    });
    QVERIFY(waiting.get_future().get().startsWith(u"session "));
    const Done firstDone = first.runAll();
    QVERIFY2(firstDone.has_value(), firstDone ? "" : qUtf8Printable(describe(firstDone.error())));
    const Done secondDone = second.get();
    QVERIFY(!secondDone);
    QCOMPARE(secondDone.error().kind, Error::Kind::Outdated);
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"b"_s);
}

void TestMigrationLock::movedSincePlanned_data()
{
    QTest::addColumn<QString>("dialect");
    for (const char *dialect : {"sqlite", "postgresql", "mariadb"})
        QTest::newRow(dialect) << QString::fromLatin1(dialect);
}

void TestMigrationLock::movedSincePlanned()
{
    QFETCH(QString, dialect);
    TestDatabase file;
    const DatabaseUrl url = dialect == u"sqlite" ? file.url() : m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto connection = opened(url);
    const auto alembic = opened(url); // that asks for no lock
    Runner runner(*connection, database, twoSteps(database), {}, {});
    QVERIFY(runner.runStep().has_value());
    alembic->execute(u"UPDATE alembic_version SET version_num = 'x'"_s).value();
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Outdated);
    QCOMPARE(done.error().why, u"It was at a, and is at x."_s);
    QVERIFY(!database.hasTable(*alembic, {{}, u"b"_s}).value());

    Runner first(*connection, database, twoSteps(database), {}, {});
    const Done again = first.runAll();
    QVERIFY(!again);
    QCOMPARE(again.error().why, u"There was no version table, and now there is."_s);
}

void TestMigrationLock::statementTimeout()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto connection = opened(url);
    Runner runner(*connection, database, makePlan(database, {makeStep(database, u"a"_s, {}, {endless(database)})}),
                  {.limits = {.statement = milliseconds(200)}}, {});
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Statement);
    QVERIFY2(done.error().advice.contains(u"lasted longer than it may"), qUtf8Printable(done.error().advice));
    QVERIFY(!done.error().why.isEmpty());
}

void TestMigrationLock::lockTimeout_data()
{
    movedSincePlanned_data();
}

void TestMigrationLock::lockTimeout()
{
    QFETCH(QString, dialect);
    TestDatabase file;
    const DatabaseUrl url = dialect == u"sqlite" ? file.url() : m_databases.create(dialect);
    const Dialect &database = dialectOf(url);
    const auto connection = opened(url);
    connection->execute(u"CREATE TABLE used (id INTEGER)"_s).value();
    const auto user = opened(url);
    user->execute(u"BEGIN"_s).value();
    user->execute(u"INSERT INTO used VALUES (1)"_s).value();
    Runner runner(*connection, database,
                  makePlan(database, {makeStep(database, u"a"_s, {}, {u"ALTER TABLE used ADD COLUMN more INTEGER"_s})}),
                  {.limits = {.lock = milliseconds(200)}}, {});
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Locked);
    user->execute(u"ROLLBACK"_s).value();
    const Done again = runner.runAll();
    QVERIFY2(again.has_value(), again ? "" : qUtf8Printable(describe(again.error())));
}

void TestMigrationLock::unkeepableLimit()
{
    TestDatabase database;
    SessionLimits limits{.statement = milliseconds(200)};
    const Done done = database.dialect().limit(database.connection(), limits);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Unsupported);
    limits.ifKeepable = true;
    QVERIFY(database.dialect().limit(database.connection(), limits).has_value());
}

QTEST_GUILESS_MAIN(TestMigrationLock)
#include "tst_migrationlock.moc"
