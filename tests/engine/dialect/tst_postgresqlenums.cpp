#include "tests/engine/dialect/postgresqlfixture.h"
#include "tests/engine/schemabuilding.h"

#include "engine/diff/compare.h"
#include "engine/operation/apply.h"

using namespace engine;
using namespace Qt::StringLiterals;

/// Enum types from one state to another and back on a real server.
class TestPostgresqlEnums : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void fromOneToTheOther_data();
    void fromOneToTheOther();
    void valuesOfRowsStay();
    void renamesValue();
    void renameIsAskedAndDone();
    void removedValueInUseIsRefused();
    void checkOfTheOldTypeIsNamed();
    void unknownValueIsNamedBesideADefault();
    void checksAndIndexesMakeWay();
    void viewInTheWayIsNamed();
    void typesOfExtensionsAreLeftAlone();
    void otherDatabasesHaveNone();
    void batchMakesATypeOnce();
    void longNamesAndValuesAreRefusedBefore();

private:
    PostgresqlServer m_server;
};

namespace {

/// The SQL of operations as it would run, a statement a line; what commits by itself is marked.
QString sqlOf(const std::vector<Operation> &operations, const Dialect &dialect, Schema schema)
{
    QStringList lines;
    for (const Operation &operation : operations) {
        const auto statements = dialect.compile(operation, schema);
        if (!statements)
            return describe(statements.error());
        for (const Statement &statement : *statements)
            lines << (statement.autocommit ? u"[autocommit] "_s : QString()) + statement.sql;
        if (const Done done = engine::apply(operation, schema); !done)
            return describe(done.error());
    }
    return lines.join(u'\n');
}

const QString Ab = u"CREATE TYPE status AS ENUM ('a', 'b');"_s;
const QString Orders = u"CREATE TABLE orders (id integer PRIMARY KEY, state status);"_s;

} // namespace

void TestPostgresqlEnums::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
}

void TestPostgresqlEnums::fromOneToTheOther_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const QString &from, const QString &to, const QString &sql) {
        QTest::newRow(name) << from << to << sql;
    };
    const auto type = [](const QString &values) { return u"CREATE TYPE status AS ENUM (%1);"_s.arg(values); };
    const auto exchange = [](const QString &values, const QString &table) {
        return u"ALTER TYPE status RENAME TO status_old\nCREATE TYPE status AS ENUM (%1)\n%2DROP TYPE status_old"_s.arg(
            values, table);
    };
    const QString toNew = u"ALTER COLUMN state TYPE status USING state::text::status"_s;

    row("value at the end", Ab + Orders, type(u"'a', 'b', 'c'"_s) + Orders,
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'c'"_s);
    row("values at every place", Ab + Orders, type(u"'x', 'y', 'a', 'm', 'n', 'b', 'it''s', 'z'"_s) + Orders,
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'x' BEFORE 'a'\n"
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'y' AFTER 'x'\n"
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'm' AFTER 'a'\n"
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'n' AFTER 'm'\n"
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'it''s'\n"
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'z'"_s);
    row("removed value", type(u"'a', 'b', 'c'"_s) + Orders, Ab + Orders,
        exchange(u"'a', 'b'"_s, u"ALTER TABLE orders "_s + toNew + u'\n'));
    row("other order", Ab + Orders, type(u"'b', 'a'"_s) + Orders,
        exchange(u"'b', 'a'"_s, u"ALTER TABLE orders "_s + toNew + u'\n'));
    row("another value", Ab + Orders, type(u"'a', 'c'"_s) + Orders,
        exchange(u"'a', 'c'"_s, u"ALTER TABLE orders "_s + toNew + u'\n'));
    row("no column", Ab, type(u"'b'"_s), exchange(u"'b'"_s, {}));
    const QString defaulted = u"CREATE TABLE orders (id integer PRIMARY KEY, state status DEFAULT '%1' NOT NULL);"_s;
    row("default kept", Ab + defaulted.arg(u"a"_s), type(u"'b', 'a'"_s) + defaulted.arg(u"a"_s),
        exchange(u"'b', 'a'"_s,
                 u"ALTER TABLE orders ALTER COLUMN state DROP DEFAULT, "_s + toNew
                     + u", ALTER COLUMN state SET DEFAULT 'a'::status\n"_s));
    row("default that goes with its value", Ab + defaulted.arg(u"a"_s), type(u"'c', 'b'"_s) + defaulted.arg(u"c"_s),
        exchange(u"'c', 'b'"_s,
                 u"ALTER TABLE orders ALTER COLUMN state DROP DEFAULT, "_s + toNew
                     + u", ALTER COLUMN state SET DEFAULT 'c'::status\n"_s));
    row("default that comes with its value", Ab + defaulted.arg(u"a"_s),
        type(u"'a', 'b', 'c'"_s) + defaulted.arg(u"c"_s),
        u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'c'\n"
        u"ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'c'::status"_s);
    const QString lists = u"CREATE TABLE lists (states status[] DEFAULT '{a}', one status, many status[] NOT NULL);"_s;
    row("arrays", Ab + lists, type(u"'b', 'a'"_s) + lists,
        exchange(u"'b', 'a'"_s,
                 u"ALTER TABLE lists ALTER COLUMN states DROP DEFAULT, "
                 u"ALTER COLUMN states TYPE status[] USING states::text[]::status[], "
                 u"ALTER COLUMN states SET DEFAULT '{a}'::status[], "
                 u"ALTER COLUMN one TYPE status USING one::text::status, "
                 u"ALTER COLUMN many TYPE status[] USING many::text[]::status[]\n"_s));
    const QString two = Orders + u"CREATE TABLE parcels (state status);"_s;
    row("shared by two tables", Ab + two, type(u"'b'"_s) + two,
        exchange(u"'b'"_s, u"ALTER TABLE orders "_s + toNew + u"\nALTER TABLE parcels "_s + toNew + u'\n'));
    row("new with a table", {}, Ab + Orders,
        u"CREATE TYPE status AS ENUM ('a', 'b')\n"
        u"CREATE TABLE orders (\n\tid INTEGER NOT NULL, \n\tstate status, \n\tCONSTRAINT orders_pkey PRIMARY KEY "
        u"(id)\n)"_s);
    row("new with a column", u"CREATE TABLE orders (id integer PRIMARY KEY);"_s, Ab + Orders,
        u"CREATE TYPE status AS ENUM ('a', 'b')\nALTER TABLE orders ADD COLUMN state status"_s);
    row("gone with its last table", Ab + Orders, {}, u"DROP TABLE orders\nDROP TYPE status"_s);
    row("gone with its last column", Ab + Orders, u"CREATE TABLE orders (id integer PRIMARY KEY);"_s,
        u"ALTER TABLE orders DROP COLUMN state\nDROP TYPE status"_s);
    row("one of its tables goes", Ab + two, Ab + Orders, u"DROP TABLE parcels"_s);
    row("name to quote", u"CREATE TYPE \"Order State\" AS ENUM ('a'); CREATE TABLE \"T\" (\"C\" \"Order State\");"_s,
        u"CREATE TYPE \"Order State\" AS ENUM ('b'); CREATE TABLE \"T\" (\"C\" \"Order State\");"_s,
        u"ALTER TYPE \"Order State\" RENAME TO \"Order State_old\"\n"
        u"CREATE TYPE \"Order State\" AS ENUM ('b')\n"
        u"ALTER TABLE \"T\" ALTER COLUMN \"C\" TYPE \"Order State\" USING \"C\"::text::\"Order State\"\n"
        u"DROP TYPE \"Order State_old\""_s);
    row("column that goes meanwhile",
        type(u"'a', 'b', 'c'"_s) + u"CREATE TABLE orders (x status DEFAULT 'c', y status);"_s,
        Ab + u"CREATE TABLE orders (y status);"_s,
        exchange(u"'a', 'b'"_s,
                 u"ALTER TABLE orders ALTER COLUMN x DROP DEFAULT, ALTER COLUMN x TYPE status USING x::text::status, "
                 u"ALTER COLUMN y TYPE status USING y::text::status\n"_s)
            + u"\nALTER TABLE orders DROP COLUMN x"_s);
}

void TestPostgresqlEnums::fromOneToTheOther()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, sql);
    PostgresqlFixture database(m_server);
    PostgresqlFixture model(m_server);
    QCOMPARE(database.run(from), QString());
    QCOMPARE(model.run(to), QString());
    const Schema before = database.schema();
    const Schema wanted = model.schema();

    const std::vector<Operation> up = compare(before, wanted).operations;
    QCOMPARE(sqlOf(up, database.dialect(), before), sql);
    QCOMPARE(database.apply(up), QString());
    QCOMPARE(building::summaries(compare(database.schema(), wanted).operations).join(u'\n'), QString());
    QVERIFY(database.schema().enumTypes == wanted.enumTypes);

    const auto down = reversed(up);
    VERIFY_RESULT(down);
    QCOMPARE(database.apply(*down), QString());
    QCOMPARE(building::summaries(compare(database.schema(), before).operations).join(u'\n'), QString());
    QVERIFY(database.schema().enumTypes == before.enumTypes);
}

void TestPostgresqlEnums::valuesOfRowsStay()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab
                          + u"CREATE TABLE t (id integer, s status DEFAULT 'b', l status[]);"
                            u"INSERT INTO t VALUES (1, 'a', '{b,a}'), (2, NULL, NULL), (3, 'b', '{}');"_s),
             QString());
    Schema wanted = database.schema();
    wanted.enumTypes.at({{}, u"status"_s}).values = {u"new"_s, u"b"_s, u"a"_s};
    for (Column &column : wanted.table({{}, u"t"_s})->columns)
        setEnumValues(column.type, {{}, u"status"_s}, {u"new"_s, u"b"_s, u"a"_s});
    const std::vector<Operation> up = compare(database.schema(), wanted).operations;
    QCOMPARE(up.size(), size_t(1));
    QCOMPARE(summary(up.front()), u"alter enum type status: add new, order new, b, a"_s);
    QCOMPARE(database.apply(up), QString());
    QCOMPARE(database.query(u"SELECT id, s, l::text FROM t ORDER BY s, id"_s), u"3|b|{}\n1|a|{b,a}\n2|NULL|NULL"_s);
    QCOMPARE(database.run(u"INSERT INTO t (id) VALUES (4)"_s), QString());
    QCOMPARE(database.query(u"SELECT s FROM t WHERE id = 4"_s), u"b"_s);
}

void TestPostgresqlEnums::renamesValue()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab + u"CREATE TABLE t (s status DEFAULT 'a'); INSERT INTO t VALUES ('a'), ('b');"_s),
             QString());
    const AlterEnumType rename{.name = {{}, u"status"_s},
                               .values = {u"first"_s, u"a0"_s, u"b"_s},
                               .existingValues = {u"a"_s, u"b"_s},
                               .renamed = {{u"a"_s, u"first"_s}},
                               .uses = {}};
    QCOMPARE(summary(rename), u"alter enum type status: rename a to first, add a0"_s);
    QCOMPARE(sqlOf({rename}, database.dialect(), database.schema()),
             u"[autocommit] ALTER TYPE status ADD VALUE IF NOT EXISTS 'a0' AFTER 'a'\n"
             u"ALTER TYPE status RENAME VALUE 'a' TO 'first'"_s);
    QCOMPARE(database.apply({rename}), QString());
    QCOMPARE(database.query(u"SELECT s FROM t ORDER BY s"_s), u"first\nb"_s);
    const QStringList values = database.schema().enumTypes.at({{}, u"status"_s}).values;
    QCOMPARE(values, (QStringList{u"first"_s, u"a0"_s, u"b"_s}));
}

void TestPostgresqlEnums::renameIsAskedAndDone()
{
    PostgresqlFixture actual(m_server);
    PostgresqlFixture desired(m_server);
    QCOMPARE(
        actual.run(
            u"CREATE TYPE status AS ENUM ('new', 'canceled', 'paid');"
            "CREATE TABLE t (s status DEFAULT 'canceled' CHECK (s <> 'new'), CHECK (s = 'canceled' OR true),"
            "l status[] DEFAULT '{new,canceled}'); CREATE INDEX ix ON t (s) WHERE s = 'canceled';"
            "CREATE VIEW v AS SELECT s FROM t WHERE s = 'canceled'; INSERT INTO t VALUES ('canceled'), ('paid');"_s),
        QString());
    QCOMPARE(desired.run(u"CREATE TYPE status AS ENUM ('new', 'cancelled', 'paid');"
                         "CREATE TABLE t (s status DEFAULT 'cancelled' CHECK (s <> 'new'), CHECK (s = 'cancelled' OR "
                         "true), l status[] DEFAULT '{new,cancelled}'); CREATE INDEX ix ON t (s) WHERE s = 'cancelled';"
                         "CREATE VIEW v AS SELECT s FROM t WHERE s = 'cancelled'"_s),
             QString());
    const Comparison asked = compare(actual.schema(), desired.schema());
    QCOMPARE(asked.renameCandidates.size(), 1U);
    const RenameCandidate &candidate = asked.renameCandidates.front();
    QCOMPARE(candidate.kind, RenameCandidate::Kind::EnumValue);
    QCOMPARE(candidate.oldName + u'>' + candidate.newName, u"canceled>cancelled"_s);
    QCOMPARE(candidate.evidence, (QStringList{u"same place"_s, u"similar name"_s}));

    CompareOptions options;
    options.renames = {candidate};
    const Comparison agreed = compare(actual.schema(), desired.schema(), options);
    QVERIFY(agreed.renameCandidates.empty());
    const QString renamed = u"ALTER TYPE status RENAME VALUE 'canceled' TO 'cancelled'"_s;
    QCOMPARE(sqlOf(agreed.operations, actual.dialect(), actual.schema()), renamed);
    const Schema before = actual.schema();
    QCOMPARE(actual.apply(agreed.operations), QString());
    QCOMPARE(actual.query(u"SELECT s FROM t ORDER BY s"_s), u"cancelled\npaid"_s);
    QCOMPARE(compare(actual.schema(), desired.schema()).operations.size(), 0U);
    const auto back = reversed(agreed.operations.front());
    QVERIFY(back.has_value());
    QCOMPARE(actual.apply({*back}), QString());
    QCOMPARE(compare(actual.schema(), before).operations.size(), 0U);
}

void TestPostgresqlEnums::removedValueInUseIsRefused()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab + Orders + u"INSERT INTO orders VALUES (1, 'a');"_s), QString());
    const Schema before = database.schema();
    const AlterEnumType removal{.name = {{}, u"status"_s},
                                .values = {u"b"_s},
                                .existingValues = {u"a"_s, u"b"_s},
                                .renamed = {},
                                .uses = {{.table = {{}, u"orders"_s},
                                          .column = u"state"_s,
                                          .isArray = false,
                                          .serverDefault = {},
                                          .existingServerDefault = {}}}};
    const auto statements = database.dialect().compile(removal, before);
    VERIFY_RESULT(statements);
    QCOMPARE(database.run(u"BEGIN"_s), QString());
    std::optional<Error> refused;
    for (const Statement &statement : *statements) {
        if (const auto done = database.connection().execute(statement.sql); !done) {
            refused = done.error();
            refused->sql = statement.sql;
            break;
        }
    }
    QCOMPARE(database.run(u"ROLLBACK"_s), QString());
    QVERIFY(refused);
    const Operation operation = removal;
    QCOMPARE(database.dialect().adviceFor(*refused, &operation, before),
             u"Rows of orders hold 'a', which the type is to have no more. Give them another value first: UPDATE "
             u"orders SET state = ... WHERE state = 'a'."_s);
    QCOMPARE(database.query(u"SELECT state FROM orders"_s), u"a"_s);
    QVERIFY(database.schema() == before);
}

void TestPostgresqlEnums::checkOfTheOldTypeIsNamed()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab
                          + u"CREATE TABLE orders (state status CHECK (state <> 'a'));"
                            u"ALTER TYPE status RENAME TO status_old; CREATE TYPE status AS ENUM ('a')"_s),
             QString());
    const QString sql = u"ALTER TABLE orders ALTER COLUMN state TYPE status USING state::text::status"_s;
    const auto refused = database.connection().execute(sql);
    QVERIFY(!refused);
    Error error = refused.error();
    error.sql = sql;
    QVERIFY2(database.dialect().adviceFor(error, nullptr, {}).startsWith(u"An index or a check compares"),
             qPrintable(error.why));
}

void TestPostgresqlEnums::unknownValueIsNamedBesideADefault()
{
    PostgresqlFixture database(m_server);
    const Error error{.why = u"invalid input value for enum status: \"c\""_s,
                      .sql = u"ALTER TABLE t ALTER COLUMN e DROP DEFAULT, ALTER COLUMN e TYPE status USING "
                             "e::text::status, ALTER COLUMN e SET DEFAULT 'a'"_s};
    QVERIFY2(database.dialect().adviceFor(error, nullptr, {}).endsWith(u"first: UPDATE t SET e = ... WHERE e = 'c'."),
             qPrintable(database.dialect().adviceFor(error, nullptr, {})));
}

/// What compares with a value of the old type goes before the exchange, and comes back as far as it is wanted.
void TestPostgresqlEnums::checksAndIndexesMakeWay()
{
    PostgresqlFixture first(m_server);
    PostgresqlFixture second(m_server);
    const QString table =
        u"CREATE TABLE orders (state status, n integer, CONSTRAINT plain CHECK (n > 0), %1 "
        "CONSTRAINT known CHECK (state <> 'a'));"
        "CREATE INDEX partly ON orders (n) WHERE state = 'a'; CREATE INDEX whole ON orders (state);"_s;
    QCOMPARE(first.run(u"CREATE TYPE status AS ENUM ('a', 'b', 'c');"_s
                       + table.arg(u"CONSTRAINT old CHECK (state IN ('a', 'c')),"_s)),
             QString());
    QCOMPARE(second.run(Ab + table.arg(QString())), QString());
    const Schema before = first.schema();
    const Comparison there = compare(before, second.schema());
    QCOMPARE(building::summaries(there.operations).filter(u"plain"_s), QStringList());
    QCOMPARE(building::summaries(there.operations).filter(u"whole"_s), QStringList());
    const auto back = reversed(there.operations);
    VERIFY_RESULT(back);
    QCOMPARE(first.apply(there.operations), QString());
    QCOMPARE(building::summaries(compare(first.schema(), second.schema()).operations), QStringList());
    QCOMPARE(first.apply(*back), QString());
    QCOMPARE(building::summaries(compare(first.schema(), before).operations), QStringList());
}

void TestPostgresqlEnums::viewInTheWayIsNamed()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab + Orders + u"CREATE VIEW seen AS SELECT state FROM orders;"_s), QString());
    const auto refused =
        database.connection().execute(u"ALTER TABLE orders ALTER COLUMN state TYPE text USING state::text"_s);
    QVERIFY(!refused);
    QVERIFY2(database.dialect().adviceFor(refused.error(), nullptr, {}).startsWith(u"Drop view seen "),
             qPrintable(refused.error().why));
}

void TestPostgresqlEnums::typesOfExtensionsAreLeftAlone()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(Ab), QString());
    QCOMPARE(database.schema().enumTypes.size(), size_t(1));
    // What CREATE EXTENSION notes about a type that its script makes.
    QCOMPARE(database.run(u"INSERT INTO pg_depend SELECT 'pg_type'::regclass, 'status'::regtype, 0, "
                          u"'pg_extension'::regclass, oid, 0, 'e' FROM pg_extension WHERE extname = 'plpgsql'"_s),
             QString());
    QVERIFY(database.schema().enumTypes.empty());
}

void TestPostgresqlEnums::otherDatabasesHaveNone()
{
    const EnumType type{.name = {{}, u"status"_s}, .values = {u"a"_s}};
    for (const QString &name : {u"sqlite"_s, u"mysql"_s}) {
        const Dialect *dialect = dialectFor(name).value();
        for (const Operation &operation :
             {Operation(CreateEnumType{.type = type}), Operation(DropEnumType{.name = type.name, .previous = type}),
              Operation(
                  AlterEnumType{.name = type.name, .values = {}, .existingValues = {}, .renamed = {}, .uses = {}})}) {
            const auto refused = dialect->compile(operation, {});
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Unsupported);
        }
    }
}

/// Two columns of one new type, and a third that is changed to it.
void TestPostgresqlEnums::batchMakesATypeOnce()
{
    PostgresqlFixture database(m_server);
    QCOMPARE(database.run(u"CREATE TABLE t (a text)"_s), QString());
    const TableName table{{}, u"t"_s};
    DataType type{.name = u"Enum"_s, .values = {u"x"_s, u"y"_s}, .typeName = u"state"_s};
    DataType qualified = type;
    qualified.options.insert(u"schema"_s, u"public"_s);
    BatchAlterTable batch{.table = table};
    batch.operations.emplace_back(AddColumn{.table = table, .column = {.name = u"b"_s, .type = type}});
    batch.operations.emplace_back(AddColumn{.table = table, .column = {.name = u"c"_s, .type = qualified}});
    batch.operations.emplace_back(AlterColumn{
        .table = table, .column = u"a"_s, .type = type, .options = {{u"postgresql_using"_s, u"a::state"_s}}});
    QCOMPARE(sqlOf({batch}, database.dialect(), database.schema()).count(u"CREATE TYPE"_s), 1);
    QCOMPARE(database.apply({batch}), QString());
    // What is known without the default schema's name is known with it.
    QCOMPARE(sqlOf({AddColumn{.table = table, .column = {.name = u"d"_s, .type = qualified}}}, database.dialect(),
                   database.schema()),
             u"ALTER TABLE t ADD COLUMN d public.state"_s);
}

void TestPostgresqlEnums::longNamesAndValuesAreRefusedBefore()
{
    PostgresqlFixture database(m_server);
    const auto refusal = [&](const DataType &type) {
        const CreateTable create{.table = {.name = {{}, u"t"_s}, .columns = {{.name = u"a"_s, .type = type}}}};
        const auto statements = database.dialect().compile(create, {});
        return statements ? QString() : statements.error().what;
    };
    const QString name = u"n"_s.repeated(64);
    const DataType longName{.name = u"Enum"_s, .values = {u"x"_s}, .typeName = name};
    const DataType longValue{.name = u"Enum"_s, .values = {u"x"_s, name}, .typeName = u"e"_s};
    QVERIFY2(refusal(longName).startsWith(u"The name "_s + name), qPrintable(refusal(longName)));
    QVERIFY2(refusal(longValue).startsWith(u"The value "_s + name), qPrintable(refusal(longValue)));
    QCOMPARE(refusal({.name = u"Enum"_s, .values = {name.left(63)}, .typeName = name.left(63)}), QString());
}

QTEST_GUILESS_MAIN(TestPostgresqlEnums)

#include "tst_postgresqlenums.moc"
