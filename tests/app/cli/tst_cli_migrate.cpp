#include "workspace.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QtTest>

#include <memory>

using namespace Qt::StringLiterals;

/// The commands that write, in a project beside its twin on which real Alembic does the same.
class TestCliMigrate : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithAlembic_data();
    void agreesWithAlembic();
    void commandErrors_data();
    void commandErrors();
    void offlineAgrees_data();
    void offlineAgrees();
    void failingStatement();
    void needsPython();
    void lockedDatabase();
    void unknownRowAndPurge();
    void urlOption();
    void fromSubfolder();
    void readingCreatesNoDatabase();
    void brokenSettings_data();
    void brokenSettings();
    void survivesKill();
    void noProgressInPipe();
};

namespace {

void fill(Workspace &workspace)
{
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s,
                             .message = u"people"_s,
                             .upgrade = u"    op.create_table('users', sa.Column('id', sa.Integer(), nullable=False),\n"
                                        "        sa.Column('name', sa.String(50)), sa.PrimaryKeyConstraint('id'))\n"_s,
                             .downgrade = u"    op.drop_table('users')\n"_s});
    workspace.writeRevision({.id = u"bbbb2222"_s,
                             .down = u"'aaaa1111'"_s,
                             .message = u"mail\n\nmore words"_s,
                             .upgrade = u"    op.add_column('users', sa.Column('email', sa.String()))\n"
                                        "    op.create_index('ix_email', 'users', ['email'], unique=True)\n"_s,
                             .downgrade = u"    op.drop_index('ix_email', table_name='users')\n"
                                          "    with op.batch_alter_table('users') as batch_op:\n"
                                          "        batch_op.drop_column('email')\n"_s});
    workspace.writeRevision(
        {.id = u"cccc3333"_s, .down = u"'bbbb2222'"_s, .message = u"left"_s, .labels = u"('left',)"_s});
    workspace.writeRevision({.id = u"dddd4444"_s,
                             .down = u"'bbbb2222'"_s,
                             .message = u"right"_s,
                             .labels = u"('right',)"_s,
                             .upgrade = u"    op.execute('CREATE TABLE logs (line TEXT)')\n"
                                        "    op.bulk_insert(sa.table('logs', sa.column('line', sa.String())),\n"
                                        "        [{'line': 'one'}, {'line': None}])\n"_s,
                             .downgrade = u"    op.drop_table('logs')\n"_s});
    workspace.writeRevision({.id = u"eeee5555"_s, .down = u"('cccc3333', 'dddd4444')"_s, .message = u"join"_s});
}

/// Schema, rows and versions: all that the database holds.
QString content(const Workspace &workspace)
{
    const QString schema = workspace.sqlite(
        u"app.db"_s, u"SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"_s);
    const QString versions = workspace.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version ORDER BY 1"_s);
    const QString logs =
        schema.contains(u"logs") ? workspace.sqlite(u"app.db"_s, u"SELECT line FROM logs"_s) : QString();
    const QString columns =
        workspace.sqlite(u"app.db"_s, u"SELECT name, type, \"notnull\", pk FROM pragma_table_info('users')"_s);
    return schema + u"--\n"_s + versions + u"--\n"_s + columns + u"--\n"_s + logs;
}

} // namespace

void TestCliMigrate::agreesWithAlembic_data()
{
    QTest::addColumn<QStringList>("commands");
    const auto row = [](const char *name, const QStringList &commands) { QTest::addRow("%s", name) << commands; };
    row("to the head", {u"upgrade head"_s});
    row("step by step", {u"upgrade +1"_s, u"upgrade +1"_s, u"upgrade left@head"_s, u"upgrade dddd"_s});
    row("one branch", {u"upgrade right@dddd4444"_s});
    row("up and down", {u"upgrade head"_s, u"downgrade bbbb2222"_s, u"downgrade -1"_s});
    row("all the way down", {u"upgrade head"_s, u"downgrade base"_s});
    row("again", {u"upgrade head"_s, u"upgrade head"_s});
    row("an older target does nothing", {u"upgrade bbbb"_s, u"upgrade aaaa"_s});
    row("base does nothing but the table", {u"upgrade base"_s});
    row("stamp", {u"stamp bbbb"_s});
    row("stamp two heads", {u"stamp cccc3333 dddd4444"_s});
    row("stamp down and up", {u"stamp head"_s, u"stamp aaaa"_s, u"stamp head"_s, u"stamp base"_s});
    row("stamp with purge", {u"stamp cccc3333"_s, u"stamp --purge aaaa1111"_s});
    row("version table", {u"ensure_version"_s, u"ensure_version"_s});
    row("partial downgrade of a merge", {u"upgrade head"_s, u"downgrade left@bbbb2222"_s});
}

void TestCliMigrate::agreesWithAlembic()
{
    QFETCH(QStringList, commands);
    Workspace ours;
    Workspace theirs;
    fill(ours);
    fill(theirs);
    for (const QString &command : commands) {
        const QStringList arguments = command.split(u' ');
        const ProgramResult our = ours.athanor(arguments);
        const ProgramResult their = theirs.alembic(arguments);
        QVERIFY2(their.exitCode == 0, qUtf8Printable(their.errorOutput));
        QCOMPARE(our.errorOutput, their.errorOutput);
        QCOMPARE(our.output, their.output);
        QCOMPARE(our.exitCode, 0);
        QCOMPARE(content(ours), content(theirs));
    }
    // Each reads what the other has written.
    // Alembic lists them in the order of a set.
    QStringList seen = ours.alembic({u"current"_s}).output.split(u'\n');
    QStringList told = theirs.athanor({u"current"_s}).output.split(u'\n');
    seen.sort();
    told.sort();
    QCOMPARE(seen, told);
}

void TestCliMigrate::commandErrors_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QStringList &before, const QString &command) {
        QTest::addRow("%s", name) << before << command;
    };
    row("unknown target", {}, u"upgrade nope"_s);
    row("range without sql", {}, u"upgrade aaaa:bbbb"_s);
    row("downgrade sql without range", {}, u"downgrade aaaa --sql"_s);
    row("too far", {}, u"upgrade +9"_s);
    row("downgrade of nothing", {}, u"downgrade -1"_s);
    row("ambiguous walk", {u"upgrade bbbb"_s}, u"upgrade +1"_s);
    row("unknown stamp", {}, u"stamp nope"_s);
    row("not applied", {u"upgrade aaaa"_s}, u"downgrade bbbb"_s);
}

void TestCliMigrate::commandErrors()
{
    QFETCH(QStringList, before);
    QFETCH(QString, command);
    Workspace workspace;
    fill(workspace);
    for (const QString &each : before)
        QCOMPARE(workspace.athanor(each.split(u' ')).exitCode, 0);
    const bool hadDatabase = workspace.exists(u"app.db"_s);
    const QString was = hadDatabase ? content(workspace) : QString();
    const ProgramResult our = workspace.athanor(command.split(u' '));
    QCOMPARE(workspace.exists(u"app.db"_s), hadDatabase);
    if (hadDatabase)
        QCOMPARE(content(workspace), was);
    const ProgramResult their = workspace.alembic(command.split(u' '));
    QCOMPARE(our.exitCode, 255);
    QCOMPARE(our.exitCode, their.exitCode);
    QCOMPARE(our.output, their.output);
}

void TestCliMigrate::offlineAgrees_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"upgrade head --sql", "upgrade aaaa1111 --sql", "upgrade aaaa1111:cccc3333 --sql", "upgrade bbbb:dddd --sql",
          "downgrade dddd4444:bbbb2222 --sql", "downgrade aaaa1111:base --sql", "stamp aaaa1111:bbbb2222 --sql",
          "ensure_version --sql", "stamp head --sql"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestCliMigrate::offlineAgrees()
{
    QFETCH(QString, command);
    Workspace workspace;
    fill(workspace);
    const ProgramResult our = workspace.athanor(command.split(u' '));
    const ProgramResult their = workspace.alembic(command.split(u' '));
    QVERIFY2(their.exitCode == 0, qUtf8Printable(their.errorOutput));
    QCOMPARE(our.exitCode, 0);
    // Before 1.19, Alembic dropped the table again in scripts that end at base.
    QString wanted = their.output;
    wanted.remove(u"DROP TABLE alembic_version;\n\n"_s);
    QCOMPARE(our.output, wanted);
    QCOMPARE(our.errorOutput, their.errorOutput);
    QVERIFY(!workspace.exists(u"app.db"_s));
}

void TestCliMigrate::failingStatement()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s,
                             .upgrade = u"    op.execute('CREATE TABLE a (id INTEGER)')\n"
                                        "    op.execute('INSERT INTO a VALUES (1)')\n"
                                        "    op.execute('INSERT INTO nowhere VALUES (1)')\n"_s});
    const ProgramResult result = workspace.athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.output, QString());
    QVERIFY2(result.errorOutput.contains(u"aaaa1111_x.py:22"), qUtf8Printable(result.errorOutput));
    QVERIFY(result.errorOutput.contains(u"no such table: nowhere"));
    QVERIFY(result.errorOutput.contains(u"INSERT INTO nowhere VALUES (1)"));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT count(*) FROM sqlite_master"_s), u"0\n"_s);
}

void TestCliMigrate::needsPython()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s, .upgrade = u"    op.execute('CREATE TABLE a (id INTEGER)')\n"_s});
    workspace.writeRevision({.id = u"bbbb2222"_s,
                             .down = u"'aaaa1111'"_s,
                             .upgrade = u"    for name in open('names.txt'):\n"
                                        "        op.drop_table(name)\n"_s});
    const ProgramResult result = workspace.athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"bbbb2222_x.py:20"), qUtf8Printable(result.errorOutput));
    QVERIFY(!workspace.exists(u"app.db"_s));
}

void TestCliMigrate::lockedDatabase()
{
    Workspace workspace;
    fill(workspace);
    QCOMPARE(workspace.athanor({u"upgrade"_s, u"aaaa1111"_s}).exitCode, 0);
    QProcess holder;
    holder.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    holder.start(u"/usr/bin/python3"_s,
                 {u"-c"_s,
                  u"import sqlite3, sys\n"
                  "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                  "connection.execute('BEGIN EXCLUSIVE')\n"
                  "print('held', flush=True)\n"
                  "sys.stdin.readline()\n"_s,
                  workspace.path(u"app.db"_s)});
    QVERIFY(holder.waitForReadyRead(20000));
    const ProgramResult result =
        workspace.athanor({u"--url"_s, u"sqlite:///app.db?timeout=0"_s, u"upgrade"_s, u"head"_s});
    holder.write("\n");
    QVERIFY(holder.waitForFinished(20000));
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errorOutput.contains(u"locked"), qUtf8Printable(result.errorOutput));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111\n"_s);
}

void TestCliMigrate::unknownRowAndPurge()
{
    Workspace workspace;
    fill(workspace);
    QCOMPARE(workspace.athanor({u"stamp"_s, u"aaaa1111"_s}).exitCode, 0);
    workspace.sqlite(u"app.db"_s, u"UPDATE alembic_version SET version_num = 'gone'"_s);
    for (const QStringList &arguments : {QStringList{u"upgrade"_s, u"head"_s}, QStringList{u"current"_s},
                                         QStringList{u"downgrade"_s, u"base"_s}, QStringList{u"stamp"_s, u"head"_s}}) {
        const ProgramResult result = workspace.athanor(arguments);
        QCOMPARE(result.exitCode, 255);
        QCOMPARE(result.output, u"FAILED: Can't locate revision identified by 'gone'\n"_s);
        QVERIFY(result.errorOutput.contains(u"ERROR [alembic.util.messaging] Can't locate revision"));
    }
    QCOMPARE(workspace.athanor({u"stamp"_s, u"--purge"_s, u"bbbb2222"_s}).exitCode, 0);
    QCOMPARE(workspace.alembic({u"current"_s}).output, u"bbbb2222 (branchpoint)\n"_s);
}

void TestCliMigrate::urlOption()
{
    Workspace workspace;
    fill(workspace);
    const QStringList other{u"--url"_s, u"sqlite:///other.db"_s};
    QCOMPARE(workspace.athanor(other + QStringList{u"upgrade"_s, u"aaaa1111"_s}).exitCode, 0);
    QVERIFY(workspace.exists(u"other.db"_s));
    QVERIFY(!workspace.exists(u"app.db"_s));
    workspace.setVariable(u"ATHANOR_URL"_s, u"sqlite:///other.db"_s);
    QCOMPARE(workspace.athanor({u"current"_s}).output, u"aaaa1111\n"_s);
}

void TestCliMigrate::fromSubfolder()
{
    Workspace workspace;
    fill(workspace);
    QCOMPARE(workspace.athanor({u"upgrade"_s, u"aaaa1111"_s}, u"migrations/versions"_s).exitCode, 0);
    QVERIFY(workspace.exists(u"app.db"_s));
    QVERIFY(!workspace.exists(u"migrations/versions/app.db"_s));
}

void TestCliMigrate::readingCreatesNoDatabase()
{
    Workspace workspace;
    fill(workspace);
    for (const QStringList &arguments :
         {QStringList{u"current"_s}, QStringList{u"history"_s, u"-i"_s}, QStringList{u"show"_s, u"current"_s},
          QStringList{u"check"_s}, QStringList{u"inspect"_s}, QStringList{u"compare"_s, u"database"_s, u"head"_s}}) {
        (void)workspace.athanor(arguments);
        QVERIFY2(!workspace.exists(u"app.db"_s), qUtf8Printable(arguments.join(u' ')));
    }
    QCOMPARE(workspace.athanor({u"current"_s}).exitCode, 0);
    const ProgramResult inspect = workspace.athanor({u"inspect"_s});
    QCOMPARE(inspect.exitCode, 1);
    QVERIFY2(inspect.errorOutput.contains(u"app.db"), qUtf8Printable(inspect.errorOutput));
}

void TestCliMigrate::brokenSettings_data()
{
    QTest::addColumn<QString>("ini");
    QTest::addColumn<QString>("said");
    QTest::addRow("no ini") << QString() << u"alembic.ini"_s;
    QTest::addRow("no script location") << u"[alembic]\n"_s << u"No 'script_location' key found in configuration"_s;
    QTest::addRow("folder is not there") << u"[alembic]\nscript_location = nowhere\n"_s << u"Path doesn't exist: "_s;
    QTest::addRow("not an ini file") << u"[alembic]\nwhat is this\n"_s << u"what is this"_s;
}

void TestCliMigrate::brokenSettings()
{
    QFETCH(QString, ini);
    QFETCH(QString, said);
    Workspace workspace;
    if (!ini.isEmpty())
        workspace.write(u"alembic.ini"_s, ini);
    const ProgramResult result = workspace.athanor({u"heads"_s});
    QVERIFY(result.exitCode != 0);
    QVERIFY2((result.output + result.errorOutput).contains(said), qUtf8Printable(result.output + result.errorOutput));
}

void TestCliMigrate::survivesKill()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s, .upgrade = u"    op.execute('CREATE TABLE a (id INTEGER)')\n"_s});
    workspace.writeRevision({.id = u"bbbb2222"_s,
                             .down = u"'aaaa1111'"_s,
                             .upgrade =
                                 u"    op.execute('INSERT INTO a VALUES (1)')\n"
                                 "    op.execute('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c '\n"
                                 "        'WHERE x < 2000000000) INSERT INTO a SELECT max(x) FROM c')\n"_s});
    QProcess process;
    process.setWorkingDirectory(workspace.path());
    process.start(QStringLiteral(ATHANOR_CLI), {u"upgrade"_s, u"head"_s});
    QByteArray log;
    QElapsedTimer time;
    time.start();
    while (!log.contains("-> bbbb2222") && time.elapsed() < 20000) {
        process.waitForReadyRead(1000);
        log += process.readAllStandardError();
    }
    QVERIFY2(log.contains("-> bbbb2222"), log.constData());
    process.kill();
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s), u"aaaa1111\n"_s);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT count(*) FROM a"_s), u"0\n"_s);
    QCOMPARE(workspace.alembic({u"current"_s}).output, u"aaaa1111\n"_s);
}

void TestCliMigrate::noProgressInPipe()
{
    Workspace workspace;
    fill(workspace);
    const ProgramResult result = workspace.athanor({u"upgrade"_s, u"head"_s});
    QVERIFY(!result.errorOutput.contains(u'\r'));
    QVERIFY(!result.errorOutput.contains(u"statement "));
    QCOMPARE(result.output, QString());
}

QTEST_GUILESS_MAIN(TestCliMigrate)
#include "tst_cli_migrate.moc"
