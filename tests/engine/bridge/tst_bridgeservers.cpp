#include "tests/engine/bridge/pythonproject.h"

#include "engine/migration/replay.h"
#include "engine/migration/runner.h"
#include "tests/servers/serverdatabases.h"

#include <QProcess>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// Revisions that only Python can run, on real servers: planned and run as a user has them run, and by real Alembic on
/// a second database, with what each finds wrong raised in the revision itself.
class TestBridgeServers : public QObject
{
    Q_OBJECT

private slots:
    void runsAsAlembicDoes_data() { ServerDatabases::addRows(); }
    void runsAsAlembicDoes();
    void keepsValues_data() { ServerDatabases::addRows(); }
    void keepsValues();
    void reflects_data() { ServerDatabases::addRows(); }
    void reflects();
    void raisesWhatTheDriverRaises_data() { ServerDatabases::addRows(); }
    void raisesWhatTheDriverRaises();
    void savepoints_data() { ServerDatabases::addRows(); }
    void savepoints();
    void driversNeedNotBeThere_data();
    void driversNeedNotBeThere();
    void asksNothingOnItsOwn_data() { ServerDatabases::addRows(); }
    void asksNothingOnItsOwn();
    void planSaysWhatIsKnownWhenRun_data() { ServerDatabases::addRows(); }
    void planSaysWhatIsKnownWhenRun();
    void transactionIsRolledBack();
    void refusalEndsTheTransaction();
    void partIsWrittenDown();
    void failureInASavepointIsWrittenDown();
    void standsOutsideOfTheTransaction();
    void partBeforeAutocommitIsWrittenDown();
    void replaysInAScratchPlace_data() { ServerDatabases::addRows(); }
    void replaysInAScratchPlace();

private:
    [[nodiscard]] QString run(const DatabaseUrl &url, Direction direction, const QString &target) const;
    [[nodiscard]] QString upgradedAndBack(const QString &dialect);

    ServerDatabases m_databases;
    std::unique_ptr<PythonProject> m_project;

    void newProject();
    void write(const QString &id, const QString &down, const QString &upgrade,
               const QString &downgrade = u"    pass\n"_s) const;
    void pointAt(const QString &url) const;
    [[nodiscard]] RevisionGraph graph() const;
    [[nodiscard]] Result<Plan> planned(Connection &connection, const Dialect &dialect, Direction direction,
                                       const QString &target) const;
    [[nodiscard]] QString alembic(const DatabaseUrl &url, const QStringList &arguments) const;
    [[nodiscard]] static QString picture(Connection &connection, const Dialect &dialect);
};

namespace {

// A module that Athanor's own reader does not follow: whoever imports it needs Python.
const QString helper = uR"py(import decimal, random

def names(count):
    return ["n%d" % number for number in sorted(random.Random(7).sample(range(100), count))]

def price(number):
    return decimal.Decimal(number) / 8
)py"_s;

const QString preamble = uR"py(import datetime
import decimal
import uuid

import sqlalchemy as sa
from alembic import op

import helper

revision = "%1"
down_revision = %2


def upgrade():
%3

def downgrade():
%4)py"_s;

const QString partRevision = uR"py(    part = op.create_table(
        "part",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("price", sa.Numeric(10, 3)),
        sa.Column("made", sa.DateTime),
        sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.UniqueConstraint("name", name="uq_part_name"),
    )
    made = datetime.datetime(2021, 3, 4, 5, 6, 7)
    op.bulk_insert(part, [{"name": name, "price": helper.price(number), "made": made}
                          for number, name in enumerate(helper.names(5))])
    bind = op.get_bind()
    rows = bind.execute(sa.select([part.c.id, part.c.name]).where(part.c.id > 1).order_by(part.c.id)).fetchall()
    assert len(rows) == 4, rows
    for row in rows:
        found = bind.execute(part.update().where(part.c.id == row.id).values(name=row.name.upper() + " 100%"))
        assert found.rowcount == 1
    # An UPDATE that changes nothing has found its row all the same.
    assert bind.execute(part.update().where(part.c.id == 1).values(made=made)).rowcount == 1
    assert bind.execute(sa.text("SELECT count(*) FROM part WHERE name LIKE '%00\%'")).scalar() in (0, 4)
    assert bind.execute(sa.text("SELECT count(*) FROM part WHERE name LIKE :pattern"), {"pattern": "% 100%"}).scalar() == 4
    key = bind.execute(part.insert().values(name="it's \\ last")).inserted_primary_key[0]
    assert key == 6, key
    op.add_column("part", sa.Column("twice", sa.Numeric(10, 3)))
    op.execute("UPDATE part SET twice = price * 2 WHERE name LIKE 'N%'")
    op.create_index("ix_part_made", "part", ["made"])
)py"_s;

} // namespace

void TestBridgeServers::newProject()
{
    m_project = std::make_unique<PythonProject>();
    m_project->write(u"helper.py"_s, helper);
}

void TestBridgeServers::write(const QString &id, const QString &down, const QString &upgrade,
                              const QString &downgrade) const
{
    const QString parent = down.isEmpty() ? u"None"_s : u"\"%1\""_s.arg(down);
    m_project->write(u"migrations/versions/%1.py"_s.arg(id),
                     QString(preamble)
                         .replace(u"%1"_s, id)
                         .replace(u"%2"_s, parent)
                         .replace(u"%4"_s, downgrade)
                         .replace(u"%3"_s, upgrade));
}

/// Puts the address into alembic.ini, which reads a percent sign as the beginning of a name.
void TestBridgeServers::pointAt(const QString &url) const
{
    m_project->write(u"alembic.ini"_s,
                     u"[alembic]\nscript_location = migrations\nprepend_sys_path = .\nsqlalchemy.url = %1\n"
                     "[athanor]\npython = /usr/bin/python3\n"_s.arg(QString(url).replace(u'%', u"%%"_s)));
}

RevisionGraph TestBridgeServers::graph() const
{
    return readRevisionGraph({.directories = {m_project->path(u"migrations/versions"_s)}});
}

Result<Plan> TestBridgeServers::planned(Connection &connection, const Dialect &dialect, Direction direction,
                                        const QString &target) const
{
    PlanRequest request{.direction = direction, .target = target};
    request.python = m_project->bridge();
    return planMigration(connection, dialect, graph(), request);
}

/// Plans and runs; an empty text, or the error's words.
QString TestBridgeServers::run(const DatabaseUrl &url, Direction direction, const QString &target) const
{
    const auto connection = opened(url);
    const auto plan = planned(*connection, dialectOf(url), direction, target);
    if (!plan)
        return describe(plan.error());
    Runner runner(*connection, dialectOf(url), *plan, {}, {});
    const Done done = runner.runAll();
    return done ? QString() : describe(done.error());
}

/// Real Alembic with the drivers that the distribution has; an empty text, or all that it printed.
QString TestBridgeServers::alembic(const DatabaseUrl &url, const QStringList &arguments) const
{
    pointAt(ServerDatabases::text(url));
    QProcess process;
    process.setWorkingDirectory(m_project->path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"/usr/bin/alembic"_s, arguments);
    if (!process.waitForFinished(120'000))
        return process.errorString();
    const QString printed = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 ? QString() : printed;
}

/// The schema as the inspector sees it, and every row.
QString TestBridgeServers::picture(Connection &connection, const Dialect &dialect)
{
    const auto schema = dialect.inspect(connection);
    if (!schema)
        return describe(schema.error());
    QStringList lines;
    for (const auto &[name, table] : schema->tables) {
        lines << dialect.definition(table);
        lines << query(connection, u"SELECT * FROM %1 ORDER BY 1"_s.arg(dialect.quoted(name)));
    }
    return lines.join(u'\n');
}

/// Runs the project up and down by Athanor and by Alembic, each on a database of its own; what differs.
QString TestBridgeServers::upgradedAndBack(const QString &dialect)
{
    const DatabaseUrl ours = m_databases.create(dialect);
    const DatabaseUrl theirs = m_databases.create(dialect);
    const auto difference = [&](const QString &when) {
        const QString one = picture(*opened(ours), dialectOf(ours));
        const QString other = picture(*opened(theirs), dialectOf(theirs));
        return one == other ? QString() : u"%1:\n%2\n-- Alembic:\n%3"_s.arg(when, one, other);
    };
    if (const QString failed = alembic(theirs, {u"upgrade"_s, u"head"_s}); !failed.isEmpty())
        return failed;
    pointAt(ServerDatabases::text(ours));
    if (const QString failed = run(ours, Direction::Upgrade, u"head"_s); !failed.isEmpty())
        return failed;
    if (const QString differs = difference(u"After the upgrade"_s); !differs.isEmpty())
        return differs;
    if (const QString failed = alembic(theirs, {u"downgrade"_s, u"-1"_s}); !failed.isEmpty())
        return failed;
    pointAt(ServerDatabases::text(ours));
    if (const QString failed = run(ours, Direction::Downgrade, u"-1"_s); !failed.isEmpty())
        return failed;
    return difference(u"After the downgrade"_s);
}

void TestBridgeServers::runsAsAlembicDoes()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {}, partRevision, u"    op.drop_table(\"part\")\n"_s);
    write(u"r2"_s, u"r1"_s, uR"py(    bind = op.get_bind()
    part = sa.Table("part", sa.MetaData(), autoload_with=bind)
    for name in helper.names(3):
        bind.execute(part.insert().values(name="second " + name, active=False))
    op.alter_column("part", "price", new_column_name="cost", existing_type=sa.Numeric(10, 3))
)py"_s,
          uR"py(    op.alter_column("part", "cost", new_column_name="price", existing_type=sa.Numeric(10, 3))
    part = sa.Table("part", sa.MetaData(), autoload_with=op.get_bind())
    op.execute(part.delete().where(part.c.name.like("second %")))
    assert helper.names(1)
)py"_s);
    QCOMPARE(upgradedAndBack(dialect), QString());
}

void TestBridgeServers::keepsValues()
{
    QFETCH(QString, dialect);
    newProject();
    const QString postgresql = uR"py(    import enum
    from sqlalchemy.dialects import postgresql as pg
    zone = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
    moment = datetime.datetime(2021, 3, 4, 5, 6, 7, 123456)
    given = [None, True, -2**63, float("inf"), "ünï\"'\\ %s \U0001f600", b"\x00\xff'\\", b"",
             decimal.Decimal("-12345678901234567890.123456789"), datetime.date(2020, 2, 29), moment,
             datetime.time(1, 2, 3, 4), datetime.timedelta(days=-3, seconds=5, microseconds=7), [1, None, 3],
             ["a,b", 'q"\\', None, "NULL", ""], [[1, 2], [3, 4]], [moment], [decimal.Decimal("1.50")], [True, False]]
    raw = op.get_bind().connection
    cursor = raw.cursor()
    cursor.execute("SELECT " + ", ".join(["%s"] * len(given)), given)
    row = cursor.fetchone()
    for one, other in zip(row, given):
        wanted = memoryview if isinstance(other, bytes) else type(other)
        assert type(one) is wanted and (bytes(one) if wanted is memoryview else one) == other, (one, other)
    cursor.execute("SELECT %(at)s, %(at)s::timestamptz, '%%', %(word)s", {"at": moment.replace(tzinfo=zone), "word": "%"})
    one, other, percent, word = cursor.fetchone()
    assert one == other == moment.replace(tzinfo=zone) and one.tzinfo is not None and (percent, word) == ("%", "%")
    cursor.execute("SELECT 'a%' WHERE 'abc' LIKE 'a%'")
    assert cursor.fetchall() == [("a%",)] and cursor.rowcount == 1
    cursor.execute("SELECT 1 WHERE 2 IN %s", ((1, 2, 3),))
    assert cursor.fetchone() == (1,)
    cursor.execute("SELECT 7::smallint, 8::bigint, 1.5::real, 'x'::char(3), 'n'::name, '{\"a\": [1]}'::json, "
                   "'1 year 2 mons'::interval, 'infinity'::timestamp, '24:00'::time, '10.0.0.1'::inet, now()::text > ''")
    assert cursor.fetchone()[:7] == (7, 8, 1.5, "x  ", "n", {"a": [1]}, datetime.timedelta(days=425))
    assert [column[0] for column in cursor.description][:3] == ["int2", "int8", "float4"]
    op.execute("CREATE TYPE mood AS ENUM ('glad', 'sad')")
    table = op.create_table(
        "t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("moment", sa.DateTime(timezone=True)),
        sa.Column("plain", sa.DateTime), sa.Column("key", pg.UUID(as_uuid=True)), sa.Column("doc", pg.JSONB),
        sa.Column("words", pg.ARRAY(sa.Text)), sa.Column("mood", pg.ENUM("glad", "sad", name="mood", create_type=False)),
        sa.Column("blob", sa.LargeBinary), sa.Column("span", sa.Interval), sa.Column("amount", sa.Numeric(20, 6)),
        sa.Column("ratio", sa.Float), sa.Column("days", pg.INT4RANGE))
    values = {"moment": moment.replace(tzinfo=zone), "plain": moment, "key": uuid.UUID(int=7),
              "doc": {"a": [1, None, "ü\\\""], "b": {}}, "words": ["x", None, "a,b"], "mood": "sad", "blob": b"\x00\x01",
              "span": datetime.timedelta(days=2, microseconds=5), "amount": decimal.Decimal("1.250000"), "ratio": 0.1}
    bind = op.get_bind()
    result = bind.execute(table.insert().returning(table.c.id).values(days=sa.text("'[1,5)'"), **values))
    assert result.scalar() == 1
    found = bind.execute(sa.select([table])).fetchone()
    for name, value in values.items():
        assert found[name] == value or bytes(found[name]) == value, (name, found[name])
    assert (found.days.lower, found.days.upper) == (1, 5), found.days
    bind.execute(table.insert(), [{"doc": {"n": number}, "words": []} for number in range(3)])
    assert bind.execute(sa.select([table.c.id]).where(table.c.doc["n"].astext == "2")).scalar() == 4
    assert helper.price(1) == bind.execute(sa.select([sa.literal(helper.price(1))])).scalar()
)py"_s;
    const QString mysql = uR"py(    from sqlalchemy.dialects import mysql as my
    moment = datetime.datetime(2021, 3, 4, 5, 6, 7, 123456)
    given = [None, 1, -2**63, 0.1, "ünï\"'\\ %s \U0001f600\x00", decimal.Decimal("-1234567890.123456789")]
    raw = op.get_bind().connection
    cursor = raw.cursor()
    cursor.execute("SELECT " + ", ".join("%%s AS c%d" % number for number in range(len(given))), given)
    row = cursor.fetchone()
    for one, other in zip(row, given):
        assert one == other and type(one) is type(other), (one, other)
    cursor.execute("SELECT HEX(%s)", (b"\x00\xff'\\",))
    assert cursor.fetchone() == ("00FF275C",)
    cursor.execute("SELECT '%%', %(word)s, 'a' LIKE '%%a'", {"word": "%"})
    assert cursor.fetchone() == ("%", "%", 1)
    assert cursor.execute("SELECT 'a%' WHERE 'abc' LIKE 'a%'") == 1
    cursor.execute("SELECT 1 WHERE 2 IN %s", ((1, 2, 3),))
    assert cursor.fetchone() == (1,)
    cursor.execute("SELECT CAST('10:11:12.5' AS TIME(1)), CAST('-100:00:01' AS TIME), DATE '2020-02-29', "
                   "TIMESTAMP '2020-02-29 01:02:03.000007', b'101', 1.50, 'é' COLLATE utf8mb4_bin, x'00ff' AS raw, 1e0")
    row = cursor.fetchone()
    assert row[:4] == (datetime.timedelta(hours=10, minutes=11, seconds=12, microseconds=500000),
                       -datetime.timedelta(hours=100, seconds=1), datetime.date(2020, 2, 29),
                       datetime.datetime(2020, 2, 29, 1, 2, 3, 7)), row
    assert row[5:] == (decimal.Decimal("1.50"), "é", b"\x00\xff", 1.0), row
    table = op.create_table(
        "t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("moment", my.DATETIME(fsp=6)),
        sa.Column("day", sa.Date), sa.Column("span", my.TIME(fsp=6)), sa.Column("doc", sa.JSON),
        sa.Column("mood", sa.Enum("glad", "sad")), sa.Column("bits", my.BIT(4)), sa.Column("year", my.YEAR),
        sa.Column("blob", sa.LargeBinary), sa.Column("amount", sa.Numeric(20, 6)), sa.Column("ratio", my.DOUBLE(asdecimal=False)),
        sa.Column("on_", sa.Boolean), sa.Column("big", my.BIGINT(unsigned=True)))
    values = {"moment": moment, "day": datetime.date(2020, 2, 29), "span": datetime.time(1, 2, 3, 4),
              "doc": {"a": [1, None, "ü\\\""], "b": {}}, "mood": "sad", "year": 2024, "blob": b"\x00\x01",
              "amount": decimal.Decimal("1.250000"), "ratio": 0.1, "on_": True, "big": 2**64 - 1}
    bind = op.get_bind()
    assert bind.execute(table.insert().values(bits=sa.text("b'101'"), **values)).inserted_primary_key[0] == 1
    found = bind.execute(sa.select([table])).fetchone()
    for name, value in values.items():
        assert found[name] == value and type(found[name]) is type(value), (name, found[name])
    assert found.bits == 5, found.bits
    result = bind.execute(table.insert(), [{"doc": {"n": number}} for number in range(3)])
    assert result.rowcount == 3, result.rowcount
    op.execute("SET sql_mode = ''")
    op.execute("INSERT INTO t (moment) VALUES ('0000-00-00 00:00:00')")
    cursor.execute("SELECT moment FROM t ORDER BY id DESC LIMIT 1")
    assert cursor.fetchone() == ("0000-00-00 00:00:00.000000",)
    assert cursor.execute("INSERT INTO t (amount) VALUES (1), (2)") == 2 and cursor.lastrowid == 6, cursor.lastrowid
    assert helper.price(1)
)py"_s;
    write(u"r1"_s, {}, dialect == u"postgresql" ? postgresql : mysql, u"    op.drop_table(\"t\")\n"_s);
    QCOMPARE(upgradedAndBack(dialect), QString());
}

void TestBridgeServers::reflects()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {}, uR"py(    op.create_table("customer", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("name", sa.String(50), nullable=False, server_default="x"), comment="who buys")
    op.create_table("bill", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("customer_id", sa.Integer, sa.ForeignKey("customer.id", name="fk_bill_customer")),
                    sa.Column("total", sa.Numeric(10, 2)), sa.CheckConstraint("total > 0", name="ck_bill_total"),
                    sa.UniqueConstraint("total", name="uq_bill_total"))
    op.create_index("ix_bill_customer", "bill", ["customer_id", "total"])
    op.execute("CREATE VIEW bills AS SELECT id FROM bill")
    inspector = sa.inspect(op.get_bind())
    tables = inspector.get_table_names()
    assert {"bill", "customer"} <= set(tables), tables
    assert inspector.get_view_names() == ["bills"]
    columns = {column["name"]: column for column in inspector.get_columns("customer")}
    assert isinstance(columns["name"]["type"], sa.String) and columns["name"]["type"].length == 50
    assert not columns["name"]["nullable"] and "x" in columns["name"]["default"]
    assert inspector.get_table_comment("customer")["text"] == "who buys"
    [key] = inspector.get_foreign_keys("bill")
    assert (key["name"], key["referred_table"], key["constrained_columns"]) == (
        "fk_bill_customer", "customer", ["customer_id"]), key
    indexes = {index["name"]: index["column_names"] for index in inspector.get_indexes("bill")}
    assert indexes["ix_bill_customer"] == ["customer_id", "total"], indexes
    assert "uq_bill_total" in [unique["name"] for unique in inspector.get_unique_constraints("bill")]
    assert "ck_bill_total" in [check["name"] for check in inspector.get_check_constraints("bill")]
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind())
    assert metadata.tables["bill"].c.customer_id.references(metadata.tables["customer"].c.id)
    for name in helper.names(2):
        op.create_table(name, sa.Column("id", sa.Integer, primary_key=True))
    assert set(sa.inspect(op.get_bind()).get_table_names()) - set(tables) == set(helper.names(2))
)py"_s,
          u"    op.execute(\"DROP VIEW bills\")\n    for name in helper.names(2):\n        op.drop_table(name)\n"_s);
    QCOMPARE(upgradedAndBack(dialect), QString());
}

void TestBridgeServers::raisesWhatTheDriverRaises()
{
    QFETCH(QString, dialect);
    newProject();
    const QString cases = dialect == u"postgresql" ? uR"py(
        ("INSERT INTO t VALUES (1, 'x')", sa.exc.IntegrityError, "23505", psycopg2.errors.UniqueViolation),
        ("INSERT INTO t VALUES (2, NULL)", sa.exc.IntegrityError, "23502", psycopg2.errors.NotNullViolation),
        ("INSERT INTO t VALUES (2, 'much too long')", sa.exc.DataError, "22001", psycopg2.DataError),
        ("SELECT * FROM gone", sa.exc.ProgrammingError, "42P01", psycopg2.errors.UndefinedTable),
        ("SELECT 1 / 0", sa.exc.DataError, "22012", psycopg2.Error),
        ("SELEC 1", sa.exc.ProgrammingError, "42601", psycopg2.ProgrammingError),
        ("SET lock_timeout = 'x'", sa.exc.DataError, "22023", psycopg2.Error),
)py"_s
                                                   : uR"py(
        ("INSERT INTO t VALUES (1, 'x')", sa.exc.IntegrityError, 1062, Exception),
        ("INSERT INTO t VALUES (2, NULL)", sa.exc.IntegrityError, 1048, Exception),
        ("INSERT INTO t VALUES (2, 'much too long')", sa.exc.DataError, 1406, Exception),
        ("SELECT * FROM gone", sa.exc.ProgrammingError, 1146, Exception),
        ("SELEC 1", sa.exc.ProgrammingError, 1064, Exception),
        ("ALTER TABLE t DROP COLUMN gone", sa.exc.OperationalError, 1091, Exception),
        ("SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 50, MESSAGE_TEXT = 'own'", sa.exc.InternalError, 50, Exception),
)py"_s;
    write(u"r1"_s, {},
          (dialect == u"postgresql" ? u"    import psycopg2, psycopg2.errors\n"_s : QString()) + u"    cases = ["_s
              + cases + uR"py(    ]
    bind = op.get_bind()
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(5) NOT NULL)")
    op.execute("INSERT INTO t VALUES (1, 'a')")
    for statement, kind, code, own in cases:
        op.execute("SAVEPOINT here")
        try:
            bind.execute(sa.text(statement))
        except sa.exc.DBAPIError as error:
            assert type(error) is kind, (statement, type(error))
            assert isinstance(error.orig, own), (statement, type(error.orig).__mro__)
            assert getattr(error.orig, "pgcode", None) == code or error.orig.args[0] == code, (statement, error.orig.args)
            assert not str(error.orig).startswith("ERROR")
        else:
            raise AssertionError(statement)
        op.execute("ROLLBACK TO SAVEPOINT here")
    assert helper.price(1)
)py"_s);
    // A statement that makes MySQL commit would end the savepoint for Alembic, too.
    if (dialect != u"postgresql") {
        const QString file = u"migrations/versions/r1.py"_s;
        m_project->write(file,
                         m_project->read(file)
                             .remove(u"        op.execute(\"SAVEPOINT here\")\n"_s)
                             .remove(u"        op.execute(\"ROLLBACK TO SAVEPOINT here\")\n"_s));
    }
    QCOMPARE(upgradedAndBack(dialect), QString());
}

void TestBridgeServers::savepoints()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {},
          uR"py(    t = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True, autoincrement=False))
    bind = op.get_bind()
    bind.execute(t.insert().values(id=1))
    try:
        with bind.begin_nested():
            bind.execute(t.insert().values(id=50))
            bind.execute(t.insert().values(id=1))
    except sa.exc.IntegrityError:
        bind.execute(t.insert().values(id=2))
    else:
        raise AssertionError("the key is there twice")
    with bind.begin_nested():
        bind.execute(t.insert().values(id=3))
        try:
            with bind.begin_nested():
                bind.execute(t.insert().values(id=4))
                raise LookupError()
        except LookupError:
            pass
        with bind.begin_nested():
            bind.execute(t.insert().values(id=5))
    op.execute("SAVEPOINT mine")
    op.execute("INSERT INTO t VALUES (6)")
    op.execute("ROLLBACK TO SAVEPOINT mine")
    op.execute("RELEASE SAVEPOINT mine")
    op.execute("INSERT INTO t VALUES (7)")
    found = [row[0] for row in bind.execute(sa.select([t.c.id]).order_by(t.c.id))]
    assert found == [1, 2, 3, 5, 7], found
    assert helper.price(1)
)py"_s,
          u"    op.drop_table(\"t\")\n"_s);
    QCOMPARE(upgradedAndBack(dialect), QString());
}

void TestBridgeServers::driversNeedNotBeThere_data()
{
    QTest::addColumn<QString>("driver");
    QTest::addColumn<bool>("isAsynchronous");
    QTest::newRow("pg8000") << u"postgresql+pg8000"_s << false;
    QTest::newRow("psycopg2cffi") << u"postgresql+psycopg2cffi"_s << false;
    QTest::newRow("asyncpg") << u"postgresql+asyncpg"_s << true;
    QTest::newRow("mysqlclient") << u"mysql+mysqldb"_s << false;
    QTest::newRow("mysqlconnector") << u"mysql+mysqlconnector"_s << false;
    QTest::newRow("aiomysql") << u"mysql+aiomysql"_s << true;
    QTest::newRow("mariadbconnector") << u"mariadb+mariadbconnector"_s << false;
    QTest::newRow("asyncmy") << u"mariadb+asyncmy"_s << true;
}

void TestBridgeServers::driversNeedNotBeThere()
{
    QFETCH(QString, driver);
    QFETCH(bool, isAsynchronous);
    newProject();
    pointAt(driver + u"://me@nowhere.invalid/never"_s);
    if (isAsynchronous) {
        m_project->write(u"migrations/env.py"_s, uR"py(import asyncio
from alembic import context
from sqlalchemy.ext.asyncio import create_async_engine


def migrate(connection):
    context.configure(connection=connection, target_metadata=None)
    with context.begin_transaction():
        context.run_migrations()


async def main():
    engine = create_async_engine(context.config.get_main_option("sqlalchemy.url"))
    async with engine.connect() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


asyncio.run(main())
)py"_s);
    }
    write(
        u"r1"_s, {},
        uR"py(    table = op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("doc", sa.JSON))
    op.bulk_insert(table, [{"doc": {"n": number}} for number in range(3)])
    rows = op.get_bind().execute(sa.select([table.c.doc]).order_by(table.c.id)).fetchall()
    assert [row.doc for row in rows] == [{"n": 0}, {"n": 1}, {"n": 2}], rows
    try:
        import asyncpg, asyncmy, aiomysql, MySQLdb
    except ImportError:
        assert helper.price(1)
    else:
        raise AssertionError("what is missing must be missing")
)py"_s);
    const QString dialect = driver.section(u'+', 0, 0);
    const DatabaseUrl url = m_databases.create(dialect == u"postgresql" ? dialect : u"mariadb"_s);
    QCOMPARE(run(url, Direction::Upgrade, u"head"_s), QString());
    QCOMPARE(query(*opened(url), u"SELECT count(*) FROM t"_s), u"3"_s);
}

/// What SQLAlchemy asks a server that it meets is no part of the revision.
void TestBridgeServers::asksNothingOnItsOwn()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {}, u"    assert helper.price(1)\n    op.execute(\"CREATE TABLE t (id INTEGER)\")\n"_s);
    const DatabaseUrl url = m_databases.create(dialect);
    pointAt(ServerDatabases::text(url));
    const auto connection = opened(url);
    const auto plan = planned(*connection, dialectOf(url), Direction::Upgrade, u"head"_s);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QStringList statements;
    SourcePosition place;
    Runner runner(*connection, dialectOf(url), *plan, {}, [&](const RunEvent &event) {
        if (event.kind != RunEvent::Kind::StatementAdded)
            return;
        statements << event.added->statement.sql.simplified();
        if (statements.last().startsWith(u"CREATE TABLE t"_s))
            place = event.added->place;
    });
    const Done done = runner.runAll();
    QVERIFY2(done, done ? "" : qUtf8Printable(describe(done.error())));
    QCOMPARE(statements.size(), 2);
    QCOMPARE(statements.first(), u"CREATE TABLE t (id INTEGER)"_s);
    QVERIFY(statements.last().startsWith(u"INSERT INTO alembic_version"_s));
    QCOMPARE(place, (SourcePosition{m_project->path(u"migrations/versions/r1.py"_s), 16, 0}));
}

void TestBridgeServers::planSaysWhatIsKnownWhenRun()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {}, u"    assert helper.price(1)\n    op.execute(\"CREATE TABLE t (id INTEGER)\")\n"_s);
    write(u"r2"_s, u"r1"_s, u"    op.add_column(\"t\", sa.Column(\"name\", sa.String(20)))\n"_s);
    const DatabaseUrl url = m_databases.create(dialect);
    pointAt(ServerDatabases::text(url));
    const auto connection = opened(url);
    const auto plan = planned(*connection, dialectOf(url), Direction::Upgrade, u"head"_s);
    QVERIFY2(plan, plan ? "" : qUtf8Printable(describe(plan.error())));
    QCOMPARE(plan->steps.size(), size_t(2));
    const Step &step = plan->steps.front();
    QVERIFY(step.throughPython && step.isLive && plan->steps.back().isLive);
    QVERIFY(step.knownWhenRun);
    QCOMPARE(step.knownWhenRun->kind, Error::Kind::KnownWhenRun);
    QCOMPARE(step.knownWhenRun->where.file, m_project->path(u"migrations/versions/r1.py"_s));
    QVERIFY(dialectOf(url).inspect(*connection)->tables.empty());
    Runner runner(*connection, dialectOf(url), *plan, {}, {});
    const Done done = runner.runAll();
    QVERIFY2(done, done ? "" : qUtf8Printable(describe(done.error())));
    QCOMPARE(dialectOf(url).inspect(*connection)->tables.at({{}, u"t"_s}).columns.size(), size_t(2));
}

void TestBridgeServers::transactionIsRolledBack()
{
    newProject();
    write(u"r1"_s, {}, partRevision + u"    raise LookupError(helper.names(1)[0])\n"_s);
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    pointAt(ServerDatabases::text(url));
    const QString failed = run(url, Direction::Upgrade, u"head"_s);
    QVERIFY2(failed.contains(u"Python stopped upgrade() of r1: LookupError: n"_s), qUtf8Printable(failed));
    QVERIFY(dialectOf(url).inspect(*opened(url))->tables.empty());
}

/// As in PostgreSQL's own transactions: a refusal that nobody has put behind a savepoint ends all of it.
void TestBridgeServers::refusalEndsTheTransaction()
{
    newProject();
    write(u"r1"_s, {}, uR"py(    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    try:
        op.execute("SELECT * FROM gone_%s" % helper.names(1)[0])
    except sa.exc.ProgrammingError:
        pass
)py"_s);
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    pointAt(ServerDatabases::text(url));
    const QString failed = run(url, Direction::Upgrade, u"head"_s);
    QVERIFY2(failed.contains(u"current transaction is aborted"_s), qUtf8Printable(failed));
    QVERIFY(dialectOf(url).inspect(*opened(url))->tables.empty());
}

void TestBridgeServers::partIsWrittenDown()
{
    newProject();
    write(u"r1"_s, {}, uR"py(    assert helper.price(1)
    op.create_table("shop", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("shop", sa.Column("name", sa.String(20)))
    op.execute("INSERT INTO orders VALUES (1)")
)py"_s);
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    pointAt(ServerDatabases::text(url));
    const QString failed = run(url, Direction::Upgrade, u"head"_s);
    QVERIFY2(failed.contains(u"orders' doesn't exist"_s), qUtf8Printable(failed));
    QVERIFY2(failed.contains(u"The first 3 of its 4 statements are committed and stay"_s), qUtf8Printable(failed));
    const auto connection = opened(url);
    const auto journal = readJournal(*connection, dialectOf(url), {});
    QVERIFY(journal && *journal);
    QCOMPARE((*journal)->text(), u"Upgrade to r1 stopped after statement 3."_s);
    QVERIFY(!(*journal)->isDoubtful());
    QCOMPARE(dialectOf(url).inspect(*connection)->tables.at({{}, u"shop"_s}).columns.size(), size_t(2));
    const auto again = planned(*connection, dialectOf(url), Direction::Upgrade, u"head"_s);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::HalfDone);
}

void TestBridgeServers::failureInASavepointIsWrittenDown()
{
    newProject();
    write(u"r1"_s, {}, uR"py(    assert helper.price(1)
    op.create_table("shop", sa.Column("id", sa.Integer, primary_key=True))
    with op.get_bind().begin_nested():
        op.execute("INSERT INTO shop VALUES (1)")
        op.execute("INSERT INTO orders VALUES (1)")
)py"_s);
    const DatabaseUrl url = m_databases.create(u"mariadb"_s);
    pointAt(ServerDatabases::text(url));
    const QString failed = run(url, Direction::Upgrade, u"head"_s);
    QVERIFY2(failed.contains(u"orders' doesn't exist"_s), qUtf8Printable(failed));
    const auto connection = opened(url);
    QCOMPARE(query(*connection, u"SELECT count(*) FROM shop"_s), u"0"_s);
    const auto journal = readJournal(*connection, dialectOf(url), {});
    QVERIFY(journal && *journal);
    QVERIFY((*journal)->hasBegun());
    QVERIFY(!(*journal)->isDoubtful());
}

void TestBridgeServers::standsOutsideOfTheTransaction()
{
    newProject();
    write(u"r1"_s, {}, uR"py(    op.execute("CREATE TYPE mood AS ENUM ('glad')")
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, mood mood)")
)py"_s);
    write(u"r2"_s, u"r1"_s,
          uR"py(    op.execute("INSERT INTO t SELECT generate_series(1, %d), 'glad'" % len(helper.names(9)))
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE mood ADD VALUE 'sad'")
        op.create_index("ix_t_mood", "t", ["mood"], postgresql_concurrently=True)
        op.execute("VACUUM t")
    op.execute("UPDATE t SET mood = 'sad' WHERE id > 5")
)py"_s,
          uR"py(    assert helper.price(1)
    with op.get_context().autocommit_block():
        op.drop_index("ix_t_mood", "t", postgresql_concurrently=True)
    op.execute("DELETE FROM t")
)py"_s);
    QCOMPARE(upgradedAndBack(u"postgresql"_s), QString());
}

void TestBridgeServers::partBeforeAutocommitIsWrittenDown()
{
    newProject();
    write(u"r1"_s, {}, uR"py(    assert helper.price(1)
    op.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)")
    with op.get_context().autocommit_block():
        op.execute("CREATE INDEX CONCURRENTLY ix_t ON t (id)")
    op.execute("INSERT INTO t VALUES (1)")
    op.execute("INSERT INTO t VALUES (1)")
)py"_s);
    const DatabaseUrl url = m_databases.create(u"postgresql"_s);
    pointAt(ServerDatabases::text(url));
    const QString failed = run(url, Direction::Upgrade, u"head"_s);
    QVERIFY2(failed.contains(u"duplicate key value"_s), qUtf8Printable(failed));
    const auto connection = opened(url);
    QCOMPARE(query(*connection, u"SELECT count(*) FROM t"_s), u"0"_s);
    const auto journal = readJournal(*connection, dialectOf(url), {});
    QVERIFY2(journal && *journal, qUtf8Printable(failed));
    QCOMPARE((*journal)->text(), u"Upgrade to r1 stopped after statement 3."_s);
}

/// For a comparison with what the revisions build, they run in a place of their own.
void TestBridgeServers::replaysInAScratchPlace()
{
    QFETCH(QString, dialect);
    newProject();
    write(u"r1"_s, {}, partRevision);
    const DatabaseUrl url = m_databases.create(dialect);
    pointAt(ServerDatabases::text(url));
    PlanRequest request{.direction = Direction::Upgrade, .target = u"head"_s, .python = m_project->bridge()};
    request.server = url;
    auto follower = replay(dialectOf(url), graph(), {u"r1"_s}, request);
    QVERIFY2(follower, follower ? "" : qUtf8Printable(describe(follower.error())));
    const Schema &schema = follower->schema();
    QCOMPARE(schema.tables.at({{}, u"part"_s}).columns.size(), size_t(6));
    QVERIFY(dialectOf(url).inspect(*opened(url))->tables.empty());
}

QTEST_GUILESS_MAIN(TestBridgeServers)
#include "tst_bridgeservers.moc"
