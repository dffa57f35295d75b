#include "tests/engine/dialect/sqlitefixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <thread>

using namespace engine;
using namespace Qt::StringLiterals;

class TestSqliteConnection : public QObject
{
    Q_OBJECT

private slots:
    void values();
    void bindings();
    void queriesOfAnyKind();
    void affectedRows_data();
    void affectedRows();
    void oneStatement_data();
    void oneStatement();
    void refusal();
    void forEachRowEndsEarly();
    void transactionState();
    void rollbackAfterTheDatabaseRolledBack();
    void foreignKeysAreOff();
    void locked();
    void stopWhileLocked();
    void waitsForTheLock();
    void cannotOpen_data();
    void cannotOpen();
    void createsTheFile();
    void readOnlyNeverWrites();
    void uriForms();
    void scratchIsItsOwn();
    void splits_data();
    void splits();
    void unknownDialect();
};

namespace {

DatabaseUrl urlOf(const QString &database, std::vector<std::pair<QString, QString>> query = {})
{
    DatabaseUrl url;
    url.dialect = u"sqlite"_s;
    url.database = database;
    url.query = std::move(query);
    return url;
}

} // namespace

void TestSqliteConnection::values()
{
    SqliteFixture fixture;
    const auto rows =
        fixture.connection().rows(u"SELECT 1, 9007199254740993, 1.5, 'it''s é', x'00ff', NULL, '' WHERE 1"_s);
    VERIFY_RESULT(rows);
    const Connection::Row &row = rows->front();
    QCOMPARE(row.at(0).toInt(), 1);
    QCOMPARE(row.at(1).toLongLong(), 9007199254740993LL);
    QCOMPARE(row.at(2).toDouble(), 1.5);
    QCOMPARE(row.at(3).toString(), u"it's é"_s);
    QCOMPARE(row.at(4).toByteArray(), QByteArray::fromHex("00ff"));
    QVERIFY(!row.at(5).isValid());
    QVERIFY(row.at(6).isValid());
}

void TestSqliteConnection::bindings()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a, b, c, d)"_s), QString());
    const QByteArray blob("\0x", 2);
    const auto inserted =
        fixture.connection().execute(u"INSERT INTO t VALUES (?, ?, ?, ?)"_s, {7, u"a:b ?"_s, blob, QVariant()});
    VERIFY_RESULT(inserted);
    QCOMPARE(fixture.query(u"SELECT a, typeof(a), b, hex(c), typeof(d) FROM t"_s), u"7|integer|a:b ?|0078|null"_s);
    const auto found = fixture.connection().rows(u"SELECT count(*) FROM t WHERE b = ?"_s, {u"a:b ?"_s});
    VERIFY_RESULT(found);
    QCOMPARE(found->front().front().toInt(), 1);
}

void TestSqliteConnection::queriesOfAnyKind()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER PRIMARY KEY, b)"_s), QString());
    const auto inserted = fixture.connection().query(u"INSERT INTO t (b) VALUES (?), (?)"_s, {u"x"_s, QVariant()});
    VERIFY_RESULT(inserted);
    QVERIFY(inserted->columns.isEmpty() && inserted->rows.empty());
    QCOMPARE(inserted->affectedRows, 2);
    QCOMPARE(inserted->insertedKey.toInt(), 2);

    const auto selected = fixture.connection().query(u"SELECT a AS number, b FROM t ORDER BY a"_s);
    VERIFY_RESULT(selected);
    QCOMPARE(selected->columns, QStringList({u"number"_s, u"b"_s}));
    QCOMPARE(selected->rows.size(), 2U);
    QCOMPARE(selected->rows.front(), QVariantList({1, u"x"_s}));
    QVERIFY(!selected->rows.back().back().isValid());
    QCOMPARE(selected->affectedRows, -1);
    QVERIFY(!selected->insertedKey.isValid());

    QVERIFY(!fixture.connection().query(u"SELECT nothing FROM t"_s));
}

void TestSqliteConnection::affectedRows_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("wanted");

    QTest::addRow("insert") << u"INSERT INTO t VALUES (4), (5)"_s << 2;
    QTest::addRow("insert returning") << u"INSERT INTO t VALUES (4), (5) RETURNING a"_s << 2;
    QTest::addRow("update of nothing") << u"UPDATE t SET a = 1 WHERE a = 99"_s << 0;
    QTest::addRow("update after a comment") << u"-- why\n/* and */ UPDATE t SET a = a + 1"_s << 3;
    QTest::addRow("delete with a table expression")
        << u"WITH x AS (SELECT 1 AS v) DELETE FROM t WHERE a = (SELECT v FROM x)"_s << 1;
    QTest::addRow("ddl") << u"CREATE TABLE u (a)"_s << -1;
    QTest::addRow("select") << u"SELECT * FROM t"_s << -1;
    QTest::addRow("pragma") << u"PRAGMA user_version=3"_s << -1;
    QTest::addRow("nothing but a comment") << u"-- nothing"_s << -1;
}

void TestSqliteConnection::affectedRows()
{
    QFETCH(QString, sql);
    QFETCH(int, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)"_s), QString());
    const auto affected = fixture.connection().execute(sql);
    VERIFY_RESULT(affected);
    QCOMPARE(*affected, wanted);
}

void TestSqliteConnection::oneStatement_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("why");

    QTest::addRow("semicolon at the end") << u"SELECT 1;"_s << QString();
    QTest::addRow("comment after it") << u"SELECT 1; -- done;"_s << QString();
    QTest::addRow("semicolon in a string") << u"SELECT ';'"_s << QString();
    QTest::addRow("two") << u"SELECT 1; SELECT 2"_s << u"You can only execute one statement at a time."_s;
    QTest::addRow("trigger") << u"CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; SELECT 2; END;"_s << QString();
    QTest::addRow("endless string") << u"SELECT 'x;"_s << u"unrecognized token: \"'x;\""_s;
}

void TestSqliteConnection::oneStatement()
{
    QFETCH(QString, sql);
    QFETCH(QString, why);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a)"_s), QString());
    const auto done = fixture.connection().execute(sql);
    QCOMPARE(done ? QString() : done.error().why, why);
}

void TestSqliteConnection::refusal()
{
    SqliteFixture fixture;
    const auto rows = fixture.connection().rows(u"SELECT * FROM absent"_s);
    QVERIFY(!rows);
    QCOMPARE(rows.error().kind, Error::Kind::Statement);
    QCOMPARE(rows.error().why, u"no such table: absent"_s);
    QCOMPARE(rows.error().sql, u"SELECT * FROM absent"_s);
    const auto syntax = fixture.connection().execute(u"CREATE TABEL t (a)"_s);
    QVERIFY(!syntax);
    QCOMPARE(syntax.error().why, u"near \"TABEL\": syntax error"_s);
}

void TestSqliteConnection::forEachRowEndsEarly()
{
    SqliteFixture fixture;
    const QString sql = u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT i FROM n"_s;
    int seen = 0;
    VERIFY_RESULT(fixture.connection().forEachRow(sql, [&seen](const Connection::Row &) { return ++seen < 10; }));
    QCOMPARE(seen, 10);
    // The statement that was left early must not hold a lock.
    QCOMPARE(fixture.run(u"CREATE TABLE t (a)"_s), QString());
}

void TestSqliteConnection::transactionState()
{
    SqliteFixture fixture;
    QVERIFY(!fixture.connection().inTransaction());
    QCOMPARE(fixture.run(u"BEGIN IMMEDIATE; SAVEPOINT s; CREATE TABLE t (a); ROLLBACK TO s"_s), QString());
    QVERIFY(fixture.connection().inTransaction());
    QCOMPARE(fixture.run(u"ROLLBACK"_s), QString());
    QVERIFY(!fixture.connection().inTransaction());
    QCOMPARE(fixture.run(u"/* x */ begin; commit"_s), QString());
    QVERIFY(!fixture.connection().inTransaction());
}

void TestSqliteConnection::rollbackAfterTheDatabaseRolledBack()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a UNIQUE ON CONFLICT ROLLBACK); BEGIN; INSERT INTO t VALUES (1)"_s),
             QString());
    QVERIFY(fixture.run(u"INSERT INTO t VALUES (1)"_s).contains(u"UNIQUE constraint failed"_s));
    QCOMPARE(fixture.run(u"ROLLBACK"_s), QString());
    QVERIFY(!fixture.connection().inTransaction());
    QVERIFY(fixture.run(u"ROLLBACK"_s).contains(u"no transaction is active"_s));
}

void TestSqliteConnection::foreignKeysAreOff()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.query(u"PRAGMA foreign_keys"_s), u"0"_s);
}

void TestSqliteConnection::locked()
{
    SqliteFixture holder;
    QCOMPARE(holder.run(u"CREATE TABLE t (a); BEGIN IMMEDIATE"_s), QString());
    const auto other = holder.dialect().open(urlOf(holder.file(), {{u"timeout"_s, u"0.3"_s}}));
    VERIFY_RESULT(other);
    QElapsedTimer timer;
    timer.start();
    const auto begun = (*other)->execute(u"BEGIN IMMEDIATE"_s);
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, Error::Kind::Locked);
    QCOMPARE(begun.error().why, u"database is locked"_s);
    QVERIFY(begun.error().what.contains(u"test.db"_s));
    QVERIFY(!begun.error().advice.isEmpty());
    QVERIFY(timer.elapsed() >= 250);
    QVERIFY(timer.elapsed() < 3000);
    QVERIFY(!(*other)->inTransaction());
    QCOMPARE(holder.run(u"COMMIT"_s), QString());
    VERIFY_RESULT((*other)->execute(u"BEGIN IMMEDIATE"_s));
}

void TestSqliteConnection::stopWhileLocked()
{
    SqliteFixture holder;
    QCOMPARE(holder.run(u"CREATE TABLE t (a); BEGIN IMMEDIATE"_s), QString());
    const auto other = holder.dialect().open(urlOf(holder.file(), {{u"timeout"_s, u"60"_s}}));
    VERIFY_RESULT(other);
    std::stop_source source;
    source.request_stop();
    QElapsedTimer timer;
    timer.start();
    const auto begun = (*other)->execute(u"BEGIN IMMEDIATE"_s, {}, source.get_token());
    QVERIFY(!begun);
    QCOMPARE(begun.error().kind, Error::Kind::Cancelled);
    QVERIFY(timer.elapsed() < 3000);
}

void TestSqliteConnection::waitsForTheLock()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a)"_s), QString());
    // Handed over in this order: the holder begins, then the waiter tries, then the holder ends when it was seen
    // waiting.
    std::atomic_bool waiting = false;
    std::atomic_bool begun = false;
    QString waiterError;
    QCOMPARE(fixture.run(u"BEGIN IMMEDIATE"_s), QString());
    std::jthread waiter([&] {
        const auto connection = fixture.dialect().open(fixture.url());
        waiting = true;
        const auto done = (*connection)->execute(u"BEGIN IMMEDIATE"_s);
        waiterError = done ? QString() : describe(done.error());
        begun = true;
    });
    QTRY_VERIFY(waiting);
    QVERIFY(!begun);
    QCOMPARE(fixture.run(u"COMMIT"_s), QString());
    QTRY_VERIFY(begun);
    waiter.join();
    QCOMPARE(waiterError, QString());
}

void TestSqliteConnection::cannotOpen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<QString>("why");

    QTest::addRow("missing, read only") << u"missing.db"_s << true << u"There is no such file."_s;
    QTest::addRow("missing directory") << u"missing/a.db"_s << false << u"Its directory does not exist."_s;
    QTest::addRow("a directory") << u"."_s << false << u"It is a directory."_s;
    QTest::addRow("no database") << u"text.db"_s << false << u"file is not a database"_s;
    QTest::addRow("no database, read only") << u"text.db"_s << true << u"file is not a database"_s;
}

void TestSqliteConnection::cannotOpen()
{
    QFETCH(QString, file);
    QFETCH(bool, readOnly);
    QFETCH(QString, why);
    QTemporaryDir directory;
    QFile text(directory.filePath(u"text.db"_s));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("this is no database, but long enough to be taken for one");
    text.close();
    const Dialect *dialect = dialectFor(u"sqlite"_s).value();
    const DatabaseUrl url = urlOf(directory.filePath(file));
    const auto connection = readOnly ? dialect->openReadOnly(url) : dialect->open(url);
    QVERIFY(!connection);
    QCOMPARE(connection.error().kind, Error::Kind::Connection);
    QCOMPARE(connection.error().why, why);
    QCOMPARE(QDir(directory.path()).entryList(QDir::Files), QStringList{u"text.db"_s});
}

void TestSqliteConnection::createsTheFile()
{
    QTemporaryDir directory;
    const Dialect *dialect = dialectFor(u"sqlite"_s).value();
    const DatabaseUrl url = urlOf(directory.filePath(u"new.db"_s));
    QVERIFY(!dialect->exists(url));
    VERIFY_RESULT(dialect->open(url));
    QVERIFY(dialect->exists(url));
    QVERIFY(dialect->exists(urlOf(u":memory:"_s)));
}

void TestSqliteConnection::readOnlyNeverWrites()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a)"_s), QString());
    const auto connection = fixture.dialect().openReadOnly(fixture.url());
    VERIFY_RESULT(connection);
    VERIFY_RESULT((*connection)->rows(u"SELECT * FROM t"_s));
    const auto written = (*connection)->execute(u"INSERT INTO t VALUES (1)"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().why, u"attempt to write a readonly database"_s);
}

void TestSqliteConnection::uriForms()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a)"_s), QString());
    const Dialect &dialect = fixture.dialect();
    const QString uri = u"file:"_s + fixture.file();

    const auto readOnly = dialect.open(urlOf(uri, {{u"mode"_s, u"ro"_s}, {u"uri"_s, u"true"_s}}));
    VERIFY_RESULT(readOnly);
    QVERIFY(!(*readOnly)->execute(u"DROP TABLE t"_s));

    const QString missing = u"file:"_s + QFileInfo(fixture.file()).path() + u"/new%20one.db"_s;
    const DatabaseUrl creating = urlOf(missing, {{u"mode"_s, u"rwc"_s}, {u"uri"_s, u"true"_s}});
    QVERIFY(!dialect.exists(creating));
    const auto refused = dialect.openReadOnly(creating);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Connection);
    QVERIFY(!dialect.exists(creating));
    VERIFY_RESULT(dialect.open(creating));
    QVERIFY(dialect.exists(creating));
    QVERIFY(QFile::exists(QFileInfo(fixture.file()).path() + u"/new one.db"_s));

    VERIFY_RESULT(
        dialect.open(urlOf(u"file:shared?mode=memory"_s, {{u"cache"_s, u"shared"_s}, {u"uri"_s, u"true"_s}})));
}

void TestSqliteConnection::scratchIsItsOwn()
{
    const Dialect *dialect = dialectFor(u"sqlite"_s).value();
    const auto one = dialect->openScratch({});
    const auto other = dialect->openScratch({});
    VERIFY_RESULT(one);
    VERIFY_RESULT(other);
    VERIFY_RESULT((*one)->execute(u"CREATE TABLE t (a)"_s));
    QVERIFY(dialect->inspect(**other)->tables.empty());
    const auto version = dialect->version(**one);
    VERIFY_RESULT(version);
    QVERIFY(version->startsWith(u"3."_s));
}

void TestSqliteConnection::splits_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<int>("lastOffset");

    QTest::addRow("nothing") << u" -- only\n /* comments */ ;; "_s << QStringList{} << 0;
    QTest::addRow("two") << u"A; B ;"_s << QStringList{u"A"_s, u"B"_s} << 3;
    QTest::addRow("comments between") << u"A; -- x;\nB /* ; */ C"_s << QStringList{u"A"_s, u"B /* ; */ C"_s} << 9;
    QTest::addRow("quotes") << u"A ';' \";\" `;` [;]; B"_s << QStringList{u"A ';' \";\" `;` [;]"_s, u"B"_s} << 19;
    QTest::addRow("trigger")
        << u"CREATE TRIGGER g AFTER UPDATE ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END; SELECT 2"_s
        << QStringList{u"CREATE TRIGGER g AFTER UPDATE ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END"_s,
                       u"SELECT 2"_s}
        << 89;
    QTest::addRow("temporary trigger")
        << u"create temp trigger g after delete on t begin delete from u; end; X"_s
        << QStringList{u"create temp trigger g after delete on t begin delete from u; end"_s, u"X"_s} << 66;
    QTest::addRow("transaction") << u"BEGIN; CREATE TABLE trigger_log (a); END; X"_s
                                 << QStringList{u"BEGIN"_s, u"CREATE TABLE trigger_log (a)"_s, u"END"_s, u"X"_s} << 42;
}

void TestSqliteConnection::splits()
{
    QFETCH(QString, script);
    QFETCH(QStringList, wanted);
    QFETCH(int, lastOffset);
    const auto parts = dialectFor(u"sqlite"_s).value()->split(script);
    VERIFY_RESULT(parts);
    QStringList texts;
    for (const Dialect::ScriptStatement &part : *parts) {
        texts << part.sql;
        QCOMPARE(script.mid(part.offset, part.sql.size()), part.sql);
    }
    QCOMPARE(texts, wanted);
    QCOMPARE(parts->empty() ? 0 : int(parts->back().offset), lastOffset);

    const auto endless = dialectFor(u"sqlite"_s).value()->split(u"SELECT 1;\n  SELECT 'x"_s);
    QVERIFY(!endless);
    QCOMPARE(endless.error().kind, Error::Kind::Reading);
    QCOMPARE(endless.error().where.line, 2);
    QCOMPARE(endless.error().where.column, 10);
}

void TestSqliteConnection::unknownDialect()
{
    const auto dialect = dialectFor(u"oracle"_s);
    QVERIFY(!dialect);
    QCOMPARE(dialect.error().kind, Error::Kind::Connection);
    QVERIFY(dialect.error().advice.contains(u"sqlite"_s));
}

QTEST_GUILESS_MAIN(TestSqliteConnection)
#include "tst_sqliteconnection.moc"
