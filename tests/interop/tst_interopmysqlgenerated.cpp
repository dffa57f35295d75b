#include "engine/dialect/dialect.h"
#include "engine/diff/compare.h"

#include "tests/engine/schemabuilding.h"
#include "tests/interop/interopproject.h"
#include "tests/servers/mariadbserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// What Athanor generates for MySQL and MariaDB from SQL is run, up and down, by both programs, each on its own
/// database.
class TestInteropMysqlGenerated : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runsInBoth_data();
    void runsInBoth();

private:
    [[nodiscard]] QString urlOf(const QString &database) const;
    [[nodiscard]] QString run(const QString &database, const QString &script) const;
    [[nodiscard]] Schema schema(const QString &database) const;
    static QString differences(const Schema &left, const Schema &right);

    MariaDbServer m_server;
    std::unique_ptr<Connection> m_administrator;
};

namespace {

const Dialect &dialect()
{
    return *dialectFor(u"mysql"_s).value();
}

} // namespace

void TestInteropMysqlGenerated::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    m_administrator = dialect().open(m_server.url()).value();
}

QString TestInteropMysqlGenerated::urlOf(const QString &database) const
{
    return u"mysql+pymysql://root@/%1?unix_socket=%2/socket"_s.arg(database, m_server.directory());
}

/// Makes the database anew; an error's words, or an empty text.
QString TestInteropMysqlGenerated::run(const QString &database, const QString &script) const
{
    m_administrator->execute(u"DROP DATABASE IF EXISTS "_s + database).value();
    m_administrator->execute(u"CREATE DATABASE "_s + database).value();
    const auto connection = dialect().open(m_server.url(database)).value();
    const auto statements = dialect().split(script).value();
    for (const Dialect::ScriptStatement &statement : statements) {
        if (const auto done = connection->execute(statement.sql); !done)
            return describe(done.error());
    }
    return {};
}

Schema TestInteropMysqlGenerated::schema(const QString &database) const
{
    const auto connection = dialect().openReadOnly(m_server.url(database)).value();
    return dialect().inspect(*connection).value();
}

QString TestInteropMysqlGenerated::differences(const Schema &left, const Schema &right)
{
    CompareOptions options;
    options.ignoredTables = {{{}, u"alembic_version"_s}};
    return building::summaries(compare(left, right, options).operations).join(u'\n');
}

void TestInteropMysqlGenerated::runsInBoth_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const bool isMySql = !qEnvironmentVariableIsEmpty("ATHANOR_MYSQL_PROGRAMS");
    const auto row = [](const char *name, const QString &from, const QString &to) {
        QTest::addRow("%s", name) << from << to;
    };
    row("invisible columns",
        u"CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(9) NOT NULL DEFAULT 'x' INVISIBLE, c INT);"
        u"CREATE TABLE gone (a INT PRIMARY KEY, b INT COMMENT 'it''s' INVISIBLE)"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(9) NOT NULL DEFAULT 'x', c INT INVISIBLE, d INT INVISIBLE);"
        u"CREATE TABLE n (a INT PRIMARY KEY, b DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3) INVISIBLE)"_s);
    row("an invisible column that changes", u"CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(9) INVISIBLE)"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, b VARCHAR(19) NOT NULL)"_s);
    row("parts of a primary key",
        u"CREATE TABLE t (a VARCHAR(90), b INT, PRIMARY KEY (a(9), b)); CREATE TABLE gone (a TEXT, PRIMARY KEY (a(9)))"_s,
        u"CREATE TABLE t (a VARCHAR(90), b INT, PRIMARY KEY (a(8), b)); CREATE TABLE n (a BLOB, b INT, PRIMARY KEY (b, "
        u"a(7)))"_s);
    row("a descending primary key", u"CREATE TABLE gone (a INT AUTO_INCREMENT, PRIMARY KEY (a DESC))"_s,
        u"CREATE TABLE n (a INT AUTO_INCREMENT, b INT, PRIMARY KEY (a DESC))"_s);
    row("options", u"CREATE TABLE t (a INT PRIMARY KEY) MAX_ROWS=9 AVG_ROW_LENGTH=7 STATS_PERSISTENT=1"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY) MAX_ROWS=10 CHECKSUM=1 STATS_SAMPLE_PAGES=20;"
        u"CREATE TABLE n (a INT PRIMARY KEY) MIN_ROWS=3 DELAY_KEY_WRITE=1 PACK_KEYS=0 STATS_AUTO_RECALC=0"_s);
    row("row format", u"CREATE TABLE t (a INT PRIMARY KEY) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=4 COMMENT='old'"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY) ROW_FORMAT=DYNAMIC COMMENT='new'"_s);
    row("types on both sides of a key",
        u"CREATE TABLE p (id INT PRIMARY KEY AUTO_INCREMENT, up INT, CONSTRAINT fk_up FOREIGN KEY (up) REFERENCES p "
        u"(id));"
        u"CREATE TABLE c (id INT PRIMARY KEY, p_id INT NOT NULL, CONSTRAINT fk_p FOREIGN KEY (p_id) REFERENCES p (id) "
        u"ON "
        u"DELETE CASCADE)"_s,
        u"CREATE TABLE p (id BIGINT PRIMARY KEY AUTO_INCREMENT, up BIGINT, CONSTRAINT fk_up FOREIGN KEY (up) "
        u"REFERENCES p "
        u"(id)); CREATE TABLE c (id INT PRIMARY KEY, p_id BIGINT NOT NULL, CONSTRAINT fk_p FOREIGN KEY (p_id) "
        u"REFERENCES "
        u"p (id) ON DELETE CASCADE)"_s);
    row("expressions",
        u"CREATE TABLE gone (a INT PRIMARY KEY, s VARCHAR(90) DEFAULT (concat('a\\\\','it''s')));"
        u"CREATE TABLE t (a INT PRIMARY KEY, s VARCHAR(40), n INT DEFAULT (1 + 1))"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, s VARCHAR(40) NOT NULL, n INT NOT NULL DEFAULT (1 + 1), v VARCHAR(40) "
        u"DEFAULT (uuid()), CONSTRAINT ck CHECK ((n > 1) OR (s = 'it''s')));"
        u"CREATE TABLE n (a INT PRIMARY KEY, v VARCHAR(40) DEFAULT (uuid()), t TEXT DEFAULT ('x'))"_s);
    row("an index that a foreign key needs", u"CREATE TABLE p (id INT PRIMARY KEY)"_s,
        u"CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (id INT PRIMARY KEY, p_id INT, up INT, CONSTRAINT fk_p "
        u"FOREIGN KEY (p_id) REFERENCES p (id), CONSTRAINT fk_up FOREIGN KEY (up) REFERENCES t (id), "
        u"KEY ix_t_fk (p_id, up), KEY ix_up (up), KEY ix_other (up, p_id))"_s);
    row("types that SQLAlchemy does not know",
        u"CREATE TABLE gone (a INT PRIMARY KEY, g POINT NOT NULL); CREATE TABLE t (a INT PRIMARY KEY, p POINT)"_s,
        u"CREATE TABLE n (a INT PRIMARY KEY, g GEOMETRY, l LINESTRING NOT NULL COMMENT 'it''s'); "
        u"CREATE TABLE t (a INT PRIMARY KEY, p POINT COMMENT 'c', q POLYGON)"_s);
    row("comments of indexes", u"CREATE TABLE t (a INT PRIMARY KEY, b INT, KEY ix_gone (b) COMMENT 'it''s')"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, b INT, KEY ix_b (b, a) COMMENT 'new');"
        u"CREATE TABLE n (a INT PRIMARY KEY, b INT, KEY ix_n (b) COMMENT 'n')"_s);
    if (isMySql) {
        row("terms of indexes",
            u"CREATE TABLE t (a INT PRIMARY KEY, s VARCHAR(9), KEY ix_gone ((concat(s,'it''s'))))"_s,
            u"CREATE TABLE t (a INT PRIMARY KEY, s VARCHAR(9), KEY ix_s ((lower(s)) DESC, a), KEY ix_i (s) INVISIBLE)"_s);
        row("checks that are not enforced",
            u"CREATE TABLE t (a INT PRIMARY KEY, CONSTRAINT one CHECK (a > 1) NOT ENFORCED);"
            u"CREATE TABLE gone (a INT PRIMARY KEY, CONSTRAINT g CHECK (a > 1) NOT ENFORCED)"_s,
            u"CREATE TABLE t (a INT PRIMARY KEY, CONSTRAINT one CHECK (a > 1));"
            u"CREATE TABLE n (a INT PRIMARY KEY, CONSTRAINT two CHECK (json_valid(a)) NOT ENFORCED)"_s);
        row("spatial references", u"CREATE TABLE t (a INT PRIMARY KEY, g POINT NOT NULL SRID 4326)"_s,
            u"CREATE TABLE t (a INT PRIMARY KEY, g POINT NOT NULL SRID 4326 COMMENT 'c', h POINT SRID 0)"_s);
        row("bytes", u"CREATE TABLE t (a INT PRIMARY KEY, b VARBINARY(9) DEFAULT 0x00ff)"_s,
            u"CREATE TABLE t (a INT PRIMARY KEY, b VARBINARY(9) DEFAULT 0x00ff COMMENT 'c', c VARBINARY(9) DEFAULT "
            u"'it''s', d BINARY(3) DEFAULT 0x41)"_s);
        row("compression", u"CREATE TABLE t (a INT PRIMARY KEY) COMPRESSION='zlib'"_s,
            u"CREATE TABLE t (a INT PRIMARY KEY); CREATE TABLE n (a INT PRIMARY KEY) COMPRESSION='lz4'"_s);
        return;
    }
    row("types of MariaDB's own", u"CREATE TABLE gone (a INT PRIMARY KEY, u UUID DEFAULT uuid())"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, u UUID NOT NULL DEFAULT uuid(), i INET6)"_s);
    row("ignored indexes", u"CREATE TABLE t (a INT PRIMARY KEY, b INT, KEY ix_gone (b) IGNORED)"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY, b INT, KEY ix_b (b, a) IGNORED)"_s);
    row("page compression", u"CREATE TABLE t (a INT PRIMARY KEY) PAGE_COMPRESSED=1 PAGE_COMPRESSION_LEVEL=3"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY); CREATE TABLE n (a INT PRIMARY KEY) PAGE_COMPRESSED=1"_s);
    row("tables of Aria", u"CREATE TABLE t (a INT PRIMARY KEY) ENGINE=Aria TRANSACTIONAL=0 PAGE_CHECKSUM=0"_s,
        u"CREATE TABLE t (a INT PRIMARY KEY) ENGINE=Aria"_s);
}

void TestInteropMysqlGenerated::runsInBoth()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    InteropProject project;
    QCOMPARE(project.create(), QString());
    QVERIFY(project.replace(u"alembic.ini"_s, u"[loggers]"_s, u"[athanor]\nmodel = sql:schema.sql\n\n[loggers]"_s));
    QVERIFY(project.replace(u"alembic.ini"_s, u"sqlite:///test.db"_s, urlOf(u"athanors"_s)));
    QVERIFY(project.write(u"schema.sql"_s, to));
    QCOMPARE(run(u"desired"_s, to), QString());
    QCOMPARE(run(u"earlier"_s, from), QString());
    QCOMPARE(run(u"athanors"_s, from), QString());
    QCOMPARE(run(u"alembics"_s, from), QString());
    QVERIFY(differences(schema(u"earlier"_s), schema(u"desired"_s)) != QString());

    const ProgramResult made = project.athanor({u"revision"_s, u"--autogenerate"_s, u"-m"_s, u"change"_s});
    QVERIFY2(made.exitCode == 0, made.text().constData());
    for (const QString &command : {u"upgrade"_s, u"downgrade"_s}) {
        const QString wanted = command == u"upgrade"_s ? u"desired"_s : u"earlier"_s;
        const QString target = command == u"upgrade"_s ? u"head"_s : u"base"_s;
        QVERIFY(project.replace(u"alembic.ini"_s, urlOf(u"athanors"_s), urlOf(u"alembics"_s)));
        const ProgramResult theirs = project.alembic({command, target});
        QVERIFY2(theirs.exitCode == 0, theirs.text().right(900).constData());
        QVERIFY(project.replace(u"alembic.ini"_s, urlOf(u"alembics"_s), urlOf(u"athanors"_s)));
        const ProgramResult ours = project.athanor({command, target});
        QVERIFY2(ours.exitCode == 0, ours.text().right(900).constData());
        QCOMPARE(differences(schema(u"athanors"_s), schema(wanted)), QString());
        QCOMPARE(differences(schema(u"alembics"_s), schema(wanted)), QString());
        if (command != u"upgrade"_s)
            continue;
        const ProgramResult clean = project.athanor({u"check"_s});
        QVERIFY2(clean.exitCode == 0, clean.text().right(900).constData());
    }
}

QTEST_GUILESS_MAIN(TestInteropMysqlGenerated)

#include "tst_interopmysqlgenerated.moc"
