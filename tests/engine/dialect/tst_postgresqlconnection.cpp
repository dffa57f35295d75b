#include "engine/dialect/postgresql/connectionerror.h"
#include "engine/dialect/postgresql/opening.h"

#include "tests/servers/postgresqlserver.h"

#include <QRegularExpression>
#include <QTest>

using namespace engine;
using namespace Qt::StringLiterals;

using postgresql::openDatabase;
using postgresql::OpenMode;

class TestPostgresqlConnection : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void parameters_data();
    void parameters();
    void values();
    void valuesAsSent();
    void severalStatementsAtOnce();
    void insertWithoutASequenceKeepsTheTransaction();
    void namesItself();
    void readOnlyNeverWrites();
    void cannotOpen_data();
    void cannotOpen();
    void whatAnswersIsSomethingElse();
    void passwordOverTcp();
    void secondHostIsTried();
    void lockedIsNotTriedAgain();
    void lostConnection();

private:
    [[nodiscard]] std::unique_ptr<Connection> open(const QString &url = {}) const;
    [[nodiscard]] QString tcpUrl(const QString &user, const QString &rest) const;

    PostgresqlServer m_server;
};

void TestPostgresqlConnection::initTestCase()
{
    QCOMPARE(m_server.start(PostgresqlServer::Network::Loopback), QString());
    const auto connection = open();
    connection->execute(u"CREATE ROLE clerk LOGIN PASSWORD 'p@ss:w/rd'"_s).value();
    connection->execute(u"CREATE ROLE idle NOLOGIN PASSWORD 'p'"_s).value();
    connection->execute(u"CREATE DATABASE closed"_s).value();
    connection->execute(u"CREATE ROLE crowd LOGIN PASSWORD 'p' CONNECTION LIMIT 0"_s).value();
    connection->execute(u"CREATE DATABASE crowded CONNECTION LIMIT 0"_s).value();
    connection->execute(u"REVOKE CONNECT ON DATABASE closed FROM PUBLIC"_s).value();
}

std::unique_ptr<Connection> TestPostgresqlConnection::open(const QString &url) const
{
    return openDatabase(parseDatabaseUrl(url.isEmpty() ? m_server.url() : url).value(), OpenMode::ReadWrite).value();
}

QString TestPostgresqlConnection::tcpUrl(const QString &user, const QString &rest) const
{
    return u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(user, QString::number(m_server.port()), rest);
}

void TestPostgresqlConnection::parameters_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"postgresql://u:secret@h:5433/db"_s << u"host=h port=5433 dbname=db user=u"_s;
    QTest::newRow("local") << u"postgresql:///db"_s << u"dbname=db"_s;
    QTest::newRow("nothing") << u"postgresql://"_s << QString();
    QTest::newRow("socket") << u"postgresql://u@/db?host=/var/run/postgresql"_s
                            << u"host=/var/run/postgresql dbname=db user=u"_s;
    QTest::newRow("hosts") << u"postgresql+psycopg2://u@/db?host=h1:5432&host=h2"_s
                           << u"host=h1,h2 port=5432, dbname=db user=u"_s;
    QTest::newRow("hosts and ports") << u"postgresql://u@/db?host=h1,h2&port=1,2"_s
                                     << u"host=h1,h2 port=1,2 dbname=db user=u"_s;
    QTest::newRow("address of version 6") << u"postgresql://u@[::1]:5/db"_s << u"host=::1 port=5 dbname=db user=u"_s;
    QTest::newRow("encoded") << u"postgresql://u%40x:s@h/db%20x"_s << u"host=h dbname=db%20x user=u@x"_s;
    QTest::newRow("TLS") << u"postgresql://h/db?sslmode=verify-full&sslrootcert=/c.pem"_s
                         << u"host=h dbname=db sslmode=verify-full sslrootcert=/c.pem"_s;
    QTest::newRow("TLS of asyncpg") << u"postgresql+asyncpg://h/db?ssl=require&prepared_statement_cache_size=0"_s
                                    << u"host=h dbname=db sslmode=require"_s;
    QTest::newRow("options") << u"postgresql://h/db?options=-csearch_path%3Dx"_s
                             << u"host=h dbname=db options=-csearch_path=x"_s;
    QTest::newRow("password in the query") << u"postgresql://h/db?user=u&password=s"_s << u"host=h dbname=db user=u"_s;
}

void TestPostgresqlConnection::parameters()
{
    QFETCH(QString, url);
    QFETCH(QString, expected);
    QStringList words;
    for (const auto &[key, value] : postgresql::connectionParameters(parseDatabaseUrl(url).value()))
        words << key + u'=' + value;
    words.removeAll(u"application_name=athanor"_s);
    words.removeAll(u"connect_timeout=10"_s);
    QCOMPARE(words.join(u' '), expected);
}

void TestPostgresqlConnection::values()
{
    const auto connection = open();
    const auto rows = connection->rows(
        u"SELECT 1, 9007199254740993, 12345678901234567890.123456789::numeric, 'it''s é\\n', '\\x00ff'::bytea, NULL, "
        "'', true"_s);
    QVERIFY(rows);
    const Connection::Row &row = rows->front();
    QCOMPARE(row.at(0).toInt(), 1);
    QCOMPARE(row.at(1).toLongLong(), 9007199254740993LL);
    QCOMPARE(row.at(2).toString(), u"12345678901234567890.123456789"_s);
    QCOMPARE(row.at(3).toString(), u"it's é\\n"_s);
    QCOMPARE(row.at(4).toByteArray(), QByteArray("\0\xff", 2));
    QVERIFY(!row.at(5).isValid());
    QVERIFY(row.at(6).isValid());
    QCOMPARE(row.at(7), QVariant(true));

    const auto bound = connection->rows(u"SELECT ?::text, ?::int"_s, {u"a'b\\c"_s, 5});
    QVERIFY(bound);
    QCOMPARE(bound->front().at(0).toString(), u"a'b\\c"_s);
    QCOMPARE(bound->front().at(1).toInt(), 5);
}

void TestPostgresqlConnection::valuesAsSent()
{
    const auto connection = open();
    const auto result = connection->queryAsSent(
        u"SELECT x AS number, timestamp '2021-03-04 05:06:07.123456', 'infinity'::date, 1.50, ARRAY[1, NULL], true, "
        "'\\x00ff'::bytea, NULL::text, 'é' FROM generate_series(1, 2) AS x"_s);
    QVERIFY(result);
    QCOMPARE(result->rows.size(), size_t(2));
    QCOMPARE(result->affectedRows, 2);
    QCOMPARE(result->columns.first(), u"number"_s);
    QCOMPARE(result->types, (std::vector{23, 1114, 1082, 1700, 1007, 16, 17, 25, 25}));
    const QVariantList row{
        u"2"_s, u"2021-03-04 05:06:07.123456"_s, u"infinity"_s, u"1.50"_s, u"{1,NULL}"_s, u"t"_s, u"\\000\\377"_s, {},
        u"é"_s};
    QCOMPARE(result->rows.back(), row);
    const auto empty = connection->queryAsSent(u"SELECT 1.5 WHERE false"_s);
    QVERIFY(empty && empty->rows.empty());
    QCOMPARE(empty->types, std::vector{1700});
    const auto last = connection->queryAsSent(
        u"CREATE TEMP TABLE sent (a int); INSERT INTO sent VALUES (1), (2); UPDATE sent SET a = 3 RETURNING a"_s);
    QVERIFY2(last, last ? "" : qPrintable(describe(last.error())));
    QCOMPARE(last->rows.size(), size_t(2));
    QCOMPARE(connection->queryAsSent(u"DELETE FROM sent"_s)->affectedRows, 2);
    QCOMPARE(connection->queryAsSent(u"DROP TABLE sent"_s)->affectedRows, -1);
    const auto refused = connection->queryAsSent(u"SELECT * FROM nowhere"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"42P01"_s);
}

void TestPostgresqlConnection::severalStatementsAtOnce()
{
    const auto connection = open();
    QVERIFY(connection->execute(u"CREATE TEMP TABLE s (a int); INSERT INTO s VALUES (1); INSERT INTO s VALUES (2)"_s));
    QCOMPARE(connection->rows(u"SELECT count(*) FROM s"_s)->front().front().toInt(), 2);
    const auto failed = connection->execute(u"SELECT 1; SELECT nothing FROM nowhere; SELECT 2"_s);
    QVERIFY(!failed);
    QVERIFY2(failed.error().why.contains(u"nowhere"_s), qPrintable(failed.error().why));
    const auto late = connection->rows(u"SELECT a / (a - 2) FROM s ORDER BY a"_s);
    QVERIFY(!late);
    QVERIFY2(late.error().why.contains(u"division by zero"_s), qPrintable(late.error().why));
    QCOMPARE(connection->execute(u"UPDATE s SET a = a + 1"_s).value(), 2);
    QCOMPARE(connection->execute(u"UPDATE s SET a = a + 1 RETURNING a"_s).value(), 2);
    QCOMPARE(connection->execute(u"CREATE TEMP TABLE other (a int)"_s).value(), -1);
}

void TestPostgresqlConnection::insertWithoutASequenceKeepsTheTransaction()
{
    const auto connection = open();
    QVERIFY(connection->execute(u"BEGIN"_s));
    QVERIFY(connection->execute(u"CREATE TEMP TABLE plain (a int)"_s));
    const auto inserted = connection->query(u"INSERT INTO plain VALUES (1)"_s);
    QVERIFY(inserted);
    QCOMPARE(inserted->affectedRows, 1);
    QCOMPARE(connection->query(u"SELECT a FROM plain"_s)->rows.size(), size_t(1));
    QVERIFY(connection->inTransaction());
    QVERIFY(connection->execute(u"ROLLBACK"_s));
    QVERIFY(!connection->inTransaction());
}

void TestPostgresqlConnection::namesItself()
{
    const auto name = [](Connection &connection) {
        return connection.rows(u"SHOW application_name"_s)->front().front().toString();
    };
    QCOMPARE(name(*open()), u"athanor"_s);
    QCOMPARE(name(*open(m_server.url() + u"&application_name=my+own"_s)), u"my own"_s);
}

void TestPostgresqlConnection::readOnlyNeverWrites()
{
    const auto connection = openDatabase(parseDatabaseUrl(m_server.url()).value(), OpenMode::ReadOnly).value();
    const auto refused = connection->execute(u"CREATE TABLE never (a int)"_s);
    QVERIFY(!refused);
    QVERIFY2(refused.error().why.contains(u"read-only"_s), qPrintable(refused.error().why));
    QVERIFY(connection->rows(u"SELECT 1"_s));
}

void TestPostgresqlConnection::cannotOpen_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("rest");
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    QTest::newRow("wrong password") << u"clerk:TOPSECRET"_s << u"postgres"_s << u"did not accept the password"_s
                                    << u"password authentication failed"_s;
    QTest::newRow("no password") << u"clerk"_s << u"postgres?passfile=/none"_s << u"wants a password"_s
                                 << u"no password supplied"_s;
    QTest::newRow("no such database") << u"clerk:p%40ss%3Aw%2Frd"_s << u"nowhere"_s << u"no such database"_s
                                      << u"\"nowhere\" does not exist"_s;
    QTest::newRow("closed database") << u"clerk:p%40ss%3Aw%2Frd"_s << u"closed"_s << u"may not connect"_s
                                     << u"permission denied"_s;
    QTest::newRow("role without login") << u"idle:p"_s << u"postgres"_s << u"may not log in"_s << u"not permitted"_s;
    QTest::newRow("role without connections")
        << u"crowd:p"_s << u"postgres"_s << u"The role of"_s << u"too many connections for role"_s;
    QTest::newRow("database without connections")
        << u"clerk:p%40ss%3Aw%2Frd"_s << u"crowded"_s << u"The database has no connection left"_s
        << u"too many connections for database"_s;
    QTest::newRow("TLS refused") << u"clerk:p%40ss%3Aw%2Frd"_s << u"postgres?sslmode=require"_s << u"with TLS"_s
                                 << u"does not support SSL"_s;
    QTest::newRow("unknown parameter") << u"clerk:TOPSECRET"_s << u"postgres?colour=blue"_s
                                       << u"not one that PostgreSQL's client knows"_s << u"colour"_s;
    QTest::newRow("port that is none") << u"clerk:TOPSECRET"_s << u"postgres?port=70000"_s
                                       << u"none that a server can listen at"_s << u"70000"_s;
}

void TestPostgresqlConnection::cannotOpen()
{
    QFETCH(QString, user);
    QFETCH(QString, rest);
    QFETCH(QString, what);
    QFETCH(QString, why);
    const auto refused = openDatabase(parseDatabaseUrl(tcpUrl(user, rest)).value(), OpenMode::ReadWrite);
    QVERIFY(!refused);
    const Error &error = refused.error();
    const bool wantsPassword = QByteArray(QTest::currentDataTag()).endsWith("password");
    QCOMPARE(error.kind, wantsPassword ? Error::Kind::Password : Error::Kind::Connection);
    QVERIFY2(error.what.contains(what), qPrintable(describe(error)));
    QVERIFY2(error.why.contains(why), qPrintable(describe(error)));
    QVERIFY(!error.advice.isEmpty());
    QCOMPARE(error.advice.contains(u"CONNECTION LIMIT"_s), why.startsWith(u"too many"_s));
    QVERIFY(!describe(error).contains(u"TOPSECRET"_s));
    QVERIFY(!describe(error).contains(u"p@ss"_s));
}

void TestPostgresqlConnection::whatAnswersIsSomethingElse()
{
    const DatabaseUrl url = parseDatabaseUrl(tcpUrl(u"clerk"_s, u"postgres"_s)).value();
    const Error error = postgresql::connectionError(url, u"received invalid response to SSL negotiation: H"_s);
    QVERIFY2(error.what.endsWith(u"is not PostgreSQL."_s), qPrintable(describe(error)));
    QVERIFY2(error.advice.contains(u"port"_s), qPrintable(describe(error)));
}

void TestPostgresqlConnection::passwordOverTcp()
{
    const auto connection = open(tcpUrl(u"clerk:p%40ss%3Aw%2Frd"_s, u"postgres"_s));
    QCOMPARE(connection->rows(u"SELECT current_user::text"_s)->front().front().toString(), u"clerk"_s);
}

void TestPostgresqlConnection::secondHostIsTried()
{
    const QString hosts = u"postgresql://postgres@/postgres?host=/nowhere:&host=%1&port=%2,%2"_s.arg(
        m_server.directory(), QString::number(m_server.port()));
    QVERIFY(openDatabase(parseDatabaseUrl(hosts).value(), OpenMode::ReadWrite));

    const auto nothing =
        openDatabase(parseDatabaseUrl(u"postgresql://u:TOPSECRET@/db?host=/nowhere"_s).value(), OpenMode::ReadWrite);
    QVERIFY(!nothing);
    QVERIFY2(nothing.error().what.contains(u"No PostgreSQL server answers"_s), qPrintable(nothing.error().what));
    QVERIFY(!describe(nothing.error()).contains(u"TOPSECRET"_s));
}

void TestPostgresqlConnection::lockedIsNotTriedAgain()
{
    const auto holder = open();
    QVERIFY(holder->execute(u"CREATE TABLE held (a int)"_s));
    QVERIFY(holder->execute(u"BEGIN"_s));
    QVERIFY(holder->execute(u"LOCK TABLE held"_s));
    const auto other = open();
    QVERIFY(other->execute(u"SET lock_timeout = 1"_s));
    const auto refused = other->execute(u"DROP TABLE held"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Locked);
    QVERIFY(refused.error().why.contains(u"lock timeout"_s));
    const QString process = holder->rows(u"SELECT pg_backend_pid()::text"_s)->front().front().toString();
    QVERIFY2(refused.error().why.contains(u"Session %1 ("_s.arg(process)), qPrintable(refused.error().why));
    QVERIFY(refused.error().why.contains(u"athanor, in a transaction since"_s));
    QVERIFY(holder->execute(u"DROP TABLE held"_s));
    QVERIFY(holder->execute(u"COMMIT"_s));
}

void TestPostgresqlConnection::lostConnection()
{
    const auto victim = open();
    const QVariant process = victim->rows(u"SELECT pg_backend_pid()"_s)->front().front();
    const auto killer = open();
    QVERIFY(killer->execute(u"SELECT pg_terminate_backend(?, 10000)"_s, {process}));
    // The driver would say on the standard error stream that it could not take leave.
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    for (const QVariantList &bindings : {QVariantList(), QVariantList{1}, QVariantList{2}}) {
        const auto refused = victim->rows(bindings.isEmpty() ? u"SELECT 1"_s : u"SELECT ?::int"_s, bindings);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Connection);
    }
    const auto asked = open();
    const QVariant other = asked->rows(u"SELECT pg_backend_pid()"_s)->front().front();
    // It ends itself, while the server holds a prepared statement of its own.
    const auto ended = asked->rows(u"SELECT pg_terminate_backend(?::int, 0), pg_sleep(10)"_s, {other});
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, Error::Kind::Connection);
}

QTEST_GUILESS_MAIN(TestPostgresqlConnection)

#include "tst_postgresqlconnection.moc"
