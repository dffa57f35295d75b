#include "workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

/// The project's own Python from the command line: never without consent, and then the real one.
class TestCliPython : public QObject
{
    Q_OBJECT

private slots:
    void runsNothingWithoutConsent_data();
    void runsNothingWithoutConsent();
    void remembersOnlyAlways();
    void asksAgainForAnotherInterpreter();
    void asksOnATerminal_data();
    void asksOnATerminal();
    void refusesAnotherWord();
    void verifiesEqualModels();
    void printsEveryDifference();
    void takesPythonForTheModel();
    void showsWhatPythonSays();
    void upgradesAsAlembicDoes();
    void asksBeforeARevision();
    void leavesNothingOfARevisionThatRaises();

private:
    static void fillChain(Workspace &workspace);
    static void fill(Workspace &workspace);
    static QString typed(const Workspace &workspace, const QString &answer);
};

// An env.py that leaves a mark when it is run.
void TestCliPython::fill(Workspace &workspace)
{
    workspace.setVariable(u"XDG_CONFIG_HOME"_s, workspace.path(u"config"_s));
    workspace.initByAlembic();
    workspace.write(u"models.py"_s, uR"py(
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class Customer(Base):
    __tablename__ = "customer"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False, server_default="x", index=True)
)py"_s);
    const QString script = u"migrations/env.py"_s;
    workspace.write(
        script,
        workspace.read(script)
            .replace(u"target_metadata = None"_s, u"import models\ntarget_metadata = models.Base.metadata"_s)
            .replace(u"    connectable ="_s, u"    open('ran', 'a').write('x')\n    connectable ="_s));
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s) + u"\n[athanor]\npython = /usr/bin/python3\n"_s);
}

void TestCliPython::runsNothingWithoutConsent_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("nobody was asked") << QStringList{u"verify"_s, u"--models"_s};
    QTest::addRow("never") << QStringList{u"--python"_s, u"never"_s, u"verify"_s, u"--models"_s};
    QTest::addRow("never, after the command") << QStringList{u"verify"_s, u"--models"_s, u"--python=never"_s};
    QTest::addRow("the command's word counts")
        << QStringList{u"--python"_s, u"always"_s, u"verify"_s, u"--models"_s, u"--python=never"_s};
    QTest::addRow("as the model") << QStringList{u"compare"_s, u"sqlalchemy:python"_s, u"sqlalchemy"_s};
}

void TestCliPython::runsNothingWithoutConsent()
{
    QFETCH(QStringList, arguments);
    Workspace workspace;
    fill(workspace);
    const ProgramResult refused = workspace.athanor(arguments);
    QCOMPARE(refused.exitCode, 1);
    QCOMPARE(refused.output, QString());
    QCOMPARE(refused.errorOutput,
             u"%1: This needs the project's own Python, and nobody has agreed to run it.\n"
             "%1, and what it imports, would be run with /usr/bin/python3 (python in the section [athanor]).\n"
             "Allow it with --python once, or with --python always for this project from now on.\n"_s.arg(
                 workspace.path(u"migrations/env.py"_s)));
    QVERIFY(!workspace.exists(u"ran"_s));
    QVERIFY(!workspace.exists(u"config"_s));
}

void TestCliPython::remembersOnlyAlways()
{
    Workspace workspace;
    fill(workspace);
    const QStringList verify{u"verify"_s, u"--models"_s};
    QCOMPARE(workspace.athanor(verify + QStringList{u"--python"_s, u"once"_s}).exitCode, 0);
    QCOMPARE(workspace.read(u"ran"_s), u"x"_s);
    QCOMPARE(workspace.athanor(verify).exitCode, 1);
    QCOMPARE(workspace.athanor(verify + QStringList{u"--python"_s, u"always"_s}).exitCode, 0);
    QCOMPARE(workspace.athanor(verify).exitCode, 0);
    QCOMPARE(workspace.athanor(verify + QStringList{u"--python"_s, u"never"_s}).exitCode, 1);
    QCOMPARE(workspace.read(u"ran"_s), u"xxx"_s);
}

void TestCliPython::asksAgainForAnotherInterpreter()
{
    Workspace workspace;
    fill(workspace);
    const QStringList verify{u"verify"_s, u"--models"_s};
    QCOMPARE(workspace.athanor(verify + QStringList{u"--python"_s, u"always"_s}).exitCode, 0);
    workspace.run(u"/bin/ln"_s, {u"-s"_s, u"/usr/bin/python3"_s, workspace.path(u"other"_s)});
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s).replace(u"/usr/bin/python3"_s, u"other"_s));
    const ProgramResult refused = workspace.athanor(verify);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errorOutput.contains(u"would be run with %1 "_s.arg(workspace.path(u"other"_s))),
             qUtf8Printable(refused.errorOutput));
}

/// What the program prints on a terminal where somebody types `answer`.
QString TestCliPython::typed(const Workspace &workspace, const QString &answer)
{
    const QString script = uR"py(
import os, pty, sys
child, terminal = pty.fork()
if child == 0:
    os.execv(%1, ["athanor-cli", "verify", "--models"])
said = b""
while b"[N]o?" not in said:
    said += os.read(terminal, 1000)
os.write(terminal, %2)
try:
    while True:
        said += os.read(terminal, 1000)
except OSError:
    pass
print(said.decode(), "exit", os.WEXITSTATUS(os.waitpid(child, 0)[1]))
)py"_s;
    const ProgramResult result =
        workspace.python(script.arg(u"'%1'"_s.arg(QStringLiteral(ATHANOR_CLI)), u"b'%1'"_s.arg(answer)));
    return result.output + result.errorOutput;
}

void TestCliPython::asksOnATerminal_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<bool>("remembered");
    QTest::addRow("once") << u"o\\n"_s << 0 << false;
    QTest::addRow("always") << u"always\\n"_s << 0 << true;
    QTest::addRow("no") << u"n\\n"_s << 1 << false;
    QTest::addRow("Return alone is no") << u"\\n"_s << 1 << false;
}

void TestCliPython::asksOnATerminal()
{
    QFETCH(QString, answer);
    QFETCH(int, exitCode);
    QFETCH(bool, remembered);
    Workspace workspace;
    fill(workspace);
    const QString said = typed(workspace, answer);
    QVERIFY2(said.contains(u"/usr/bin/python3"_s) && said.contains(workspace.path(u"migrations/env.py"_s)),
             qUtf8Printable(said));
    QVERIFY2(said.contains(u"exit %1"_s.arg(exitCode)), qUtf8Printable(said));
    QCOMPARE(workspace.exists(u"ran"_s), exitCode == 0);
    QCOMPARE(workspace.athanor({u"verify"_s, u"--models"_s}).exitCode, remembered ? 0 : 1);
}

void TestCliPython::refusesAnotherWord()
{
    Workspace workspace;
    fill(workspace);
    QCOMPARE(workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"yes"_s}).exitCode, 2);
    QCOMPARE(workspace.athanor({u"verify"_s, u"--python"_s, u"once"_s}).exitCode, 2);
    QVERIFY(!workspace.exists(u"ran"_s));
}

void TestCliPython::verifiesEqualModels()
{
    Workspace workspace;
    fill(workspace);
    const ProgramResult text = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s});
    QCOMPARE(text.errorOutput, QString());
    QCOMPARE(text.output, u"The models read as text are what Python has: 1 table.\n"_s);
    const ProgramResult json = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 0);
    const QJsonObject object = QJsonDocument::fromJson(json.output.toUtf8()).object();
    QCOMPARE(object.value(u"equal"_s).toBool(), true);
    QCOMPARE(object.value(u"differences"_s).toArray(), QJsonArray());
}

void TestCliPython::printsEveryDifference()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"columns.txt"_s, u"email\nphone\n"_s);
    workspace.write(u"models.py"_s, workspace.read(u"models.py"_s) + uR"py(

for line in open("columns.txt"):
    setattr(Customer, line.strip(), sa.Column(line.strip(), sa.String(30)))
)py"_s);
    const ProgramResult text = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s});
    QCOMPARE(text.exitCode, 1);
    QVERIFY2(text.output.contains(u"email"_s) && text.output.contains(u"phone"_s), qUtf8Printable(text.output));
    QVERIFY2(text.output.contains(u"look like what Python has"_s), qUtf8Printable(text.output));
    const ProgramResult json = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s, u"--json"_s});
    QCOMPARE(json.exitCode, 1);
    const QJsonObject object = QJsonDocument::fromJson(json.output.toUtf8()).object();
    QCOMPARE(object.value(u"equal"_s).toBool(), false);
    QCOMPARE(object.value(u"differences"_s).toArray().size(), 2);
}

void TestCliPython::takesPythonForTheModel()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"alembic.ini"_s, workspace.read(u"alembic.ini"_s) + u"model = sqlalchemy:python\n"_s);
    QCOMPARE(workspace.athanor({u"check"_s}).exitCode, 1);
    QVERIFY(!workspace.exists(u"ran"_s));
    const ProgramResult made =
        workspace.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"all"_s, u"--python"_s, u"once"_s});
    QVERIFY2(made.exitCode == 0, qUtf8Printable(made.errorOutput));
    QVERIFY(workspace.alembic({u"upgrade"_s, u"head"_s}).exitCode == 0);
    const ProgramResult checked = workspace.athanor({u"check"_s, u"--python"_s, u"once"_s});
    QVERIFY2(checked.exitCode == 0, qUtf8Printable(checked.output + checked.errorOutput));
    QVERIFY(checked.output.contains(u"No new upgrade operations detected."_s));
}

void TestCliPython::showsWhatPythonSays()
{
    Workspace workspace;
    fill(workspace);
    workspace.write(u"models.py"_s, workspace.read(u"models.py"_s) + u"print('good morning')\n"_s);
    const ProgramResult well = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s});
    QCOMPARE(well.errorOutput, u"good morning\n"_s);
    workspace.write(u"migrations/env.py"_s,
                    workspace.read(u"migrations/env.py"_s).replace(u"import models"_s, u"import models, gone"_s));
    const ProgramResult badly = workspace.athanor({u"verify"_s, u"--models"_s, u"--python"_s, u"once"_s});
    QCOMPARE(badly.exitCode, 1);
    QVERIFY2(badly.errorOutput.contains(u"ModuleNotFoundError: No module named 'gone'"_s),
             qUtf8Printable(badly.errorOutput));
    QCOMPARE(badly.errorOutput.count(u"good morning"_s), 1);
}

// What only Python can tell: packages from elsewhere, generators, queries answered through what they made.
void TestCliPython::fillChain(Workspace &workspace)
{
    fill(workspace);
    workspace.write(u"naming.txt"_s, u"color\nshape\n"_s);
    workspace.writeRevision({.id = u"a1"_s,
                             .upgrade = u"    op.create_table('thing', sa.Column('id', sa.Integer, primary_key=True),\n"
                                        "                    sa.Column('name', sa.String(20), nullable=False))\n"_s,
                             .downgrade = u"    op.drop_table('thing')\n"_s});
    workspace.writeRevision({.id = u"a2"_s,
                             .down = u"'a1'"_s,
                             .upgrade = uR"py(    import csv, hashlib
    things = sa.table('thing', sa.column('id'), sa.column('name'))
    bind = op.get_bind()
    for number, name in enumerate(['b', 'a']):
        bind.execute(things.insert().values(name=hashlib.sha1(name.encode()).hexdigest()[:8]))
    with open('naming.txt') as file:
        for (column,) in csv.reader(file):
            op.add_column('thing', sa.Column(column, sa.String(8)))
    for row in bind.execute(sa.select([things.c.id, things.c.name])).fetchall():
        op.execute("UPDATE thing SET color = '%s' WHERE id = %d" % (row.name[::-1], row.id))
    with op.batch_alter_table('thing') as batch:
        batch.alter_column('shape', server_default='round')
        batch.create_unique_constraint('uq_thing_name', ['name'])
    print('done with', sa.inspect(bind).get_table_names())
)py"_s,
                             .downgrade = uR"py(    import csv
    with open('naming.txt') as file, op.batch_alter_table('thing') as batch:
        batch.drop_constraint('uq_thing_name', type_='unique')
        for (column,) in csv.reader(file):
            batch.drop_column(column)
)py"_s});
    workspace.writeRevision({.id = u"a3"_s,
                             .down = u"'a2'"_s,
                             .upgrade = u"    op.create_index('ix_thing', 'thing', ['color', 'shape'])\n"_s,
                             .downgrade = u"    op.drop_index('ix_thing', 'thing')\n"_s});
}

void TestCliPython::upgradesAsAlembicDoes()
{
    Workspace workspace;
    fillChain(workspace);
    const QStringList once{u"--python"_s, u"once"_s};
    const ProgramResult upgraded = workspace.athanor(QStringList{u"upgrade"_s, u"head"_s} + once);
    QVERIFY2(upgraded.exitCode == 0, qUtf8Printable(upgraded.errorOutput));
    QVERIFY2(upgraded.errorOutput.contains(u"done with ['alembic_version', 'thing']"_s),
             qUtf8Printable(upgraded.errorOutput));
    workspace.run(u"/bin/mv"_s, {u"app.db"_s, u"ours.db"_s});
    const ProgramResult theirs = workspace.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(theirs.exitCode == 0, qUtf8Printable(theirs.errorOutput));
    const ProgramResult compared =
        workspace.athanor({u"compare"_s, u"database:sqlite:///ours.db"_s, u"database"_s, u"--exit-code"_s});
    QVERIFY2(compared.exitCode == 0, qUtf8Printable(compared.output));
    for (const QString &query : {u"SELECT * FROM thing"_s, u"SELECT * FROM alembic_version"_s})
        QCOMPARE(workspace.sqlite(u"ours.db"_s, query), workspace.sqlite(u"app.db"_s, query));
    const QString tables = u"SELECT sql FROM sqlite_master WHERE name = 'thing'"_s;
    QVERIFY(workspace.sqlite(u"ours.db"_s, tables).contains(u"uq_thing_name"_s));

    const ProgramResult replayed =
        workspace.athanor(QStringList{u"compare"_s, u"database"_s, u"revision:a3"_s, u"--exit-code"_s} + once);
    QVERIFY2(replayed.exitCode == 0, qUtf8Printable(replayed.output + replayed.errorOutput));
    const ProgramResult back = workspace.athanor(QStringList{u"downgrade"_s, u"a1"_s} + once);
    QVERIFY2(back.exitCode == 0, qUtf8Printable(back.errorOutput));
    QVERIFY(workspace.alembic({u"upgrade"_s, u"head"_s}).exitCode != 0); // the rows are there already
    QCOMPARE(workspace.athanor(QStringList{u"downgrade"_s, u"base"_s} + once).exitCode, 0);
    QVERIFY(workspace.alembic({u"upgrade"_s, u"head"_s}).exitCode == 0);
}

void TestCliPython::asksBeforeARevision()
{
    Workspace workspace;
    fillChain(workspace);
    const ProgramResult refused = workspace.athanor({u"upgrade"_s, u"head"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errorOutput.contains(u"a2_x.py:"_s) && refused.errorOutput.contains(u"/usr/bin/python3"_s)
                 && refused.errorOutput.contains(u"--python once"_s),
             qUtf8Printable(refused.errorOutput));
    QVERIFY(!workspace.exists(u"app.db"_s));
    const QString sentence =
        u"What needs Python is run through /usr/bin/python3 (python in the section [athanor]), %1.\n"_s;
    const ProgramResult before = workspace.athanor({u"explain"_s});
    QVERIFY2(before.output.endsWith(sentence.arg(u"once you agree to it (--python)"_s)), qUtf8Printable(before.output));
    const ProgramResult after = workspace.athanor({u"explain"_s, u"a2"_s, u"--python"_s, u"once"_s});
    QVERIFY2(after.output.endsWith(sentence.arg(u"which you have agreed to"_s)), qUtf8Printable(after.output));
    QVERIFY(!workspace.athanor({u"explain"_s, u"a3"_s}).output.contains(u"is run through"_s));
    QVERIFY(!workspace.exists(u"ran"_s));
}

void TestCliPython::leavesNothingOfARevisionThatRaises()
{
    Workspace workspace;
    fillChain(workspace);
    workspace.writeRevision({.id = u"a4"_s,
                             .down = u"'a3'"_s,
                             .upgrade =
                                 u"    import csv\n    op.execute(\"DELETE FROM thing\")\n"
                                 "    op.execute('CREATE TABLE t (id)')\n"
                                 "    if op.get_bind().execute(sa.text('SELECT count(*) FROM thing')).scalar() == 0:\n"
                                 "        raise ValueError(csv.QUOTE_ALL)\n"_s});
    const ProgramResult failed = workspace.athanor({u"upgrade"_s, u"head"_s, u"--python"_s, u"once"_s});
    QCOMPARE(failed.exitCode, 1);
    QVERIFY2(failed.errorOutput.contains(u"Python stopped upgrade() of a4: ValueError: 1"_s),
             qUtf8Printable(failed.errorOutput));
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT count(*) FROM thing"_s).trimmed(), u"2"_s);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT version_num FROM alembic_version"_s).trimmed(), u"a3"_s);
    QCOMPARE(workspace.sqlite(u"app.db"_s, u"SELECT count(*) FROM sqlite_master WHERE name = 't'"_s).trimmed(), u"0"_s);
}

QTEST_GUILESS_MAIN(TestCliPython)
#include "tst_cli_python.moc"
