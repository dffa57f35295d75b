#include "engine/dialect/databaseurl.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::DatabaseUrl;
using engine::Result;

using Query = std::vector<std::pair<QString, QString>>;
Q_DECLARE_METATYPE(engine::DatabaseUrl)

class TestDatabaseUrl : public QObject
{
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void displays_data();
    void displays();
    void readsWithoutEncoding_data();
    void readsWithoutEncoding();
    void places_data();
    void places();
    void refuses_data();
    void refuses();
    void absoluteFile_data();
    void absoluteFile();
};

void TestDatabaseUrl::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<DatabaseUrl>("wanted");
    const auto row = [](const char *name, const QString &text, const DatabaseUrl &wanted) {
        QTest::newRow(name) << text << wanted;
    };
    row("sqlite memory, short", u"sqlite://"_s, {.dialect = u"sqlite"_s});
    row("sqlite memory, three slashes", u"sqlite:///"_s, {.dialect = u"sqlite"_s});
    row("sqlite memory, named", u"sqlite:///:memory:"_s, {.dialect = u"sqlite"_s, .database = u":memory:"_s});
    row("sqlite relative", u"sqlite:///a/b.db"_s, {.dialect = u"sqlite"_s, .database = u"a/b.db"_s});
    row("sqlite absolute", u"sqlite:////abs/b.db"_s, {.dialect = u"sqlite"_s, .database = u"/abs/b.db"_s});
    row("sqlite Windows", uR"(sqlite:///C:\x\b.db)"_s, {.dialect = u"sqlite"_s, .database = uR"(C:\x\b.db)"_s});
    row("sqlite file name is not decoded", u"sqlite:///a%20b.db"_s,
        {.dialect = u"sqlite"_s, .database = u"a%20b.db"_s});
    row("sqlite URI", u"sqlite:///file:b.db?mode=ro&uri=true"_s,
        {.dialect = u"sqlite"_s,
         .database = u"file:b.db"_s,
         .query = Query{{u"mode"_s, u"ro"_s}, {u"uri"_s, u"true"_s}}});
    row("async driver", u"sqlite+aiosqlite:///b.db"_s,
        {.dialect = u"sqlite"_s, .driver = u"aiosqlite"_s, .database = u"b.db"_s});
    row("everything", u"postgresql+psycopg2://u:p@h:5432/db?sslmode=require"_s,
        {.dialect = u"postgresql"_s,
         .driver = u"psycopg2"_s,
         .user = u"u"_s,
         .password = u"p"_s,
         .host = u"h"_s,
         .port = 5432,
         .database = u"db"_s,
         .query = Query{{u"sslmode"_s, u"require"_s}}});
    row("percent in user and password", u"mysql://a%40b:p%2Fw%25+@h/d"_s,
        {.dialect = u"mysql"_s, .user = u"a@b"_s, .password = u"p/w%+"_s, .host = u"h"_s, .database = u"d"_s});
    row("password with slashes and colons", u"mysql://u:a:b/c?d#e@h/d"_s,
        {.dialect = u"mysql"_s, .user = u"u"_s, .password = u"a:b/c?d#e"_s, .host = u"h"_s, .database = u"d"_s});
    row("user alone", u"postgresql://me@/db"_s, {.dialect = u"postgresql"_s, .user = u"me"_s, .database = u"db"_s});
    row("IPv6", u"postgresql://u:p@[::1]:5432/db"_s,
        {.dialect = u"postgresql"_s,
         .user = u"u"_s,
         .password = u"p"_s,
         .host = u"::1"_s,
         .port = 5432,
         .database = u"db"_s});
    row("socket in the query", u"postgresql:///db?host=/var/run/postgresql"_s,
        {.dialect = u"postgresql"_s, .database = u"db"_s, .query = Query{{u"host"_s, u"/var/run/postgresql"_s}}});
    row("repeated, blank and encoded query", u"mariadb://h/d?a=1&a=2&b=&c=x%20y+z"_s,
        {.dialect = u"mariadb"_s,
         .host = u"h"_s,
         .database = u"d"_s,
         .query = Query{{u"a"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"c"_s, u"x y z"_s}}});
    row("empty port", u"mysql://h:/d"_s, {.dialect = u"mysql"_s, .host = u"h"_s, .database = u"d"_s});
}

void TestDatabaseUrl::parses()
{
    QFETCH(QString, text);
    QFETCH(DatabaseUrl, wanted);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY2(url, qPrintable(url ? QString() : url.error().what));
    QCOMPARE(url->displayText(), wanted.displayText());
    QVERIFY(*url == wanted);
}

void TestDatabaseUrl::displays_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("password") << u"postgresql://u:secret@h/d"_s << u"postgresql://u:***@h/d"_s;
    QTest::newRow("password without user")
        << u"sqlite+pysqlcipher://:secret@/b.db"_s << u"sqlite+pysqlcipher://:***@/b.db"_s;
    QTest::newRow("password of a key") << u"mysql://h/d?ssl_key_password=secret"_s
                                       << u"mysql://h/d?ssl_key_password=***"_s;
    QTest::newRow("password in the query")
        << u"postgresql://h/d?user=u&password=secret"_s << u"postgresql://h/d?password=***&user=u"_s;
    QTest::newRow("user is encoded again") << u"mysql://a%40b@h/d"_s << u"mysql://a%40b@h/d"_s;
    QTest::newRow("IPv6") << u"mysql://[::1]:3306/d"_s << u"mysql://[::1]:3306/d"_s;
    QTest::newRow("memory") << u"sqlite:///"_s << u"sqlite://"_s;
    QTest::newRow("absolute file") << u"sqlite:////a/b.db"_s << u"sqlite:////a/b.db"_s;
    QTest::newRow("query is sorted") << u"sqlite:///file:b.db?uri=true&mode=ro+x"_s
                                     << u"sqlite:///file:b.db?mode=ro+x&uri=true"_s;
}

void TestDatabaseUrl::displays()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY(url);
    QCOMPARE(url->displayText(), shown);
}

void TestDatabaseUrl::readsWithoutEncoding_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("user") << u"mysql://a%40b@h/d"_s << u"mysql://a@b@h/d"_s;
    QTest::newRow("user and password") << u"mysql://a%2Fb:s%40cret@h:1/d"_s << u"mysql://a/b:***@h:1/d"_s;
    QTest::newRow("socket directory") << u"postgresql+psycopg2://me@/shop?host=%2Fvar%2Frun%2Fpostgresql"_s
                                      << u"postgresql+psycopg2://me@/shop?host=/var/run/postgresql"_s;
    QTest::newRow("socket") << u"mysql://root@/shop?unix_socket=%2Frun%2Fa+b%2Fsocket&charset=utf8mb4"_s
                            << u"mysql://root@/shop?charset=utf8mb4&unix_socket=/run/a b/socket"_s;
    QTest::newRow("password in the query")
        << u"postgresql://h/d?password=s%40cret&user=u%40v"_s << u"postgresql://h/d?password=***&user=u@v"_s;
    QTest::newRow("letters beyond ASCII") << u"postgresql://%C3%A9mile@h/d"_s << u"postgresql://émile@h/d"_s;
    QTest::newRow("IPv6") << u"mysql://[::1]:3306/d"_s << u"mysql://[::1]:3306/d"_s;
    QTest::newRow("file") << u"sqlite:////a%20b.db"_s << u"sqlite:////a%20b.db"_s;
}

void TestDatabaseUrl::readsWithoutEncoding()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY(url);
    QCOMPARE(url->readableText(), shown);
}

void TestDatabaseUrl::places_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("host") << u"postgresql+psycopg2://u:secret@h/d?sslmode=require"_s << u"h/d"_s;
    QTest::newRow("port") << u"mysql://h:3307/d"_s << u"h:3307/d"_s;
    QTest::newRow("socket") << u"mysql+pymysql://u@localhost/d?unix_socket=%2Frun%2Fsocket"_s << u"localhost/d"_s;
    QTest::newRow("socket directory") << u"postgresql://u@/d?host=%2Frun"_s << u"localhost/d"_s;
    QTest::newRow("several hosts") << u"postgresql://u@/d?host=a:1&host=b:2"_s << u"a:1, b:2/d"_s;
    QTest::newRow("no database") << u"mysql://h"_s << u"h"_s;
    QTest::newRow("IPv6") << u"mysql://u@[::1]/d"_s << u"[::1]/d"_s;
    QTest::newRow("IPv6 and port") << u"mysql://u@[::1]:3307/d"_s << u"[::1]:3307/d"_s;
    QTest::newRow("file") << u"sqlite:////x/y/a.db"_s << u"a.db"_s;
}

void TestDatabaseUrl::places()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY(url);
    QCOMPARE(url->placeText(), place);
}

void TestDatabaseUrl::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("empty") << QString() << u"Could not parse"_s;
    QTest::newRow("a file name") << u"app.db"_s << u"Could not parse"_s;
    QTest::newRow("one slash") << u"sqlite:/app.db"_s << u"Could not parse"_s;
    QTest::newRow("postgres") << u"postgres://u:secret@h/d"_s << u"\"postgres\""_s;
    QTest::newRow("the placeholder of a new project") << u"driver://user:secret@localhost/dbname"_s << u"\"driver\""_s;
    QTest::newRow("unknown") << u"dbase://u:secret@h/d"_s << u"\"dbase\""_s;
    QTest::newRow("port") << u"mysql://u:secret@h:abc/d"_s << u"not a number"_s;
    QTest::newRow("@ in a password") << u"mysql://u:p@secret@h/d"_s << u"more than one @"_s;
    QTest::newRow("@ : and / in a password") << u"postgresql://u:p@cd:secret/x@h/d"_s << u"more than one @"_s;
    QTest::newRow("@ and / in a password") << u"postgresql://u:p@secret/x@h/d"_s << u"more than one @"_s;
    QTest::newRow("@ and ? in a password") << u"postgresql://u:p@secret?x@h/d"_s << u"more than one @"_s;
    QTest::newRow("@ and : in a password") << u"mysql://u:p@sec:secret@h/d"_s << u"more than one @"_s;
    QTest::newRow("sqlite with two slashes") << u"sqlite://app.db"_s << u"Invalid SQLite URL: sqlite://app.db"_s;
}

void TestDatabaseUrl::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY(!url);
    QCOMPARE(url.error().kind, engine::Error::Kind::Connection);
    QVERIFY2(url.error().what.contains(words), qPrintable(url.error().what));
    QVERIFY(!describe(url.error()).contains(u"secret"_s));
    QVERIFY(!url.error().advice.isEmpty() || !url.error().why.isEmpty());
}

void TestDatabaseUrl::absoluteFile_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("database");
    QTest::newRow("relative") << u"sqlite:///x/../a.db"_s << u"/work dir/a.db"_s;
    QTest::newRow("absolute") << u"sqlite:////b/a.db"_s << u"/b/a.db"_s;
    QTest::newRow("Windows") << u"sqlite:///C:/b/a.db"_s << u"C:/b/a.db"_s;
    QTest::newRow("memory") << u"sqlite:///:memory:"_s << u":memory:"_s;
    QTest::newRow("memory without a name") << u"sqlite://"_s << QString();
    QTest::newRow("URI") << u"sqlite:///file:a.db?uri=true"_s << u"file:/work dir/a.db"_s;
    QTest::newRow("URI in memory") << u"sqlite:///file::memory:?uri=true"_s << u"file::memory:"_s;
    QTest::newRow("another database") << u"postgresql://h/a"_s << u"a"_s;
}

void TestDatabaseUrl::absoluteFile()
{
    QFETCH(QString, text);
    QFETCH(QString, database);
    const Result<DatabaseUrl> url = engine::parseDatabaseUrl(text);
    QVERIFY(url);
    QCOMPARE(engine::absoluteSqliteFile(*url, u"/work dir"_s).database, database);
}

QTEST_GUILESS_MAIN(TestDatabaseUrl)
#include "tst_databaseurl.moc"
