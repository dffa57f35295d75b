#include "engine/dialect/sqlite/createindexparser.h"
#include "engine/dialect/sqlite/createtableparser.h"

#include "tests/engine/dialect/sqlitefixture.h"

#include <QElapsedTimer>

using namespace engine;
using namespace Qt::StringLiterals;

class TestSqliteInspect : public QObject
{
    Q_OBJECT

private slots:
    void columns_data();
    void columns();
    void constraints_data();
    void constraints();
    void indexes_data();
    void indexes();
    void sameMeaning_data();
    void sameMeaning();
    void roundTrip_data();
    void roundTrip();
    void tableOptions();
    void viewsAndTriggers();
    void leavesOutInternals();
    void attachedSchema();
    void survivesAlterTable();
    void thousandTables();
    void stops();
    void brokenText();
    void unreadableTable();
};

namespace {

QString words(const ServerDefault &serverDefault)
{
    switch (serverDefault.kind) {
    case ServerDefault::Kind::Literal:
        return u"literal "_s + serverDefault.text;
    case ServerDefault::Kind::Expression:
        return u"expression "_s + serverDefault.text;
    default:
        return u"other"_s;
    }
}

QString words(const Column &column)
{
    QStringList parts{column.name, column.type.name};
    if (column.type.length)
        parts << u"length %1"_s.arg(*column.type.length);
    if (column.type.precision)
        parts << u"precision %1"_s.arg(*column.type.precision);
    if (column.type.scale)
        parts << u"scale %1"_s.arg(*column.type.scale);
    if (!column.type.declared.isEmpty())
        parts << u"declared "_s + column.type.declared;
    if (!column.type.collation.isEmpty())
        parts << u"collation "_s + column.type.collation;
    if (!column.nullable)
        parts << u"not null"_s;
    if (column.serverDefault)
        parts << words(*column.serverDefault);
    if (column.computed)
        parts << (*column.computed->persisted ? u"stored "_s : u"virtual "_s) + column.computed->expression;
    for (auto option = column.options.cbegin(); option != column.options.cend(); ++option)
        parts << option.key() + u'=' + option.value().toString();
    return parts.join(u", "_s);
}

QString words(const QVariantMap &options)
{
    QString text;
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        text += u' ' + option.key() + u'=' + option.value().toStringList().join(u'/');
    return text;
}

QString words(const Constraint &constraint)
{
    const QString name = nameOf(constraint).isEmpty() ? QString() : nameOf(constraint) + u": "_s;
    const QString columns = columnsOf(constraint).join(u","_s);
    if (const auto *key = std::get_if<PrimaryKey>(&constraint))
        return name + u"primary key "_s + columns + words(key->options);
    if (const auto *unique = std::get_if<UniqueConstraint>(&constraint))
        return name + u"unique "_s + columns + words(unique->options);
    if (const auto *check = std::get_if<CheckConstraint>(&constraint))
        return name + u"check "_s + check->expression + words(check->options);
    const auto &key = std::get<ForeignKey>(constraint);
    QString text =
        name + u"foreign key %1 to %2(%3)"_s.arg(columns, key.referredTable.text(), key.referredColumns.join(u","_s));
    if (!key.onDelete.isEmpty())
        text += u" delete "_s + key.onDelete;
    if (!key.onUpdate.isEmpty())
        text += u" update "_s + key.onUpdate;
    if (!key.match.isEmpty())
        text += u" match "_s + key.match;
    if (key.deferrable)
        text += *key.deferrable ? u" deferrable"_s : u" not deferrable"_s;
    if (!key.initially.isEmpty())
        text += u" initially "_s + key.initially;
    return text;
}

QString words(const Index &index)
{
    QStringList terms;
    for (const IndexElement &element : index.elements) {
        QString term = element.column.isEmpty() ? u"expression "_s + element.expression : element.column;
        if (!element.collation.isEmpty())
            term += u" collate "_s + element.collation;
        terms << (element.descending ? term + u" desc"_s : term);
    }
    QString text = index.name + u": "_s + terms.join(u", "_s);
    if (index.unique)
        text += u" unique"_s;
    if (!index.where.isEmpty())
        text += u" where "_s + index.where;
    return text;
}

} // namespace

void TestSqliteInspect::columns_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("integer") << u"a INTEGER"_s << u"a, INTEGER"_s;
    QTest::addRow("int is INTEGER") << u"a int"_s << u"a, INTEGER, declared int"_s;
    QTest::addRow("varchar with length") << u"a varchar( 50 )"_s << u"a, VARCHAR, length 50"_s;
    QTest::addRow("numeric") << u"a NUMERIC(10,2)"_s << u"a, NUMERIC, precision 10, scale 2"_s;
    QTest::addRow("decimal precision only") << u"a DECIMAL(10)"_s << u"a, DECIMAL, precision 10"_s;
    QTest::addRow("bool") << u"a BOOL"_s << u"a, BOOLEAN, declared BOOL"_s;
    QTest::addRow("unknown text") << u"a MEDIUMTEXT"_s << u"a, TEXT, declared MEDIUMTEXT"_s;
    QTest::addRow("unknown number") << u"a MONEY"_s << u"a, NUMERIC, declared MONEY"_s;
    QTest::addRow("two words") << u"a DOUBLE PRECISION"_s << u"a, REAL, declared DOUBLE PRECISION"_s;
    QTest::addRow("length that the class has not") << u"a INTEGER(11)"_s << u"a, INTEGER, declared INTEGER(11)"_s;
    QTest::addRow("no type") << u"a"_s << u"a, "_s;
    QTest::addRow("no type, a constraint") << u"a NOT NULL"_s << u"a, , not null"_s;
    QTest::addRow("quoted type") << u"a \"my type\""_s << u"a, NUMERIC, declared \"my type\""_s;
    QTest::addRow("string default") << u"a TEXT DEFAULT 'it''s'"_s << u"a, TEXT, literal it's"_s;
    QTest::addRow("string default in double quotes") << u"a TEXT DEFAULT \"x\""_s << u"a, TEXT, literal x"_s;
    QTest::addRow("number default") << u"a INTEGER DEFAULT 0"_s << u"a, INTEGER, expression 0"_s;
    QTest::addRow("negative default") << u"a INTEGER DEFAULT - 1 NOT NULL"_s
                                      << u"a, INTEGER, not null, expression -1"_s;
    QTest::addRow("now") << u"a DATETIME DEFAULT current_timestamp"_s << u"a, DATETIME, expression CURRENT_TIMESTAMP"_s;
    QTest::addRow("expression default") << u"a TEXT DEFAULT (( datetime( 'now' ) ))"_s
                                        << u"a, TEXT, expression datetime('now')"_s;
    QTest::addRow("null default") << u"a TEXT DEFAULT null"_s << u"a, TEXT, expression NULL"_s;
    QTest::addRow("blob default") << u"a BLOB DEFAULT x'0f'"_s << u"a, BLOB, expression x'0f'"_s;
    QTest::addRow("word default") << u"a TEXT DEFAULT abc"_s << u"a, TEXT, expression abc"_s;
    QTest::addRow("collation") << u"a TEXT COLLATE NOCASE NOT NULL"_s << u"a, TEXT, collation NOCASE, not null"_s;
    QTest::addRow("virtual column") << u"a INTEGER AS (b*2)"_s << u"a, INTEGER, virtual b * 2"_s;
    QTest::addRow("stored column") << u"a INTEGER GENERATED ALWAYS AS (abs( b )) STORED"_s
                                   << u"a, INTEGER, stored abs(b)"_s;
    QTest::addRow("explicit null") << u"a INTEGER NULL"_s << u"a, INTEGER"_s;
    QTest::addRow("not null on conflict") << u"a INTEGER CONSTRAINT nn NOT NULL ON CONFLICT ignore"_s
                                          << u"a, INTEGER, not null, sqlite_not_null_name=nn, "
                                             u"sqlite_on_conflict_not_null=IGNORE"_s;
    QTest::addRow("rowid key is never null") << u"a INTEGER PRIMARY KEY"_s << u"a, INTEGER, not null"_s;
    QTest::addRow("text key may be null") << u"a TEXT PRIMARY KEY"_s << u"a, TEXT"_s;
    QTest::addRow("quoted name") << u"[order by] TEXT"_s << u"order by, TEXT"_s;
    QTest::addRow("comments") << u"a /* one, two */ TEXT -- three\n NOT NULL"_s << u"a, TEXT, not null"_s;
}

void TestSqliteInspect::columns()
{
    QFETCH(QString, definition);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (%1\n, b INTEGER)"_s.arg(definition)), QString());
    QCOMPARE(words(fixture.schema().table({{}, u"t"_s})->columns.front()), wanted);
}

void TestSqliteInspect::constraints_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("inline key") << u"a INTEGER PRIMARY KEY"_s << u"primary key a"_s;
    QTest::addRow("named table key") << u"a INTEGER, b TEXT, CONSTRAINT pk PRIMARY KEY (a, b)"_s
                                     << u"pk: primary key a,b"_s;
    QTest::addRow("descending key") << u"a INTEGER PRIMARY KEY DESC"_s << u"primary key a sqlite_suffixes=DESC"_s;
    QTest::addRow("key comes first") << u"a INTEGER UNIQUE, b INTEGER PRIMARY KEY"_s << u"primary key b\nunique a"_s;
    QTest::addRow("unique with conflict clause")
        << u"a TEXT, UNIQUE (a) ON CONFLICT REPLACE"_s << u"unique a sqlite_on_conflict=REPLACE"_s;
    QTest::addRow("unique with collation")
        << u"a TEXT, b, UNIQUE (a COLLATE NOCASE, b DESC)"_s << u"unique a,b sqlite_suffixes=COLLATE NOCASE/DESC"_s;
    QTest::addRow("checks") << u"a INTEGER CONSTRAINT pos CHECK (a>0), b, CHECK (a<b and b  is not null)"_s
                            << u"pos: check a > 0\ncheck a < b AND b IS NOT NULL"_s;
    QTest::addRow("check with quotes") << u"a TEXT CHECK (\"a\" IN ('x','y z') OR a = \"not a column\")"_s
                                       << u"check a IN ('x', 'y z') OR a = \"not a column\""_s;
    QTest::addRow("inline reference") << u"a INTEGER REFERENCES P ON DELETE cascade"_s
                                      << u"foreign key a to p(id) delete CASCADE"_s;
    QTest::addRow("reference with everything")
        << u"a INTEGER, CONSTRAINT fk FOREIGN KEY (A) REFERENCES p (ID) ON UPDATE SET NULL ON DELETE SET DEFAULT MATCH full DEFERRABLE INITIALLY DEFERRED"_s
        << u"fk: foreign key a to p(id) delete SET DEFAULT update SET NULL match FULL deferrable initially DEFERRED"_s;
    QTest::addRow("no action is none") << u"a INTEGER REFERENCES p (id) ON DELETE NO ACTION NOT DEFERRABLE"_s
                                       << u"foreign key a to p(id) not deferrable"_s;
    QTest::addRow("reference to nothing") << u"a INTEGER REFERENCES gone"_s << u"foreign key a to gone()"_s;
    QTest::addRow("no commas between constraints")
        << u"a INTEGER, CHECK (a > 0) UNIQUE (a)"_s << u"check a > 0\nunique a"_s;
}

void TestSqliteInspect::constraints()
{
    QFETCH(QString, body);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (%1)"_s.arg(body)), QString());
    const Schema schema = fixture.schema();
    QStringList found;
    for (const Constraint &constraint : schema.table({{}, u"t"_s})->constraints)
        found << words(constraint);
    QCOMPARE(found.join(u'\n'), wanted);
}

void TestSqliteInspect::indexes_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("plain") << u"CREATE INDEX i ON t (a, B)"_s << u"i: a, b"_s;
    QTest::addRow("unique") << u"CREATE UNIQUE INDEX IF NOT EXISTS i ON t(a)"_s << u"i: a unique"_s;
    QTest::addRow("order and collation") << u"CREATE INDEX i ON t (a COLLATE nocase DESC, b ASC)"_s
                                         << u"i: a collate nocase desc, b"_s;
    QTest::addRow("expression") << u"CREATE INDEX i ON t (lower( a ), a||b desc)"_s
                                << u"i: expression lower(a), expression a || b desc"_s;
    QTest::addRow("partial") << u"CREATE INDEX i ON t (a) WHERE (b>5 and a is not null)"_s
                             << u"i: a where b > 5 AND a IS NOT NULL"_s;
    QTest::addRow("nasty names") << u"CREATE INDEX \"my \"\"index\" ON main.t ([a])"_s << u""_s;
    QTest::addRow("quoted column") << u"CREATE INDEX \"x y\" ON \"t\" (\"a\")"_s << u"x y: a"_s;
}

void TestSqliteInspect::indexes()
{
    QFETCH(QString, sql);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a TEXT UNIQUE, b INTEGER)"_s), QString());
    if (wanted.isEmpty()) {
        QVERIFY(fixture.run(sql).contains(u"syntax error"_s));
        return;
    }
    QCOMPARE(fixture.run(sql), QString());
    const Schema schema = fixture.schema();
    const std::vector<Index> &found = schema.table({{}, u"t"_s})->indexes;
    QCOMPARE(found.size(), size_t(1)); // the index behind UNIQUE is none
    QCOMPARE(words(found.front()), wanted);
}

void TestSqliteInspect::sameMeaning_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");

    QTest::addRow("layout and comments")
        << u"create table t(a integer,b varchar( 50 ) default 'x' not null)"_s
        << u"CREATE TABLE t (\n\ta INTEGER, -- one\n\tb VARCHAR(50) NOT NULL DEFAULT ('x')\n)"_s;
    QTest::addRow("inline and table constraints")
        << u"CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER REFERENCES t(a), c CHECK (c > 0))"_s
        << u"CREATE TABLE t (a INTEGER NOT NULL, b INTEGER, c, PRIMARY KEY (a), FOREIGN KEY(b) REFERENCES t (a), CHECK ((c>0)))"_s;
    QTest::addRow("default words") << u"CREATE TABLE t (a DATETIME DEFAULT CURRENT_TIMESTAMP)"_s
                                   << u"CREATE TABLE t (a DATETIME DEFAULT (current_timestamp))"_s;
    QTest::addRow("quotes") << u"CREATE TABLE \"t\" ([a] INTEGER, CHECK (\"a\">-1))"_s
                            << u"CREATE TABLE t (a INTEGER CHECK (a > - 1))"_s;
    QTest::addRow("generated") << u"CREATE TABLE t (a INTEGER, b INTEGER AS (a+1) VIRTUAL)"_s
                               << u"CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS ((a + 1)))"_s;
}

void TestSqliteInspect::sameMeaning()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    SqliteFixture one;
    SqliteFixture other;
    QCOMPARE(one.run(left), QString());
    QCOMPARE(other.run(right), QString());
    QCOMPARE(one.dialect().definition(*one.schema().table({{}, u"t"_s})),
             other.dialect().definition(*other.schema().table({{}, u"t"_s})));
    QVERIFY(one.schema() == other.schema());
}

void TestSqliteInspect::roundTrip_data()
{
    QTest::addColumn<QString>("script");

    QTest::addRow("types") << u"CREATE TABLE t (a INT, b MEDIUMTEXT, c, d DOUBLE PRECISION, e NUMERIC(10,2), f BOOL)"_s;
    QTest::addRow("defaults") << uR"(CREATE TABLE t (a TEXT DEFAULT 'it''s', b INT DEFAULT -1, c DEFAULT (1.5),
        d DEFAULT CURRENT_DATE, e DEFAULT (abs(-3)), f TEXT DEFAULT ('a' || 'b'), g DEFAULT x'00', h DEFAULT null,
        i DEFAULT ((1)+(2)), j TEXT DEFAULT ''))"_s;
    QTest::addRow("constraints") << uR"(CREATE TABLE p (id INTEGER PRIMARY KEY, k TEXT UNIQUE);
        CREATE TABLE t (a INTEGER, b TEXT COLLATE NOCASE, c INTEGER CONSTRAINT nn NOT NULL ON CONFLICT FAIL,
        CONSTRAINT pk PRIMARY KEY (a DESC, c) ON CONFLICT ROLLBACK, CONSTRAINT u UNIQUE (b COLLATE BINARY) ON CONFLICT IGNORE,
        CONSTRAINT f FOREIGN KEY (b) REFERENCES p (k) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (c) REFERENCES missing, CHECK (a > 0), CONSTRAINT k CHECK (b LIKE 'x%' AND c NOT IN (1, 2))))"_s;
    QTest::addRow("autoincrement") << u"CREATE TABLE t (id INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, a)"_s;
    QTest::addRow("without rowid") << u"CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID"_s;
    QTest::addRow("strict") << u"CREATE TABLE t (a TEXT, b ANY, c INT PRIMARY KEY) STRICT, WITHOUT ROWID"_s;
    QTest::addRow("generated") << uR"(CREATE TABLE t (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) STORED,
        c TEXT AS (CASE WHEN a > 1 THEN 'x' ELSE "a" END) NOT NULL))"_s;
    QTest::addRow("indexes") << uR"(CREATE TABLE t (a TEXT, b INTEGER);
        CREATE UNIQUE INDEX i1 ON t (a DESC, lower(a) COLLATE NOCASE) WHERE b > 5; CREATE INDEX "i 2" ON t (b, -b))"_s;
    QTest::addRow("nasty names") << uR"(CREATE TABLE "select" ("a ""b" TEXT, "c.d" INTEGER CHECK ("c.d" > 0),
        "Größe" TEXT DEFAULT 'é', "order" INTEGER REFERENCES "select" ("c.d"), "" TEXT, [x]]y] TEXT);
        CREATE INDEX "in.dex" ON "select" ("order", "a ""b"))"_s.replace(u", [x]]y] TEXT"_s, u", [x y] TEXT"_s);
    QTest::addRow("created from a query") << u"CREATE TABLE t AS SELECT 1 AS a, 'x' AS \"b c\""_s;
    QTest::addRow("self reference") << u"CREATE TABLE t (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t)"_s;
    QTest::addRow("odd expressions") << uR"(CREATE TABLE t (a TEXT, b INTEGER, CHECK (- - b < 5 AND a NOT GLOB '*"*'
        AND replace(a, '(', ')') IS NOT NULL AND (b BETWEEN 1 AND 2 OR cast(a AS INTEGER) = +b) AND a -> '$.x' IS NULL
        AND b<<2 != ~b AND iif(b, 1, 0) IN (0,1))))"_s;
    QTest::addRow("virtual table") << u"CREATE VIRTUAL TABLE t USING fts5(title, body, tokenize = 'porter ascii')"_s;
}

void TestSqliteInspect::roundTrip()
{
    QFETCH(QString, script);
    SqliteFixture original;
    QCOMPARE(original.run(script), QString());
    const Schema schema = original.schema();
    SqliteFixture copy;
    for (const auto &[name, table] : schema.tables)
        QCOMPARE(copy.run(copy.dialect().definition(table)), QString());
    const Schema again = copy.schema();
    for (const auto &[name, table] : schema.tables)
        QCOMPARE(copy.dialect().definition(*again.table(name)), original.dialect().definition(table));
    QVERIFY(again == schema);
}

void TestSqliteInspect::tableOptions()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT);"
                         u"CREATE TABLE b (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"_s),
             QString());
    const Schema schema = fixture.schema();
    QCOMPARE(schema.table({{}, u"a"_s})->options, (QVariantMap{{u"sqlite_autoincrement"_s, true}}));
    QCOMPARE(schema.table({{}, u"b"_s})->options,
             (QVariantMap{{u"sqlite_strict"_s, true}, {u"sqlite_with_rowid"_s, false}}));
    QVERIFY(!schema.table({{}, u"b"_s})->columns.front().nullable);
}

void TestSqliteInspect::viewsAndTriggers()
{
    SqliteFixture fixture;
    const QString view = u"CREATE VIEW v AS SELECT a FROM t WHERE a > ';'"_s;
    const QString trigger = u"CREATE TRIGGER g AFTER INSERT ON T BEGIN UPDATE t SET a = CASE WHEN a THEN 1 END; END"_s;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER);"_s + view + u';' + trigger + u';'), QString());
    const Schema schema = fixture.schema();
    QCOMPARE(schema.views.at({{}, u"v"_s}).definition, view);
    QCOMPARE(schema.triggers.size(), size_t(1));
    QCOMPARE(schema.triggers.front().table.name, u"t"_s);
    QCOMPARE(schema.triggers.front().definition, trigger);
}

void TestSqliteInspect::leavesOutInternals()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TEMP TABLE hidden (x);"
                         u"CREATE VIRTUAL TABLE docs USING fts5(body); CREATE VIRTUAL TABLE r USING rtree(i, x, y);"
                         u"INSERT INTO a DEFAULT VALUES; ANALYZE"_s),
             QString());
    QStringList names;
    for (const auto &[name, table] : fixture.schema().tables)
        names << name.text();
    QCOMPARE(names, (QStringList{u"a"_s, u"docs"_s, u"r"_s}));
    QCOMPARE(fixture.schema().table({{}, u"docs"_s})->options.value(u"sqlite_virtual"_s).toString(), u"fts5(body)"_s);
}

void TestSqliteInspect::attachedSchema()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"ATTACH ':memory:' AS other; CREATE TABLE other.t (a REFERENCES u); CREATE TABLE other.u (b "
                         u"PRIMARY KEY)"_s),
             QString());
    QVERIFY(fixture.schema().tables.empty());
    const auto schema = fixture.dialect().inspect(fixture.connection(), {.schemas = {u"other"_s}});
    VERIFY_RESULT(schema);
    const Table *table = schema->table({u"other"_s, u"t"_s});
    QVERIFY(table);
    QCOMPARE(words(table->constraints.front()), u"foreign key a to other.u(b)"_s);
}

void TestSqliteInspect::survivesAlterTable()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER CHECK (a > 0), \"b c\" TEXT); ALTER TABLE t ADD COLUMN d REAL;"
                         u"ALTER TABLE t RENAME COLUMN a TO z; ALTER TABLE t RENAME TO \"u v\";"
                         u"ALTER TABLE \"u v\" DROP COLUMN \"b c\""_s),
             QString());
    SqliteFixture wanted;
    QCOMPARE(wanted.run(u"CREATE TABLE \"u v\" (z INTEGER CHECK (z > 0), d REAL)"_s), QString());
    QVERIFY(fixture.schema() == wanted.schema());
}

void TestSqliteInspect::thousandTables()
{
    SqliteFixture fixture;
    QString script = u"BEGIN;"_s;
    for (int table = 0; table < 1000; ++table) {
        script += u"CREATE TABLE t%1 (id INTEGER NOT NULL, a VARCHAR(50) NOT NULL, b TEXT DEFAULT 'x', c INTEGER, "
                  u"d NUMERIC(10, 2), e DATETIME DEFAULT CURRENT_TIMESTAMP, f BOOLEAN, g TEXT, h FLOAT, i BIGINT, "
                  u"PRIMARY KEY (id), FOREIGN KEY(c) REFERENCES t0 (id)); CREATE INDEX i%1 ON t%1 (a);"_s.arg(table);
    }
    QCOMPARE(fixture.run(script + u"COMMIT"_s), QString());
    QElapsedTimer timer;
    timer.start();
    const Schema schema = fixture.schema();
    qInfo("1,000 tables of 10 columns inspected in %lld ms", timer.elapsed());
    QCOMPARE(schema.tables.size(), size_t(1000));
    QCOMPARE(schema.table({{}, u"t999"_s})->columns.size(), size_t(10));
    QCOMPARE(schema.table({{}, u"t999"_s})->indexes.size(), size_t(1));
}

void TestSqliteInspect::stops()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a); CREATE INDEX i ON t (a)"_s), QString());
    std::stop_source source;
    source.request_stop();
    const auto schema = fixture.dialect().inspect(fixture.connection(), {}, source.get_token());
    QVERIFY(!schema);
    QCOMPARE(schema.error().kind, Error::Kind::Cancelled);
}

void TestSqliteInspect::brokenText()
{
    const QString table =
        uR"(CREATE TABLE "a" (b INTEGER CONSTRAINT c PRIMARY KEY DESC AUTOINCREMENT DEFAULT -1 CHECK (b > (0)),
        d TEXT NOT NULL ON CONFLICT FAIL COLLATE x REFERENCES e (f) ON DELETE SET NULL MATCH z NOT DEFERRABLE INITIALLY IMMEDIATE,
        g AS ('h') STORED, UNIQUE (b COLLATE i DESC, d), FOREIGN KEY (b, d) REFERENCES j) WITHOUT ROWID, STRICT)"_s;
    const QString index = u"CREATE UNIQUE INDEX k ON a (b COLLATE l DESC, lower(d)) WHERE b > 0"_s;
    const Table whole = sqlite::parseCreateTable(table).value();
    QCOMPARE(sqlite::parseCreateIndex(index, whole).value().elements.size(), size_t(2));
    // Every beginning and every text with a piece torn out is read or refused, and never crashes.
    int refused = 0;
    for (qsizetype length = 0; length < table.size(); ++length) {
        refused += sqlite::parseCreateTable(table.left(length)) ? 0 : 1;
        for (qsizetype hole = 1; hole < 12; ++hole)
            refused += sqlite::parseCreateTable(table.left(length) + table.mid(length + hole)) ? 0 : 1;
    }
    for (qsizetype length = 0; length < index.size(); ++length) {
        refused += sqlite::parseCreateIndex(index.left(length), whole) ? 0 : 1;
        refused += sqlite::parseCreateIndex(index.mid(length), whole) ? 0 : 1;
    }
    QVERIFY(refused > 100);
    QCOMPARE(sqlite::parseCreateTable(u"DROP TABLE t"_s).error().kind, Error::Kind::Reading);
}

void TestSqliteInspect::unreadableTable()
{
    SqliteFixture fixture;
    // SQLite shrugs off a constraint's name without a constraint.
    QCOMPARE(fixture.run(u"CREATE TABLE t (a TEXT DEFAULT 'x' NOT NULL, b INT, PRIMARY KEY (b, a), CONSTRAINT x "
                         u"CONSTRAINT y CHECK (a > 0))"_s),
             QString());
    const Schema schema = fixture.schema();
    const Table *table = schema.table({{}, u"t"_s});
    QVERIFY(table->options.value(u"sqlite_unreadable"_s).toBool());
    QCOMPARE(words(table->columns.front()), u"a, TEXT, not null, literal x"_s);
    QCOMPARE(words(table->constraints.front()), u"primary key b,a"_s);
    AlterColumn operation;
    operation.table = table->name;
    operation.column = u"b"_s;
    operation.nullable = false;
    const auto refused = fixture.dialect().compile(operation, schema);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
}

QTEST_GUILESS_MAIN(TestSqliteInspect)
#include "tst_sqliteinspect.moc"
