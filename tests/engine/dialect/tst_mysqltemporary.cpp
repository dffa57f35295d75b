#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/diff/compare.h"
#include "engine/migration/schemafollower.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTextStream>

using namespace engine;
using namespace Qt::StringLiterals;

/// The scratch place of a user who may not create databases: what is read from it is what a scratch database would
/// give, and nothing of it reaches what is real.
class TestMysqlTemporary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameAsADatabase_data();
    void sameAsADatabase();
    void builtFromASchema();
    void saysSo();
    void reachesNothingReal_data();
    void reachesNothingReal();
    void refusesWhatItCannotHold_data();
    void refusesWhatItCannotHold();
    void failsAsTheServerDoes_data();
    void failsAsTheServerDoes();
    void takesWhatDumpsSay();
    void lexesAsTheServer();
    void needsNoMoreThanTemporaryTables();
    void leavesNothing();
    void leavesNothingWhenKilled();
    void denied();
    void onlyForWantOfRights();

private:
    [[nodiscard]] DatabaseUrl modest(const MysqlFixture &fixture, const QString &privileges = u"ALL"_s);

    [[nodiscard]] bool isMariaDb() const;

    MariaDbServer m_server;
};

namespace {

constexpr auto kRealTable = "CREATE TABLE `real` (id INT PRIMARY KEY, a VARCHAR(9), KEY ix (a));"
                            "INSERT INTO `real` VALUES (1, 'x'), (2, 'y');"
                            "CREATE TABLE other (id INT PRIMARY KEY); INSERT INTO other VALUES (7)";

/// The error's words, or an empty text.
QString run(Connection &connection, const Dialect &dialect, const QString &script)
{
    const auto statements = dialect.split(script);
    if (!statements)
        return describe(statements.error());
    for (const Dialect::ScriptStatement &statement : *statements) {
        if (const auto done = connection.execute(statement.sql); !done)
            return describe(done.error());
    }
    return {};
}

/// All of a schema in words, so that a failure shows where two differ.
QString inWords(const Schema &schema, const Dialect &dialect)
{
    QStringList lines;
    for (const auto &[name, table] : schema.tables) {
        lines << dialect.definition(table);
        for (const Column &column : table.columns) {
            const QString value = column.serverDefault ? text(*column.serverDefault) : u"-"_s;
            lines << column.name + u": "_s + column.type.declared + u' ' + value;
        }
    }
    return lines.join(u'\n');
}

/// What is really there, with its rows.
QString reality(MysqlFixture &fixture)
{
    return fixture.query(u"SHOW TABLES"_s) + fixture.query(u"SHOW CREATE TABLE `real`"_s)
        + fixture.query(u"SELECT * FROM `real` ORDER BY id"_s) + fixture.query(u"SHOW CREATE TABLE other"_s)
        + fixture.query(u"SELECT * FROM other"_s) + fixture.query(u"SELECT * FROM written"_s);
}

} // namespace

void TestMysqlTemporary::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
}

/// MySQL may stand in for it.
bool TestMysqlTemporary::isMariaDb() const
{
    const Dialect &dialect = *dialectFor(m_server.url().dialect).value();
    const auto connection = dialect.open(m_server.url()).value();
    return dialect.version(*connection).value().contains(u"MariaDB"_s);
}

/// A user who may do `privileges` in the fixture's database, and nothing else.
DatabaseUrl TestMysqlTemporary::modest(const MysqlFixture &fixture, const QString &privileges)
{
    static int count = 0;
    DatabaseUrl url = fixture.url();
    url.user = u"modest_%1"_s.arg(++count);
    const auto administrator = fixture.dialect().open(m_server.url()).value();
    administrator->execute(u"CREATE USER %1@localhost"_s.arg(url.user)).value();
    administrator->execute(u"GRANT %1 ON %2.* TO %3@localhost"_s.arg(privileges, url.database, url.user)).value();
    return url;
}

void TestMysqlTemporary::sameAsADatabase_data()
{
    QTest::addColumn<QString>("script");
    const auto row = [](const char *name, const char *script) { QTest::newRow(name) << QString::fromUtf8(script); };
    const auto parent = [](const char *name, const QString &script) {
        QTest::newRow(name) << u"CREATE TABLE p (id INT PRIMARY KEY, b INT, c INT, UNIQUE KEY uq (b, c));"_s + script;
    };
    row("numbers",
        "CREATE TABLE t (a INT(10) UNSIGNED ZEROFILL, b BIGINT, c BOOL DEFAULT TRUE, d DECIMAL(10,2) DEFAULT "
        "1.5, e DOUBLE(10,2), f FLOAT, g BIT(3) DEFAULT b'101', h YEAR, i INT DEFAULT -1)");
    row("texts",
        "CREATE TABLE t (a VARCHAR(50) CHARSET latin1 COMMENT 'it''s \\\\ b', b ENUM('a','it''s','b\\\\c') "
        "DEFAULT 'it''s', c TEXT DEFAULT ('x'), d VARCHAR(9) DEFAULT NULL, e SET('x','y'), f VARCHAR(9) "
        "COLLATE utf8mb4_bin NOT NULL, g BINARY(3), h LONGBLOB, i VARCHAR(9) DEFAULT 'b''x\\nq, (' COMMENT "
        "'a,b) (', j VARCHAR(9) NOT NULL DEFAULT '')");
    row("moments",
        "CREATE TABLE t (a DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6), b "
        "TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP, c DATETIME NOT NULL DEFAULT '2020-01-01 00:00:00' ON "
        "UPDATE now(), d TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, e TIME(3), f DATE)");
    row("expressions",
        "CREATE TABLE t (a INT, b VARCHAR(36) DEFAULT (uuid()), c INT DEFAULT (1 + 2), d INT AS (a * 2) "
        "STORED, e VARCHAR(60) AS (concat(b, ',x)\\'y\\\\z')) VIRTUAL, f INT AS (a + 1) VIRTUAL "
        "COMMENT 'it')");
    row("invisible", "CREATE TABLE t (a INT, r VARCHAR(10) DEFAULT '' INVISIBLE)");
    row("json", "CREATE TABLE t (a INT, c JSON, d JSON NOT NULL)");
    row("geometry", "CREATE TABLE t (u GEOMETRY, g POINT NOT NULL, SPATIAL KEY sp (g))");
    row("checks",
        "CREATE TABLE t (a INT CHECK (a >= 0), b VARCHAR(20), CHECK (a > 0), CONSTRAINT named CHECK (b <> "
        "'it''s, \"x\" \\\\' AND b LIKE '\\n%'))");
    row("indexes",
        "CREATE TABLE t (a INT, b VARCHAR(50), f DECIMAL(5,2), h TEXT, KEY pre (b(10), a DESC), UNIQUE KEY "
        "uqq (a, f), UNIQUE KEY uqp (h(5)), KEY ig (f) COMMENT 'hey', KEY (a), KEY `Zed` (f, a), KEY _x (a, "
        "f))");
    row("full text",
        "CREATE TABLE t (a VARCHAR(9), h TEXT, FULLTEXT KEY ft (h), FULLTEXT (a, h) COMMENT 'c'); CREATE "
        "FULLTEXT INDEX ft3 ON t (a); ALTER TABLE t ADD FULLTEXT INDEX ft4 (h, a); ALTER TABLE t RENAME "
        "INDEX ft TO ft5; DROP INDEX ft3 ON t");
    row("options",
        "CREATE TABLE t (a INT) ENGINE=MyISAM DEFAULT CHARSET=latin1 COLLATE latin1_bin COMMENT='it''s'; "
        "CREATE TABLE u (a INT) ROW_FORMAT=COMPRESSED, KEY_BLOCK_SIZE=8; CREATE TABLE v (a VARCHAR(3)) "
        "CHARSET utf8mb4; ALTER TABLE v ROW_FORMAT=DYNAMIC COMMENT='x'; ALTER TABLE u ROW_FORMAT=DEFAULT "
        "KEY_BLOCK_SIZE=0");
    row("names",
        "CREATE TABLE `Odd ``name` (`order` INT, `a b` INT NOT NULL, `system` INT, period INT, PRIMARY KEY "
        "(`a b`)); CREATE TABLE `été` (`ñ` INT COMMENT 'ü', KEY `ïx` (`ñ`))");
    row("counting",
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY); CREATE TABLE u (id INT NOT NULL PRIMARY KEY, n "
        "INT NOT NULL AUTO_INCREMENT, KEY ix_n (n)) AUTO_INCREMENT=50");
    row("alterations",
        "CREATE TABLE t (a INT, b INT, c VARCHAR(9)); ALTER TABLE t ADD COLUMN d INT FIRST, ADD (e INT, f "
        "INT), DROP COLUMN b, MODIFY c TEXT NULL, CHANGE a z BIGINT NOT NULL DEFAULT 4, ADD INDEX ix "
        "(z), ADD CONSTRAINT ck CHECK (d > 1), ALGORITHM=COPY; ALTER TABLE t RENAME COLUMN e TO ee, ADD "
        "PRIMARY KEY (z); ALTER TABLE t ALTER COLUMN z SET DEFAULT 5, DROP CONSTRAINT ck; CREATE UNIQUE "
        "INDEX uq ON t (d, ee); DROP INDEX ix ON t; ALTER TABLE t COMMENT 'late', CONVERT TO CHARACTER "
        "SET latin1");
    row("renames",
        "CREATE TABLE a (x INT); ALTER TABLE a RENAME TO b; CREATE TABLE a (y INT); RENAME TABLE a TO c, b TO "
        "a; CREATE TABLE gone (a INT); DROP TABLE gone; DROP TABLE IF EXISTS gone, c; CREATE TABLE IF NOT "
        "EXISTS a (other INT)");
    row("comments in SQL", "CREATE TABLE t ( -- first\n a INT, /* second, */ b INT # third\n )");
    parent("foreign keys",
           u"CREATE TABLE t (a INT, b INT, c INT, d INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id) "
           u"ON DELETE CASCADE ON UPDATE SET NULL, FOREIGN KEY (b, c) REFERENCES p (b, c) ON DELETE "
           u"RESTRICT, CONSTRAINT FOREIGN KEY (d) REFERENCES p (id) ON UPDATE NO ACTION)"_s);
    parent("foreign keys of columns",
           u"CREATE TABLE t (a INT NOT NULL DEFAULT 1 REFERENCES p (id) ON DELETE CASCADE, b "
           u"INT CHECK (b > 1) REFERENCES p (id)); ALTER TABLE t ADD COLUMN c INT REFERENCES "
           u"p (id) FIRST"_s);
    parent("a foreign key with an index's name", u"CREATE TABLE t (a INT, FOREIGN KEY ixn (a) REFERENCES p (id))"_s);
    parent("foreign keys added",
           u"CREATE TABLE t (a INT, b INT, x INT); ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (a) "
           u"REFERENCES p (id), ADD FOREIGN KEY (b) REFERENCES p (id); ALTER TABLE t ADD COLUMN "
           u"x2 INT UNIQUE; ALTER TABLE t ADD FOREIGN KEY (x) REFERENCES t (x2)"_s);
    parent("foreign keys dropped",
           u"CREATE TABLE t (a INT, b INT, c INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p "
           u"(id), CONSTRAINT fk2 FOREIGN KEY (b) REFERENCES p (id), FOREIGN KEY (c) REFERENCES "
           u"p (id)); ALTER TABLE t DROP FOREIGN KEY fk; ALTER TABLE t DROP CONSTRAINT fk2, DROP "
           u"FOREIGN KEY t_ibfk_1; ALTER TABLE t ADD FOREIGN KEY (c) REFERENCES p (id)"_s);
    parent("indexes of foreign keys",
           u"CREATE TABLE t (a INT, b INT, KEY own (b), FOREIGN KEY (a) REFERENCES p (id), "
           u"FOREIGN KEY (b) REFERENCES p (id)); CREATE INDEX ix ON t (a, b); ALTER TABLE t "
           u"DROP FOREIGN KEY t_ibfk_1, DROP FOREIGN KEY t_ibfk_2"_s);
    parent("foreign keys follow names",
           u"CREATE TABLE t (a INT, b INT, FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT k "
           u"FOREIGN KEY (b) REFERENCES p (id)); ALTER TABLE t RENAME TO u; RENAME TABLE p "
           u"TO q; ALTER TABLE u RENAME COLUMN a TO aa, CHANGE b bb INT; ALTER TABLE q "
           u"RENAME COLUMN id TO number; ALTER TABLE u ADD COLUMN c INT, ADD FOREIGN KEY "
           u"(c) REFERENCES q (number)"_s);
    parent("written in another case", u"CREATE TABLE t (Aa INT, FOREIGN KEY (aA) REFERENCES p (ID))"_s);
    row("without checks of keys",
        "SET FOREIGN_KEY_CHECKS = 0; CREATE TABLE t (a INT, CONSTRAINT fk FOREIGN KEY (a) "
        "REFERENCES p (id)); CREATE TABLE p (id INT PRIMARY KEY); SET FOREIGN_KEY_CHECKS = 1");
    parent("a foreign key's column dropped",
           u"CREATE TABLE t (a INT, b INT, FOREIGN KEY (a) REFERENCES p (id)); ALTER "
           u"TABLE t DROP FOREIGN KEY t_ibfk_1, DROP COLUMN a"_s);
    parent(
        "foreign keys where the engine has none",
        u"CREATE TABLE t (a INT, b INT, FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT fk FOREIGN KEY (b) REFERENCES p "
        u"(id)) ENGINE=MyISAM; ALTER TABLE t ADD INDEX ix (a, b)"_s);
    if (isMariaDb())
        return;
    row("indexed expressions",
        "CREATE TABLE t (a INT, b VARCHAR(20), KEY ex ((a + 1), (concat(b, 'q\\\\')) DESC), KEY "
        "iv (a) INVISIBLE)");
    row("checks not enforced", "CREATE TABLE t (a INT, CONSTRAINT ck CHECK (a > 1) /*!80016 NOT ENFORCED */)");
    parent("the primary key by default", u"CREATE TABLE t (a INT REFERENCES p, FOREIGN KEY (a) REFERENCES p)"_s);
}

void TestMysqlTemporary::sameAsADatabase()
{
    QFETCH(QString, script);
    for (const QString &flavour : {u"mysql"_s, u"mariadb"_s}) {
        MysqlFixture fixture(m_server, flavour);
        const Dialect &dialect = fixture.dialect();
        const auto database = dialect.openScratch(fixture.url());
        VERIFY_RESULT(database);
        QVERIFY((*database)->place()->holdsRows() && (*database)->place()->remark().isEmpty());
        const auto place = dialect.openScratch(modest(fixture));
        VERIFY_RESULT(place);
        QVERIFY((*place)->place());
        QCOMPARE(run(**database, dialect, script), QString());
        QCOMPARE(run(**place, dialect, script), QString());
        const auto expected = dialect.inspect(**database);
        const auto found = dialect.inspect(**place);
        VERIFY_RESULT(expected);
        VERIFY_RESULT(found);
        QVERIFY(!expected->tables.empty());
        QCOMPARE(inWords(*found, dialect), inWords(*expected, dialect));
        QCOMPARE(*found, *expected);
        QVERIFY(fixture.schema().tables.empty());
    }
}

/// As models and replays are built: by operations, in an order that can run.
void TestMysqlTemporary::builtFromASchema()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE p (id INT PRIMARY KEY AUTO_INCREMENT, k VARCHAR(20) NOT NULL UNIQUE) COMMENT "
                         u"'p';"
                         u"CREATE TABLE t (id INT PRIMARY KEY, pid INT, self INT, h TEXT, FULLTEXT KEY ft (h), KEY ix "
                         u"(pid), CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) ON DELETE CASCADE, FOREIGN KEY "
                         u"(self) REFERENCES t (id)) ROW_FORMAT=COMPRESSED"_s),
             QString());
    const Schema schema = fixture.schema();
    const auto place = fixture.dialect().openScratch(modest(fixture));
    VERIFY_RESULT(place);
    const Done built = buildSchema(**place, fixture.dialect(), schema);
    QVERIFY2(built.has_value(), built ? "" : qPrintable(describe(built.error())));
    QCOMPARE(inWords(fixture.dialect().inspect(**place).value(), fixture.dialect()),
             inWords(schema, fixture.dialect()));
    QCOMPARE(fixture.dialect().inspect(**place).value(), schema);
}

void TestMysqlTemporary::saysSo()
{
    MysqlFixture fixture(m_server);
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    QVERIFY(place->place()->remark().contains(u"may not create databases"_s));
    QVERIFY(!place->place()->holdsRows());
    VERIFY_RESULT(fixture.dialect().version(*place));
}

void TestMysqlTemporary::reachesNothingReal_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const QString &sql) { QTest::newRow(qPrintable(sql)) << sql; };
    for (const QString &name : {u"`real`"_s, u"other"_s, u"%1.other"_s, u"`%1`.`real`"_s}) {
        row(u"ALTER TABLE @ ADD COLUMN harm INT"_s.replace(u'@', name));
        row(u"ALTER TABLE @ RENAME TO harmed"_s.replace(u'@', name));
        row(u"DROP TABLE @"_s.replace(u'@', name));
        row(u"RENAME TABLE @ TO harmed"_s.replace(u'@', name));
        row(u"CREATE INDEX harm ON @ (id)"_s.replace(u'@', name));
        row(u"TRUNCATE TABLE @"_s.replace(u'@', name));
        row(u"INSERT INTO @ (id) VALUES (9)"_s.replace(u'@', name));
        row(u"UPDATE @ SET id = id + 10"_s.replace(u'@', name));
        row(u"DELETE FROM @"_s.replace(u'@', name));
    }
    row(u"DROP INDEX ix ON `real`"_s);
    row(u"DROP TABLE own, other"_s);
    row(u"DROP TABLE IF EXISTS own, other"_s);
    row(u"DROP VIEW other"_s);
    row(u"CREATE OR REPLACE TABLE other (harm INT)"_s);
    row(u"CREATE TABLE other (id INT)"_s);
    row(u"/*!50000 DROP TABLE other */"_s);
    row(u"/*M!100000 DROP TABLE other */"_s);
    row(u"/*! DROP */ TABLE other"_s);
    row(u"CREATE TABLE harm (a INT /*!50000 ); DROP TABLE other; CREATE TABLE x (a INT */)"_s);
    row(u"CREATE TABLE harm (a INT); DROP TABLE other"_s);
    row(u"SET @a = 1; DROP TABLE other"_s);
    row(u"SET @a = write_one()"_s);
    row(u"SELECT write_one()"_s);
    row(u"SELECT NEXT VALUE FOR counter"_s);
    row(u"SET STATEMENT max_statement_time = 5 FOR DROP TABLE other"_s);
    row(u"SET GLOBAL max_connections = 5"_s);
    row(u"CREATE TABLE harm (a INT DEFAULT (write_one()))"_s);
    row(u"CREATE TABLE harm SELECT write_one() AS a"_s);
    row(u"CREATE TABLE harm (a INT) AS SELECT write_one() AS a"_s);
    row(u"CREATE TABLE harm (a INT) ENGINE=MERGE UNION=(other) INSERT_METHOD=LAST"_s);
    row(u"ALTER TABLE own RENAME TO other2, EXCHANGE PARTITION p WITH TABLE other"_s);
    row(u"CALL write_two()"_s);
    row(u"DO write_one()"_s);
    row(u"PREPARE s FROM 'DROP TABLE other'"_s);
    row(u"EXECUTE IMMEDIATE 'DROP TABLE other'"_s);
    row(u"LOCK TABLES other WRITE"_s);
    row(u"CREATE TRIGGER harm BEFORE INSERT ON other FOR EACH ROW SET NEW.id = 1"_s);
    row(u"CREATE VIEW harm AS SELECT 1 AS a"_s);
    row(u"BEGIN NOT ATOMIC DROP TABLE other; END"_s);
    row(u"ANALYZE TABLE other"_s);
    row(u"LOAD DATA INFILE '/nowhere' INTO TABLE other"_s);
    row(u"CREATE DATABASE harm"_s);
    row(u"USE mysql"_s);
}

/// Before and after temporary tables of the same names hide the real ones; whether it is refused or done there.
void TestMysqlTemporary::reachesNothingReal()
{
    QFETCH(QString, sql);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(QString::fromLatin1(kRealTable) + u"; CREATE TABLE written (n INT);"_s
                         + (isMariaDb() ? u"CREATE SEQUENCE counter;"_s : QString())
                         + u"CREATE FUNCTION write_one() RETURNS INT DETERMINISTIC BEGIN INSERT INTO written VALUES "
                           u"(1); RETURN 1; END; CREATE PROCEDURE write_two() INSERT INTO written VALUES (2)"_s),
             QString());
    const QString counter = u"SELECT next_not_cached_value FROM counter"_s;
    const QString before = reality(fixture) + fixture.query(counter);
    const QString statement = QString(sql).replace(u"%1"_s, fixture.url().database);
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    VERIFY_RESULT(place->execute(u"CREATE TABLE own (id INT)"_s));
    (void)place->execute(statement);
    QCOMPARE(reality(fixture) + fixture.query(counter), before);
    (void)run(*place, fixture.dialect(),
              u"CREATE TABLE `real` (id INT, a INT, KEY ix (a)); CREATE TABLE other (id INT)"_s);
    (void)place->execute(statement);
    (void)place->execute(statement);
    QCOMPARE(reality(fixture) + fixture.query(counter), before);
}

void TestMysqlTemporary::refusesWhatItCannotHold_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("why");
    const auto row = [](const char *sql, const char *why) {
        QTest::newRow(sql) << QString::fromLatin1(sql) << QString::fromLatin1(why);
    };
    row("CREATE VIEW v AS SELECT 1 AS a", "CREATE VIEW is not for them");
    row("CREATE TRIGGER t BEFORE INSERT ON own FOR EACH ROW SET NEW.id = 1", "CREATE TRIGGER is not for them");
    row("INSERT INTO own VALUES (1)", "INSERT INTO is not for them");
    row("CREATE TABLE t LIKE other", "no copy of another one");
    row("CREATE TABLE t (LIKE other)", "no copy of another one");
    row("CREATE TABLE t (a INT) PARTITION BY HASH (a) PARTITIONS 2", "neither partitioned");
    row("CREATE TABLE t (a INT) WITH SYSTEM VERSIONING", "neither partitioned nor versioned");
    row("ALTER TABLE own ADD SYSTEM VERSIONING", "neither partitioned nor versioned");
    row("CREATE TEMPORARY TABLE t (a INT)", "CREATE TEMPORARY is not for them");
    row("CREATE TABLE mysql.t (a INT)", "It names mysql.");
    row("ALTER TABLE own RENAME TO mysql.t", "It names mysql.");
    row("CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES mysql.t (a))", "It names mysql.");
}

void TestMysqlTemporary::refusesWhatItCannotHold()
{
    QFETCH(QString, sql);
    QFETCH(QString, why);
    MysqlFixture fixture(m_server);
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    VERIFY_RESULT(place->execute(u"CREATE TABLE own (id INT)"_s));
    const auto refused = place->execute(sql);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
    QVERIFY2(refused.error().what.contains(u"may not create databases"_s), qPrintable(describe(refused.error())));
    QVERIFY2(refused.error().why.contains(why), qPrintable(describe(refused.error())));
    QVERIFY(refused.error().advice.contains(u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO"_s));
    QCOMPARE(refused.error().sql, sql);
}

void TestMysqlTemporary::failsAsTheServerDoes_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *sql) { QTest::newRow(sql) << QString::fromLatin1(sql); };
    row("ALTER TABLE nothing ADD COLUMN a INT");
    row("DROP TABLE nothing");
    row("DROP INDEX nothing ON own");
    row("CREATE TABLE own (a INT)");
    row("CREATE TABLE t (a INT,, b INT)");
    row("CREATE TABLE t (a INT,)");
    row("CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES nothing (id))");
    row("CREATE TABLE t (a INT, FOREIGN KEY (b) REFERENCES own (id))");
    row("ALTER TABLE own ADD FOREIGN KEY (id) REFERENCES nothing (id)");
    row("ALTER TABLE own DROP FOREIGN KEY nothing");
    row("ALTER TABLE child ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES own (id)");
    row("DROP TABLE own");
    row("ALTER TABLE own ADD COLUMN a NOTHING");
}

void TestMysqlTemporary::failsAsTheServerDoes()
{
    QFETCH(QString, sql);
    const QString script =
        u"CREATE TABLE own (id INT PRIMARY KEY); CREATE TABLE child (id INT, CONSTRAINT fk FOREIGN KEY "
        u"(id) REFERENCES own (id))"_s;
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(script), QString());
    QVERIFY(!fixture.run(sql).isEmpty());
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    QCOMPARE(run(*place, fixture.dialect(), script), QString());
    const Schema before = fixture.dialect().inspect(*place).value();
    const auto refused = place->execute(sql);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Statement);
}

void TestMysqlTemporary::takesWhatDumpsSay()
{
    MysqlFixture fixture(m_server);
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    const QString dump =
        u"/*M!999999\\- enable the sandbox mode */\n"
        u"/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n"
        u"/*!40101 SET NAMES utf8mb4 */;\n"
        u"/*!40103 SET TIME_ZONE='+00:00' */;\n"
        u"/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;\n"
        u"/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\n"
        u"DROP TABLE IF EXISTS `t`;\n"
        u"/*!40101 SET character_set_client = utf8mb4 */;\n"
        u"CREATE TABLE `t` (\n  `a` int(11) DEFAULT NULL,\n  `p` int(11) DEFAULT NULL,\n  KEY `p` (`p`),\n"
        u"  CONSTRAINT `fk` FOREIGN KEY (`p`) REFERENCES `p` (`id`)\n"
        u") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;\n"
        u"CREATE TABLE `p` (`id` int(11) NOT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;\n"
        u"/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;\n"
        u"/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;\n"_s;
    QCOMPARE(run(*place, fixture.dialect(), dump), QString());
    const Schema schema = fixture.dialect().inspect(*place).value();
    QCOMPARE(schema.tables.size(), size_t(2));
    QVERIFY(schema.table({{}, u"t"_s})->constraint(u"fk"_s, ConstraintKind::ForeignKey));
}

/// Where the server took the words apart in another way than we do, a statement could hide in another one.
void TestMysqlTemporary::lexesAsTheServer()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(QString::fromLatin1(kRealTable) + u"; CREATE TABLE written (n INT)"_s), QString());
    const QString before = reality(fixture);
    const auto place = fixture.dialect().openScratch(modest(fixture)).value();
    for (const char *setting : {"SET sql_mode = 'NO_BACKSLASH_ESCAPES'", "SET SESSION sql_mode = 'ANSI_QUOTES'",
                                "SET @@session.sql_mode = 'ORACLE'", "SET NAMES gbk"}) {
        (void)place->execute(QString::fromLatin1(setting));
        (void)place->execute(u"CREATE TABLE t (a VARCHAR(99) DEFAULT 'x\\'; DROP TABLE other; -- ')"_s);
        (void)place->execute(u"CREATE TABLE t (a VARCHAR(99) DEFAULT '中\\'; DROP TABLE other; -- ')"_s);
        (void)place->execute(u"CREATE TABLE t (a VARCHAR(99) DEFAULT \"x'\"; DROP TABLE other; -- \"')"_s);
        QCOMPARE(reality(fixture), before);
    }
}

void TestMysqlTemporary::needsNoMoreThanTemporaryTables()
{
    MysqlFixture fixture(m_server);
    const auto place = fixture.dialect().openScratch(modest(fixture, u"SELECT, CREATE TEMPORARY TABLES"_s));
    VERIFY_RESULT(place);
    QCOMPARE(run(**place, fixture.dialect(),
                 u"CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE t (a INT REFERENCES p (id)); ALTER TABLE t ADD b "
                 u"INT; CREATE INDEX ix ON t (b); DROP INDEX ix ON t; DROP TABLE t"_s),
             QString());
    QCOMPARE(fixture.dialect().inspect(**place).value().tables.size(), size_t(1));
}

void TestMysqlTemporary::leavesNothing()
{
    MysqlFixture fixture(m_server);
    const DatabaseUrl url = modest(fixture);
    {
        const auto place = fixture.dialect().openScratch(url).value();
        VERIFY_RESULT(place->execute(u"CREATE TABLE t (a INT)"_s));
        QVERIFY(fixture.schema().tables.empty());
        const auto second = fixture.dialect().openScratch(url).value();
        QVERIFY(fixture.dialect().inspect(*second).value().tables.empty());
    }
    const auto later = fixture.dialect().open(url).value();
    QVERIFY(!later->execute(u"SHOW CREATE TABLE t"_s));
    QVERIFY(fixture.schema().tables.empty());
    QCOMPARE(fixture.query(u"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'athanor%'"_s),
             u"0"_s);
}

void TestMysqlTemporary::leavesNothingWhenKilled()
{
    MysqlFixture fixture(m_server);
    const DatabaseUrl url = modest(fixture);
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(),
                  {u"--hold-place"_s, url.query.front().second, url.user, url.database});
    QVERIFY(program.waitForReadyRead());
    QCOMPARE(program.readAll(), QByteArray("made\n"));
    program.kill();
    QVERIFY(program.waitForFinished());
    QTRY_COMPARE(
        fixture.query(u"SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = '%1'"_s.arg(url.user)),
        u"0"_s);
    QCOMPARE(fixture.query(u"SHOW TABLES"_s), QString());
    QCOMPARE(fixture.query(u"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'athanor%'"_s),
             u"0"_s);
}

void TestMysqlTemporary::denied()
{
    MysqlFixture fixture(m_server);
    const DatabaseUrl url = modest(fixture, u"SELECT, INSERT, CREATE, ALTER, DROP"_s);
    const auto refused = fixture.dialect().openScratch(url);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Connection);
    QVERIFY(refused.error().what.contains(u"There can be no scratch database"_s));
    QVERIFY(refused.error().advice.contains(u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO"_s));
    QVERIFY(refused.error().advice.contains(u"GRANT CREATE TEMPORARY TABLES ON `%1`.* TO"_s.arg(url.database)));
    DatabaseUrl nowhere = url;
    nowhere.database.clear();
    QVERIFY(!fixture.dialect().openScratch(nowhere));
}

/// Whoever may create databases gets an error where that fails, and no weaker place in silence.
void TestMysqlTemporary::onlyForWantOfRights()
{
    MysqlFixture fixture(m_server);
    const auto administrator = fixture.dialect().open(m_server.url()).value();
    VERIFY_RESULT(administrator->execute(u"SET GLOBAL read_only = ON"_s));
    DatabaseUrl url = modest(fixture);
    VERIFY_RESULT(administrator->execute(u"GRANT ALL ON `athanor\\_scratch\\_%`.* TO %1@localhost"_s.arg(url.user)));
    const auto refused = fixture.dialect().openScratch(url);
    VERIFY_RESULT(administrator->execute(u"SET GLOBAL read_only = OFF"_s));
    QVERIFY(!refused);
    QVERIFY2(refused.error().why.contains(u"read"_s), qPrintable(describe(refused.error())));
    const auto allowed = fixture.dialect().openScratch(url);
    VERIFY_RESULT(allowed);
    QVERIFY((*allowed)->place()->holdsRows() && (*allowed)->place()->remark().isEmpty());
}

namespace {

/// The program that is killed: holds a place with a table in it until it is ended.
int holdPlace(const QStringList &arguments)
{
    DatabaseUrl url;
    url.dialect = u"mysql"_s;
    url.query.emplace_back(u"unix_socket"_s, arguments.at(2));
    url.user = arguments.at(3);
    url.database = arguments.at(4);
    const auto place = dialectFor(url.dialect).value()->openScratch(url).value();
    place->execute(u"CREATE TABLE held (a INT)"_s).value();
    QTextStream(stdout) << "made\n" << Qt::flush;
    (void)QTextStream(stdin).readAll();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--hold-place")
        return holdPlace(QCoreApplication::arguments());
    TestMysqlTemporary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mysqltemporary.moc"
