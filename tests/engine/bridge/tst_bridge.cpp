#include "tests/engine/bridge/pythonproject.h"

#include "engine/bridge/bridgemodels.h"

#include <QFile>
#include <QtTest>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;
using namespace engine;

/// The project's own Python, Alembic and SQLAlchemy at work: each test runs the real ones.
class TestBridge : public QObject
{
    Q_OBJECT

private slots:
    void readsTheModels();
    void joinsSeveralMetadata();
    void readsModelsOfAnAsynchronousProject();
    void compilesForTheDialect();
    void leavesOutWhatTheDialectHasNot();
    void saysWhyThereAreNoModels_data();
    void saysWhyThereAreNoModels();
    void connectsToNothing();
    void runsARevision();
    void standsOutsideOfTheTransaction();
    void runsTheTextThatWasShown();
    void keepsValues();
    void takesParametersInEveryForm();
    void findsTheProjectsSettings();
    void givesErrorsOfTheDatabaseToPython();
    void handsTheRefusalBack();
    void saysWhereARevisionRaised();
    void keepsPrintsOutOfTheWay();
    void saysWhatTheInterpreterLacks();
    void givesUpAfterSilence();
    void stopsWithItsChildren();
    void endsWithItsChildrenWhenLetGo();
    void hidesPasswords();
};

namespace {

QString textOf(const BridgeModels &models)
{
    QStringList lines;
    for (const BridgeStatement &statement : models.statements)
        lines << statement.table.text() + u": "_s + statement.sql.simplified();
    return lines.join(u'\n');
}

template <typename T> QByteArray whyNot(const Result<T> &result)
{
    return result ? QByteArray() : describe(result.error()).toUtf8();
}

bool isAlive(qint64 process)
{
    return ::kill(pid_t(process), 0) == 0;
}

/// A body of upgrade() that starts a child, writes both process numbers to a file, and never ends.
QString endless()
{
    return u"    import os, subprocess, time\n"
           "    child = subprocess.Popen(['sleep', '3600'])\n"
           "    with open('pids.part', 'w') as file:\n"
           "        file.write('%d %d' % (os.getpid(), child.pid))\n"
           "    os.rename('pids.part', 'pids')\n"
           "    time.sleep(3600)\n"_s;
}

QList<qint64> processesOf(const PythonProject &project)
{
    QList<qint64> numbers;
    for (const QString &number : project.read(u"pids"_s).split(u' ', Qt::SkipEmptyParts))
        numbers << number.toLongLong();
    return numbers;
}

} // namespace

void TestBridge::readsTheModels()
{
    PythonProject project;
    project.writeModels(uR"py(
class Customer(Base):
    __tablename__ = "customer"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False, server_default="x", index=True)
    twice = sa.Column(sa.Integer, sa.Computed("id * 2"))


for number in range(2):
    sa.Table(f"part_{number}", Base.metadata, sa.Column("id", sa.ForeignKey("customer.id"), primary_key=True),
             sa.CheckConstraint(f"id > {number}", name=f"ck_{number}"), schema="extra" if number else None)
)py"_s);
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY2(models, whyNot(models).constData());
    const QStringList wanted{
        u"customer: CREATE TABLE customer ( id INTEGER NOT NULL, name VARCHAR(50) DEFAULT 'x' NOT NULL, twice INTEGER "
        "GENERATED ALWAYS AS (id * 2), PRIMARY KEY (id) )"_s,
        u"customer: CREATE INDEX ix_customer_name ON customer (name)"_s,
        u"part_0: CREATE TABLE part_0 ( id INTEGER NOT NULL, PRIMARY KEY (id), CONSTRAINT ck_0 CHECK (id > 0), FOREIGN "
        "KEY(id) REFERENCES customer (id) )"_s,
        u"extra.part_1: CREATE TABLE extra.part_1 ( id INTEGER NOT NULL, PRIMARY KEY (id), CONSTRAINT ck_1 CHECK (id > "
        "1) )"_s, // SQLite refers to no other schema
    };
    QCOMPARE(textOf(*models).split(u'\n'), wanted);
    QCOMPARE(models->warnings, QStringList());
}

void TestBridge::joinsSeveralMetadata()
{
    PythonProject project;
    project.writeModels(u"other = sa.MetaData()\nsa.Table('b', other, sa.Column('id', sa.Integer))\n"
                        "sa.Table('a', Base.metadata, sa.Column('id', sa.Integer))\n"_s);
    project.write(u"migrations/env.py"_s,
                  project.read(u"migrations/env.py"_s)
                      .replace(u"models.Base.metadata"_s, u"[models.Base.metadata, models.other]"_s));
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY2(models, whyNot(models).constData());
    QCOMPARE(textOf(*models), u"a: CREATE TABLE a ( id INTEGER )\nb: CREATE TABLE b ( id INTEGER )"_s);
}

void TestBridge::readsModelsOfAnAsynchronousProject()
{
    PythonProject project;
    project.writeModels(u"sa.Table('a', Base.metadata, sa.Column('id', sa.Integer))\n"_s);
    // A driver that needs nothing but itself, since the distribution has no asynchronous one for SQLite.
    project.write(u"migrations/env.py"_s, uR"py(import asyncio
from alembic import context
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite, AsyncAdapt_aiosqlite_dbapi
from sqlalchemy.ext.asyncio import create_async_engine
import models, sqlite3

SQLiteDialect_aiosqlite.dbapi = classmethod(lambda cls: AsyncAdapt_aiosqlite_dbapi(sqlite3, sqlite3))


def migrate(connection):
    context.configure(connection=connection, target_metadata=models.Base.metadata)
    with context.begin_transaction():
        context.run_migrations()


async def main():
    async with create_async_engine("sqlite+aiosqlite:///never.db").connect() as connection:
        await connection.run_sync(migrate)


asyncio.run(main())
)py"_s);
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY2(models, whyNot(models).constData());
    QCOMPARE(textOf(*models), u"a: CREATE TABLE a ( id INTEGER )"_s);

    project.writeRevision(u"r1"_s, u"    op.get_bind().execute(sa.text('CREATE TABLE t (id INTEGER)'))\n"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QCOMPARE(values(*database, u"SELECT name FROM sqlite_master"_s), u"t"_s);
}

void TestBridge::compilesForTheDialect()
{
    PythonProject project;
    project.writeModels(uR"py(
class State(Base):
    __tablename__ = "state"
    id = sa.Column(sa.Integer, sa.Identity(start=5), primary_key=True)
    kind = sa.Column(sa.Enum("a", "b", name="kind"), comment="of state")
    next_id = sa.Column(sa.ForeignKey("link.id"))


class Link(Base):
    __tablename__ = "link"
    id = sa.Column(sa.BigInteger, primary_key=True)
    state_id = sa.Column(sa.ForeignKey("state.id", name="fk_link_state"))
)py"_s);
    const auto models = readModelsThroughBridge(project.bridge(), u"postgresql"_s);
    QVERIFY2(models, whyNot(models).constData());
    const QString text = textOf(*models);
    QVERIFY2(text.startsWith(u": CREATE TYPE kind AS ENUM ('a', 'b')"_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"id INTEGER GENERATED BY DEFAULT AS IDENTITY (START WITH 5)"_s), qUtf8Printable(text));
    QVERIFY2(text.contains(u"state: COMMENT ON COLUMN state.kind IS 'of state'"_s), qUtf8Printable(text));
    // Two tables that refer to each other: what closes the circle comes after both.
    QVERIFY2(text.section(u'\n', -1).startsWith(u"link: ALTER TABLE link ADD CONSTRAINT fk_link_state"_s)
                 || text.section(u'\n', -1).startsWith(u"state: ALTER TABLE state ADD"_s),
             qUtf8Printable(text));
}

void TestBridge::leavesOutWhatTheDialectHasNot()
{
    PythonProject project;
    project.writeModels(u"from sqlalchemy.dialects.postgresql import JSONB\n"
                        "sa.Table('bad', Base.metadata, sa.Column('j', JSONB))\n"
                        "sa.Table('good', Base.metadata, sa.Column('id', sa.Integer))\n"_s);
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY2(models, whyNot(models).constData());
    QCOMPARE(textOf(*models), u"good: CREATE TABLE good ( id INTEGER )"_s);
    QCOMPARE(models->incomplete, std::vector<TableName>({{{}, u"bad"_s}}));
    QCOMPARE(models->warnings.size(), 1);
    QVERIFY2(models->warnings.first().startsWith(u"bad cannot be compiled for sqlite: "_s),
             qUtf8Printable(models->warnings.first()));
}

void TestBridge::saysWhyThereAreNoModels_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("line");
    QTest::addRow("it raises") << u"import os\nraise ValueError('no luck')\n"_s
                               << u"Python could not read the models: ValueError: no luck"_s << 2;
    QTest::addRow("it is no Python")
        << u"def (:\n"_s << u"Python could not read the models: SyntaxError: invalid syntax (env.py, line 1)"_s << 1;
    QTest::addRow("it ends Python") << u"import sys\nsys.exit('enough')\n"_s
                                    << u"Python could not read the models: SystemExit: enough"_s << 2;
    QTest::addRow("no metadata") << u"from alembic import context\ncontext.configure(url='sqlite://')\n"_s
                                 << u"env.py gives no target_metadata to context.configure()."_s << 0;
    QTest::addRow("never configured") << u"import os\n"_s
                                      << u"env.py gives no target_metadata to context.configure()."_s << 0;
    QTest::addRow("a module is missing") << u"\n\nimport not_there\n"_s
                                         << u"Python could not read the models: ModuleNotFoundError: No module named "
                                            "'not_there'"_s
                                         << 3;
    QTest::addRow("no env.py") << QString() << u"The project has no env.py that could name its models."_s << 0;
}

void TestBridge::saysWhyThereAreNoModels()
{
    QFETCH(QString, script);
    QFETCH(QString, what);
    QFETCH(int, line);
    PythonProject project;
    project.write(u"migrations/env.py"_s, script);
    if (script.isEmpty())
        QVERIFY(QFile::remove(project.path(u"migrations/env.py"_s)));
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY(!models);
    QCOMPARE(models.error().what, what);
    QCOMPARE(models.error().where.line, line);
    if (line > 0)
        QCOMPARE(models.error().where.file, project.path(u"migrations/env.py"_s));
}

void TestBridge::connectsToNothing()
{
    PythonProject project;
    project.writeModels(u"sa.Table('a', Base.metadata, sa.Column('id', sa.Integer))\n"_s);
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY2(models, whyNot(models).constData());
    QVERIFY(!QFile::exists(project.path(u"never.db"_s)));
}

void TestBridge::runsARevision()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, uR"py(    op.create_table("part", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("name", sa.String(20)))
    part = sa.table("part", sa.column("id"), sa.column("name"))
    bind = op.get_bind()
    op.bulk_insert(part, [{"id": number, "name": "n%d" % number} for number in range(3)])
    for row in bind.execute(sa.select([part.c.id, part.c.name]).where(part.c.id > 0)).fetchall():
        bind.execute(part.update().where(part.c.id == row.id).values(name=row.name.upper()))
    assert bind.execute(sa.text("SELECT count(*) FROM part")).scalar() == 3
    with op.batch_alter_table("part") as batch:
        batch.alter_column("name", nullable=False)
    if "part" in sa.inspect(bind).get_table_names():
        op.create_index("ix_part", "part", ["name"])
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QCOMPARE(values(*database, u"SELECT name FROM part ORDER BY id"_s), u"n0,N1,N2"_s);
    QCOMPARE(values(*database, u"SELECT name FROM sqlite_master ORDER BY name"_s), u"ix_part,part"_s);
    QCOMPARE(values(*database, u"SELECT \"notnull\" FROM pragma_table_info('part')"_s), u"1,1"_s);

    const StatementRequest &first = requests->first();
    QVERIFY(first.statement.sql.startsWith(u"CREATE TABLE part"_s));
    QCOMPARE(first.statement.role, Statement::Role::Schema);
    QCOMPARE(first.place.file, project.path(u"migrations/versions/r1.py"_s));
    QCOMPARE(first.place.line, 9);
    QVERIFY(!first.wantsRows);
    const auto asks = [](const StatementRequest &one) { return one.statement.sql.startsWith(u"SELECT"_s); };
    const auto query = std::find_if(requests->begin(), requests->end(), asks);
    QVERIFY(query != requests->end());
    QVERIFY(query->wantsRows);
    QCOMPARE(query->statement.role, Statement::Role::Data);
    QCOMPARE(query->statement.bindings, QVariantList{0});
    QCOMPARE(query->place.line, 14);
}

/// SQLite refuses VACUUM within a transaction; which statements stand outside is for whoever runs them.
void TestBridge::standsOutsideOfTheTransaction()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, uR"py(    op.execute("CREATE TABLE t (a INTEGER)")
    with op.get_context().autocommit_block():
        op.execute("VACUUM")
    op.execute("INSERT INTO t VALUES (1)")
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QStringList outside;
    for (const StatementRequest &request : *requests) {
        if (request.statement.autocommit)
            outside << request.statement.sql;
    }
    QCOMPARE(outside, QStringList{u"VACUUM"_s});
}

void TestBridge::runsTheTextThatWasShown()
{
    PythonProject project;
    project.writeRevision(u"r1"_s,
                          u"    op.execute('CREATE TABLE ünï (id)')\n    assert __file__.endswith('r1.py')\n"_s);
    const BridgeRevision shown = project.revision(u"r1"_s);
    project.writeRevision(u"r1"_s, u"    op.execute('CREATE TABLE other (id)')\n"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(BridgeRun::start(project.bridge(), shown), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QCOMPARE(values(*database, u"SELECT name FROM sqlite_master"_s), u"ünï"_s);
}

void TestBridge::keepsValues()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, uR"py(    import datetime, decimal
    given = [None, True, -2**63, 2**53 + 1, 0.1, 1.0, float("inf"), "ünï\x00\"'\U0001f600", b"\x00\xff", b"",
             datetime.date(2020, 2, 29)]
    row = op.get_bind().connection.cursor().execute("SELECT " + ", ".join("?" * len(given)), given).fetchone()
    wanted = given[:]
    wanted[10] = "2020-02-29"
    for one, other in zip(row, wanted):
        assert one == other and (type(one) is type(other) or other is True), (one, other)
    bind = op.get_bind()
    table = sa.table("t", sa.column("moment", sa.DateTime), sa.column("price", sa.Numeric(10, 2)))
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, moment DATETIME, price NUMERIC(10, 2))")
    moment = datetime.datetime(2021, 3, 4, 5, 6, 7, 89)
    bind.execute(table.insert().values(moment=moment, price=decimal.Decimal("12.34")))
    assert bind.execute(sa.select([table.c.moment])).scalar() == moment
    assert bind.execute(sa.select([table.c.price])).scalar() == decimal.Decimal("12.34")
    cursor = bind.connection.cursor()
    cursor.execute("INSERT INTO t (price) VALUES (1), (2)")
    assert (cursor.rowcount, cursor.lastrowid) == (2, 3), (cursor.rowcount, cursor.lastrowid)
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
}

void TestBridge::takesParametersInEveryForm()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, uR"py(    raw = op.get_bind().connection
    raw.executescript("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'semi;colon');")
    cursor = raw.cursor()
    cursor.executemany("INSERT INTO t VALUES (?, ?)", [(2, "x"), (3, "y")])
    assert cursor.rowcount == 2
    found = raw.execute("SELECT ':no' || a FROM t WHERE a = :a AND b <> ':a' -- :comment", {"a": 2}).fetchall()
    assert found == [(":no2",)], found
    assert list(raw.execute("SELECT a FROM t ORDER BY a")) == [(1,), (2,), (3,)]
    cursor.execute("SELECT a FROM t ORDER BY a")
    assert cursor.fetchmany(2) == [(1,), (2,)] and cursor.fetchall() == [(3,)] and cursor.fetchone() is None
    try:
        cursor.execute("SELECT ?", [object()])
    except Exception as error:
        assert "type 'object' is not supported" in str(error)
    else:
        raise AssertionError("an object is no value")
    try:
        raw.create_function("twice", 1, lambda value: value * 2)
    except Exception as error:
        assert "cannot be called by Athanor's connection: twice" in str(error), error
    else:
        raise AssertionError("the function is not where the statements go")
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QCOMPARE(values(*database, u"SELECT b FROM t ORDER BY a"_s), u"semi;colon,x,y"_s);
}

void TestBridge::findsTheProjectsSettings()
{
    PythonProject project;
    project.writeModels(u"Base.metadata.naming_convention = {'ix': 'ix_%(column_0_name)s', 'uq': "
                        "'uq_%(table_name)s_%(column_0_name)s'}\n"_s);
    project.writeRevision(u"r1"_s, uR"py(    from alembic import context
    assert context.get_x_argument(as_dictionary=True) == {"tenant": "a"}
    assert not context.is_offline_mode()
    assert context.config.get_main_option("script_location") == "migrations"
    op.create_table("t", sa.Column("id", sa.Integer), sa.UniqueConstraint("id"))
)py"_s);
    BridgeProject bridge = project.bridge();
    bridge.xArguments = QStringList{u"tenant=a"_s};
    const auto database = emptyDatabase();
    const auto requests = runToEnd(BridgeRun::start(bridge, project.revision(u"r1"_s)), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QVERIFY(values(*database, u"SELECT sql FROM sqlite_master"_s).contains(u"CONSTRAINT uq_t_id UNIQUE"_s));
}

void TestBridge::givesErrorsOfTheDatabaseToPython()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, uR"py(    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    op.execute("INSERT INTO t VALUES (1)")
    for statement, kind in (("INSERT INTO t VALUES (1)", sa.exc.IntegrityError),
                            ("SELECT * FROM gone", sa.exc.OperationalError)):
        try:
            op.execute(statement)
        except kind:
            op.execute("INSERT INTO t SELECT max(id) + 1 FROM t")
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY2(requests, whyNot(requests).constData());
    QCOMPARE(values(*database, u"SELECT id FROM t"_s), u"1,2,3"_s);
}

void TestBridge::handsTheRefusalBack()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, u"    op.execute('SELECT 1')\n    op.execute('DROP TABLE gone')\n"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY(!requests);
    QCOMPARE(requests.error().kind, Error::Kind::Statement);
    QCOMPARE(requests.error().sql, u"DROP TABLE gone"_s);
    QVERIFY2(requests.error().why.contains(u"no such table: gone"_s), qUtf8Printable(requests.error().why));
    QCOMPARE(requests.error().where.file, project.path(u"migrations/versions/r1.py"_s));
    QCOMPARE(requests.error().where.line, 10);
}

void TestBridge::saysWhereARevisionRaised()
{
    PythonProject project;
    project.write(u"helper.py"_s, u"def fail(url):\n    raise LookupError('nothing at ' + url)\n"_s);
    project.writeRevision(u"r1"_s, u"    import helper\n    helper.fail('postgresql://me:secret@host/db')\n"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY(!requests);
    QCOMPARE(requests.error().kind, Error::Kind::Reading);
    QCOMPARE(requests.error().what,
             u"Python stopped upgrade() of r1: LookupError: nothing at postgresql://me:***@host/db"_s);
    QCOMPARE(requests.error().where, (SourcePosition{project.path(u"migrations/versions/r1.py"_s), 10, 0}));
    QVERIFY(requests.error().why.contains(u"helper.py"_s));
    QVERIFY(!describe(requests.error()).contains(u"secret"_s));
}

void TestBridge::keepsPrintsOutOfTheWay()
{
    PythonProject project;
    project.writeModels(u"print('{\"type\": \"done\"}')\n"_s);
    project.writeRevision(u"r1"_s, uR"py(    import os, sys
    print('{"type": "done"}', flush=True)
    os.write(1, b'{"type": "done"}\n')
    assert sys.stdin.read() == ""
    os.system("echo from a child")
    for line in range(5000):
        print("x" * 100, file=sys.stderr)
    op.execute("CREATE TABLE t (id)")
    raise ValueError("at last")
)py"_s);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(project.start(u"r1"_s), *database);
    QVERIFY(!requests);
    QCOMPARE(values(*database, u"SELECT name FROM sqlite_master"_s), u"t"_s);
    QVERIFY(requests.error().why.contains(u"xxxxxxxx"_s));
    QVERIFY(requests.error().why.size() < 2000);
}

void TestBridge::saysWhatTheInterpreterLacks()
{
    PythonProject project;
    QProcess process;
    process.start(u"/usr/bin/python3"_s, {u"-m"_s, u"venv"_s, u"--without-pip"_s, project.path(u"bare"_s)});
    QVERIFY(process.waitForFinished(-1));
    QCOMPARE(process.exitCode(), 0);
    project.write(u"alembic.ini"_s,
                  project.read(u"alembic.ini"_s).replace(u"/usr/bin/python3"_s, u"bare/bin/python"_s));
    const auto models = readModelsThroughBridge(project.bridge(), u"sqlite"_s);
    QVERIFY(!models);
    QCOMPARE(models.error().kind, Error::Kind::Project);
    const QString path = project.path(u"bare/bin/python"_s);
    QVERIFY2(models.error().what == u"The interpreter %1 has no alembic."_s.arg(path)
                 || models.error().what == u"The interpreter %1 has no sqlalchemy."_s.arg(path),
             qUtf8Printable(models.error().what));
    QVERIFY(models.error().why.contains(u"python in the section [athanor]"_s));
}

void TestBridge::givesUpAfterSilence()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, u"    import sys\n    print('thinking', file=sys.stderr)\n"_s + endless());
    BridgeProject bridge = project.bridge();
    bridge.settings.silence = std::chrono::seconds(4);
    const auto database = emptyDatabase();
    const auto requests = runToEnd(BridgeRun::start(bridge, project.revision(u"r1"_s)), *database);
    QVERIFY(!requests);
    QCOMPARE(requests.error().what, u"The project's Python has said nothing for 4 seconds and was ended."_s);
    QVERIFY(requests.error().why.contains(u"thinking"_s));
    for (const qint64 process : processesOf(project))
        QTRY_VERIFY(!isAlive(process));
}

void TestBridge::stopsWithItsChildren()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, endless());
    auto run = project.start(u"r1"_s);
    QVERIFY2(run, whyNot(run).constData());
    std::stop_source stop;
    std::thread user([&] {
        while (!QFile::exists(project.path(u"pids"_s)))
            std::this_thread::yield();
        stop.request_stop();
    });
    const auto next = (*run)->next(stop.get_token());
    user.join();
    QVERIFY(!next);
    QCOMPARE(next.error().kind, Error::Kind::Cancelled);
    const QList<qint64> processes = processesOf(project);
    QCOMPARE(processes.size(), 2);
    for (const qint64 process : processes)
        QTRY_VERIFY(!isAlive(process));
}

void TestBridge::endsWithItsChildrenWhenLetGo()
{
    PythonProject project;
    project.writeRevision(u"r1"_s, endless());
    auto run = project.start(u"r1"_s);
    QVERIFY2(run, whyNot(run).constData());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(project.path(u"pids"_s)), 60'000);
    const QList<qint64> processes = processesOf(project);
    run->reset();
    QCOMPARE(processes.size(), 2);
    for (const qint64 process : processes)
        QTRY_VERIFY(!isAlive(process));
}

void TestBridge::hidesPasswords()
{
    QCOMPARE(withoutPasswords(u"a postgresql://me:p:w%40@host/db, mysql+x://:pw@h and http://host:80/a@b"_s),
             u"a postgresql://me:***@host/db, mysql+x://:***@h and http://host:80/a@b"_s);
}

QTEST_GUILESS_MAIN(TestBridge)
#include "tst_bridge.moc"
