#include "engine/diff/compare.h"
#include "engine/operation/apply.h"

#include "tests/engine/dialect/sqlitefixture.h"
#include "tests/engine/diff/normalised.h"
#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

/// Pairs of schemas as SQL. The law for each: what compare() gives makes the one into the other, and its reverse makes
/// the other into the one.
class TestCompareSqlite : public QObject
{
    Q_OBJECT

private slots:
    void pairs_data();
    void pairs();

private:
    void tables();
    void columns();
    void keys();
    void foreignKeys();
    void options();
    void viewsAndTriggers();

    static void row(const char *name, const QString &from, const QString &to, const QStringList &expected);
};

void TestCompareSqlite::row(const char *name, const QString &from, const QString &to, const QStringList &expected)
{
    QTest::addRow("%s", name) << from << to << expected;
}

void TestCompareSqlite::tables()
{
    const QString one = u"CREATE TABLE a (id INTEGER NOT NULL PRIMARY KEY, x TEXT);"_s;
    row("nothing", {}, {}, {});
    row("same table", one, one, {});
    row("same table, other words", one, u"create table \"a\" (id integer not null primary key, x text)"_s, {});
    row("added table", {}, one, {u"create table a"_s});
    row("added table with indexes", {}, one + u"CREATE INDEX ix_b ON a (x); CREATE UNIQUE INDEX ix_a ON a (x, id)"_s,
        {u"create table a"_s, u"create unique index ix_a (x, id) on a"_s, u"create index ix_b (x) on a"_s});
    row("dropped table", one, {}, {u"drop table a"_s});
    row("dropped table with indexes", one + u"CREATE INDEX ix_b ON a (x); CREATE INDEX ix_a ON a (x, id)"_s, {},
        {u"drop index ix_a from a"_s, u"drop index ix_b from a"_s, u"drop table a"_s});
    const QString family = uR"(
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
        CREATE TABLE parent (id INTEGER PRIMARY KEY, grand_id INTEGER REFERENCES zgrand (id));
        CREATE TABLE zgrand (id INTEGER PRIMARY KEY);
        CREATE TABLE alone (id INTEGER PRIMARY KEY);)"_s;
    row("added in dependency order", {}, family,
        {u"create table alone"_s, u"create table zgrand"_s, u"create table parent"_s, u"create table child"_s});
    row("dropped in reverse order", family, {},
        {u"drop table child"_s, u"drop table parent"_s, u"drop table zgrand"_s, u"drop table alone"_s});
    row("refers to itself", {}, u"CREATE TABLE a (id INTEGER PRIMARY KEY, up INTEGER REFERENCES a (id))"_s,
        {u"create table a"_s});
    const QString ring = uR"(
        CREATE TABLE a (id INTEGER PRIMARY KEY, b_id INTEGER, CONSTRAINT fk_a FOREIGN KEY (b_id) REFERENCES b (id));
        CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER, CONSTRAINT fk_b FOREIGN KEY (a_id) REFERENCES a (id));)"_s;
    row("added ring", {}, ring,
        {u"create table a"_s, u"create table b"_s, u"add foreign key fk_a (b_id) -> b (id) to a"_s});
    row("dropped ring", ring, {},
        {u"drop foreign key fk_a (b_id) -> b (id) from a"_s, u"drop table b"_s, u"drop table a"_s});
    row("one for another", one, u"CREATE TABLE other (k TEXT)"_s, {u"create table other"_s, u"drop table a"_s});
}

void TestCompareSqlite::columns()
{
    const auto table = [](const QString &inside) {
        return u"CREATE TABLE t (id INTEGER PRIMARY KEY, %1)"_s.arg(inside);
    };
    row("added column", table(u"a TEXT"_s), table(u"a TEXT, b INTEGER DEFAULT 3"_s), {u"add column b to t"_s});
    row("added column in the middle", table(u"a TEXT"_s), table(u"b VARCHAR(5), a TEXT"_s), {u"add column b to t"_s});
    row("dropped column", table(u"a TEXT, b INTEGER"_s), table(u"a TEXT"_s), {u"drop column b from t"_s});
    row("type", table(u"a VARCHAR(50)"_s), table(u"a VARCHAR(80)"_s),
        {u"alter column a of t: type VARCHAR(50) to VARCHAR(80)"_s});
    row("forbid NULL", table(u"a TEXT"_s), table(u"a TEXT NOT NULL"_s), {u"alter column a of t: forbid NULL"_s});
    row("allow NULL", table(u"a TEXT NOT NULL"_s), table(u"a TEXT"_s), {u"alter column a of t: allow NULL"_s});
    row("default", table(u"a TEXT"_s), table(u"a TEXT DEFAULT 'x'"_s), {u"alter column a of t: default to 'x'"_s});
    row("no default", table(u"a TEXT DEFAULT 'x'"_s), table(u"a TEXT"_s), {u"alter column a of t: no default"_s});
    row("other default", table(u"a TIMESTAMP DEFAULT CURRENT_TIMESTAMP"_s),
        table(u"a TIMESTAMP DEFAULT (date('now'))"_s), {u"alter column a of t: default to date('now')"_s});
    row("all at once", table(u"a TEXT"_s), table(u"a VARCHAR(9) DEFAULT 'x' NOT NULL"_s),
        {u"alter column a of t: type TEXT to VARCHAR(9), forbid NULL, default to 'x'"_s});
    row("collation", table(u"a TEXT"_s), table(u"a TEXT COLLATE NOCASE"_s),
        {u"alter column a of t: type TEXT to TEXT collate NOCASE"_s});
    row("stored to virtual", table(u"a INTEGER AS (id * 2) STORED"_s), table(u"a INTEGER AS (id * 3) STORED"_s),
        {u"alter column a of t: computed as id * 3"_s});
    row("two tables by name", u"CREATE TABLE b (x TEXT, y TEXT); CREATE TABLE a (x TEXT, y TEXT);"_s,
        u"CREATE TABLE b (x TEXT, z TEXT); CREATE TABLE a (x INTEGER, y TEXT);"_s,
        {u"alter column x of a: type TEXT to INTEGER"_s, u"add column z to b"_s, u"drop column y from b"_s});
}

void TestCompareSqlite::keys()
{
    const auto table = [](const QString &inside) { return u"CREATE TABLE t (a INTEGER, b INTEGER%1);"_s.arg(inside); };
    const QString plain = table({});
    row("primary key", plain, table(u", PRIMARY KEY (a)"_s),
        {u"alter column a of t: forbid NULL"_s, u"add primary key (a) to t"_s});
    row("no primary key", table(u", PRIMARY KEY (a)"_s), plain,
        {u"drop primary key (a) from t"_s, u"alter column a of t: allow NULL"_s});
    row("other primary key", table(u", PRIMARY KEY (a)"_s), table(u", PRIMARY KEY (a, b)"_s),
        {u"drop primary key (a) from t"_s, u"alter column a of t: allow NULL"_s, u"add primary key (a, b) to t"_s});
    row("unique", plain, table(u", CONSTRAINT uq UNIQUE (a, b)"_s), {u"add unique constraint uq (a, b) to t"_s});
    row("unnamed unique", plain, table(u", UNIQUE (a)"_s), {u"add unique constraint (a) to t"_s});
    row("unnamed unique for another", table(u", UNIQUE (b)"_s), table(u", UNIQUE (a)"_s),
        {u"drop unique constraint (b) from t"_s, u"add unique constraint (a) to t"_s});
    row("unnamed unique stays", table(u", UNIQUE (a)"_s), table(u", UNIQUE (a)"_s), {});
    row("unique of other columns", table(u", CONSTRAINT uq UNIQUE (a)"_s), table(u", CONSTRAINT uq UNIQUE (b)"_s),
        {u"drop unique constraint uq (a) from t"_s, u"add unique constraint uq (b) to t"_s});
    row("unique to unique index", table(u", CONSTRAINT uq UNIQUE (a)"_s), plain + u"CREATE UNIQUE INDEX uq ON t (a)"_s,
        {u"drop unique constraint uq (a) from t"_s, u"create unique index uq (a) on t"_s});
    row("check", plain, table(u", CONSTRAINT ck CHECK (a > b)"_s), {u"add check ck (a > b) to t"_s});
    row("changed check", table(u", CONSTRAINT ck CHECK (a > b)"_s), table(u", CONSTRAINT ck CHECK (a >= b)"_s),
        {u"drop check ck (a > b) from t"_s, u"add check ck (a >= b) to t"_s});
    row("unnamed check", table(u", CHECK (a > 0)"_s), table(u", CHECK (a > 1), CHECK (b > 0)"_s),
        {u"drop check (a > 0) from t"_s, u"add check (a > 1) to t"_s, u"add check (b > 0) to t"_s});
    row("index", plain, plain + u"CREATE INDEX ix ON t (a)"_s, {u"create index ix (a) on t"_s});
    row("changed index", plain + u"CREATE INDEX ix ON t (a)"_s, plain + u"CREATE UNIQUE INDEX ix ON t (a)"_s,
        {u"drop index ix from t"_s, u"create unique index ix (a) on t"_s});
    row("partial index", plain + u"CREATE INDEX ix ON t (a) WHERE b > 0"_s,
        plain + u"CREATE INDEX ix ON t (a) WHERE b > 1"_s,
        {u"drop index ix from t"_s, u"create index ix (a) where b > 1 on t"_s});
    row("index on an expression", plain, plain + u"CREATE INDEX ix ON t (a + b, a DESC)"_s,
        {u"create index ix (a + b, a desc) on t"_s});
    row("removed, changed, added by name",
        plain + u"CREATE INDEX d ON t (a); CREATE INDEX c ON t (a); CREATE INDEX b ON t (a);"_s,
        plain + u"CREATE INDEX c ON t (b); CREATE INDEX a ON t (a);"_s,
        {u"drop index b from t"_s, u"drop index d from t"_s, u"drop index c from t"_s, u"create index c (b) on t"_s,
         u"create index a (a) on t"_s});
    row("dropped column with all that uses it",
        table(u", c INTEGER CHECK (c > 0), CONSTRAINT uq UNIQUE (a, c)"_s) + u"CREATE INDEX ix ON t (c)"_s, plain,
        {u"drop index ix from t"_s, u"drop unique constraint uq (a, c) from t"_s, u"drop check (c > 0) from t"_s,
         u"drop column c from t"_s});
    row("added column with all that uses it", plain,
        table(u", c INTEGER, CONSTRAINT uq UNIQUE (a, c), CONSTRAINT ck CHECK (c > 0)"_s)
            + u"CREATE INDEX ix ON t (c)"_s,
        {u"add column c to t"_s, u"create index ix (c) on t"_s, u"add unique constraint uq (a, c) to t"_s,
         u"add check ck (c > 0) to t"_s});
}

void TestCompareSqlite::foreignKeys()
{
    const QString parent = u"CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT%1);"_s;
    const auto both = [&](const QString &key, const QString &more = {}) {
        return parent.arg(more) + u"CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER%1);"_s.arg(key);
    };
    const QString key = u", CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id)"_s;
    row("foreign key", both({}), both(key), {u"add foreign key fk (p_id) -> p (id) to c"_s});
    row("no foreign key", both(key), both({}), {u"drop foreign key fk (p_id) -> p (id) from c"_s});
    row("foreign key's action", both(key), both(key + u" ON DELETE CASCADE"_s),
        {u"drop foreign key fk (p_id) -> p (id) from c"_s, u"add foreign key fk (p_id) -> p (id) to c"_s});
    row("foreign key deferred", both(key), both(key + u" DEFERRABLE INITIALLY DEFERRED"_s),
        {u"drop foreign key fk (p_id) -> p (id) from c"_s, u"add foreign key fk (p_id) -> p (id) to c"_s});
    row("key to a dropped table", both(key), u"CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER)"_s,
        {u"drop foreign key fk (p_id) -> p (id) from c"_s, u"drop table p"_s});
    row("key to an added table", u"CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER)"_s, both(key),
        {u"create table p"_s, u"add foreign key fk (p_id) -> p (id) to c"_s});
    const QString toCode = u", code TEXT, CONSTRAINT fk FOREIGN KEY (code) REFERENCES p (code)"_s;
    row("key waits for what it refers to", both(u", code TEXT"_s), both(toCode, u", CONSTRAINT uq UNIQUE (code)"_s),
        {u"add unique constraint uq (code) to p"_s, u"add foreign key fk (code) -> p (code) to c"_s});
    row("key goes before what it refers to", both(toCode, u", CONSTRAINT uq UNIQUE (code)"_s), both(u", code TEXT"_s),
        {u"drop foreign key fk (code) -> p (code) from c"_s, u"drop unique constraint uq (code) from p"_s});
    row("new table's key waits", parent.arg(QString()), both(toCode, u", CONSTRAINT uq UNIQUE (code)"_s),
        {u"create table c"_s, u"add unique constraint uq (code) to p"_s,
         u"add foreign key fk (code) -> p (code) to c"_s});
}

void TestCompareSqlite::options()
{
    const QString plain = u"CREATE TABLE t (id INTEGER NOT NULL, a TEXT, PRIMARY KEY (id))"_s;
    const QString batch = u"batch on t: change options "_s;
    row("STRICT", plain, plain + u" STRICT"_s, {batch + u"sqlite_strict"_s});
    row("not STRICT", plain + u" STRICT"_s, plain, {batch + u"sqlite_strict"_s});
    row("WITHOUT ROWID", plain, plain + u" WITHOUT ROWID"_s, {batch + u"sqlite_with_rowid"_s});
    row("other key WITHOUT ROWID", plain + u" WITHOUT ROWID"_s,
        u"CREATE TABLE t (id INTEGER NOT NULL, a TEXT, PRIMARY KEY (id, a)) WITHOUT ROWID"_s,
        {u"batch on t: drop primary key (id) from t; alter column a of t: forbid NULL; add primary key (id, a) to t"_s});
    row("AUTOINCREMENT", u"CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a TEXT)"_s,
        u"CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, a TEXT)"_s,
        {batch + u"sqlite_autoincrement"_s});
    row("STRICT after its columns fit", u"CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a VARCHAR(5))"_s,
        u"CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a TEXT) STRICT"_s,
        {u"alter column a of t: type VARCHAR(5) to TEXT"_s, batch + u"sqlite_strict"_s});
}

void TestCompareSqlite::viewsAndTriggers()
{
    const QString table = u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);"_s;
    const QString view = u"CREATE VIEW v AS SELECT a FROM t;"_s;
    const QString trigger = u"CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = %1; END;"_s;
    row("view", table, table + view, {u"run CREATE VIEW v AS SELECT a FROM t"_s});
    row("view of an added table", {}, table + view, {u"create table t"_s, u"run CREATE VIEW v AS SELECT a FROM t"_s});
    row("no view", table + view, table, {u"run DROP VIEW \"v\""_s});
    row("changed view", table + view, table + u"CREATE VIEW v AS SELECT id FROM t;"_s,
        {u"run DROP VIEW \"v\""_s, u"run CREATE VIEW v AS SELECT id FROM t"_s});
    row("view on a view", table, table + u"CREATE VIEW z AS SELECT a FROM t; CREATE VIEW b AS SELECT a FROM z;"_s,
        {u"run CREATE VIEW z AS SELECT a FROM t"_s, u"run CREATE VIEW b AS SELECT a FROM z"_s});
    row("view goes before its column", table + view, u"CREATE TABLE t (id INTEGER PRIMARY KEY);"_s,
        {u"run DROP VIEW \"v\""_s, u"drop column a from t"_s});
    row("trigger", table, table + trigger.arg(1),
        {u"run CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = 1;…"_s});
    row("no trigger", table + trigger.arg(1), table, {u"run DROP TRIGGER \"r\""_s});
    row("changed trigger", table + trigger.arg(1), table + trigger.arg(2),
        {u"run DROP TRIGGER \"r\""_s, u"run CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = 2;…"_s});
    row("table rebuilt under view and trigger", table + view + trigger.arg(1),
        u"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL);"_s + view + trigger.arg(1),
        {u"alter column a of t: forbid NULL"_s});
}

void TestCompareSqlite::pairs_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("expected");
    tables();
    columns();
    keys();
    foreignKeys();
    options();
    viewsAndTriggers();
}

void TestCompareSqlite::pairs()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, expected);
    SqliteFixture database;
    SqliteFixture model;
    QCOMPARE(database.run(from), QString());
    QCOMPARE(model.run(to), QString());
    const Schema actual = database.schema();
    const Schema desired = model.schema();

    const Comparison comparison = compare(actual, desired);
    QCOMPARE(building::summaries(comparison.operations).join(u"; "_s), expected.join(u"; "_s));

    QCOMPARE(database.apply(comparison.operations), QString());
    QCOMPARE(building::summaries(compare(database.schema(), desired).operations), QStringList());
    QVERIFY(normalised(database.schema()) == normalised(desired));

    const auto back = reversed(comparison.operations);
    VERIFY_RESULT(back);
    QCOMPARE(database.apply(*back), QString());
    QCOMPARE(building::summaries(compare(database.schema(), actual).operations), QStringList());
    QVERIFY(normalised(database.schema()) == normalised(actual));
}

QTEST_GUILESS_MAIN(TestCompareSqlite)
#include "tst_comparesqlite.moc"
