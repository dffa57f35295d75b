#include "tests/engine/dialect/postgresqlfixture.h"
#include "tests/engine/schemabuilding.h"

#include <QDateTime>

using namespace engine;
using namespace Qt::StringLiterals;

/// What the dialect makes of SQL and of values, each held against a server where one can tell.
class TestPostgresqlTexts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void splits_data();
    void splits();
    void neverEnds();
    void literals_data();
    void literals();
    void quotes_data();
    void quotes();
    void jsonColumnsGetJson();
    void locks_data();
    void locks();
    void advises_data();
    void advises();
    void refuses_data();
    void refuses();
    void identityIsAltered();
    void refusesNamesThatWouldBeCut();

private:
    PostgresqlServer m_server;
    std::unique_ptr<PostgresqlFixture> m_fixture;
};

void TestPostgresqlTexts::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    m_fixture = std::make_unique<PostgresqlFixture>(m_server);
    QCOMPARE(m_fixture->run(u"CREATE TABLE customer (id integer PRIMARY KEY, name text, n integer);"
                            "INSERT INTO customer VALUES (1, NULL, 5), (2, 'x', 5);"
                            "CREATE VIEW seen AS SELECT name FROM customer"_s),
             QString());
}

void TestPostgresqlTexts::splits_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("plain") << u" SELECT 1 ; SELECT 2;; "_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("quotes") << u"SELECT 'a;''b', \"c;d\"; SELECT 2"_s
                            << QStringList{u"SELECT 'a;''b', \"c;d\""_s, u"SELECT 2"_s};
    QTest::newRow("backslash") << u"SELECT 'a\\'; SELECT E'b\\';c'"_s
                               << QStringList{u"SELECT 'a\\'"_s, u"SELECT E'b\\';c'"_s};
    QTest::newRow("comments") << u"-- one; two\nSELECT /* a; /* b; */ c; */ 1; SELECT 2 -- x"_s
                              << QStringList{u"SELECT /* a; /* b; */ c; */ 1"_s, u"SELECT 2"_s};
    QTest::newRow("dollars") << u"DO $$ BEGIN PERFORM 1; END $$; SELECT $x$ $$; $x$"_s
                             << QStringList{u"DO $$ BEGIN PERFORM 1; END $$"_s, u"SELECT $x$ $$; $x$"_s};
    QTest::newRow("parameter") << u"PREPARE p AS SELECT $1; SELECT 2"_s
                               << QStringList{u"PREPARE p AS SELECT $1"_s, u"SELECT 2"_s};
    QTest::newRow("body of SQL")
        << u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END; SELECT 3"_s
        << QStringList{
               u"CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END"_s,
               u"SELECT 3"_s};
    QTest::newRow("rule") << u"CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2); SELECT 3"_s
                          << QStringList{u"CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2)"_s, u"SELECT 3"_s};
    QTest::newRow("transaction") << u"BEGIN; SELECT 1; END; SELECT 2"_s
                                 << QStringList{u"BEGIN"_s, u"SELECT 1"_s, u"END"_s, u"SELECT 2"_s};
    QTest::newRow("operators") << u"SELECT 1-- x\n+2; SELECT 3 */* y */4"_s
                               << QStringList{u"SELECT 1-- x\n+2"_s, u"SELECT 3 */* y */4"_s};
}

void TestPostgresqlTexts::splits()
{
    QFETCH(QString, script);
    const auto parts = m_fixture->dialect().split(script);
    VERIFY_RESULT(parts);
    QStringList texts;
    for (const Dialect::ScriptStatement &part : *parts) {
        QCOMPARE(script.mid(part.offset, part.sql.size()), part.sql);
        texts << part.sql;
    }
    QTEST(texts, "statements");
}

void TestPostgresqlTexts::neverEnds()
{
    for (const QString &script : {u"SELECT 1;\n 'a"_s, u"SELECT 1;\n $a$ b $$"_s, u"SELECT 1;\n /* /* */"_s}) {
        const auto parts = m_fixture->dialect().split(script);
        QVERIFY(!parts);
        QCOMPARE(parts.error().kind, Error::Kind::Reading);
        QCOMPARE(parts.error().where.line, 2);
        QCOMPARE(parts.error().where.column, 2);
    }
}

void TestPostgresqlTexts::literals_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QVariant &value, const QString &type, const QString &shown) {
        QTest::newRow(name) << value << type << shown;
    };
    row("text", u"it's \\n \"x\""_s, u"text"_s, u"it's \\n \"x\""_s);
    row("number", -5, u"integer"_s, u"-5"_s);
    row("large number", 9007199254740993LL, u"bigint"_s, u"9007199254740993"_s);
    row("fraction", 0.1, u"double precision"_s, u"0.1"_s);
    row("endless", std::numeric_limits<double>::infinity(), u"double precision"_s, u"Infinity"_s);
    row("true", true, u"boolean"_s, u"true"_s);
    row("bytes", QByteArray("\0\xff'", 3), u"bytea"_s, u"\\000\\377'"_s);
    row("date", QDate(2020, 2, 29), u"date"_s, u"2020-02-29"_s);
    row("time", QTime(1, 2, 3, 4), u"time"_s, u"01:02:03.004"_s);
    row("moment", QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5)), u"timestamp"_s, u"2020-01-02 03:04:05"_s);
    row("moment in a zone", QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::OffsetFromUTC, -5400),
        u"timestamptz AT TIME ZONE 'UTC'"_s, u"2020-01-02 04:34:05"_s);
    row("list", QVariantList{1, QVariant(), 3}, u"integer[]"_s, u"{1,NULL,3}"_s);
    row("list of texts", QStringList{u"a,\"b\\"_s, u"it's"_s}, u"text[]"_s, u"{\"a,\\\"b\\\\\",it's}"_s);
    row("list of lists", QVariantList{QVariantList{1, 2}, QVariantList{3, 4}}, u"integer[]"_s, u"{{1,2},{3,4}}"_s);
    row("map", QVariantMap{{u"a"_s, u"it's"_s}}, u"json"_s, u"{\"a\":\"it's\"}"_s);
}

void TestPostgresqlTexts::literals()
{
    QFETCH(QVariant, value);
    QFETCH(QString, type);
    const QString sql = u"SELECT (%1::%2)::text"_s.arg(m_fixture->dialect().literal(value), type);
    QTEST(m_fixture->query(sql), "shown");
    QCOMPARE(m_fixture->dialect().literal({}), u"NULL"_s);
}

void TestPostgresqlTexts::quotes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"customer"_s << u"customer"_s;
    QTest::newRow("upper case") << u"Customer"_s << u"\"Customer\""_s;
    QTest::newRow("reserved") << u"order"_s << u"\"order\""_s;
    QTest::newRow("dot") << u"a.b"_s << u"\"a.b\""_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::newRow("not ASCII") << u"straße"_s << u"\"straße\""_s;
    QTest::newRow("digit first") << u"1a"_s << u"\"1a\""_s;
    QTest::newRow("63 characters") << u"a"_s.repeated(63) << u"a"_s.repeated(63);
}

void TestPostgresqlTexts::quotes()
{
    QFETCH(QString, name);
    QTEST(m_fixture->dialect().quoted(name), "quoted");
    PostgresqlFixture fixture(m_server);
    const Table table = building::table(name, {building::column(name)}, {}, {building::index(name + u"2"_s, {name})});
    if (name.size() < 63) {
        QCOMPARE(fixture.apply({CreateTable{.table = table}}), QString());
        QVERIFY(fixture.schema().table(table.name)->index(name + u"2"_s));
    } else {
        QCOMPARE(fixture.apply({CreateTable{.table = building::table(name, {building::column(name)})}}), QString());
    }
    QVERIFY(fixture.schema().table(table.name)->column(name));
}

void TestPostgresqlTexts::jsonColumnsGetJson()
{
    PostgresqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a jsonb, b integer[])"_s), QString());
    const QVariantList list{1, 2};
    QCOMPARE(fixture.apply({BulkInsert{.table = building::named(u"t"_s),
                                       .columns = {u"a"_s, u"b"_s},
                                       .rows = {{list, list}, {u"{\"z\": 1}"_s, {}}, {5, QVariantList{}}}}}),
             QString());
    QCOMPARE(fixture.query(u"SELECT a::text, b::text FROM t"_s), u"[1, 2]|{1,2}\n{\"z\": 1}|NULL\n5|{}"_s);
}

void TestPostgresqlTexts::locks_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Lock>("lock");
    QTest::newRow("alter") << u"ALTER TABLE t ADD COLUMN a integer"_s << Lock::Everybody;
    QTest::newRow("foreign key") << u"ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY(a) REFERENCES o (id)"_s
                                 << Lock::Writers;
    QTest::newRow("index") << u"CREATE UNIQUE INDEX i ON t (a)"_s << Lock::Writers;
    QTest::newRow("index concurrently") << u"CREATE INDEX CONCURRENTLY i ON t (a)"_s << Lock::Nobody;
    QTest::newRow("drop index concurrently") << u"DROP INDEX CONCURRENTLY i"_s << Lock::Nobody;
    QTest::newRow("drop index") << u"DROP INDEX i"_s << Lock::Everybody;
    QTest::newRow("drop") << u"DROP TABLE t"_s << Lock::Everybody;
    QTest::newRow("create") << u"CREATE TABLE t (a integer)"_s << Lock::Nobody;
    QTest::newRow("rows") << u"UPDATE t SET a = 1"_s << Lock::Nobody;
}

void TestPostgresqlTexts::locks()
{
    QFETCH(QString, sql);
    QFETCH(Lock, lock);
    Statement statement;
    statement.sql = sql;
    QVERIFY(m_fixture->dialect().lockOf(statement) == lock);
}

void TestPostgresqlTexts::advises_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("advice");
    QTest::newRow("NULLs") << u"ALTER TABLE customer ALTER name SET NOT NULL"_s << u"Rows with NULL"_s;
    QTest::newRow("equal rows") << u"CREATE UNIQUE INDEX i ON customer (n)"_s << u"duplicates"_s;
    QTest::newRow("check") << u"ALTER TABLE customer ADD CHECK (n > 5)"_s << u"postgresql_not_valid"_s;
    QTest::newRow("cast") << u"ALTER TABLE customer ALTER name TYPE integer"_s << u"postgresql_using"_s;
    QTest::newRow("using") << u"ALTER TABLE customer ALTER n TYPE uuid"_s << u"postgresql_using"_s;
    QTest::newRow("similar table") << u"DROP TABLE customers"_s << u"Check the table's name"_s;
    QTest::newRow("no such column") << u"ALTER TABLE customer DROP nothing"_s << u"Check the column's name"_s;
    QTest::newRow("view") << u"ALTER TABLE customer DROP name"_s << u"Drop view "_s;
    QTest::newRow("there already") << u"CREATE TABLE customer (a integer)"_s << u"stamp"_s;
    QTest::newRow("in a transaction") << u"BEGIN; CREATE INDEX CONCURRENTLY i ON customer (n)"_s
                                      << u"autocommit_block"_s;
    QTest::newRow("no unique") << u"ALTER TABLE customer ADD FOREIGN KEY (n) REFERENCES customer (n)"_s
                               << u"unique constraint"_s;
    QTest::newRow("no type") << u"CREATE TABLE other (a citext)"_s << u"EXTENSION"_s;
}

void TestPostgresqlTexts::advises()
{
    QFETCH(QString, sql);
    QFETCH(QString, advice);
    const auto refused = m_fixture->connection().execute(sql);
    QVERIFY(!refused);
    m_fixture->run(u"ROLLBACK"_s);
    const QString given = m_fixture->dialect().adviceFor(refused.error(), nullptr, m_fixture->schema());
    QVERIFY2(given.contains(advice), qPrintable(refused.error().why + given));
}

void TestPostgresqlTexts::refuses_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("what");
    const TableName table = building::named(u"customer"_s);
    QTest::newRow("unknown type") << Operation(
        AddColumn{.table = table, .column = {.name = u"a"_s, .type = {.module = u"mysql"_s, .name = u"TINYINT"_s}}})
                                  << u"no type for mysql.TINYINT"_s;
    QTest::newRow("no type") << Operation(AddColumn{.table = table, .column = {.name = u"a"_s}}) << u"needs a type"_s;
    QTest::newRow("enum without a name") << Operation(
        AddColumn{.table = table, .column = {.name = u"a"_s, .type = {.name = u"Enum"_s, .values = {u"x"_s}}}})
                                         << u"must have a name"_s;
    QTest::newRow("using without a type")
        << Operation(AlterColumn{.table = table, .column = u"n"_s, .options = {{u"postgresql_using"_s, u"n"_s}}})
        << u"postgresql_using must be used with the type_ parameter"_s;
    QTest::newRow("virtual") << Operation(
        AddColumn{.table = table,
                  .column = {.name = u"a"_s, .type = {.name = u"Integer"_s}, .computed = Computed{u"n"_s, false}}})
                             << u"generated column a"_s;
    QTest::newRow("unnamed constraint") << Operation(DropConstraint{.table = table}) << u"without a name"_s;
    QTest::newRow("place") << Operation(BatchAlterTable{
        .table = table,
        .operations = {AddColumn{.table = table, .column = building::column(u"a"_s), .place = {.after = u"n"_s}}}})
                           << u"order cannot be chosen"_s;
}

void TestPostgresqlTexts::refuses()
{
    QFETCH(Operation, operation);
    QFETCH(QString, what);
    const auto compiled = m_fixture->dialect().compile(operation, m_fixture->schema());
    QVERIFY(!compiled);
    QVERIFY2(compiled.error().what.contains(what), qPrintable(compiled.error().what));
    QVERIFY(!compiled.error().advice.isEmpty());
}

void TestPostgresqlTexts::identityIsAltered()
{
    PostgresqlFixture fixture(m_server);
    const TableName table = building::named(u"t"_s);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a integer GENERATED BY DEFAULT AS IDENTITY)"_s), QString());
    const AlterColumn alter{.table = table,
                            .column = u"a"_s,
                            .identity = Identity{.always = true, .options = {{u"start"_s, 5}, {u"cache"_s, 3}}}};
    QCOMPARE(fixture.dialect().compile(alter, fixture.schema()).value().front().sql,
             u"ALTER TABLE t ALTER COLUMN a SET GENERATED ALWAYS SET CACHE 3 SET START WITH 5"_s);
    QCOMPARE(fixture.apply({alter}), QString());
    QVERIFY(fixture.schema().table(table)->column(u"a"_s)->identity->always);
    AlterColumn away{.table = table, .column = u"a"_s};
    away.identity = std::optional<Identity>();
    QCOMPARE(fixture.apply({away}), QString());
    QVERIFY(!fixture.schema().table(table)->column(u"a"_s)->identity);
}

void TestPostgresqlTexts::refusesNamesThatWouldBeCut()
{
    PostgresqlFixture fixture(m_server);
    const TableName table = building::named(u"t"_s);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a integer)"_s), QString());
    const QString longest(63, u'n');
    // Twice as many bytes as letters.
    for (const QString &name : {QString(64, u'n'), QString(32, u'ж')}) {
        const AddConstraint add{table, UniqueConstraint{.name = name, .columns = {u"a"_s}}};
        const CreateIndex create{.table = table, .index = {.name = name, .elements = {{.column = u"a"_s}}}};
        for (const Operation &operation : {Operation(add), Operation(create)}) {
            const auto refused = fixture.dialect().compile(operation, fixture.schema());
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
            QVERIFY(refused.error().what.contains(name));
        }
    }
    QCOMPARE(fixture.apply({CreateIndex{.table = table, .index = {.name = longest, .elements = {{.column = u"a"_s}}}}}),
             QString());
    QVERIFY(fixture.schema().table(table)->index(longest));
}

QTEST_GUILESS_MAIN(TestPostgresqlTexts)

#include "tst_postgresqltexts.moc"
