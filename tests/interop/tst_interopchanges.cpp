#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"
#include "tests/servers/serverdatabases.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr auto kPostgresql = "postgresql";
constexpr auto kMariadb = "mariadb";

/// One change of a model. A model is SQL, or Python where it speaks of `sa.`.
struct Change
{
    const char *name;
    const char *server;
    const char *from; ///< SQL that the database begins with, rows included
    const char *to; ///< the model
    QStringList wanted = {}; ///< lines of the file that is generated
};

constexpr auto keysAfterTables =
    "sa.Table('k', metadata, sa.Column('id', sa.Integer, primary_key=True))\n"
    "sa.Table('b', metadata, sa.Column('id', sa.Integer, primary_key=True), "
    "sa.Column('k_id', sa.Integer, sa.ForeignKey('k.id', name='fk_k', use_alter=True)))\n"
    "sa.Table('leaves', metadata, sa.Column('id', sa.Integer, primary_key=True), "
    "sa.Column('node_id', sa.Integer, sa.ForeignKey('nodes.id', name='fk_node')))\n"
    "sa.Table('nodes', metadata, sa.Column('id', sa.Integer, primary_key=True), "
    "sa.Column('main_leaf', sa.Integer, sa.ForeignKey('leaves.id', name='fk_leaf', use_alter=True)), "
    "sa.Column('over', sa.Integer, sa.ForeignKey('nodes.id', name='fk_over', use_alter=True)))";

const Change Changes[] = {
    {"expression for a plain column",
     kPostgresql,
     "CREATE TABLE t (a integer, b integer, c integer); COMMENT ON COLUMN t.b IS 'twice';"
     "CREATE INDEX ix_b ON t (b, c); ALTER TABLE t ADD CONSTRAINT uq_b UNIQUE (b), ADD CONSTRAINT ck CHECK (b > 0);"
     "CREATE TABLE u (b integer CONSTRAINT fk_b REFERENCES t (b)); INSERT INTO t VALUES (1, 7, 3)",
     "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED, c integer);"
     "COMMENT ON COLUMN t.b IS 'twice'; CREATE INDEX ix_b ON t (b, c);"
     "ALTER TABLE t ADD CONSTRAINT uq_b UNIQUE (b), ADD CONSTRAINT ck CHECK (b > 0);"
     "CREATE TABLE u (b integer CONSTRAINT fk_b REFERENCES t (b))",
     {u"op.drop_column('t', 'b')"_s,
      u"op.add_column('t', sa.Column('b', sa.INTEGER(), sa.Computed('a * 2', persisted=True)"_s}},
    {"expression that goes",
     kPostgresql,
     "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED NOT NULL, c integer);"
     "CREATE INDEX ix_b ON t (b); INSERT INTO t VALUES (4)",
     "CREATE TABLE t (a integer, b bigint DEFAULT 5 NOT NULL, c integer); CREATE INDEX ix_b ON t (b)",
     {u"op.execute('ALTER TABLE t ALTER COLUMN b DROP EXPRESSION')"_s}},
    {"another expression", kPostgresql,
     "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED); INSERT INTO t VALUES (4)",
     "CREATE TABLE t (a integer, b bigint GENERATED ALWAYS AS (a * 3) STORED)"},
    {"another type of a generated column", kPostgresql,
     "CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED); INSERT INTO t VALUES (4)",
     "CREATE TABLE t (a integer, b bigint GENERATED ALWAYS AS (a * 2) STORED)"},
    {"another type under an expression", kPostgresql,
     "CREATE TABLE t (a integer, b bigint GENERATED ALWAYS AS (a * 2) STORED, c integer GENERATED ALWAYS AS (a + 1) "
     "STORED, d integer GENERATED ALWAYS AS (a) STORED); CREATE UNIQUE INDEX ix ON t (b, d); INSERT INTO t VALUES (4)",
     "CREATE TABLE t (a bigint, b bigint GENERATED ALWAYS AS (a * 2) STORED, c integer, d bigint GENERATED ALWAYS AS "
     "(a) STORED); CREATE UNIQUE INDEX ix ON t (b, d)"},
    {"enum type exchanged under an expression", kPostgresql,
     "CREATE TYPE e AS ENUM ('a', 'b', 'c'); CREATE TABLE t (s e, l e[], isa boolean GENERATED ALWAYS AS (s = 'a') "
     "STORED, n integer GENERATED ALWAYS AS (cardinality(l)) STORED, k e GENERATED ALWAYS AS (s) STORED); "
     "CREATE INDEX ix ON t (isa);"
     "INSERT INTO t VALUES ('a', '{a,b}')",
     "CREATE TYPE e AS ENUM ('b', 'a'); CREATE TABLE t (s e, l e[], isa boolean GENERATED ALWAYS AS (s = 'a') STORED, "
     "n integer GENERATED ALWAYS AS (cardinality(l)) STORED, k e GENERATED ALWAYS AS (s) STORED); "
     "CREATE INDEX ix ON t (isa)"},
    {"columns that go and come with their expressions", kPostgresql,
     "CREATE TABLE t (id integer, a integer, b integer GENERATED ALWAYS AS (a * 2) STORED); INSERT INTO t VALUES (4, "
     "5)",
     "CREATE TABLE t (id integer, d integer GENERATED ALWAYS AS (c + 1) STORED, c integer)"},
    {"serial columns of a new table",
     kPostgresql,
     "CREATE TABLE x (a integer)",
     "CREATE TABLE x (a integer);"
     "CREATE TABLE t (id integer PRIMARY KEY, n serial, \"Big N\" bigserial, s smallserial)",
     {u"op.execute('CREATE SEQUENCE t_n_seq AS INTEGER')"_s, u"op.execute('ALTER SEQUENCE t_n_seq OWNED BY t.n')"_s}},
    {"serial column that comes and one that goes", kPostgresql,
     "CREATE TABLE t (a integer, gone serial); INSERT INTO t (a) VALUES (7)", "CREATE TABLE t (a integer, n serial)"},
    {"exclusions that come", kPostgresql, "CREATE TABLE t (n inet, p tsrange)",
     "CREATE TABLE t (n inet, p tsrange, CONSTRAINT e EXCLUDE USING gist (n inet_ops WITH &&, p WITH &&));"
     "CREATE TABLE u (n inet, k integer, CONSTRAINT f EXCLUDE USING gist (n inet_ops WITH &&) INCLUDE (k) "
     "WHERE (k > 0))"},
    {"exclusions that go", kPostgresql,
     "CREATE TABLE t (n inet, p tsrange, CONSTRAINT e EXCLUDE USING gist (n inet_ops WITH &&, p WITH &&),"
     "CONSTRAINT g EXCLUDE USING gist (p WITH &&) INCLUDE (n));"
     "CREATE TABLE u (n inet, k integer, CONSTRAINT f EXCLUDE USING gist (n inet_ops WITH &&) INCLUDE (k))",
     "CREATE TABLE t (n inet, p tsrange)"},
    {"exclusion of a model over columns", kPostgresql, "CREATE TABLE t (n inet, p tsrange)",
     "t = sa.Table('t', metadata, sa.Column('n', postgresql.INET()), sa.Column('p', postgresql.TSRANGE()), "
     "postgresql.ExcludeConstraint((sa.Column('n'), '&&'), ('p', '&&'), name='e', using='gist', "
     "ops={'n': 'inet_ops'}))"},
    {"collations and operator classes of terms that come",
     kPostgresql,
     "CREATE TABLE t (a text, v tsvector)",
     "CREATE TABLE t (a text, v tsvector); CREATE INDEX i ON t ((a || 'x') COLLATE \"C\" text_pattern_ops DESC, a);"
     "CREATE INDEX j ON t USING gist (v tsvector_ops (siglen='100'))",
     {u"postgresql_ops={'v': 'tsvector_ops(siglen=100)'}"_s}},
    {"collations and operator classes of terms that change", kPostgresql,
     "CREATE TABLE t (a text, v tsvector); CREATE INDEX i ON t ((a || 'x') COLLATE \"C\");"
     "CREATE INDEX j ON t USING gist (v tsvector_ops (siglen='100'))",
     "CREATE TABLE t (a text, v tsvector); CREATE INDEX i ON t ((a || 'x'));"
     "CREATE INDEX j ON t USING gist (v tsvector_ops (siglen='200'))"},
    {"storage parameters",
     kPostgresql,
     "CREATE TABLE t (a integer) WITH (fillfactor=50, autovacuum_enabled=false); CREATE TABLE u (a integer)",
     "CREATE TABLE t (a integer) WITH (fillfactor=70, toast_tuple_target=1000);"
     "CREATE TABLE u (a integer) WITH (fillfactor=70)",
     {u"op.execute('ALTER TABLE t RESET (autovacuum_enabled)')"_s,
      u"op.execute('ALTER TABLE t SET (fillfactor = 70, toast_tuple_target = 1000)')"_s}},
    {"storage parameters that go",
     kPostgresql,
     "CREATE TABLE t (a integer) WITH (fillfactor=50)",
     "CREATE TABLE t (a integer)",
     {u"op.execute('ALTER TABLE t RESET (fillfactor)')"_s}},
    {"tables that are written to the log, and that are not",
     kPostgresql,
     "CREATE UNLOGGED TABLE t (a integer); CREATE TABLE u (a integer)",
     "CREATE TABLE t (a integer); CREATE UNLOGGED TABLE u (a integer); CREATE UNLOGGED TABLE w (a integer)",
     {u"op.execute('ALTER TABLE t SET LOGGED')"_s, u"op.execute('ALTER TABLE u SET UNLOGGED')"_s,
      u"prefixes=['UNLOGGED']"_s}},
    {"one type with the default schema's name and without", kPostgresql, "CREATE TABLE t (a integer)",
     "t = sa.Table('t', metadata, sa.Column('a', sa.Integer), sa.Column('e', sa.Enum('x', name='e')))\n"
     "u = sa.Table('u', metadata, sa.Column('a', sa.Enum('x', name='e', schema='public')), "
     "sa.Column('b', sa.Enum('x', name='e')), sa.Column('c', sa.ARRAY(sa.Enum('x', name='e', schema='public'))))"},
    {"check of a table alone, and a view that keeps its rows to itself", kPostgresql,
     "CREATE TABLE t (a integer, CONSTRAINT c CHECK (a > 0) NO INHERIT);"
     "CREATE VIEW v WITH (security_barrier=true) AS SELECT a FROM t",
     "CREATE TABLE t (a integer, b integer, CONSTRAINT d CHECK (b > 0) NO INHERIT)"},
    {"tables that refer to each other by their keys", kPostgresql,
     "CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY REFERENCES a);"
     "ALTER TABLE a ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES b; CREATE TABLE k (i integer)",
     "CREATE TABLE k (i integer)"},
    {"keys that come after their tables",
     kPostgresql,
     "CREATE TABLE k (id integer PRIMARY KEY)",
     keysAfterTables,
     {u"op.create_foreign_key(op.f('fk_leaf'), 'nodes', 'leaves', ['main_leaf'], ['id'], use_alter=True)"_s}},
    {"keys of MariaDB that come after their tables",
     kMariadb,
     "CREATE TABLE k (id integer PRIMARY KEY)",
     keysAfterTables,
     {u"op.create_foreign_key(op.f('fk_leaf'), 'nodes', 'leaves', ['main_leaf'], ['id'], use_alter=True)"_s}},
    {"types that SQLAlchemy has no class for", kPostgresql,
     "CREATE TABLE t (id integer, p point, w text, n name NOT NULL, k \"char\"); INSERT INTO t VALUES (1, '(1,2)', "
     "'y', "
     "'n', 'c'); CREATE TABLE gone (id integer PRIMARY KEY, x xml, c circle[])",
     "CREATE TABLE t (id integer, b box[], w \"char\", n name, k varchar(5));"
     "CREATE TABLE u (id integer PRIMARY KEY, x xml, p point, b box, c circle, l line, s lseg, h path, g polygon, "
     "w pg_lsn, n name DEFAULT 'it''s 100%', k \"char\"); CREATE INDEX ix_n ON u (n)"},
    {"unique constraints that not every SQLAlchemy can say", kPostgresql,
     "CREATE TABLE t (a integer, b integer, CONSTRAINT gone UNIQUE (a) INCLUDE (b))",
     "CREATE TABLE t (a integer, b integer, CONSTRAINT n UNIQUE NULLS NOT DISTINCT (a));"
     "CREATE TABLE u (a integer, b integer, CONSTRAINT i UNIQUE (a) INCLUDE (b))"},
    {"keys to a table with a dot in its name", kPostgresql,
     "CREATE TABLE \"my.table\" (id integer PRIMARY KEY); CREATE TABLE t (id integer, m integer);"
     "CREATE TABLE gone (id integer PRIMARY KEY CONSTRAINT fk_gone REFERENCES \"my.table\")",
     "CREATE TABLE \"my.table\" (id integer PRIMARY KEY); CREATE TABLE t (id integer, m integer CONSTRAINT fk_t "
     "REFERENCES \"my.table\"); CREATE TABLE u (id integer CONSTRAINT fk_u REFERENCES \"my.table\")"},
    {"value that comes to a type with a check and an index", kPostgresql,
     "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (id integer, m mood, CONSTRAINT ck CHECK (m <> 'sad'));"
     "CREATE INDEX ix ON t (id) WHERE m = 'ok'; INSERT INTO t VALUES (1, 'ok')",
     "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad'); CREATE TABLE t (id integer, m mood, CONSTRAINT ck CHECK (m <> "
     "'sad')); CREATE INDEX ix ON t (id) WHERE m = 'ok'"},
    {"value that goes from a type with a check, a default and an index",
     kPostgresql,
     "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad'); CREATE TABLE t (id integer, m mood DEFAULT 'glad', o mood "
     "DEFAULT "
     "'glad', CONSTRAINT ck CHECK (m <> 'sad')); CREATE INDEX ix ON t (id) WHERE m = 'ok';"
     "INSERT INTO t VALUES (1, 'ok', 'ok')",
     "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE TABLE t (id integer, m mood DEFAULT 'ok', CONSTRAINT ck CHECK (m "
     "<> 'sad')); CREATE INDEX ix ON t (id) WHERE m = 'ok'",
     {u"please adjust! ###\n    with op.get_context().autocommit_block():\n        op.execute(\"ALTER TYPE mood ADD VALUE"_s}},
    {"domains that come", kPostgresql, "CREATE TABLE t (a integer, w text)",
     "CREATE DOMAIN posint AS integer DEFAULT 1 NOT NULL CONSTRAINT positive CHECK (VALUE > 0);"
     "CREATE DOMAIN \"Small one\" AS posint CHECK (VALUE < 9); CREATE DOMAIN word AS text COLLATE \"C\";"
     "CREATE TABLE t (a posint, w word, l \"Small one\"[]);"
     "CREATE TABLE u (id integer PRIMARY KEY, s \"Small one\"); CREATE INDEX ix_s ON u (s)"},
    {"domains that go, and one that nobody uses", kPostgresql,
     "CREATE DOMAIN posint AS integer CHECK (VALUE > 0); CREATE DOMAIN unused AS text; CREATE TYPE e AS ENUM ('x');"
     "CREATE DOMAIN kind AS e; CREATE TABLE t (a integer, p posint, n posint, k kind);"
     "CREATE TABLE u (p posint, f e)",
     "CREATE TABLE t (a integer, n bigint)"},
    {"domains of a table made by a model", kPostgresql,
     "CREATE DOMAIN posint AS integer CHECK (VALUE > 0); CREATE TABLE t (a integer, p posint)",
     "CREATE DOMAIN posint AS integer CHECK (VALUE > 0); CREATE TABLE t (a integer, p posint NOT NULL, q posint)"},
    {"stored expressions of MariaDB",
     kMariadb,
     "CREATE TABLE t (a integer, b integer, c integer AS (a + 1) STORED, d integer AS (a + 2) STORED);"
     "INSERT INTO t (a, b) VALUES (4, 5)",
     "CREATE TABLE t (a integer, b integer AS (a * 2) STORED, c integer, d integer AS (a + 3) STORED)",
     {u"op.execute('ALTER TABLE t MODIFY b INTEGER(11) GENERATED ALWAYS AS (`a` * 2) STORED"_s}},
    {"virtual expressions of MariaDB", kMariadb,
     "CREATE TABLE t (a integer, b integer, c integer AS (a + 1) VIRTUAL, d integer AS (a + 2) VIRTUAL,"
     "e integer AS (a + 3) VIRTUAL, f integer AS (a + 4) STORED); CREATE INDEX ix_e ON t (e);"
     "INSERT INTO t (a, b) VALUES (4, 5)",
     "CREATE TABLE t (a integer, b integer AS (a * 2) VIRTUAL, c integer, d integer AS (a + 4) VIRTUAL,"
     "e integer AS (a + 3) STORED, f integer AS (a + 4) VIRTUAL); CREATE INDEX ix_e ON t (e)"},
};

/// A project whose alembic.ini points at a database.
QString make(InteropProject &project, const DatabaseUrl &url, const QString &model)
{
    if (const QString error = project.create(); !error.isEmpty())
        return error;
    const bool isPython = model.contains(u"sa."_s);
    const QString settings = isPython ? u"[loggers]"_s : u"[athanor]\nmodel = sql:schema.sql\n\n[loggers]"_s;
    const QString address = ServerDatabases::text(url).replace(u'%', u"%%"_s);
    const QString python = u"import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n\n"
                           "metadata = sa.MetaData()\n"_s;
    const bool isWritten = project.replace(u"alembic.ini"_s, u"sqlite:///test.db"_s, address)
        && project.replace(u"alembic.ini"_s, u"[loggers]"_s, settings)
        && project.replace(u"migrations/env.py"_s, u"connection=connection,"_s,
                           u"connection=connection, compare_type=True, compare_server_default=True,"_s)
        && (!isPython
            || project.replace(u"migrations/env.py"_s, u"target_metadata = None"_s,
                               u"import models\n\ntarget_metadata = models.metadata"_s))
        && project.write(isPython ? u"models.py"_s : u"schema.sql"_s, isPython ? python + model : model);
    return isWritten ? QString() : u"The project cannot be written."_s;
}

Schema schemaOf(const DatabaseUrl &url)
{
    const auto connection = opened(url);
    Schema schema = dialectOf(url).inspect(*connection).value();
    schema.tables.erase({{}, u"alembic_version"_s});
    return schema;
}

QString rowsOf(const DatabaseUrl &url)
{
    const auto connection = opened(url);
    QStringList lines;
    for (const auto &[name, table] : schemaOf(url).tables)
        lines << name.text() << query(*connection, u"SELECT * FROM %1 ORDER BY 1"_s.arg(dialectOf(url).quoted(name)));
    return lines.join(u'\n');
}

QString differences(const Schema &left, const Schema &right)
{
    return building::summaries(compare(left, right).operations).join(u'\n');
}

QString generatedFile(const InteropProject &project)
{
    QFile file(project.path(u"migrations/versions/aa_change.py"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Single changes of a model that ask for more than a directive each: the file that Athanor generates is run, up and
/// down, by Athanor on one database and by real Alembic on another.
class TestInteropChanges : public QObject
{
    Q_OBJECT

private slots:
    void thereAndBack_data();
    void thereAndBack();
    void whatStaysIsANote_data();
    void whatStaysIsANote();
    void rowsOfAFile_data();
    void rowsOfAFile();

private:
    [[nodiscard]] DatabaseUrl database(const Change &change);

    ServerDatabases m_databases;
};

DatabaseUrl TestInteropChanges::database(const Change &change)
{
    DatabaseUrl url = m_databases.create(QString::fromLatin1(change.server));
    const auto connection = opened(url);
    const std::vector<Dialect::ScriptStatement> script = dialectOf(url).split(QString::fromUtf8(change.from)).value();
    for (const Dialect::ScriptStatement &statement : script) {
        if (const auto done = connection->execute(statement.sql); !done)
            qFatal("%s", qPrintable(describe(done.error())));
    }
    return url;
}

void TestInteropChanges::thereAndBack_data()
{
    QTest::addColumn<int>("number");
    for (size_t number = 0; number < std::size(Changes); ++number)
        QTest::newRow(Changes[number].name) << int(number);
}

void TestInteropChanges::thereAndBack()
{
    QFETCH(int, number);
    const Change &change = Changes[number];
    const DatabaseUrl ours = database(change);
    const DatabaseUrl theirs = database(change);
    const Schema before = schemaOf(ours);
    InteropProject athanor;
    InteropProject alembic;
    QCOMPARE(make(athanor, ours, QString::fromUtf8(change.to)), QString());
    QCOMPARE(make(alembic, theirs, QString::fromUtf8(change.to)), QString());

    const ProgramResult made =
        athanor.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"change"_s, u"--rev-id"_s, u"aa"_s});
    QVERIFY2(made.exitCode == 0, made.text().constData());
    const QString file = generatedFile(athanor);
    QVERIFY(alembic.write(u"migrations/versions/aa_change.py"_s, file));
    for (const QString &line : change.wanted)
        QVERIFY2(file.contains(line), qPrintable(file));

    const ProgramResult up = athanor.athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(up.exitCode == 0, (up.text() + file.toUtf8()).constData());
    const ProgramResult theirUp = alembic.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(theirUp.exitCode == 0, (theirUp.text() + file.toUtf8()).right(4000).constData());
    for (const InteropProject *project : {&athanor, &alembic}) {
        const ProgramResult check = project->athanor({u"check"_s});
        QVERIFY2(check.exitCode == 0, (check.text() + file.toUtf8()).constData());
    }
    QCOMPARE(differences(schemaOf(ours), schemaOf(theirs)), QString());
    QCOMPARE(rowsOf(ours), rowsOf(theirs));
    QVERIFY(!differences(schemaOf(ours), before).isEmpty());

    const ProgramResult down = athanor.athanor({u"downgrade"_s, u"base"_s});
    QVERIFY2(down.exitCode == 0, (down.text() + file.toUtf8()).constData());
    const ProgramResult theirDown = alembic.alembic({u"downgrade"_s, u"base"_s});
    QVERIFY2(theirDown.exitCode == 0, (theirDown.text() + file.toUtf8()).right(4000).constData());
    QCOMPARE(differences(schemaOf(ours), before), QString());
    QCOMPARE(differences(schemaOf(theirs), before), QString());
    QCOMPARE(rowsOf(ours), rowsOf(theirs));
}

void TestInteropChanges::whatStaysIsANote_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("note");
    const auto row = [](const char *name, const char *server, const QString &from, const QString &to,
                        const QString &note) {
        QTest::newRow(name) << QString::fromLatin1(server) << from << to << note;
    };
    row("partitioning", kPostgresql, u"CREATE TABLE t (a date)"_s, u"CREATE TABLE t (a date) PARTITION BY RANGE (a)"_s,
        u"a table keeps it from its creation on"_s);
    row("serial column", kPostgresql, u"CREATE TABLE t (a serial)"_s, u"CREATE TABLE t (a integer NOT NULL)"_s,
        u"a gives itself its numbers, and should not"_s);
    row("plain column that should be serial", kPostgresql, u"CREATE TABLE t (a integer NOT NULL)"_s,
        u"CREATE TABLE t (a serial)"_s, u"a does not give itself its numbers, and should"_s);
    row("plain key that should be serial", kPostgresql, u"CREATE TABLE t (a integer PRIMARY KEY)"_s,
        u"CREATE TABLE t (a serial PRIMARY KEY)"_s, u"a does not give itself its numbers, and should"_s);
    row("serial key", kPostgresql, u"CREATE TABLE t (a serial PRIMARY KEY)"_s,
        u"CREATE TABLE t (a integer PRIMARY KEY)"_s, u"a gives itself its numbers, and should not"_s);
    row("extension of the model", kPostgresql, u"CREATE TABLE t (a integer)"_s,
        u"CREATE EXTENSION IF NOT EXISTS plpgsql; CREATE TABLE t (a integer)"_s,
        u"The extension plpgsql is not compared"_s);
    row("sequence of the model", kPostgresql, u"CREATE TABLE t (a integer)"_s,
        u"CREATE SEQUENCE public.\"My numbers\" START 5; CREATE TABLE t (a integer)"_s,
        u"The sequence My numbers is not compared"_s);
    row("counting key of MariaDB", kMariadb, u"CREATE TABLE t (a integer PRIMARY KEY)"_s,
        u"CREATE TABLE t (a integer PRIMARY KEY AUTO_INCREMENT)"_s,
        u"a does not give itself its numbers, and should"_s);
    row("domain", kPostgresql, u"CREATE DOMAIN d AS integer CHECK (VALUE > 0); CREATE TABLE t (a d)"_s,
        u"CREATE DOMAIN d AS integer CHECK (VALUE > 1); CREATE TABLE t (a d)"_s, u"ALTER DOMAIN changes it"_s);
}

/// What no operation takes away is said, and nothing is asked for that cannot be done.
void TestInteropChanges::whatStaysIsANote()
{
    QFETCH(QString, server);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, note);
    const QByteArray name = server.toLatin1();
    const QByteArray script = from.toUtf8();
    const DatabaseUrl url = database({.name = "", .server = name.constData(), .from = script.constData(), .to = ""});
    InteropProject project;
    QCOMPARE(make(project, url, to), QString());
    const ProgramResult check = project.athanor({u"check"_s});
    QVERIFY2(check.exitCode == 0, check.text().constData());
    QVERIFY2(check.errors.contains(note), check.text().constData());
}

void TestInteropChanges::rowsOfAFile_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("body");
    QTest::newRow("moments")
        << kPostgresql
        << u"t = op.create_table('t', sa.Column('a', sa.DateTime()), sa.Column('b', "
           "sa.DateTime(timezone=True)), sa.Column('c', sa.Time()), sa.Column('d', sa.DateTime()))\n"
           "    op.bulk_insert(t, [{'a': datetime(2024, 1, 31, 12, 30, 1, 123456), 'b': "
           "datetime(2024, 1, 31, 12, 0, tzinfo=timezone(timedelta(hours=-5, minutes=-30))), 'c': "
           "time(1, 2, 3, 4), 'd': datetime(2024, 1, 31, 1, tzinfo=timezone(timedelta(hours=3)))}, "
           "{'a': datetime(2024, 2, 1, hour=5), 'b': "
           "datetime(2024, 1, 31, 1, tzinfo=timezone.utc), 'c': time(1, 2, microsecond=5000), "
           "'d': None}])"_s;
    QTest::newRow("spans") << kPostgresql
                           << u"t = op.create_table('t', sa.Column('a', sa.Interval()))\n"
                              "    op.bulk_insert(t, [{'a': timedelta(days=3, hours=2, microseconds=5)}, {'a': "
                              "timedelta(minutes=-90)}, {'a': timedelta(1, 30)}, {'a': timedelta(weeks=1)}])\n"
                              "    op.bulk_insert(sa.table('t', sa.column('a')), [{'a': timedelta(seconds=7)}])"_s;
    QTest::newRow("lists") << kPostgresql
                           << u"t = op.create_table('t', sa.Column('a', sa.ARRAY(sa.Integer())), sa.Column('b', "
                              "postgresql.ARRAY(sa.Text(), dimensions=2)))\n"
                              "    op.bulk_insert(t, [{'a': [1, None, 3], 'b': [['x', 'it\\'s'], ['a,\"b\"', '']]}, "
                              "{'a': [], 'b': None}])\n"
                              "    op.bulk_insert(sa.table('t', sa.column('a')), [{'a': [7, 8]}])"_s;
    QTest::newRow("moments and spans of MariaDB")
        << kMariadb
        << u"t = op.create_table('t', sa.Column('a', sa.DateTime()), sa.Column('b', sa.Interval()))\n"
           "    op.bulk_insert(t, [{'a': datetime(2024, 1, 31, 12, 0, tzinfo=timezone.utc), 'b': timedelta(days=3, "
           "hours=2)}])"_s;
    QTest::newRow("sequences and schemas")
        << kPostgresql
        << u"op.execute(sa.schema.CreateSequence(sa.Sequence('count', start=5, increment=2)))\n"
           "    op.execute(sa.schema.CreateSchema('Shop'))\n"
           "    op.execute(sa.schema.CreateSequence(sa.Sequence('n', schema='Shop', minvalue=-3, cycle=True, cache=4, "
           "data_type=sa.SmallInteger())))\n"
           "    op.execute(sa.schema.CreateSequence(sa.Sequence('gone')))\n"
           "    op.execute(sa.schema.DropSequence(sa.Sequence('gone')))\n"
           "    op.execute(sa.schema.CreateSchema('going'))\n"
           "    op.execute(sa.schema.DropSchema('going', cascade=True))\n"
           "    op.create_table('t', sa.Column('a', sa.Text()))\n"
           "    op.execute(\"INSERT INTO t SELECT pg_sequences.*\\\\:\\\\:text FROM pg_sequences\")\n"
           "    op.execute(\"INSERT INTO t SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_'\")"_s;
}

/// What a file of somebody's own puts into a table, by both programs.
void TestInteropChanges::rowsOfAFile()
{
    QFETCH(QString, server);
    QFETCH(QString, body);
    const QByteArray name = server.toLatin1();
    const Change empty{.name = "", .server = name.constData(), .from = "", .to = ""};
    const DatabaseUrl ours = database(empty);
    const DatabaseUrl theirs = database(empty);
    const QString file = u"from datetime import datetime, time, timedelta, timezone\nfrom alembic import op\n"
                         "import sqlalchemy as sa\nfrom sqlalchemy.dialects import postgresql\n\n"
                         "revision = 'aa'\ndown_revision = None\n\n\ndef upgrade():\n    %1\n\n\n"
                         "def downgrade():\n    pass\n"_s.arg(body);
    InteropProject athanor;
    InteropProject alembic;
    for (auto [project, url] : {std::pair(&athanor, &ours), std::pair(&alembic, &theirs)}) {
        QCOMPARE(make(*project, *url, {}), QString());
        QVERIFY(project->write(u"migrations/versions/aa_change.py"_s, file));
    }
    const ProgramResult theirUp = alembic.alembic({u"upgrade"_s, u"head"_s});
    QVERIFY2(theirUp.exitCode == 0, theirUp.text().right(4000).constData());
    const ProgramResult up = athanor.athanor({u"upgrade"_s, u"head"_s});
    QVERIFY2(up.exitCode == 0, up.text().constData());
    QVERIFY(rowsOf(theirs).count(u'\n') > 0);
    QCOMPARE(rowsOf(ours).split(u'\n'), rowsOf(theirs).split(u'\n'));
}

QTEST_GUILESS_MAIN(TestInteropChanges)

#include "tst_interopchanges.moc"
