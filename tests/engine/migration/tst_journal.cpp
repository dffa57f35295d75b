#include "database.h"

#include "engine/migration/journaltext.h"
#include "engine/migration/runner.h"
#include "engine/migration/stamp.h"
#include "tests/servers/serverdatabases.h"

#include <QDeadlineTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;

/// Revisions that stop midway where what has run stays: the journal, and the two ways on, on real servers.
class TestJournal : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void textsComeBack();
    void nothingIsLeftAfterARun_data() { ServerDatabases::addRows(); }
    void nothingIsLeftAfterARun();
    void failureIsWrittenDown();
    void goesOn();
    void takesBack();
    void sqlCannotBeTakenBack();
    void crash_data();
    void crash();
    void doubtIsSettledByHand();
    void versionRowsSettleTheEnd();
    void concurrentIndexOnPostgresql();
    void laterRevisionFailsAfterAPartOfAnother();
    void serverEndsTheSession_data() { ServerDatabases::addRows(); }
    void serverEndsTheSession();
    void rolledBackLeavesNoJournal();
    void forgotten();
    void takingBackStopsMidway();
    void refusedWayBackIsNoDoubt();
    void planOfBeforeIsRefused();
    void recoveryOfBeforeIsRefused();
    void stopBetweenStatementsLeavesNoDoubt();
    void forgettingWaitsForOthers();
    void sectionsWithoutTransaction();
    void lateRecoveryLeavesTheJournal();
    void userWhoMayNotDrop();
    void stampIsRefused();

private:
    void write(const QString &id, const QString &down, const QString &upgrade);
    [[nodiscard]] Result<Plan> planned(Connection &connection, const DatabaseUrl &url);
    [[nodiscard]] Done upgraded(Connection &connection, const DatabaseUrl &url);
    [[nodiscard]] Done recovered(Connection &connection, const DatabaseUrl &url, Recovery recovery,
                                 std::optional<int> done = {});
    [[nodiscard]] QString stateOf(Connection &connection, const DatabaseUrl &url);
    void stopMidway(Connection &connection, const DatabaseUrl &url);

    ServerDatabases m_databases;
    std::unique_ptr<QTemporaryDir> m_folder;
    RevisionGraph m_graph;
};

namespace {

QString errorText(const Done &done)
{
    return done ? QString() : describe(done.error());
}

QString tables(Connection &connection)
{
    const QString sql = u"SELECT table_name FROM information_schema.tables WHERE table_schema IN ('public', "
                        "(SELECT database())) ORDER BY table_name"_s;
    QString found = query(connection, sql);
    if (found.contains(u"refused"_s) || found.contains(u"failed"_s))
        found = query(connection, u"SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"_s);
    return found.split(u'\n', Qt::SkipEmptyParts).join(u' ');
}

QString columns(Connection &connection, const QString &table)
{
    return query(connection,
                 u"SELECT column_name FROM information_schema.columns WHERE table_name = '%1' AND table_schema = "
                 "DATABASE() ORDER BY ordinal_position"_s.arg(table))
        .replace(u'\n', u' ');
}

/// Ends the session that sleeps in the database, once it does.
void endSleeper(const DatabaseUrl &url)
{
    const bool isPostgresql = url.dialect == u"postgresql";
    const QString sleepers = isPostgresql
        ? u"SELECT pid FROM pg_stat_activity WHERE datname = '%1' AND query LIKE 'SELECT pg_sleep(%'"_s
        : u"SELECT id FROM information_schema.processlist WHERE db = '%1' AND info LIKE 'DO SLEEP(%'"_s;
    const auto connection = opened(url);
    std::vector<Connection::Row> found;
    for (const QDeadlineTimer patience(60'000); found.empty() && !patience.hasExpired();)
        found = connection->rows(sleepers.arg(url.database)).value();
    const QString end = isPostgresql ? u"SELECT pg_terminate_backend(%1)"_s : u"KILL %1"_s;
    for (const Connection::Row &row : found)
        connection->rows(end.arg(row.front().toString())).value();
}

/// Fails at its third statement for as long as there is no table `orders`.
const QString halfRevision = u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"
                             "    op.add_column('shop', sa.Column('name', sa.String(20)))\n"
                             "    op.execute('INSERT INTO orders VALUES (1)')\n"
                             "    op.create_index('ix_shop_name', 'shop', ['name'])\n"_s;

} // namespace

void TestJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestJournal::write(const QString &id, const QString &down, const QString &upgrade)
{
    QFile file(m_folder->filePath(id + u".py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString parent = down.isEmpty() ? u"None"_s : u"'%1'"_s.arg(down);
    file.write(u"from alembic import op\nimport sqlalchemy as sa\n\nrevision = '%1'\ndown_revision = %2\n\n\n"
               "def upgrade():\n%3\n\n\ndef downgrade():\n    pass\n"_s.arg(id, parent, upgrade)
                   .toUtf8());
    file.close();
    m_graph = readRevisionGraph({.directories = {m_folder->path()}});
}

Result<Plan> TestJournal::planned(Connection &connection, const DatabaseUrl &url)
{
    return planMigration(connection, dialectOf(url), m_graph, {.target = u"head"_s});
}

Done TestJournal::upgraded(Connection &connection, const DatabaseUrl &url)
{
    const auto plan = planned(connection, url);
    if (!plan)
        return failure(plan.error());
    Runner runner(connection, dialectOf(url), *plan, {}, {});
    return runner.runAll();
}

Done TestJournal::recovered(Connection &connection, const DatabaseUrl &url, Recovery recovery, std::optional<int> done)
{
    const auto plan = planRecovery(connection, dialectOf(url), m_graph, {}, recovery, done);
    if (!plan)
        return failure(plan.error());
    Runner runner(connection, dialectOf(url), *plan, {}, {});
    return runner.runAll();
}

QString TestJournal::stateOf(Connection &connection, const DatabaseUrl &url)
{
    const auto journal = readJournal(connection, dialectOf(url), {});
    if (!journal)
        return describe(journal.error());
    if (!*journal)
        return u"none"_s;
    return (*journal)->text() + ((*journal)->isDoubtful() ? u" In doubt."_s : QString());
}

/// Leaves the first revision of the project after the second of its five statements.
void TestJournal::stopMidway(Connection &connection, const DatabaseUrl &url)
{
    write(u"a1"_s, {}, halfRevision);
    const Done done = upgraded(connection, url);
    QVERIFY(!done);
    QVERIFY2(done.error().advice.contains(u"between two revisions"), qUtf8Printable(describe(done.error())));
}

void TestJournal::textsComeBack()
{
    JournalEntry entry;
    entry.statement = {.sql = u"INSERT INTO \"t\" VALUES (?, 'é', ?, ?, ?)"_s,
                       .bindings = {u"a'b"_s, QVariant(), QByteArray("\0\xff", 2), true},
                       .role = Statement::Role::Data,
                       .purpose = u"put rows in"_s,
                       .expectedRows = 2,
                       .autocommit = true};
    entry.undo = {{.sql = u"DELETE FROM t"_s}, {.sql = u"DROP TABLE t"_s}};
    entry.traces = {.added = {u"table"_s, u"column a"_s}, .removed = {u"index i"_s}};
    entry.table = {u"s"_s, u"t"_s};
    entry.versionRows = {u"a"_s, u"b"_s};
    const auto read = readEntry(entryText(entry));
    QVERIFY2(read.has_value(), read ? "" : qUtf8Printable(describe(read.error())));
    QCOMPARE(read->statement, entry.statement);
    QVERIFY(*read == entry);
    const auto foreign = readEntry(u"{\"other\": 1}"_s);
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().kind, Error::Kind::Reading);
}

void TestJournal::nothingIsLeftAfterARun()
{
    QFETCH(QString, dialect);
    const DatabaseUrl url = m_databases.create(dialect);
    const auto connection = opened(url);
    write(u"a1"_s, {}, u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"_s);
    write(u"a2"_s, u"a1"_s, u"    op.add_column('shop', sa.Column('name', sa.String(20)))\n"_s);
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
    QCOMPARE(tables(*connection), u"alembic_version shop"_s);
    QCOMPARE(stateOf(*connection, url), u"none"_s);
}

void TestJournal::failureIsWrittenDown()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);

    // Another program, another day.
    const auto later = opened(url);
    QCOMPARE(stateOf(*later, url), u"Upgrade to a1 stopped after statement 3 of 6."_s);
    const auto plan = planned(*later, url);
    QVERIFY(!plan);
    QCOMPARE(plan.error().kind, Error::Kind::HalfDone);
    QCOMPARE(plan.error().what, u"Upgrade to a1 stopped after statement 3 of 6."_s);
    QVERIFY2(plan.error().advice.contains(u"athanor-cli unfinished"), qUtf8Printable(plan.error().advice));
}

void TestJournal::goesOn()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);
    // Still wrong: it stays where it is.
    QVERIFY(!recovered(*connection, url, Recovery::GoOn));
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 3 of 6."_s);

    connection->execute(u"CREATE TABLE orders (id INTEGER)"_s).value();
    QCOMPARE(errorText(recovered(*connection, url, Recovery::GoOn)), QString());
    QCOMPARE(tables(*connection), u"alembic_version orders shop"_s);
    QCOMPARE(query(*connection, u"SELECT id FROM orders"_s), u"1"_s);
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
    QVERIFY(!recovered(*connection, url, Recovery::GoOn));
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
}

void TestJournal::takesBack()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    connection->execute(u"CREATE TABLE kept (id INTEGER PRIMARY KEY, old_name VARCHAR(9), plain INTEGER)"_s).value();
    connection->execute(u"INSERT INTO kept VALUES (1, 'x', 2)"_s).value();
    write(u"a1"_s, {},
          u"    op.alter_column('kept', 'old_name', new_column_name='name', existing_type=sa.String(9))\n"
          "    op.alter_column('kept', 'plain', type_=sa.String(30), nullable=False)\n"
          "    op.rename_table('kept', 'renamed')\n"
          "    op.create_index('ix_name', 'renamed', ['name'])\n"
          "    op.create_table('more', sa.Column('id', sa.Integer(), primary_key=True))\n"
          "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    const Schema before = dialectOf(url).inspect(*connection).value();
    QVERIFY(!upgraded(*connection, url));
    QCOMPARE(tables(*connection), u"alembic_version alembic_version_journal more renamed"_s);
    QCOMPARE(errorText(recovered(*connection, url, Recovery::TakeBack)), QString());
    const Schema after = dialectOf(url).inspect(*connection).value();
    QCOMPARE(dialectOf(url).definition(*after.table({{}, u"kept"_s})),
             dialectOf(url).definition(*before.table({{}, u"kept"_s})));
    QCOMPARE(query(*connection, u"SELECT * FROM kept"_s), u"1|x|2"_s);
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), QString());
    QCOMPARE(stateOf(*connection, url), u"none"_s);
    QVERIFY(!upgraded(*connection, url));
}

void TestJournal::sqlCannotBeTakenBack()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {},
          u"    op.execute('CREATE TABLE own (id INTEGER)')\n    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    QVERIFY(!upgraded(*connection, url));
    const Done done = recovered(*connection, url, Recovery::TakeBack);
    QVERIFY(!done);
    QCOMPARE(done.error().what, u"Statement 2 of a1 cannot be taken back."_s);
    QCOMPARE(done.error().sql, u"CREATE TABLE own (id INTEGER)"_s);
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 2 of 4."_s);
}

void TestJournal::crash_data()
{
    QTest::addColumn<int>("statements");
    QTest::addColumn<bool>("isThrough");
    for (const int statements : {1, 2, 3, 4}) {
        QTest::addRow("after %d", statements) << statements << false;
        QTest::addRow("after %d, and the one at work", statements) << statements << true;
    }
}

/// The program ends while a statement is at work, which may come through all the same.
void TestJournal::crash()
{
    QFETCH(int, statements);
    QFETCH(bool, isThrough);
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    write(u"a1"_s, {},
          u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"
          "    op.add_column('shop', sa.Column('name', sa.String(20)))\n"
          "    op.create_index('ix_shop_name', 'shop', ['name'])\n"
          "    op.drop_column('shop', 'name')\n"_s);
    {
        const auto connection = opened(url);
        const auto plan = planned(*connection, url).value();
        Runner runner(*connection, dialectOf(url), plan, {}, {});
        for (int statement = 0; statement < statements; ++statement)
            QCOMPARE(errorText(runner.runStatement()), QString());
        // What the next one writes before it begins, and no more.
        JournalWriter journal(*connection, dialectOf(url), {});
        QCOMPARE(errorText(journal.started(statements)), QString());
        const QString sql = plan.steps.front().statements[size_t(statements)].statement.sql;
        if (isThrough)
            connection->execute(sql).value();
    }
    const auto later = opened(url);
    QCOMPARE(stateOf(*later, url),
             u"Upgrade to a1 stopped after statement %1 of 6."_s.arg(statements + (isThrough ? 1 : 0)));
    QCOMPARE(errorText(recovered(*later, url, Recovery::GoOn)), QString());
    QCOMPARE(columns(*later, u"shop"_s), u"id"_s);
    QCOMPARE(query(*later, u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
}

void TestJournal::doubtIsSettledByHand()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    connection->execute(u"CREATE TABLE log (id INTEGER)"_s).value();
    write(u"a1"_s, {},
          u"    op.execute('INSERT INTO log VALUES (1)')\n    op.execute('INSERT INTO log VALUES (2)')\n"_s);
    const auto plan = planned(*connection, url).value();
    {
        Runner runner(*connection, dialectOf(url), plan, {}, {});
        QCOMPARE(errorText(runner.runStatement()), QString());
        QCOMPARE(errorText(runner.runStatement()), QString());
        JournalWriter journal(*connection, dialectOf(url), {});
        QCOMPARE(errorText(journal.started(2)), QString());
    }
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 2 of 4. In doubt."_s);
    const Done doubtful = recovered(*connection, url, Recovery::GoOn);
    QVERIFY(!doubtful);
    QCOMPARE(doubtful.error().what, u"Nobody knows whether statement 3 of a1 is through."_s);
    QVERIFY2(doubtful.error().advice.contains(u"--done 2 or --done 3"), qUtf8Printable(doubtful.error().advice));
    QVERIFY(!recovered(*connection, url, Recovery::GoOn, 4));
    QCOMPARE(errorText(recovered(*connection, url, Recovery::GoOn, 3)), QString());
    QCOMPARE(query(*connection, u"SELECT id FROM log"_s), u"1"_s);
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
}

void TestJournal::versionRowsSettleTheEnd()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {}, u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"_s);
    const auto plan = planned(*connection, url).value();
    {
        Runner runner(*connection, dialectOf(url), plan, {}, {});
        QCOMPARE(errorText(runner.runStatement()), QString());
        QCOMPARE(errorText(runner.runStatement()), QString());
        JournalWriter journal(*connection, dialectOf(url), {});
        QCOMPARE(errorText(journal.started(2)), QString());
        connection->execute(plan.steps.front().statements.back().statement.sql).value();
    }
    // All is done but to forget it.
    QCOMPARE(stateOf(*connection, url), u"none"_s);
    write(u"a2"_s, u"a1"_s, u"    op.add_column('shop', sa.Column('name', sa.String(20)))\n"_s);
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
    QCOMPARE(tables(*connection), u"alembic_version shop"_s);
}

void TestJournal::concurrentIndexOnPostgresql()
{
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {},
          u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True), "
          "sa.Column('name', sa.String(20)))\n"
          "    with op.get_context().autocommit_block():\n"
          "        op.create_index('ix_shop_name', 'shop', ['name'], postgresql_concurrently=True)\n"
          "    op.execute('INSERT INTO orders VALUES (1)')\n"_s);
    QVERIFY(!upgraded(*connection, url));
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 3 of 5."_s);
    QCOMPARE(errorText(recovered(*connection, url, Recovery::TakeBack)), QString());
    QCOMPARE(tables(*connection), u"alembic_version"_s);
    QCOMPARE(stateOf(*connection, url), u"none"_s);

    QVERIFY(!upgraded(*connection, url));
    connection->execute(u"CREATE TABLE orders (id INTEGER)"_s).value();
    QCOMPARE(errorText(recovered(*connection, url, Recovery::GoOn)), QString());
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"a1"_s);
    QCOMPARE(tables(*connection), u"alembic_version orders shop"_s);
}

/// All revisions run in one transaction, which a part of the first has left.
void TestJournal::laterRevisionFailsAfterAPartOfAnother()
{
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {},
          u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True), "
          "sa.Column('name', sa.String(20)))\n"
          "    with op.get_context().autocommit_block():\n"
          "        op.create_index('ix_shop_name', 'shop', ['name'], postgresql_concurrently=True)\n"
          "    op.create_table('town', sa.Column('id', sa.Integer(), primary_key=True))\n"_s);
    write(u"b2"_s, u"a1"_s, u"    op.execute('INSERT INTO orders VALUES (1)')\n"_s);
    for (const Recovery recovery : {Recovery::TakeBack, Recovery::GoOn}) {
        Runner runner(*connection, dialectOf(url), planned(*connection, url).value(), {.oneTransaction = true}, {});
        const Done done = runner.runAll();
        QVERIFY(!done);
        QVERIFY2(done.error().what.startsWith(u"Upgrade to b2 failed"), qUtf8Printable(describe(done.error())));
        const QString size = QString::number(runner.plan().steps.front().statements.size());
        const QString through = QString::number(runner.position().statement);
        const QString next = QString::number(runner.position().statement + 1);
        const QString advice = done.error().advice;
        QVERIFY2(advice.startsWith(u"The first %1 of the %2 statements of a1 are committed and stay: the database is "
                                   "between two revisions. Mend the cause and go on from statement %3 of a1, or take "
                                   "them back"_s.arg(through, size, next)),
                 qUtf8Printable(advice));
        QVERIFY2(advice.contains(u"What ran before it in the same transaction, from statement %1 of a1 on, is rolled "
                                 "back, too."_s.arg(next)),
                 qUtf8Printable(advice));
        QCOMPARE(tables(*connection), u"alembic_version alembic_version_journal shop"_s);
        // Another program sees no doubt.
        const auto later = opened(url);
        QCOMPARE(stateOf(*later, url), u"Upgrade to a1 stopped after statement %1 of %2."_s.arg(through, size));
        QVERIFY(query(*later, u"SELECT count(*) FROM alembic_version_journal WHERE state = 'running'"_s) == u"0");
        QCOMPARE(errorText(recovered(*connection, url, recovery)), QString());
        QCOMPARE(stateOf(*connection, url), u"none"_s);
    }
    QCOMPARE(tables(*connection), u"alembic_version shop town"_s);
    connection->execute(u"CREATE TABLE orders (id INTEGER)"_s).value();
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"b2"_s);
}

void TestJournal::serverEndsTheSession()
{
    QFETCH(QString, dialect);
    const bool isPostgresql = dialect == u"postgresql";
    const DatabaseUrl url = m_databases.create(dialect);
    write(u"a1"_s, {}, u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"_s);
    QCOMPARE(errorText(upgraded(*opened(url), url)), QString());
    write(u"a2"_s, u"a1"_s,
          u"    op.create_table('town', sa.Column('id', sa.Integer(), primary_key=True))\n"
          "    op.execute('%1')\n"_s.arg(isPostgresql ? u"SELECT pg_sleep(300)"_s : u"DO SLEEP(300)"_s));
    QString told;
    {
        const auto connection = opened(url);
        std::jthread administrator([&url] { endSleeper(url); });
        const Done done = upgraded(*connection, url);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, Error::Kind::Connection);
        told = describe(done.error());
    }
    QVERIFY2(!told.contains(u"Undoing it failed"), qUtf8Printable(told));
    const auto later = opened(url);
    if (isPostgresql) {
        QVERIFY2(told.contains(u"the transaction is gone with it: the database is at a1."), qUtf8Printable(told));
        QCOMPARE(tables(*later), u"alembic_version shop"_s);
        QCOMPARE(stateOf(*later, url), u"none"_s);
    } else {
        QVERIFY2(told.contains(u"the database is between two revisions"), qUtf8Printable(told));
        QCOMPARE(tables(*later), u"alembic_version alembic_version_journal shop town"_s);
        QCOMPARE(stateOf(*later, url), u"Upgrade to a2 stopped after statement 1 of 3. In doubt."_s);
    }
}

void TestJournal::rolledBackLeavesNoJournal()
{
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {},
          u"    op.execute('INSERT INTO orders VALUES (1)')\n"
          "    with op.get_context().autocommit_block():\n"
          "        op.execute('VACUUM')\n"_s);
    QVERIFY(!upgraded(*connection, url));
    QCOMPARE(tables(*connection), QString());
}

void TestJournal::forgotten()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);
    connection->execute(u"DROP TABLE shop"_s).value();
    QCOMPARE(errorText(forgetJournal(*connection, dialectOf(url), {})), QString());
    connection->execute(u"CREATE TABLE orders (id INTEGER)"_s).value();
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
    QCOMPARE(errorText(forgetJournal(*connection, dialectOf(url), {})), QString());
}

void TestJournal::takingBackStopsMidway()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {},
          u"    op.create_table('first', sa.Column('id', sa.Integer(), primary_key=True))\n"
          "    op.create_table('second', sa.Column('id', sa.Integer(), primary_key=True))\n"
          "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    QVERIFY(!upgraded(*connection, url));
    {
        Runner runner(*connection, dialectOf(url),
                      planRecovery(*connection, dialectOf(url), m_graph, {}, Recovery::TakeBack).value(), {}, {});
        QCOMPARE(errorText(runner.runStatement()), QString());
    }
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 2 of 5."_s);
    QCOMPARE(tables(*connection), u"alembic_version alembic_version_journal first"_s);
    QCOMPARE(errorText(recovered(*connection, url, Recovery::TakeBack)), QString());
    QCOMPARE(tables(*connection), u"alembic_version"_s);
}

void TestJournal::refusedWayBackIsNoDoubt()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    connection->execute(u"CREATE TABLE kept (id INTEGER PRIMARY KEY, plain INTEGER)"_s).value();
    write(u"a1"_s, {},
          u"    op.alter_column('kept', 'plain', type_=sa.String(30), existing_type=sa.Integer())\n"
          "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s);
    QVERIFY(!upgraded(*connection, url));
    connection->execute(u"INSERT INTO kept VALUES (1, 'no number')"_s).value();
    connection->execute(u"SET SESSION sql_mode = 'STRICT_ALL_TABLES'"_s).value();
    QVERIFY(!recovered(*connection, url, Recovery::TakeBack));
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 2 of 4."_s);
    connection->execute(u"DELETE FROM kept"_s).value();
    QCOMPARE(errorText(recovered(*connection, url, Recovery::TakeBack)), QString());
}

/// Between a plan and its run, somebody else has tried, and left the database half done.
void TestJournal::planOfBeforeIsRefused()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto first = opened(url);
    write(u"a1"_s, {}, halfRevision);
    Runner runner(*first, dialectOf(url), planned(*first, url).value(), {}, {});
    {
        const auto second = opened(url);
        QVERIFY(!upgraded(*second, url));
    }
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::HalfDone);
    QCOMPARE(stateOf(*first, url), u"Upgrade to a1 stopped after statement 3 of 6."_s);
}

void TestJournal::recoveryOfBeforeIsRefused()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);
    const auto other = opened(url);
    Runner runner(*other, dialectOf(url), planRecovery(*other, dialectOf(url), m_graph, {}, Recovery::GoOn).value(), {},
                  {});
    QCOMPARE(errorText(recovered(*connection, url, Recovery::TakeBack)), QString());
    const Done done = runner.runAll();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Outdated);
    QCOMPARE(tables(*connection), u"alembic_version"_s);
}

void TestJournal::stopBetweenStatementsLeavesNoDoubt()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    connection->execute(u"CREATE TABLE log (id INTEGER)"_s).value();
    write(u"a1"_s, {},
          u"    op.execute('INSERT INTO log VALUES (1)')\n    op.execute('INSERT INTO log VALUES (2)')\n"_s);
    {
        Runner runner(*connection, dialectOf(url), planned(*connection, url).value(), {}, {});
        QCOMPARE(errorText(runner.runStatement()), QString());
        QCOMPARE(errorText(runner.runStatement()), QString());
    }
    QCOMPARE(stateOf(*connection, url), u"Upgrade to a1 stopped after statement 2 of 4."_s);
    QCOMPARE(errorText(recovered(*connection, url, Recovery::GoOn)), QString());
    QCOMPARE(query(*connection, u"SELECT id FROM log ORDER BY id"_s), u"1\n2"_s);
}

void TestJournal::forgettingWaitsForOthers()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    write(u"a1"_s, {}, halfRevision);
    Runner runner(*connection, dialectOf(url), planned(*connection, url).value(), {}, {});
    QCOMPARE(errorText(runner.runStatement()), QString());
    QCOMPARE(errorText(runner.runStatement()), QString());
    const auto other = opened(url);
    const Done done = forgetJournal(*other, dialectOf(url), {});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Locked);
    QVERIFY(dialectOf(url).hasTable(*other, journalTable({})).value());
}

/// A SQL revision marked no-transaction on a database that has transactions.
void TestJournal::sectionsWithoutTransaction()
{
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    const auto connection = opened(url);
    QFile file(m_folder->filePath(u"a1_.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("-- revision: a1\n-- down_revision:\n-- message: m\n\n-- upgrade: no-transaction\n"
               "CREATE TABLE first (id INTEGER);\nSELECT 1 / 0;\nCREATE TABLE last (id INTEGER);\n\n"
               "-- downgrade:\nDROP TABLE last;\n");
    file.close();
    m_graph = readRevisionGraph({.directories = {m_folder->path()}});
    QVERIFY(!upgraded(*connection, url));
    QVERIFY2(stateOf(*connection, url).startsWith(u"Upgrade to a1 stopped after statement "),
             qPrintable(stateOf(*connection, url)));
    QVERIFY(tables(*connection).contains(u"first"));
    // Nobody knows the reverse of SQL that somebody has written.
    QVERIFY(errorText(recovered(*connection, url, Recovery::TakeBack)).contains(u"cannot be taken back"));
    QVERIFY(!upgraded(*connection, url));
    QCOMPARE(errorText(forgetJournal(*connection, dialectOf(url), {})), QString());
}

/// Planned while another went on: what that one has written stays as it is.
void TestJournal::lateRecoveryLeavesTheJournal()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);
    const auto other = opened(url);
    Runner late(*other, dialectOf(url), planRecovery(*other, dialectOf(url), m_graph, {}, Recovery::GoOn).value(), {},
                {});
    connection->execute(u"UPDATE alembic_version_journal SET state = 'done'"_s).value();
    const QString before = query(*connection, u"SELECT number, state FROM alembic_version_journal ORDER BY number"_s);
    QVERIFY(!late.runAll());
    QCOMPARE(query(*connection, u"SELECT number, state FROM alembic_version_journal ORDER BY number"_s), before);
}

/// The journal of such a user stays, empty, and says nothing.
void TestJournal::userWhoMayNotDrop()
{
    DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto administrator = opened(url);
    administrator->execute(u"CREATE USER careful@localhost"_s).value();
    administrator
        ->execute(u"GRANT CREATE, ALTER, INDEX, SELECT, INSERT, UPDATE, DELETE ON `%1`.* TO careful@localhost"_s.arg(
            url.database))
        .value();
    url.user = u"careful"_s;
    const auto connection = opened(url);
    write(u"aaaa"_s, {}, u"    op.create_table('shop', sa.Column('id', sa.Integer(), primary_key=True))\n"_s);
    QCOMPARE(errorText(upgraded(*connection, url)), QString());
    write(u"bbbb"_s, u"aaaa"_s, halfRevision.section(u'\n', 1));
    const Done stopped = upgraded(*connection, url);
    QVERIFY(!stopped);
    QVERIFY(readJournal(*connection, dialectOf(url), {}).value().has_value());
    administrator->execute(u"CREATE TABLE `%1`.orders (id INTEGER)"_s.arg(url.database)).value();
    QCOMPARE(errorText(recovered(*connection, url, Recovery::GoOn)), QString());
    QCOMPARE(query(*connection, u"SELECT version_num FROM alembic_version"_s), u"bbbb"_s);
    QCOMPARE(query(*connection, u"SELECT count(*) FROM alembic_version_journal"_s), u"0"_s);
    QVERIFY(planned(*connection, url).has_value());
}

void TestJournal::stampIsRefused()
{
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    const auto connection = opened(url);
    stopMidway(*connection, url);
    const Done refused = stamp(*connection, dialectOf(url), m_graph, {.identifiers = {u"head"_s}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::HalfDone);
    QVERIFY2(refused.error().advice.contains(u"--forget"), qUtf8Printable(describe(refused.error())));
    QCOMPARE(errorText(forgetJournal(*connection, dialectOf(url), {})), QString());
    QCOMPARE(errorText(stamp(*connection, dialectOf(url), m_graph, {.identifiers = {u"head"_s}})), QString());
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
