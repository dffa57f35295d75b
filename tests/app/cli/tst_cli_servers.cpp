#include "databaseworkspace.h"
#include "workspace.h"

#include "tests/servers/serverdatabases.h"

#include <QProcess>
#include <QtTest>

#include <csignal>
#include <memory>

using namespace Qt::StringLiterals;

/// The command line on servers: several at once, stops, and revisions that stop midway.
class TestCliServers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void twoUpgradesAtOnce_data() { ServerDatabases::addRows(); }
    void twoUpgradesAtOnce();
    void lockTimeout_data() { ServerDatabases::addRows(); }
    void lockTimeout();
    void lockTimeoutInSettings();
    void badDurations_data();
    void badDurations();
    void statementTimeout_data();
    void statementTimeout();
    void interruptedStatement_data() { ServerDatabases::addRows(); }
    void interruptedStatement();
    void unfinished();
    void unfinishedAfterAKill();
    void nothingUnfinished();
    void childrenAreLeftAlone();
    void severalSchemas();
    void severalDatabases();
    void everySchema_data() { ServerDatabases::addRows(); }
    void everySchema();
    void inspectMakesTheSchemaAgain_data() { ServerDatabases::addRows(); }
    void inspectMakesTheSchemaAgain();
    void inspectOfAnotherKind();
    void keepsWhatSqlOfItsOwnHasMade();
    void brokenViews();
    void enumValuesInSqlRevisions();

private:
    void useDatabase(const QString &dialect);
    void writeGate() const;
    [[nodiscard]] std::unique_ptr<QProcess> started(const QStringList &arguments) const;
    [[nodiscard]] bool isPostgresql() const { return m_url.dialect == u"postgresql"; }

    ServerDatabases m_databases;
    std::unique_ptr<Workspace> m_workspace;
    engine::DatabaseUrl m_url;
    std::unique_ptr<engine::Connection> m_observer;
};

namespace {

/// Waits for a line of the program's, for half a minute at most; gives all that it has said.
QString readUntil(QProcess &process, const QString &text)
{
    QString said;
    QDeadlineTimer deadline(30'000);
    while (!said.contains(text) && !deadline.hasExpired()) {
        process.waitForReadyRead(500);
        said += QString::fromUtf8(process.readAllStandardError());
        if (process.state() == QProcess::NotRunning)
            break;
    }
    return said;
}

int exitCodeOf(QProcess &process)
{
    return process.waitForFinished(30'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

const QString endless = u"    op.execute('SELECT %1(600)')\n"_s;

} // namespace

void TestCliServers::init()
{
    m_observer.reset();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->initByAlembic();
}

void TestCliServers::useDatabase(const QString &dialect)
{
    m_url = m_databases.create(dialect);
    m_observer = opened(m_url);
    QString settings = m_workspace->read(u"alembic.ini"_s);
    QVERIFY(settings.contains(u"sqlite:///app.db"));
    // A percent sign is doubled there.
    settings.replace(u"sqlite:///app.db"_s, ServerDatabases::text(m_url).replace(u'%', u"%%"_s));
    m_workspace->write(u"alembic.ini"_s, settings);
}

/// A first revision that waits at a gate of ours, and a second one.
void TestCliServers::writeGate() const
{
    const QString wait = isPostgresql() ? u"SELECT pg_advisory_lock(42)"_s : u"SELECT GET_LOCK(\\'gate\\', 600)"_s;
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade = u"    op.execute('%1')\n    op.create_table('first', sa.Column('id', "
                                           "sa.Integer(), nullable=False))\n"_s.arg(wait)});
    m_workspace->writeRevision({.id = u"bbbb2222"_s,
                                .down = u"'aaaa1111'"_s,
                                .upgrade = u"    op.create_table('second', sa.Column('id', sa.Integer()))\n"_s});
    const QString close = isPostgresql() ? u"SELECT pg_advisory_lock(42)"_s : u"SELECT GET_LOCK('gate', 0)"_s;
    m_observer->rows(close).value();
}

std::unique_ptr<QProcess> TestCliServers::started(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setWorkingDirectory(m_workspace->path());
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(QStringLiteral(ATHANOR_CLI), arguments);
    process->waitForStarted();
    return process;
}

void TestCliServers::twoUpgradesAtOnce()
{
    QFETCH(QString, dialect);
    useDatabase(dialect);
    writeGate();
    const auto first = started({u"upgrade"_s, u"head"_s});
    QVERIFY(readUntil(*first, u"Running upgrade  -> aaaa1111"_s).contains(u"aaaa1111"));
    const auto second = started({u"upgrade"_s, u"head"_s});
    const QString waiting = readUntil(*second, u"Waiting until"_s);
    QVERIFY2(waiting.contains(u"Waiting until another migration of this database has ended: session "),
             qUtf8Printable(waiting));
    m_observer->rows(isPostgresql() ? u"SELECT pg_advisory_unlock(42)"_s : u"SELECT RELEASE_LOCK('gate')"_s).value();
    QCOMPARE(exitCodeOf(*first), 0);
    QCOMPARE(exitCodeOf(*second), 0);
    const QString rest = QString::fromUtf8(second->readAllStandardError());
    QVERIFY2(!rest.contains(u"Running upgrade"), qUtf8Printable(rest));
    QCOMPARE(query(*m_observer, u"SELECT version_num FROM alembic_version"_s), u"bbbb2222"_s);
}

void TestCliServers::lockTimeout()
{
    QFETCH(QString, dialect);
    useDatabase(dialect);
    writeGate();
    const auto first = started({u"upgrade"_s, u"head"_s});
    QVERIFY(readUntil(*first, u"Running upgrade  -> aaaa1111"_s).contains(u"aaaa1111"));
    const ProgramResult second = m_workspace->athanor({u"upgrade"_s, u"head"_s, u"--lock-timeout"_s, u"200ms"_s});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errorOutput.contains(u"Another migration of this database is under way."),
             qUtf8Printable(second.errorOutput));
    QVERIFY2(second.errorOutput.contains(u" holds its lock."), qUtf8Printable(second.errorOutput));
    const ProgramResult stamp = m_workspace->athanor({u"stamp"_s, u"head"_s, u"--lock-timeout"_s, u"0.2"_s});
    QCOMPARE(stamp.exitCode, 1);
    QVERIFY2(stamp.errorOutput.contains(u"Another migration of this database is under way."),
             qUtf8Printable(stamp.errorOutput));
    m_observer->rows(isPostgresql() ? u"SELECT pg_advisory_unlock(42)"_s : u"SELECT RELEASE_LOCK('gate')"_s).value();
    QCOMPARE(exitCodeOf(*first), 0);
}

void TestCliServers::lockTimeoutInSettings()
{
    useDatabase(u"postgresql"_s);
    m_workspace->write(u"alembic.ini"_s,
                       m_workspace->read(u"alembic.ini"_s) + u"\n[athanor]\nlock_timeout = 100ms\n"_s);
    m_workspace->writeRevision(
        {.id = u"aaaa1111"_s, .upgrade = u"    op.add_column('used', sa.Column('more', sa.Integer()))\n"_s});
    m_observer->execute(u"CREATE TABLE used (id INTEGER)"_s).value();
    m_observer->execute(u"BEGIN"_s).value();
    m_observer->execute(u"INSERT INTO used VALUES (1)"_s).value();
    const ProgramResult result = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"lock timeout"), qUtf8Printable(result.errorOutput));
    m_observer->execute(u"ROLLBACK"_s).value();
    QCOMPARE(m_workspace->athanor({u"upgrade"_s, u"head"_s}).exitCode, 0);
}

void TestCliServers::badDurations_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"soon", "-1", "5h", "1e3"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestCliServers::badDurations()
{
    QFETCH(QString, text);
    const ProgramResult option = m_workspace->athanor({u"upgrade"_s, u"head"_s, u"--lock-timeout="_s + text});
    QCOMPARE(option.exitCode, 255);
    QVERIFY2(option.output.contains(u"argument --lock-timeout: '%1' is not a duration."_s.arg(text)),
             qUtf8Printable(option.output));
    m_workspace->write(u"alembic.ini"_s,
                       m_workspace->read(u"alembic.ini"_s) + u"\n[athanor]\nstatement_timeout = %1\n"_s.arg(text));
    const ProgramResult setting = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QVERIFY(setting.exitCode != 0);
    QVERIFY2(
        (setting.output + setting.errorOutput).contains(u"'%1' is not a valid value for statement_timeout"_s.arg(text)),
        qUtf8Printable(setting.output + setting.errorOutput));
}

void TestCliServers::statementTimeout_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("words");
    QTest::addRow("postgresql") << u"postgresql"_s << u"pg_sleep"_s << u"statement timeout"_s;
    QTest::addRow("mariadb") << u"mariadb"_s << u"SLEEP"_s << u"max_statement_time"_s;
    // Its URL says nothing of which of the two servers listens.
    QTest::addRow("mysql") << u"mysql"_s << u"SLEEP"_s << u"max_statement_time"_s;
}

void TestCliServers::statementTimeout()
{
    QFETCH(QString, dialect);
    QFETCH(QString, function);
    QFETCH(QString, words);
    useDatabase(dialect);
    // MySQL itself, where it stands in for MariaDB, has no such limit.
    if (!isPostgresql() && query(*m_observer, u"SHOW VARIABLES LIKE 'max_statement_time'"_s).isEmpty())
        words = u"MySQL cannot end a statement that lasts too long"_s;
    m_workspace->writeRevision({.id = u"aaaa1111"_s, .upgrade = endless.arg(function)});
    const ProgramResult result = m_workspace->athanor({u"upgrade"_s, u"head"_s, u"--statement-timeout"_s, u"0.2"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(words), qUtf8Printable(result.errorOutput));
    if (isPostgresql())
        QCOMPARE(dialectOf(m_url).hasTable(*m_observer, {{}, u"alembic_version"_s}).value(), false);
    else
        QVERIFY(!query(*m_observer, u"SELECT version_num FROM alembic_version"_s).contains(u"aaaa1111"));
}

void TestCliServers::interruptedStatement()
{
    QFETCH(QString, dialect);
    useDatabase(dialect);
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade = u"    op.create_table('first', sa.Column('id', sa.Integer()))\n"_s
                                    + endless.arg(isPostgresql() ? u"pg_sleep"_s : u"SLEEP"_s)});
    const auto upgrade = started({u"upgrade"_s, u"head"_s});
    const QString atWork = isPostgresql()
        ? u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query = 'SELECT pg_sleep(600)'"_s
        : u"SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO = 'SELECT SLEEP(600)'"_s;
    QCOMPARE(waitFor(*m_observer, atWork, u"1"_s), u"1"_s);
    QCOMPARE(::kill(pid_t(upgrade->processId()), SIGINT), 0);
    QVERIFY(exitCodeOf(*upgrade) > 0);
    QCOMPARE(query(*m_observer, atWork), u"0"_s);
    const QString said = QString::fromUtf8(upgrade->readAllStandardError());
    QVERIFY2(said.contains(isPostgresql() ? u"has been rolled back" : u"between two revisions"), qUtf8Printable(said));
}

void TestCliServers::unfinished()
{
    useDatabase(u"mariadb"_s);
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade = u"    op.create_table('first', sa.Column('id', sa.Integer()))\n"
                                           "    op.execute('INSERT INTO missing VALUES (1)')\n"_s});
    const ProgramResult failed = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.errorOutput.contains(u"athanor-cli unfinished"), qUtf8Printable(failed.errorOutput));

    const ProgramResult refused = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errorOutput.contains(u"Upgrade to aaaa1111 stopped after statement 2 of 4."),
             qUtf8Printable(refused.errorOutput));

    const ProgramResult shown = m_workspace->athanor({u"unfinished"_s});
    QCOMPARE(shown.exitCode, 1);
    QVERIFY2(shown.output.contains(u"2. through: CREATE TABLE first"), qUtf8Printable(shown.output));
    QVERIFY2(shown.output.contains(u"3. not run: INSERT INTO missing VALUES (1)"), qUtf8Printable(shown.output));

    QCOMPARE(m_workspace->athanor({u"unfinished"_s, u"--undo"_s}).exitCode, 0);
    QVERIFY(!dialectOf(m_url).hasTable(*m_observer, {{}, u"first"_s}).value());
    QCOMPARE(m_workspace->athanor({u"upgrade"_s, u"head"_s}).exitCode, 1);
    m_observer->execute(u"CREATE TABLE missing (id INTEGER)"_s).value();
    const ProgramResult resumed = m_workspace->athanor({u"unfinished"_s, u"--resume"_s});
    QVERIFY2(resumed.exitCode == 0, qUtf8Printable(resumed.output + resumed.errorOutput));
    QCOMPARE(query(*m_observer, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111"_s);
}

void TestCliServers::unfinishedAfterAKill()
{
    useDatabase(u"mariadb"_s);
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade = u"    op.create_table('first', sa.Column('id', sa.Integer()))\n"_s
                                    + endless.arg(u"SLEEP"_s)
                                    + u"    op.create_table('second', sa.Column('id', sa.Integer()))\n"_s});
    const auto upgrade = started({u"upgrade"_s, u"head"_s});
    const QString session = u"SELECT ID FROM information_schema.PROCESSLIST WHERE INFO = 'SELECT SLEEP(600)'"_s;
    QCOMPARE(waitFor(*m_observer, u"SELECT COUNT(*) FROM (%1) AS s"_s.arg(session), u"1"_s), u"1"_s);
    QCOMPARE(::kill(pid_t(upgrade->processId()), SIGKILL), 0);
    upgrade->waitForFinished(30'000);
    m_observer->execute(u"KILL "_s + query(*m_observer, session)).value();
    QCOMPARE(waitFor(*m_observer, u"SELECT COUNT(*) FROM (%1) AS s"_s.arg(session), u"0"_s), u"0"_s);

    const ProgramResult shown = m_workspace->athanor({u"unfinished"_s});
    QVERIFY2(shown.output.contains(u"3. in doubt: SELECT SLEEP(600)"), qUtf8Printable(shown.output));
    QVERIFY2(shown.errorOutput.contains(u"--done 2 or --done 3"), qUtf8Printable(shown.errorOutput));
    const ProgramResult doubtful = m_workspace->athanor({u"unfinished"_s, u"--resume"_s});
    QCOMPARE(doubtful.exitCode, 1);
    QVERIFY2(doubtful.errorOutput.contains(u"--done 2 or --done 3"), qUtf8Printable(doubtful.errorOutput));
    const ProgramResult resumed = m_workspace->athanor({u"unfinished"_s, u"--resume"_s, u"--done"_s, u"3"_s});
    QVERIFY2(resumed.exitCode == 0, qUtf8Printable(resumed.output + resumed.errorOutput));
    QVERIFY(dialectOf(m_url).hasTable(*m_observer, {{}, u"second"_s}).value());
}

void TestCliServers::nothingUnfinished()
{
    const ProgramResult none = m_workspace->athanor({u"unfinished"_s});
    QCOMPARE(none.exitCode, 0);
    QVERIFY2(none.output.contains(u"Nothing is half done"), qUtf8Printable(none.output));
    const ProgramResult resumed = m_workspace->athanor({u"unfinished"_s, u"--resume"_s});
    QCOMPARE(resumed.exitCode, 255);
    const ProgramResult both = m_workspace->athanor({u"unfinished"_s, u"--resume"_s, u"--undo"_s});
    QCOMPARE(both.exitCode, 2);
}

void TestCliServers::childrenAreLeftAlone()
{
    useDatabase(u"postgresql"_s);
    m_workspace->write(u"alembic.ini"_s,
                       m_workspace->read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    m_workspace->write(u"schema.sql"_s, u"CREATE TABLE base (id INTEGER);\nCREATE TABLE child (id INTEGER);\n"_s);
    m_observer->execute(u"CREATE TABLE base (id INTEGER)"_s).value();
    m_observer->execute(u"CREATE TABLE child () INHERITS (base)"_s).value();
    const ProgramResult result = m_workspace->athanor({u"check"_s});
    QVERIFY2(result.exitCode == 0, qUtf8Printable(result.output + result.errorOutput));
    QVERIFY2(result.errorOutput.contains(u"child is left alone: it is a child of public.base."),
             qUtf8Printable(result.errorOutput));

    // The partitions of one table are one line, however many they are.
    m_observer->execute(u"CREATE TABLE part (id INTEGER) PARTITION BY LIST (id)"_s).value();
    for (int number = 1; number <= 7; ++number)
        m_observer->execute(u"CREATE TABLE part%1 PARTITION OF part FOR VALUES IN (%1)"_s.arg(number)).value();
    const ProgramResult many = m_workspace->athanor({u"check"_s});
    QVERIFY2(many.errorOutput.contains(u"part1, part2, part3, part4, part5 and 2 more are left alone: each is a "
                                       "partition of public.part."),
             qUtf8Printable(many.errorOutput));
}

/// Models, revisions and the database in more than one schema, from one command to the next.
void TestCliServers::severalSchemas()
{
    useDatabase(u"postgresql"_s);
    m_workspace->writeRevision(
        {.id = u"aaaa1111"_s,
         .upgrade = u"    op.execute('CREATE SCHEMA audit')\n"
                    "    op.create_table('entry', sa.Column('id', sa.Integer(), primary_key=True), schema='audit')\n"_s,
         .downgrade = u"    op.drop_table('entry', schema='audit')\n    op.execute('DROP SCHEMA audit')\n"_s});
    m_workspace->writeRevision({.id = u"bbbb2222"_s,
                                .down = u"'aaaa1111'"_s,
                                .upgrade = u"    op.add_column('entry', sa.Column('n', sa.Integer()), schema='audit')\n"
                                           "    op.execute('CREATE INDEX by_hand ON audit.entry (n)')\n"
                                           "    op.alter_column('entry', 'n', server_default='5', schema='audit')\n"_s,
                                .downgrade = u"    op.drop_column('entry', 'n', schema='audit')\n"_s});
    m_workspace->write(u"models.py"_s,
                       u"import sqlalchemy as sa\n\nmetadata = sa.MetaData(schema='audit')\n"
                       "entry = sa.Table('entry', metadata, sa.Column('id', sa.Integer, primary_key=True), "
                       "sa.Column('kind', sa.Enum('a', 'b', name='kind', schema='audit')), schema=None)\n"
                       "detail = sa.Table('detail', metadata, sa.Column('id', sa.Integer, primary_key=True), "
                       "sa.Column('entry', sa.Integer, sa.ForeignKey('audit.entry.id')))\n"_s);
    m_workspace->write(u"migrations/env.py"_s,
                       m_workspace->read(u"migrations/env.py"_s)
                           .replace(u"target_metadata = None"_s, u"from models import metadata as target_metadata"_s));
    const auto good = [this](const QStringList &arguments) {
        const ProgramResult result = m_workspace->athanor(arguments);
        return result.exitCode == 0 ? result.output : result.output + result.errorOutput + u"\n(failed)"_s;
    };
    // One after the other: the second finds in the database what the first has made.
    QVERIFY2(!good({u"upgrade"_s, u"aaaa1111"_s}).contains(u"(failed)"), "first");
    QVERIFY2(!good({u"upgrade"_s, u"bbbb2222"_s}).contains(u"(failed)"), "second");
    const QString equal = good({u"compare"_s, u"revision:bbbb2222"_s, u"database"_s});
    QVERIFY2(equal.contains(u"are equal"), qUtf8Printable(equal));
    const QString wanted = good({u"compare"_s, u"database"_s, u"model"_s});
    QVERIFY2(wanted.contains(u"create table audit.detail") && wanted.contains(u"drop index by_hand from audit.entry")
                 && !wanted.contains(u"create table audit.entry"),
             qUtf8Printable(wanted));
    QVERIFY2(!good({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"models"_s}).contains(u"(failed)"), "generate");
    QVERIFY2(!good({u"upgrade"_s, u"head"_s}).contains(u"(failed)"), "third");
    // The default schema by its name, in a run of its own each.
    m_observer->execute(u"CREATE TABLE plain (id integer)"_s).value();
    m_workspace->writeRevision(
        {.id = u"cccc3333"_s,
         .down = u"'%1'"_s.arg(good({u"heads"_s}).section(u' ', 0, 0)),
         .upgrade = u"    op.add_column('plain', sa.Column('a', sa.Integer()), schema='public')\n"_s,
         .downgrade = u"    op.drop_column('plain', 'a', schema='public')\n"_s});
    QVERIFY2(!good({u"upgrade"_s, u"head"_s}).contains(u"(failed)"), "public");
    const QString back = good({u"downgrade"_s, u"-1"_s});
    QVERIFY2(!back.contains(u"(failed)"), qUtf8Printable(back));
    m_observer->execute(u"DROP TABLE plain"_s).value();
    m_workspace->remove(u"migrations/versions/cccc3333_x.py"_s);
    const QString checked = good({u"check"_s});
    QVERIFY2(!checked.contains(u"(failed)"), qUtf8Printable(checked));
    const QString audit = good({u"inspect"_s, u"--schema"_s, u"audit"_s});
    QVERIFY2(audit.contains(u"CREATE TYPE audit.kind AS ENUM ('a', 'b');")
                 && audit.contains(u"CREATE TABLE audit.entry (") && audit.contains(u"CREATE TABLE audit.detail ("),
             qUtf8Printable(audit));
    const QString gone = good({u"downgrade"_s, u"base"_s});
    QVERIFY2(!gone.contains(u"(failed)"), qUtf8Printable(gone));
    QVERIFY(m_observer->rows(u"SELECT 1 FROM pg_namespace WHERE nspname = 'audit'"_s).value().empty());
}

/// On MySQL and MariaDB a schema is a database: models, revisions and the database in more than one.
void TestCliServers::severalDatabases()
{
    useDatabase(u"mariadb"_s);
    m_workspace->writeRevision(
        {.id = u"aaaa1111"_s,
         .upgrade = u"    op.execute('CREATE DATABASE audit')\n"
                    "    op.create_table('entry', sa.Column('id', sa.Integer(), primary_key=True), schema='audit')\n"_s,
         .downgrade = u"    op.drop_table('entry', schema='audit')\n    op.execute('DROP DATABASE audit')\n"_s});
    m_workspace->writeRevision({.id = u"bbbb2222"_s,
                                .down = u"'aaaa1111'"_s,
                                .upgrade = u"    op.add_column('entry', sa.Column('n', sa.Integer()), schema='audit')\n"
                                           "    op.execute('CREATE INDEX by_hand ON audit.entry (n)')\n"
                                           "    op.alter_column('entry', 'n', existing_type=sa.Integer(), "
                                           "server_default='5', schema='audit')\n"_s,
                                .downgrade = u"    op.drop_column('entry', 'n', schema='audit')\n"_s});
    m_workspace->write(
        u"models.py"_s,
        u"import sqlalchemy as sa\n\nmetadata = sa.MetaData()\n"
        "entry = sa.Table('entry', metadata, sa.Column('id', sa.Integer, primary_key=True), "
        "sa.Column('kind', sa.Enum('a', 'b')), schema='audit')\n"
        "person = sa.Table('person', metadata, sa.Column('id', sa.Integer, primary_key=True), "
        "schema='%1')\n"
        "detail = sa.Table('detail', metadata, sa.Column('id', sa.Integer, primary_key=True), "
        "sa.Column('entry', sa.Integer, sa.ForeignKey('audit.entry.id')))\n"
        "line = sa.Table('line', metadata, sa.Column('id', sa.Integer, primary_key=True), "
        "sa.Column('person', sa.Integer, sa.ForeignKey('%1.person.id')), schema='audit')\n"_s.arg(m_url.database));
    m_workspace->write(u"migrations/env.py"_s,
                       m_workspace->read(u"migrations/env.py"_s)
                           .replace(u"target_metadata = None"_s, u"from models import metadata as target_metadata"_s));
    const auto good = [this](const QStringList &arguments) {
        const ProgramResult result = m_workspace->athanor(arguments);
        return result.exitCode == 0 ? result.output : result.output + result.errorOutput + u"\n(failed)"_s;
    };
    const QString first = good({u"upgrade"_s, u"aaaa1111"_s});
    QVERIFY2(!first.contains(u"(failed)"), qUtf8Printable(first));
    const QString second = good({u"upgrade"_s, u"bbbb2222"_s});
    QVERIFY2(!second.contains(u"(failed)"), qUtf8Printable(second));
    const QString equal = good({u"compare"_s, u"revision:bbbb2222"_s, u"database"_s});
    QVERIFY2(equal.contains(u"are equal"), qUtf8Printable(equal));
    const QString wanted = good({u"compare"_s, u"database"_s, u"model"_s});
    QVERIFY2(wanted.contains(u"create table audit.line") && wanted.contains(u"create table detail")
                 && wanted.contains(u"drop index by_hand from audit.entry")
                 && !wanted.contains(u"create table audit.entry"),
             qUtf8Printable(wanted));
    const QString generated = good({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"models"_s});
    QVERIFY2(!generated.contains(u"(failed)"), qUtf8Printable(generated));
    const QString third = good({u"upgrade"_s, u"head"_s});
    QVERIFY2(!third.contains(u"(failed)"), qUtf8Printable(third));
    const QString checked = good({u"check"_s});
    QVERIFY2(!checked.contains(u"(failed)"), qUtf8Printable(checked));
    QCOMPARE(query(*m_observer,
                   u"SELECT CONCAT(TABLE_SCHEMA = DATABASE(), ' ', TABLE_NAME, ' ', REFERENCED_TABLE_SCHEMA = "
                   "DATABASE(), ' ', REFERENCED_TABLE_NAME) FROM information_schema.KEY_COLUMN_USAGE WHERE "
                   "REFERENCED_TABLE_NAME IS NOT NULL AND TABLE_SCHEMA IN (DATABASE(), 'audit') ORDER BY 1"_s),
             u"0 line 1 person\n1 detail 0 entry"_s);
    const QString audit = good({u"inspect"_s, u"--schema"_s, u"audit"_s});
    QVERIFY2(audit.contains(u"CREATE TABLE audit.entry (") && audit.contains(u"CREATE TABLE audit.line (")
                 && audit.contains(u"CREATE TABLE person (") && !audit.contains(u"athanor"),
             qUtf8Printable(audit));
    // The connection's own database by its name, in a run of its own each.
    m_workspace->writeRevision(
        {.id = u"cccc3333"_s,
         .down = u"'%1'"_s.arg(good({u"heads"_s}).section(u' ', 0, 0)),
         .upgrade = u"    op.add_column('person', sa.Column('a', sa.Integer()), schema='%1')\n"_s.arg(m_url.database),
         .downgrade = u"    op.drop_column('person', 'a', schema='%1')\n"_s.arg(m_url.database)});
    const QString own = good({u"upgrade"_s, u"head"_s});
    QVERIFY2(!own.contains(u"(failed)"), qUtf8Printable(own));
    const QString gone = good({u"downgrade"_s, u"base"_s});
    QVERIFY2(!gone.contains(u"(failed)"), qUtf8Printable(gone));
    QCOMPARE(query(*m_observer,
                   u"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'audit' OR "
                   "SCHEMA_NAME LIKE 'athanor%'"_s),
             u"0"_s);
}

/// With include_schemas, what only the database has is found in every schema, as Alembic finds it.
void TestCliServers::everySchema()
{
    QFETCH(QString, dialect);
    useDatabase(dialect);
    const QString other = dialect == u"postgresql" ? u"other"_s : m_url.database + u"_other"_s;
    m_observer->execute((dialect == u"postgresql" ? u"CREATE SCHEMA %1"_s : u"CREATE DATABASE %1"_s).arg(other))
        .value();
    m_observer->execute(u"CREATE TABLE %1.forgotten (id INTEGER)"_s.arg(other)).value();
    const QString script =
        m_workspace->read(u"migrations/env.py"_s)
            .replace(u"target_metadata = None"_s,
                     u"target_metadata = MetaData()\nTable('kept', target_metadata, Column('id', Integer))"_s);
    m_workspace->write(u"migrations/env.py"_s, u"from sqlalchemy import Column, Integer, MetaData, Table\n"_s + script);
    const ProgramResult alone = m_workspace->athanor({u"check"_s});
    QVERIFY2(alone.errorOutput.contains(u"Detected added table 'kept'"_s), qUtf8Printable(alone.errorOutput));
    QVERIFY2(!alone.errorOutput.contains(u"forgotten"_s), qUtf8Printable(alone.errorOutput));

    const QString before = m_workspace->read(u"migrations/env.py"_s);
    const QString argument = u"target_metadata=target_metadata"_s;
    const auto configured = [&](const QString &arguments) {
        m_workspace->write(u"migrations/env.py"_s, QString(before).replace(argument, argument + u", "_s + arguments));
    };
    configured(u"include_schemas=True"_s);
    const ProgramResult found = m_workspace->athanor({u"check"_s});
    QVERIFY2(found.errorOutput.contains(u"Detected removed table '%1.forgotten'"_s.arg(other)),
             qUtf8Printable(found.errorOutput));
    QVERIFY2(!found.errorOutput.contains(u"leaves things out"_s), qUtf8Printable(found.errorOutput));

    // What a function leaves out, only Python can tell; who is not told would drop it.
    configured(u"include_schemas=True, include_name=lambda name, kind, parents: name != '%1'"_s.arg(other));
    const ProgramResult filtered = m_workspace->athanor({u"check"_s});
    QVERIFY2(filtered.errorOutput.contains(u"env.py leaves things out of comparisons by include_name (line "_s),
             qUtf8Printable(filtered.errorOutput));
    m_observer->execute(u"DROP TABLE %1.forgotten"_s.arg(other)).value();
}

/// The server takes a column away from under a view without a word; the program says it before.
/// What `inspect` prints is a script: tables behind those that they refer to, the keys of a cycle last.
void TestCliServers::inspectMakesTheSchemaAgain()
{
    QFETCH(QString, dialect);
    useDatabase(dialect);
    for (const QString &sql : {u"CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, z INTEGER, c INTEGER)"_s,
                               u"CREATE TABLE z (id INTEGER NOT NULL PRIMARY KEY)"_s,
                               u"CREATE TABLE c (id INTEGER NOT NULL PRIMARY KEY, a INTEGER)"_s,
                               u"ALTER TABLE a ADD CONSTRAINT a_z FOREIGN KEY (z) REFERENCES z (id)"_s,
                               u"ALTER TABLE a ADD CONSTRAINT a_c FOREIGN KEY (c) REFERENCES c (id)"_s,
                               u"ALTER TABLE c ADD CONSTRAINT c_a FOREIGN KEY (a) REFERENCES a (id)"_s})
        m_observer->execute(sql).value();
    const ProgramResult printed = m_workspace->athanor({u"inspect"_s});
    QVERIFY2(printed.exitCode == 0, qUtf8Printable(printed.errorOutput));
    m_workspace->write(u"printed.sql"_s, printed.output);
    const ProgramResult same = m_workspace->athanor({u"compare"_s, u"printed.sql"_s, u"database"_s, u"--exit-code"_s});
    QVERIFY2(same.exitCode == 0, qUtf8Printable(same.output + same.errorOutput));
}

/// A database is printed in its own words, whichever the project's is; one kind is not compared with another.
void TestCliServers::inspectOfAnotherKind()
{
    const engine::DatabaseUrl url = m_databases.create(u"postgresql"_s);
    const auto owner = opened(url);
    owner->execute(u"CREATE TABLE t (a INTEGER, b INTEGER, CONSTRAINT once UNIQUE (a) DEFERRABLE INITIALLY DEFERRED)"_s)
        .value();
    owner->execute(u"CREATE INDEX ix_part ON t (a) INCLUDE (b) WHERE b > 1"_s).value();
    const QString other = ServerDatabases::text(url);
    useDatabase(u"mariadb"_s);
    const ProgramResult printed = m_workspace->athanor({u"inspect"_s, other});
    QVERIFY2(printed.output.contains(u"DEFERRABLE INITIALLY DEFERRED"_s), qUtf8Printable(printed.output));
    QVERIFY2(printed.output.contains(u"INCLUDE (b) WHERE"_s), qUtf8Printable(printed.output));
    const ProgramResult json = m_workspace->athanor({u"inspect"_s, other, u"--json"_s});
    QVERIFY2(json.output.contains(u"postgresql_include"_s) && json.output.contains(u"\"initially\""_s),
             qUtf8Printable(json.output));
    // A file is built in the kind that it is compared with.
    m_workspace->write(u"other.sql"_s, printed.output);
    const ProgramResult same = m_workspace->athanor({u"compare"_s, other, u"other.sql"_s, u"--exit-code"_s});
    QVERIFY2(same.exitCode == 0, said(same).constData());
    const ProgramResult compared = m_workspace->athanor({u"compare"_s, u"database"_s, other});
    QCOMPARE(compared.exitCode, 255);
    QVERIFY2(compared.output.contains(u"they cannot be compared"_s), qUtf8Printable(compared.output));
}

/// MODIFY writes a column whole: what was known of it before must not undo what the revision's own SQL has made of it.
void TestCliServers::keepsWhatSqlOfItsOwnHasMade()
{
    useDatabase(u"mariadb"_s);
    m_observer->execute(u"CREATE TABLE t (id INTEGER, a VARCHAR(10), b VARCHAR(10) COMMENT 'kept')"_s).value();
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade =
                                    u"    op.execute('ALTER TABLE t MODIFY a VARCHAR(70)')\n"
                                    "    op.alter_column('t', 'a', nullable=False, existing_type=sa.String(70))\n"
                                    "    op.alter_column('t', 'b', nullable=False, existing_type=sa.String(10))\n"_s});
    const ProgramResult result = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(result.exitCode == 0, qUtf8Printable(result.errorOutput));
    QCOMPARE(
        query(*m_observer,
              u"SELECT COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_COMMENT FROM information_schema.COLUMNS WHERE "
              "TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 't' AND COLUMN_NAME <> 'id' ORDER BY COLUMN_NAME"_s),
        u"a|varchar(70)|NO|\nb|varchar(10)|NO|kept"_s);
}

void TestCliServers::brokenViews()
{
    useDatabase(u"mariadb"_s);
    m_observer->execute(u"CREATE TABLE t (id INT, a INT, b INT)"_s).value();
    m_observer->execute(u"CREATE VIEW seen AS SELECT a FROM t"_s).value();
    m_observer->execute(u"CREATE VIEW renewed AS SELECT b FROM t"_s).value();
    m_workspace->writeRevision({.id = u"aaaa1111"_s,
                                .upgrade = u"    op.drop_column('t', 'a')\n    op.drop_column('t', 'b')\n"
                                           "    op.execute('CREATE OR REPLACE VIEW renewed AS SELECT id FROM t')\n"_s});
    const ProgramResult result = m_workspace->athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(result.exitCode == 0, qUtf8Printable(result.errorOutput));
    const qsizetype warning = result.errorOutput.indexOf(
        u"The view seen cannot be read any more after revision aaaa1111 (drop column a from t)"_s);
    QVERIFY2(warning >= 0 && warning < result.errorOutput.indexOf(u"Running upgrade"_s),
             qUtf8Printable(result.errorOutput));
    QVERIFY2(!result.errorOutput.contains(u"The view renewed"), qUtf8Printable(result.errorOutput));
}

/// A value is added outside of any transaction, so that what follows may use it.
void TestCliServers::enumValuesInSqlRevisions()
{
    useDatabase(u"postgresql"_s);
    m_workspace->write(u"alembic.ini"_s,
                       m_workspace->read(u"alembic.ini"_s)
                           + u"\n[athanor]\nmodel = sql:schema.sql\nrevision_format = sql\n"_s);
    const auto generate = [this](const QString &id, const QString &type, const QString &value) {
        m_workspace->write(
            u"schema.sql"_s,
            u"CREATE TYPE mood AS ENUM (%1);\nCREATE TABLE t (m mood DEFAULT '%2');\n"_s.arg(type, value));
        const ProgramResult made =
            m_workspace->athanor({u"revision"_s, u"--autogenerate"_s, u"--rev-id"_s, id, u"-m"_s, u"m"_s});
        return made.exitCode == 0 ? m_workspace->read(u"migrations/versions/%1_m.sql"_s.arg(id))
                                  : made.output + made.errorOutput;
    };
    const auto upgraded = [this] {
        const ProgramResult result = m_workspace->athanor({u"upgrade"_s, u"head"_s});
        return result.exitCode == 0 ? QString() : result.output + result.errorOutput;
    };
    const QString first = generate(u"aaaa1111"_s, u"'calm'"_s, u"calm"_s);
    QVERIFY2(first.contains(u"-- upgrade (postgresql):\n-- create enum type mood (calm)\n"
                            "CREATE TYPE mood AS ENUM ('calm');\n-- create table t\n"),
             qUtf8Printable(first));
    QCOMPARE(upgraded(), QString());
    const QString second = generate(u"bbbb2222"_s, u"'calm', 'wild'"_s, u"wild"_s);
    QVERIFY2(second.contains(u"-- upgrade (postgresql): no-transaction\n") && !second.contains(u";;"),
             qUtf8Printable(second));
    QCOMPARE(upgraded(), QString());
    const ProgramResult checked = m_workspace->athanor({u"check"_s});
    QVERIFY2(checked.exitCode == 0, qUtf8Printable(checked.output + checked.errorOutput));
    const ProgramResult back = m_workspace->athanor({u"downgrade"_s, u"base"_s});
    QVERIFY2(back.exitCode == 0, qUtf8Printable(back.output + back.errorOutput));
}

QTEST_GUILESS_MAIN(TestCliServers)
#include "tst_cli_servers.moc"
