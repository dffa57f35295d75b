#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The commands that write files, beside real Alembic; and compare, inspect and check.
class TestCliWrite : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void initErrors_data();
    void initErrors();
    void initByUrl();
    void listTemplates();
    void writesWhatAlembicWrites_data();
    void writesWhatAlembicWrites();
    void revisionEnvironment();
    void refusesAsAlembicDoes_data();
    void refusesAsAlembicDoes();
    void neverOverwrites();
    void edits();
    void compares_data();
    void compares();
    void compareSqlRuns();
    void renameCandidates();
    void agreedRenames_data();
    void agreedRenames();
    void renamesAreGenerated();
    void inspects();
    void checks();
};

namespace {

void fill(Workspace &workspace)
{
    workspace.initByAlembic();
    workspace.writeRevision({.id = u"aaaa1111"_s, .message = u"first"_s});
    workspace.writeRevision(
        {.id = u"bbbb2222"_s, .down = u"'aaaa1111'"_s, .message = u"left"_s, .labels = u"('left',)"_s});
    workspace.writeRevision({.id = u"cccc3333"_s, .down = u"'aaaa1111'"_s, .message = u"right"_s});
}

/// A command line whose words may hold blanks between single quotes.
QStringList wordsOf(const QString &line)
{
    return QProcess::splitCommand(QString(line).replace(u'\'', u'"'));
}

/// The file's text without its date, and with the heads of a merge in one order: Alembic's is that of a set.
QString comparable(QString text)
{
    static const QRegularExpression date(u"Create Date: .*"_s);
    text.replace(u"cccc3333, bbbb2222"_s, u"bbbb2222, cccc3333"_s);
    text.replace(u"'cccc3333', 'bbbb2222'"_s, u"'bbbb2222', 'cccc3333'"_s);
    return text.replace(date, u"Create Date: then"_s);
}

QStringList sortedLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    lines.sort();
    return lines;
}

} // namespace

void TestCliWrite::init()
{
    Workspace ours;
    Workspace theirs;
    const ProgramResult our = ours.athanor({u"init"_s, u"--package"_s, u"scripts"_s});
    const ProgramResult their = theirs.alembic({u"init"_s, u"--package"_s, u"scripts"_s});
    QCOMPARE(our.exitCode, 0);
    // Alembic lists a template's files in the order of the disk.
    QCOMPARE(sortedLines(normalised(our.output, ours)), sortedLines(normalised(their.output, theirs)));
    for (const QString &file : {u"scripts/env.py"_s, u"scripts/script.py.mako"_s, u"scripts/__init__.py"_s,
                                u"scripts/versions/__init__.py"_s, u"alembic.ini"_s})
        QVERIFY2(ours.exists(file), qUtf8Printable(file));
}

void TestCliWrite::initErrors_data()
{
    QTest::addColumn<QString>("command");
    QTest::addRow("folder is not empty") << u"init taken"_s;
    QTest::addRow("unknown template") << u"init -t nonsense other"_s;
}

void TestCliWrite::initErrors()
{
    QFETCH(QString, command);
    Workspace workspace;
    workspace.write(u"taken/file"_s, u"x"_s);
    const ProgramResult our = workspace.athanor(wordsOf(command));
    const ProgramResult their = workspace.alembic(wordsOf(command));
    QCOMPARE(our.exitCode, 255);
    QCOMPARE(our.output, their.output);
    QVERIFY(!workspace.exists(u"alembic.ini"_s));
    QVERIFY(!workspace.exists(u"other"_s));
}

void TestCliWrite::initByUrl()
{
    Workspace workspace;
    QCOMPARE(workspace.athanor({u"--url"_s, u"sqlite:///mine.db"_s, u"init"_s, u"scripts"_s}).exitCode, 0);
    QCOMPARE(workspace.athanor({u"ensure_version"_s}).exitCode, 0);
    QVERIFY(workspace.exists(u"mine.db"_s));
}

void TestCliWrite::listTemplates()
{
    Workspace workspace;
    const ProgramResult text = workspace.athanor({u"list_templates"_s});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.output.startsWith(u"Available templates:\n\n"));
    QVERIFY2(text.output.contains(u"generic - Generic single-database configuration"), qUtf8Printable(text.output));
    const ProgramResult json = workspace.athanor({u"list_templates"_s, u"--json"_s});
    QVERIFY(QJsonDocument::fromJson(json.output.toUtf8()).array().size() >= 5);
}

void TestCliWrite::writesWhatAlembicWrites_data()
{
    QTest::addColumn<QString>("command");
    const auto row = [](const char *name, const QString &command) { QTest::addRow("%s", name) << command; };
    row("upon a head", u"revision -m 'Add Thing' --head bbbb --rev-id dddd4444"_s);
    row("without a message", u"revision --head left@head --rev-id dddd4444"_s);
    row("long message",
        u"revision -m 'it is a rather long message that no file name will ever hold' --head cccc --rev-id d4"_s);
    row("a new base", u"revision --head base -m other --rev-id dddd4444 --branch-label third"_s);
    row("splice", u"revision --head aaaa1111 --splice -m between --rev-id dddd4444"_s);
    row("one dependency", u"revision --head cccc3333 --depends-on left --rev-id dddd4444 -m dep"_s);
    row("two dependencies", u"revision --head base --depends-on bbbb --depends-on cccc3333 --rev-id dddd4444"_s);
    row("merge", u"merge -m 'join them' --rev-id dddd4444 bbbb cccc"_s);
    row("merge of all heads", u"merge heads --rev-id dddd4444"_s);
    row("merge with a label", u"merge heads --rev-id dddd4444 --branch-label joined -m x"_s);
}

void TestCliWrite::writesWhatAlembicWrites()
{
    QFETCH(QString, command);
    Workspace ours;
    Workspace theirs;
    fill(ours);
    fill(theirs);
    const ProgramResult our = ours.athanor(wordsOf(command));
    const ProgramResult their = theirs.alembic(wordsOf(command));
    QVERIFY2(their.exitCode == 0, qUtf8Printable(their.output + their.errorOutput));
    QVERIFY2(our.exitCode == 0, qUtf8Printable(our.output + our.errorOutput));
    QCOMPARE(normalised(our.output, ours), normalised(their.output, theirs));
    const QString folder = u"migrations/versions"_s;
    const QStringList files = ours.files(folder, u"d*.py"_s);
    QCOMPARE(files, theirs.files(folder, u"d*.py"_s));
    QCOMPARE(files.size(), 1);
    const QString file = folder + u'/' + files.front();
    QCOMPARE(comparable(ours.read(file)), comparable(theirs.read(file)));
    QCOMPARE(ours.alembic({u"heads"_s}).exitCode, 0);
}

/// The file is the one that Alembic writes; its --sql also drops a version table that no database has, which is none of
/// the user's business and left out.
void TestCliWrite::revisionEnvironment()
{
    Workspace ours;
    Workspace theirs;
    const QString folder = u"migrations/versions"_s;
    QStringList texts;
    for (Workspace *each : {&ours, &theirs}) {
        each->initByAlembic();
        each->write(
            u"alembic.ini"_s,
            each->read(u"alembic.ini"_s).replace(u"[alembic]\n"_s, u"[alembic]\nrevision_environment = true\n"_s));
        const QStringList command{u"revision"_s, u"--sql"_s, u"-m"_s, u"x"_s, u"--rev-id"_s, u"dddd4444"_s};
        const ProgramResult result = each == &ours ? each->athanor(command) : each->alembic(command);
        QVERIFY2(result.exitCode == 0, qUtf8Printable(result.output + result.errorOutput));
        texts.append(comparable(each->read(folder + u"/dddd4444_x.py"_s)));
    }
    QVERIFY(!texts.first().isEmpty());
    QCOMPARE(texts.first(), texts.last());
}

void TestCliWrite::refusesAsAlembicDoes_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"revision -m x", "revision --head nope", "revision --head aaaa1111", "revision --autogenerate --sql",
          "revision --sql", "revision --head bbbb --rev-id foo-bar", "revision --head bbbb --version-path /nowhere",
          "merge nope bbbb", "revision --head bbbb --depends-on nope"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestCliWrite::refusesAsAlembicDoes()
{
    QFETCH(QString, command);
    Workspace workspace;
    fill(workspace);
    const ProgramResult our = workspace.athanor(wordsOf(command));
    QCOMPARE(our.exitCode, 255);
    QCOMPARE(workspace.files(u"migrations/versions"_s, u"*.py"_s).size(), 3);
    const ProgramResult their = workspace.alembic(wordsOf(command));
    QCOMPARE(their.exitCode, 255);
    QCOMPARE(our.output, their.output);
}

void TestCliWrite::neverOverwrites()
{
    Workspace workspace;
    fill(workspace);
    const QStringList command{u"revision"_s, u"--head"_s, u"bbbb"_s, u"-m"_s, u"x"_s, u"--rev-id"_s, u"dddd4444"_s};
    QCOMPARE(workspace.athanor(command).exitCode, 0);
    const QString file = u"migrations/versions/dddd4444_x.py"_s;
    workspace.write(file, workspace.read(file) + u"# mine\n"_s);
    const QStringList again{u"revision"_s, u"--head"_s, u"cccc"_s, u"-m"_s, u"x"_s, u"--rev-id"_s, u"dddd4444"_s};
    QVERIFY(workspace.athanor(again).exitCode != 0);
    QVERIFY(workspace.read(file).endsWith(u"# mine\n"));
}

void TestCliWrite::edits()
{
    Workspace workspace;
    fill(workspace);
    workspace.setVariable(u"EDITOR"_s, u"/nowhere/editor"_s);
    const ProgramResult result = workspace.athanor({u"edit"_s, u"cccc"_s});
    QCOMPARE(result.exitCode, 255);
    QCOMPARE(result.output, u"FAILED: The editor /nowhere/editor could not be started.\n"_s);
    workspace.setVariable(u"EDITOR"_s, u"/bin/cp -f /dev/null"_s);
    QCOMPARE(workspace.athanor({u"edit"_s, u"bbbb"_s}).exitCode, 0);
    QCOMPARE(workspace.read(u"migrations/versions/bbbb2222_x.py"_s), QString());
}

void TestCliWrite::compares_data()
{
    QTest::addColumn<QStringList>("sides");
    QTest::addColumn<QString>("wanted");
    QTest::addRow("two files")
        << QStringList{u"old.sql"_s, u"new.sql"_s}
        << u"- drop table gone\n+ add column b to t\n\nThese operations would make old.sql look like new.sql.\n"_s;
    QTest::addRow("and back")
        << QStringList{u"sql:new.sql"_s, u"sql:old.sql"_s}
        << u"+ create table gone\n- drop column b from t\n\nThese operations would make new.sql look like old.sql.\n"_s;
    QTest::addRow("equal") << QStringList{u"old.sql"_s, u"old.sql"_s} << u"old.sql and old.sql are equal.\n"_s;
    QTest::addRow("file and base") << QStringList{
        u"revision:base"_s,
        u"gone.sql"_s} << u"+ create table gone\n\nThese operations would make base look like gone.sql.\n"_s;
}

void TestCliWrite::compares()
{
    QFETCH(QStringList, sides);
    QFETCH(QString, wanted);
    Workspace workspace;
    fill(workspace);
    workspace.write(u"gone.sql"_s, u"CREATE TABLE gone (id INTEGER);\n"_s);
    workspace.write(u"old.sql"_s, u"CREATE TABLE t (a INTEGER);\nCREATE TABLE gone (id INTEGER);\n"_s);
    workspace.write(u"new.sql"_s, u"CREATE TABLE t (a INTEGER, b TEXT);\n"_s);
    const ProgramResult result = workspace.athanor(QStringList{u"compare"_s} + sides);
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.output, wanted);
}

void TestCliWrite::compareSqlRuns()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"model.sql"_s,
                    u"CREATE TABLE t (a INTEGER, b TEXT DEFAULT 'it''s');\nCREATE INDEX i ON t (b);\n"_s);
    const ProgramResult sql = workspace.athanor({u"compare"_s, u"base"_s, u"model.sql"_s, u"--sql"_s});
    QCOMPARE(sql.exitCode, 0);
    workspace.write(u"printed.sql"_s, sql.output);
    const ProgramResult again = workspace.athanor({u"compare"_s, u"printed.sql"_s, u"model.sql"_s, u"--exit-code"_s});
    QVERIFY2(again.exitCode == 0, qUtf8Printable(sql.output + again.output + again.errorOutput));
}

void TestCliWrite::renameCandidates()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"old.sql"_s, u"CREATE TABLE t (id INTEGER PRIMARY KEY, mail VARCHAR(80) NOT NULL);\n"_s);
    workspace.write(u"new.sql"_s, u"CREATE TABLE t (id INTEGER PRIMARY KEY, email VARCHAR(80) NOT NULL);\n"_s);
    const ProgramResult text = workspace.athanor({u"compare"_s, u"old.sql"_s, u"new.sql"_s});
    QVERIFY2(text.output.contains(u"? column mail of t renamed to email"), qUtf8Printable(text.output));
    const ProgramResult json = workspace.athanor({u"compare"_s, u"old.sql"_s, u"new.sql"_s, u"--json"_s});
    const QJsonObject object = QJsonDocument::fromJson(json.output.toUtf8()).object();
    QCOMPARE(object.value(u"operations").toArray().size(), 2);
    QCOMPARE(object.value(u"rename_candidates").toArray().at(0).toObject().value(u"new_name").toString(), u"email"_s);
}

void TestCliWrite::agreedRenames_data()
{
    QTest::addColumn<QStringList>("renames");
    QTest::addColumn<QString>("expected"); // a part of what is printed
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const QStringList &renames, const QString &expected, int exitCode = 0) {
        QTest::newRow(name) << renames << expected << exitCode;
    };
    row("column", {u"t.mail=email"_s}, u"~ alter column mail of t: rename to email"_s);
    row("table", {u"people=person"_s}, u"~ rename table people to person"_s);
    row("both", {u"people.first=given"_s, u"people=person"_s}, u"~ alter column first of person: rename to given"_s);
    row("no old name", {u"t.gone=email"_s}, u"There is nothing called t.gone"_s, 255);
    row("no new name", {u"t.mail=other"_s}, u"There is no column other"_s, 255);
    row("old name on both sides", {u"t.id=email"_s}, u"The column id is on both sides"_s, 255);
    row("no such table after", {u"people=folk"_s}, u"There is no table folk"_s, 255);
    row("no form", {u"t.mail"_s}, u"It is not of the form old=new"_s, 255);
}

void TestCliWrite::agreedRenames()
{
    QFETCH(QStringList, renames);
    QFETCH(QString, expected);
    QFETCH(int, exitCode);
    Workspace workspace;
    fill(workspace);
    workspace.write(u"old.sql"_s,
                    u"CREATE TABLE t (id INTEGER PRIMARY KEY, mail VARCHAR(80) NOT NULL);\n"
                    u"CREATE TABLE people (id INTEGER PRIMARY KEY, first TEXT);\n"_s);
    workspace.write(u"new.sql"_s,
                    u"CREATE TABLE t (id INTEGER PRIMARY KEY, email VARCHAR(80) NOT NULL);\n"
                    u"CREATE TABLE person (id INTEGER PRIMARY KEY, given TEXT);\n"_s);
    QStringList arguments{u"compare"_s, u"old.sql"_s, u"new.sql"_s};
    for (const QString &rename : renames)
        arguments << u"--rename"_s << rename;
    const ProgramResult result = workspace.athanor(arguments);
    const QString text = result.output + result.errorOutput;
    QVERIFY2(text.contains(expected), qUtf8Printable(text));
    QCOMPARE(result.exitCode == 0, exitCode == 0);
}

void TestCliWrite::renamesAreGenerated()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.sqlite(u"app.db"_s, u"CREATE TABLE t (id INTEGER PRIMARY KEY, mail VARCHAR(80) NOT NULL)"_s);
    workspace.write(u"new.sql"_s, u"CREATE TABLE t (id INTEGER PRIMARY KEY, email VARCHAR(80) NOT NULL);\n"_s);
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:new.sql\n"_s);
    const ProgramResult alone = workspace.athanor({u"revision"_s, u"--rename"_s, u"t.mail=email"_s});
    QVERIFY((alone.output + alone.errorOutput).contains(u"--rename is about what --autogenerate finds"_s));
    const ProgramResult made = workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"--rename"_s, u"t.mail=email"_s,
                                                  u"--rev-id"_s, u"r1"_s, u"-m"_s, u"m"_s});
    QVERIFY2(made.exitCode == 0, qUtf8Printable(made.errorOutput));
    const QString file = workspace.read(u"migrations/versions/r1_m.py"_s);
    QVERIFY2(file.contains(u"new_column_name='email'"_s), qUtf8Printable(file));
    QVERIFY(!file.contains(u"drop_column"_s));
}

void TestCliWrite::inspects()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"model.sql"_s, uR"(CREATE TABLE parent (id INTEGER PRIMARY KEY);
CREATE TABLE child (id INTEGER PRIMARY KEY, pid INTEGER REFERENCES parent (id) ON DELETE CASCADE, n INTEGER DEFAULT 5,
    CONSTRAINT positive CHECK (n > 0));
CREATE UNIQUE INDEX ix_child ON child (pid DESC) WHERE n > 1;
CREATE VIEW names AS SELECT id FROM parent;
)"_s);
    const ProgramResult sql = workspace.athanor({u"inspect"_s, u"model.sql"_s});
    QCOMPARE(sql.exitCode, 0);
    workspace.write(u"printed.sql"_s, sql.output);
    QCOMPARE(workspace.athanor({u"compare"_s, u"printed.sql"_s, u"model.sql"_s, u"--exit-code"_s}).exitCode, 0);

    const ProgramResult json = workspace.athanor({u"inspect"_s, u"model.sql"_s, u"--json"_s});
    const QJsonObject schema = QJsonDocument::fromJson(json.output.toUtf8()).object();
    const QJsonObject child = schema.value(u"tables").toArray().at(0).toObject();
    QCOMPARE(child.value(u"name").toString(), u"child"_s);
    QCOMPARE(child.value(u"columns").toArray().size(), 3);
    QCOMPARE(child.value(u"constraints").toArray().size(), 3);
    const QJsonObject index = child.value(u"indexes").toArray().at(0).toObject();
    QCOMPARE(index.value(u"unique").toBool(), true);
    QVERIFY(!index.value(u"where").toString().isEmpty());
    QCOMPARE(schema.value(u"views").toArray().size(), 1);
}

void TestCliWrite::checks()
{
    Workspace workspace;
    workspace.initByAlembic();
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s) + u"\n[athanor]\nmodel = sql:schema.sql\n"_s);
    workspace.write(u"schema.sql"_s, QString());
    QCOMPARE(workspace.athanor({u"check"_s}).output, u"No new upgrade operations detected.\n"_s);
    workspace.write(u"schema.sql"_s, u"CREATE TABLE t (id INTEGER);\n"_s);
    const ProgramResult behind = workspace.athanor({u"check"_s});
    QCOMPARE(behind.exitCode, 255);
    QVERIFY2(behind.output.startsWith(u"FAILED: New upgrade operations detected: [('add_table', Table('t', "),
             qUtf8Printable(behind.output));
    QVERIFY(behind.errorOutput.contains(u"Detected added table 't'"));
    const ProgramResult json = workspace.athanor({u"check"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 255);
    QCOMPARE(QJsonDocument::fromJson(json.output.toUtf8()).array().size(), 1);
    QVERIFY(!workspace.exists(u"app.db"_s));
}

QTEST_GUILESS_MAIN(TestCliWrite)
#include "tst_cli_write.moc"
