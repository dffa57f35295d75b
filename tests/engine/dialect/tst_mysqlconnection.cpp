#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/dialect/mysql/servererrors.h"
#include "engine/migration/transaction.h"

#include <QDateTime>
#include <QTcpServer>

using namespace engine;
using namespace Qt::StringLiterals;

/// Opening real servers, what they refuse, scratch databases and scripts.
class TestMysqlConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void values();
    void valuesAsSent();
    void rowsThatAreFoundCount();
    void oneStatementAtATime();
    void sqlModeIsTheServers();
    void cannotOpen_data();
    void cannotOpen();
    void tellsThePasswordNowhere();
    void versions_data();
    void versions();
    void mariaDbByItsOwnName();
    void initCommand();
    void characterSet();
    void readOnlyNeverWrites();
    void locked();
    void stopWhileLocked();
    void scratchIsItsOwn();
    void scratchReachesNothingElse_data();
    void scratchReachesNothingElse();
    void scratchOfAKilledProgram();
    void scratchDenied();
    void framesRowsAlone();
    void splits_data();
    void splits();
    void locks_data();
    void locks();
    void advice_data();
    void advice();

private:
    [[nodiscard]] QString scratchDatabases();
    [[nodiscard]] DatabaseUrl clerkUrl(MysqlFixture &fixture);

    MariaDbServer m_server;
};

namespace {

const Dialect &mysqlDialect()
{
    return *dialectFor(u"mysql"_s).value();
}

Result<QString> textOf(Connection &connection, const QString &sql)
{
    const auto rows = connection.rows(sql);
    if (!rows)
        return failure(rows.error());
    return rows->empty() ? QString() : rows->front().back().toString();
}

} // namespace

void TestMysqlConnection::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    const auto connection = mysqlDialect().open(m_server.url());
    VERIFY_RESULT(connection);
    for (const char *sql :
         {"CREATE DATABASE shop CHARACTER SET latin1 COLLATE latin1_bin",
          "CREATE USER clerk@localhost IDENTIFIED BY 's3cret:/@'", "GRANT ALL ON shop.* TO clerk@localhost"})
        VERIFY_RESULT((*connection)->execute(QString::fromLatin1(sql)));
}

/// The fixture's database for one who has rights there alone.
DatabaseUrl TestMysqlConnection::clerkUrl(MysqlFixture &fixture)
{
    DatabaseUrl url = fixture.url();
    const auto administrator = mysqlDialect().open(m_server.url()).value();
    administrator->execute(u"GRANT ALL ON %1.* TO clerk@localhost"_s.arg(url.database)).value();
    url.user = u"clerk"_s;
    url.password = u"s3cret:/@"_s;
    return url;
}

QString TestMysqlConnection::scratchDatabases()
{
    const auto connection = mysqlDialect().open(m_server.url()).value();
    return textOf(*connection, u"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'athanor%'"_s)
        .value();
}

void TestMysqlConnection::values()
{
    MysqlFixture fixture(m_server);
    const auto rows = fixture.connection().rows(u"SELECT 1, 9007199254740993, 1.5, 'it''s é 𝄞', x'00ff', NULL, ''"_s);
    VERIFY_RESULT(rows);
    const Connection::Row &row = rows->front();
    QCOMPARE(row.at(0).toInt(), 1);
    QCOMPARE(row.at(1).toLongLong(), 9007199254740993LL);
    QCOMPARE(row.at(2).toDouble(), 1.5);
    QCOMPARE(row.at(3).toString(), u"it's é 𝄞"_s);
    QCOMPARE(row.at(4).toByteArray(), QByteArray::fromHex("00ff"));
    QVERIFY(!row.at(5).isValid());
    QVERIFY(row.at(6).isValid());
    QCOMPARE(fixture.run(u"CREATE TABLE t (a VARCHAR(20), b BLOB, c DATETIME(6))"_s), QString());
    const QString literals =
        QStringList{fixture.dialect().literal(u"it's \\ é"_s), fixture.dialect().literal(QByteArray::fromHex("00ff27")),
                    fixture.dialect().literal(QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5, 678)))}
            .join(u',');
    QCOMPARE(fixture.run(u"INSERT INTO t VALUES (%1)"_s.arg(literals)), QString());
    QCOMPARE(fixture.query(u"SELECT a, HEX(b), CAST(c AS CHAR) FROM t"_s),
             u"it's \\ é|00FF27|2020-01-02 03:04:05.678000"_s);
}

void TestMysqlConnection::valuesAsSent()
{
    MysqlFixture fixture(m_server);
    const auto result = fixture.connection().queryAsSent(
        u"SELECT 1 AS number, TIMESTAMP '2021-03-04 05:06:07.123456', CAST('-100:00:01' AS TIME), 1.50, x'00ff', NULL, "
        "'é' COLLATE utf8mb4_bin UNION ALL SELECT 2, NULL, NULL, 0, '', NULL, 'x'"_s);
    VERIFY_RESULT(result);
    QCOMPARE(result->rows.size(), size_t(2));
    QCOMPARE(result->affectedRows, 2);
    QCOMPARE(result->columns.first(), u"number"_s);
    const QVariantList row{
        u"1"_s, u"2021-03-04 05:06:07.123456"_s, u"-100:00:01"_s, u"1.50"_s, QByteArray::fromHex("00ff"), {}, u"é"_s};
    QCOMPARE(result->rows.front(), row);
    QCOMPARE(result->types.at(1), 12);
    QCOMPARE(result->types.at(3), 246);
    QCOMPARE(fixture.run(u"CREATE TABLE sent (a INTEGER PRIMARY KEY AUTO_INCREMENT, b INTEGER)"_s), QString());
    const auto inserted = fixture.connection().queryAsSent(u"INSERT INTO sent (b) VALUES (7), (8)"_s);
    VERIFY_RESULT(inserted);
    QCOMPARE(inserted->affectedRows, 2);
    QCOMPARE(inserted->insertedKey.toInt(), 1);
    const auto refused = fixture.connection().queryAsSent(u"INSERT INTO sent VALUES (1, 1)"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"1062"_s);
}

/// As SQLAlchemy has them counted: an UPDATE that changes nothing has found its rows all the same.
void TestMysqlConnection::rowsThatAreFoundCount()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (1)"_s), QString());
    QCOMPARE(fixture.connection().execute(u"UPDATE t SET a = 1"_s).value(), 2);
}

void TestMysqlConnection::oneStatementAtATime()
{
    MysqlFixture fixture(m_server);
    const auto several = fixture.connection().execute(u"CREATE TABLE a (a INT); CREATE TABLE b (a INT)"_s);
    QVERIFY(!several);
    QCOMPARE(several.error().why, u"You can only execute one statement at a time."_s);
    QVERIFY(fixture.schema().tables.empty());
}

void TestMysqlConnection::sqlModeIsTheServers()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.query(u"SELECT @@SESSION.sql_mode = @@GLOBAL.sql_mode, @@character_set_client"_s), u"1|utf8mb4"_s);
}

void TestMysqlConnection::cannotOpen_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("advice");
    QTest::addRow("nothing listens") << u"socket"_s << u"connect"_s << u"Check host and port"_s;
    QTest::addRow("nothing listens on the port") << u"port"_s << u"connect"_s << u"Check host and port"_s;
    QTest::addRow("wrong password") << u"password"_s << u"Access denied"_s << u"Check user name and password"_s;
    QTest::addRow("no such database") << u"database"_s << u"Unknown database"_s << u"CREATE DATABASE"_s;
    QTest::addRow("database denied") << u"denied"_s << u"Access denied"_s << u"GRANT"_s;
    QTest::addRow("no TLS") << u"tls"_s << QString() << u"TLS"_s;
    QTest::addRow("certificate to verify") << u"verify"_s << u"verify"_s << u"tunnel"_s;
    QTest::addRow("name to verify") << u"name"_s << u"name"_s << u"tunnel"_s;
    QTest::addRow("option file") << u"options"_s << u"option files"_s << u"leave read_default_file out"_s;
    QTest::addRow("unknown character set") << u"charset"_s << u"Unknown character set"_s << QString();
    QTest::addRow("name that PyMySQL verifies") << u"pymysql"_s << u"PyMySQL"_s << u"ssl_check_hostname=false"_s;
}

void TestMysqlConnection::cannotOpen()
{
    QFETCH(QString, change);
    QFETCH(QString, why);
    QFETCH(QString, advice);
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.user = u"clerk"_s;
    url.password = u"s3cret:/@"_s;
    VERIFY_RESULT(mysqlDialect().open(url));
    if (change == u"socket") {
        url.query.front().second = m_server.directory() + u"/nowhere"_s;
    } else if (change == u"port") {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        url.query.clear();
        url.host = u"127.0.0.1"_s;
        url.port = taken.serverPort();
        taken.close();
    } else if (change == u"password") {
        url.password = u"other"_s;
    } else if (change == u"database") {
        url.user = u"root"_s;
        url.password.clear();
        url.database = u"nowhere"_s;
    } else if (change == u"denied") {
        url.database = u"mysql"_s;
    } else if (change == u"name") {
        url.query.emplace_back(u"ssl_check_hostname"_s, u"true"_s);
    } else if (change == u"options") {
        url.query.emplace_back(u"read_default_file"_s, u"~/.my.cnf"_s);
    } else if (change == u"charset") {
        url.query.emplace_back(u"charset"_s, u"latin99"_s);
    } else if (change == u"pymysql") {
        url.driver = u"pymysql"_s;
        url.query.emplace_back(u"ssl_ca"_s, u"/ca.pem"_s);
    } else {
        url.query.emplace_back(u"ssl_mode"_s, change == u"tls" ? u"REQUIRED"_s : u"VERIFY_IDENTITY"_s);
    }
    const auto connection = mysqlDialect().open(url);
    QVERIFY(!connection);
    QCOMPARE(connection.error().kind, change == u"password" ? Error::Kind::Password : Error::Kind::Connection);
    QVERIFY2(connection.error().why.contains(why), qPrintable(describe(connection.error())));
    QVERIFY2(connection.error().advice.contains(advice), qPrintable(describe(connection.error())));
}

void TestMysqlConnection::tellsThePasswordNowhere()
{
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.user = u"clerk"_s;
    url.password = u"t0psecret"_s;
    const auto connection = mysqlDialect().open(url);
    QVERIFY(!connection);
    QVERIFY(!describe(connection.error()).contains(url.password));
    QVERIFY(describe(connection.error()).contains(u"clerk:***@"_s));
}

void TestMysqlConnection::versions_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("asMysql");
    QTest::addColumn<bool>("asMariaDb");
    QTest::addRow("MariaDB") << u"10.11.6-MariaDB-0+deb12u1"_s << true << true;
    QTest::addRow("MariaDB of old replication") << u"5.5.5-10.6.1-MariaDB"_s << true << true;
    QTest::addRow("old MariaDB") << u"10.5.23-MariaDB"_s << false << false;
    QTest::addRow("new MariaDB") << u"11.4.2-MariaDB-ubu2404-log"_s << true << true;
    QTest::addRow("MySQL") << u"8.0.35"_s << true << false;
    QTest::addRow("old MySQL") << u"5.7.44-log"_s << false << false;
}

void TestMysqlConnection::versions()
{
    QFETCH(QString, version);
    QFETCH(bool, asMysql);
    QFETCH(bool, asMariaDb);
    QCOMPARE(mysql::acceptVersion(version, mysql::Flavour::MySql).has_value(), asMysql);
    QCOMPARE(mysql::acceptVersion(version, mysql::Flavour::MariaDb).has_value(), asMariaDb);
}

void TestMysqlConnection::mariaDbByItsOwnName()
{
    MysqlFixture fixture(m_server, u"mariadb"_s);
    const auto version = fixture.dialect().version(fixture.connection());
    VERIFY_RESULT(version);
    QVERIFY(version->contains(u"MariaDB"_s));
    QCOMPARE(fixture.dialect().alembicImplementation(), u"MariaDBImpl"_s);
}

void TestMysqlConnection::initCommand()
{
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.query.emplace_back(u"init_command"_s, u"SET @greeting = 'hello'"_s);
    const auto connection = mysqlDialect().open(url);
    VERIFY_RESULT(connection);
    QCOMPARE(textOf(**connection, u"SELECT @greeting"_s).value(), u"hello"_s);
}

void TestMysqlConnection::characterSet()
{
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.query.emplace_back(u"charset"_s, u"latin1"_s);
    const auto connection = mysqlDialect().open(url);
    VERIFY_RESULT(connection);
    QCOMPARE(textOf(**connection, u"SELECT @@character_set_connection"_s).value(), u"latin1"_s);
    QCOMPARE(textOf(**connection, u"SELECT 'Köln'"_s).value(), u"Köln"_s);
}

void TestMysqlConnection::readOnlyNeverWrites()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT)"_s), QString());
    const auto reader = fixture.dialect().openReadOnly(fixture.url());
    VERIFY_RESULT(reader);
    VERIFY_RESULT((*reader)->rows(u"SELECT * FROM t"_s));
    QVERIFY(!(*reader)->execute(u"INSERT INTO t VALUES (1)"_s));
    QVERIFY(!(*reader)->execute(u"DROP TABLE t"_s));
    QVERIFY(fixture.schema().table({{}, u"t"_s}));
}

void TestMysqlConnection::locked()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT PRIMARY KEY); INSERT INTO t VALUES (1)"_s), QString());
    const auto administrator = mysqlDialect().open(m_server.url()).value();
    VERIFY_RESULT(administrator->execute(u"SET GLOBAL innodb_lock_wait_timeout = 1"_s));
    const auto other = mysqlDialect().open(fixture.url()).value();
    QCOMPARE(fixture.run(u"START TRANSACTION; UPDATE t SET a = 2"_s), QString());
    for (const char *sql : {"UPDATE t SET a = 3", "ALTER TABLE t ADD COLUMN b INT"}) {
        const auto refused = other->execute(QString::fromLatin1(sql));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Locked);
        const QString holder = fixture.query(u"SELECT CONNECTION_ID()"_s);
        QVERIFY2(refused.error().why.contains(u"ession %1 (root from"_s.arg(holder)), qPrintable(refused.error().why));
    }
    const auto clerk = mysqlDialect().open(clerkUrl(fixture)).value();
    const auto unnamed = clerk->execute(u"UPDATE t SET a = 3"_s);
    QVERIFY(!unnamed);
    QVERIFY2(unnamed.error().why.contains(u"GRANT PROCESS"_s), qPrintable(unnamed.error().why));
    QCOMPARE(fixture.run(u"COMMIT"_s), QString());
    VERIFY_RESULT(other->execute(u"ALTER TABLE t ADD COLUMN b INT"_s));
    VERIFY_RESULT(administrator->execute(u"SET GLOBAL innodb_lock_wait_timeout = 50"_s));
}

void TestMysqlConnection::stopWhileLocked()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT); START TRANSACTION; SELECT * FROM t"_s), QString());
    const auto other = mysqlDialect().open(fixture.url()).value();
    std::stop_source stop;
    stop.request_stop();
    // Without the stop it would be asked again for as long as the server waits for rows: 50 seconds.
    const auto refused = other->execute(u"ALTER TABLE t ADD COLUMN b INT"_s, {}, stop.get_token());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Cancelled);
}

void TestMysqlConnection::scratchIsItsOwn()
{
    const DatabaseUrl server = m_server.url(u"shop"_s);
    {
        const auto scratch = mysqlDialect().openScratch(server);
        VERIFY_RESULT(scratch);
        VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE t (a VARCHAR(5))"_s));
        QCOMPARE(textOf(**scratch, u"SELECT @@collation_database"_s).value(), u"latin1_bin"_s);
        const auto second = mysqlDialect().openScratch(server);
        VERIFY_RESULT(second);
        QVERIFY(mysqlDialect().inspect(**second).value().tables.empty());
        QVERIFY(mysqlDialect().inspect(**scratch).value().table({{}, u"t"_s}));
        QCOMPARE(scratchDatabases(), u"2"_s);
    }
    QCOMPARE(scratchDatabases(), u"0"_s);
}

void TestMysqlConnection::scratchReachesNothingElse_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const QString &sql) { QTest::newRow(name) << sql; };
    row("other case", u"CREATE TABLE Shop.harm (a INT)"_s);
    row("way out", u"USE shop"_s);
    row("way out behind a comment", u"/* x */ use shop"_s);
    row("server", u"SET GLOBAL max_connections = 5"_s);
    row("built text", u"PREPARE s FROM 'DROP TABLE harmed'"_s);
}

void TestMysqlConnection::scratchReachesNothingElse()
{
    QFETCH(QString, sql);
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE t (shop INT)"_s));
    VERIFY_RESULT((*scratch)->execute(u"INSERT INTO t (shop) VALUES (1.5)"_s));
    const auto refused = (*scratch)->execute(sql);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
    const auto administrator = mysqlDialect().open(m_server.url(u"shop"_s)).value();
    QVERIFY(!mysqlDialect().inspect(*administrator).value().table({{}, u"harm"_s}));
}

void TestMysqlConnection::scratchOfAKilledProgram()
{
    const auto administrator = mysqlDialect().open(m_server.url()).value();
    VERIFY_RESULT(administrator->execute(u"CREATE DATABASE athanor_scratch_left"_s));
    const auto scratch = mysqlDialect().openScratch(m_server.url());
    VERIFY_RESULT(scratch);
    QCOMPARE(scratchDatabases(), u"1"_s);
}

void TestMysqlConnection::scratchDenied()
{
    const auto administrator = mysqlDialect().open(m_server.url()).value();
    VERIFY_RESULT(administrator->execute(u"CREATE USER reader@localhost IDENTIFIED BY 's3cret:/@'"_s));
    VERIFY_RESULT(administrator->execute(u"GRANT SELECT ON shop.* TO reader@localhost"_s));
    DatabaseUrl url = m_server.url(u"shop"_s);
    url.user = u"reader"_s;
    url.password = u"s3cret:/@"_s;
    const auto scratch = mysqlDialect().openScratch(url);
    QVERIFY(!scratch);
    QCOMPARE(scratch.error().kind, Error::Kind::Connection);
    QVERIFY(scratch.error().advice.contains(u"GRANT"_s));
    QVERIFY(!describe(scratch.error()).contains(u"s3cret"_s));
}

void TestMysqlConnection::framesRowsAlone()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT PRIMARY KEY)"_s), QString());
    const auto rowOf = [](int number) {
        return Statement{.sql = u"INSERT INTO t VALUES (%1)"_s.arg(number), .role = Statement::Role::Data};
    };
    const std::vector<Statement> rows{rowOf(1), rowOf(1)};
    QVERIFY(!runInTransaction(fixture.connection(), fixture.dialect(), rows));
    QCOMPARE(fixture.query(u"SELECT COUNT(*) FROM t"_s), u"0"_s);
    const std::vector<Statement> withSchema{rowOf(1), {.sql = u"ALTER TABLE t ADD COLUMN b INT"_s}};
    QCOMPARE(fixture.dialect().frame(withSchema), TransactionFrame());
    QVERIFY(!fixture.dialect().capabilities().transactionalDdl);
}

void TestMysqlConnection::splits_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const auto row = [](const char *name, const char *script, const QStringList &statements) {
        QTest::addRow("%s", name) << QString::fromLatin1(script) << statements;
    };
    row("two", "SELECT 1; SELECT 2;", {u"SELECT 1"_s, u"SELECT 2"_s});
    row("quotes", R"(SELECT ';', "a;\";", `b;`, 'it'';s', 'a\\'; SELECT 2)",
        {QString::fromLatin1(R"(SELECT ';', "a;\";", `b;`, 'it'';s', 'a\\')"), u"SELECT 2"_s});
    row("comments", "# one;\nSELECT 1 -- two;\n; -- three\n/* four; */ SELECT 5--1", {u"SELECT 1"_s, u"SELECT 5--1"_s});
    row("conditional comments", "/*!40101 SET @a = 1; */; SELECT /*! 1; */ 2",
        {u"/*!40101 SET @a = 1; */"_s, u"SELECT /*! 1; */ 2"_s});
    row("trigger", "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.a = 1; SELECT 1",
        {u"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.a = 1"_s, u"SELECT 1"_s});
    const QString body = u"CREATE DEFINER = root@localhost PROCEDURE p() BEGIN IF a THEN SELECT CASE WHEN b THEN "
                         u"IF(c, 1, 2) END; ELSE WHILE a DO SET b = 1; END WHILE; END IF; CASE a WHEN 1 THEN "
                         u"SELECT 1; END CASE; END"_s;
    QTest::addRow("procedure") << body + u"; SELECT 1"_s << QStringList{body, u"SELECT 1"_s};
    const QString bare = u"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.a > 1 THEN SET NEW.a = 1; END IF"_s;
    QTest::addRow("body without BEGIN") << bare + u"; SELECT 1"_s << QStringList{bare, u"SELECT 1"_s};
    row("transaction", "BEGIN; SELECT 1; COMMIT", {u"BEGIN"_s, u"SELECT 1"_s, u"COMMIT"_s});
    row("nothing", " ; -- nothing\n;", {});
}

void TestMysqlConnection::splits()
{
    QFETCH(QString, script);
    QFETCH(QStringList, statements);
    const auto parts = mysqlDialect().split(script);
    VERIFY_RESULT(parts);
    QStringList found;
    for (const Dialect::ScriptStatement &part : *parts) {
        found << part.sql;
        QCOMPARE(script.mid(part.offset, part.sql.size()), part.sql);
    }
    QCOMPARE(found, statements);
    for (const char *broken : {"SELECT 'a", "/* never", "DELIMITER //\nSELECT 1//"}) {
        const auto refused = mysqlDialect().split(QString::fromLatin1(broken));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Reading);
    }
}

void TestMysqlConnection::locks_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("lock");
    const auto row = [](const char *sql, Lock lock) {
        QTest::addRow("%s", sql) << QString::fromLatin1(sql) << int(lock);
    };
    row("SELECT * FROM t", Lock::Nobody);
    row("CREATE TABLE t (a INT)", Lock::Nobody);
    row("CREATE INDEX ix ON t (a)", Lock::Writers);
    row("UPDATE t SET a = 1", Lock::Writers);
    row("ALTER TABLE t ADD COLUMN a INT", Lock::Writers);
    row("ALTER TABLE t DROP FOREIGN KEY fk", Lock::Writers);
    row("ALTER TABLE t MODIFY a BIGINT NULL", Lock::WritersWhileCopied);
    row("ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES p (id)", Lock::WritersWhileCopied);
    row("ALTER TABLE t DROP PRIMARY KEY", Lock::WritersWhileCopied);
    row("ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4", Lock::WritersWhileCopied);
}

void TestMysqlConnection::locks()
{
    QFETCH(QString, sql);
    QFETCH(int, lock);
    const bool isRows = sql.startsWith(u"SELECT"_s) || sql.startsWith(u"UPDATE"_s);
    QCOMPARE(int(mysqlDialect().lockOf({.sql = sql, .role = isRows ? Statement::Role::Data : Statement::Role::Schema})),
             lock);
}

void TestMysqlConnection::advice_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sql, const char *expected) {
        QTest::addRow("%s", sql) << QString::fromLatin1(sql) << QString::fromLatin1(expected);
    };
    row("ALTER TABLE t ADD UNIQUE (n)", "equal values");
    row("ALTER TABLE t MODIFY m INT NOT NULL", "NULL");
    row("ALTER TABLE t MODIFY s VARCHAR(1)", "cannot hold");
    row("ALTER TABLE t ADD CHECK (n > 5)", "condition");
    row("ALTER TABLE t ADD COLUMN n INT", "already");
    row("CREATE TABLE t (a INT)", "commit each change");
    row("ALTER TABLE t DROP FOREIGN KEY nothing", "SHOW CREATE TABLE");
    row("ALTER TABLE t DROP INDEX ix_p", "uses this index");
    row("ALTER TABLE t ADD FOREIGN KEY (s) REFERENCES p (id)", "same type");
    row("ALTER TABLE t ADD PRIMARY KEY (x)", "mysql_length");
    row("SELECT * FROM tt", "there is a table t");
    row("DELETE FROM p", "refer to these");
    row("INSERT INTO t (p) VALUES (9)", "not there");
    row("UPDATE t SET nothing = 1", "column's name");
}

void TestMysqlConnection::advice()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE p (id INT PRIMARY KEY); INSERT INTO p VALUES (1);"
                         u"CREATE TABLE t (n INT, m INT, s VARCHAR(9), x TEXT, p INT, KEY ix_p (p), FOREIGN KEY (p) "
                         u"REFERENCES p (id));"
                         u"INSERT INTO t VALUES (1, NULL, 'long', '', 1), (1, 1, 'long', '', 1)"_s),
             QString());
    const auto refused = fixture.connection().execute(sql);
    QVERIFY(!refused);
    const QString text = fixture.dialect().adviceFor(refused.error(), nullptr, fixture.schema());
    QVERIFY2(text.contains(expected), qPrintable(text + u'\n' + describe(refused.error())));
}

QTEST_GUILESS_MAIN(TestMysqlConnection)
#include "tst_mysqlconnection.moc"
