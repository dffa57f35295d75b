#include "tests/engine/dialect/sqlitefixture.h"

#include <QDate>

using namespace engine;
using namespace Qt::StringLiterals;

namespace {

const TableName kName{{}, u"t"_s};

Column column(const QString &name, const QString &type = u"Integer"_s)
{
    return {.name = name, .type = {.name = type}};
}

Column withDefault(ServerDefault::Kind kind, const QString &text)
{
    Column result = column(u"x"_s);
    result.serverDefault = ServerDefault{kind, text};
    return result;
}

AddColumn add(const Column &added, std::vector<Constraint> constraints = {})
{
    return {.table = kName, .column = added, .constraints = std::move(constraints)};
}

AlterColumn alter(const QString &name)
{
    AlterColumn operation;
    operation.table = kName;
    operation.column = name;
    return operation;
}

} // namespace

Q_DECLARE_METATYPE(engine::Operation)
Q_DECLARE_METATYPE(engine::ServerDefault)

/// Which statements an operation becomes, and the smaller services of the dialect.
class TestSqliteCompile : public QObject
{
    Q_OBJECT

private slots:
    void plainStatements_data();
    void plainStatements();
    void rebuilds_data();
    void rebuilds();
    void rebuildStatements();
    void rolesOfExecute_data();
    void rolesOfExecute();
    void defaults_data();
    void defaults();
    void types_data();
    void types();
    void quoting_data();
    void quoting();
    void literals_data();
    void literals();
    void definition();
    void frames();
    void advice_data();
    void advice();
    void locks();

private:
    const Dialect &m_dialect = *dialectFor(u"sqlite"_s).value();
};

void TestSqliteCompile::plainStatements_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("required column without default") << Operation(add([] {
        Column role = column(u"role"_s, u"String"_s);
        role.nullable = false;
        return role;
    }())) << u"ALTER TABLE t ADD COLUMN role VARCHAR NOT NULL"_s;
    QTest::addRow("negative default") << Operation(add(withDefault(ServerDefault::Kind::Expression, u"-1"_s)))
                                      << u"ALTER TABLE t ADD COLUMN x INTEGER DEFAULT (-1)"_s;
    QTest::addRow("true") << Operation(add(withDefault(ServerDefault::Kind::True, {})))
                          << u"ALTER TABLE t ADD COLUMN x INTEGER DEFAULT 1"_s;
    QTest::addRow("fetched") << Operation(add(withDefault(ServerDefault::Kind::Fetched, {})))
                             << u"ALTER TABLE t ADD COLUMN x INTEGER"_s;
    const ForeignKey key{.name = u"fk"_s,
                         .columns = {u"x"_s},
                         .referredTable = {{}, u"p q"_s},
                         .referredColumns = {u"id"_s},
                         .onDelete = u"CASCADE"_s};
    QTest::addRow("foreign key") << Operation(
        add(column(u"x"_s),
            {key})) << u"ALTER TABLE t ADD COLUMN x INTEGER CONSTRAINT fk REFERENCES \"p q\" (id) ON DELETE CASCADE"_s;
    AddColumn references = add(column(u"x"_s), {key});
    references.inlineReferences = true;
    QTest::addRow("inline references") << Operation(
        references) << u"ALTER TABLE t ADD COLUMN x INTEGER REFERENCES \"p q\" (id) ON DELETE CASCADE"_s;
    QTest::addRow("check") << Operation(
        add(column(u"x"_s), {CheckConstraint{.name = u"ck"_s, .expression = u"x > 0"_s}}))
                           << u"ALTER TABLE t ADD COLUMN x INTEGER CONSTRAINT ck CHECK (x > 0)"_s;
    Column flag = column(u"x"_s, u"Boolean"_s);
    flag.type.options = {{u"create_constraint"_s, true}};
    QTest::addRow("check of a type") << Operation(add(flag))
                                     << u"ALTER TABLE t ADD COLUMN x BOOLEAN CHECK (x IN (0, 1))"_s;
    AddColumn again = add(column(u"a"_s));
    again.ifNotExists = true;
    QTest::addRow("column that is there already") << Operation(again) << QString();
    QTest::addRow("free column dropped") << Operation(DropColumn{.table = kName, .column = u"free"_s})
                                         << u"ALTER TABLE t DROP COLUMN free"_s;
    QTest::addRow("missing column dropped if it exists")
        << Operation(DropColumn{.table = kName, .column = u"gone"_s, .ifExists = true}) << QString();
    QTest::addRow("drop if exists") << Operation(DropTable{.table = kName, .ifExists = true})
                                    << u"DROP TABLE IF EXISTS t"_s;
    QTest::addRow("create if not exists")
        << Operation(CreateTable{.table = {.name = {{}, u"u"_s}, .columns = {column(u"a"_s)}}, .ifNotExists = true})
        << u"CREATE TABLE IF NOT EXISTS u (\n\ta INTEGER\n)"_s;
    QTest::addRow("index if not exists") << Operation(
        CreateIndex{kName,
                    Index{.name = u"i"_s,
                          .elements = {{.column = u"a"_s, .collation = u"NOCASE"_s, .descending = true}},
                          .where = u"a > 1"_s},
                    true}) << u"CREATE INDEX IF NOT EXISTS i ON t (a COLLATE \"NOCASE\" DESC) WHERE a > 1"_s;
    QTest::addRow("drop index if exists")
        << Operation(DropIndex{.index = u"i"_s, .ifExists = true}) << u"DROP INDEX IF EXISTS i"_s;
    QTest::addRow("alteration that changes nothing") << Operation([] {
        AlterColumn same = alter(u"a"_s);
        same.nullable = true;
        return same;
    }()) << QString();
    QTest::addRow("comment in a batch") << Operation(
        BatchAlterTable{.table = kName, .operations = {SetTableComment{.table = kName, .comment = u"c"_s}}})
                                        << QString();
    QTest::addRow("empty batch") << Operation(BatchAlterTable{.table = kName}) << QString();
    AlterColumn rename = alter(u"a"_s);
    rename.newName = u"b c"_s;
    QTest::addRow("only a rename in a batch") << Operation(BatchAlterTable{.table = kName, .operations = {rename}})
                                              << u"ALTER TABLE t RENAME COLUMN a TO \"b c\""_s;
    QTest::addRow("strict and without rowid")
        << Operation(CreateTable{.table = {.name = {{}, u"u"_s},
                                           .columns = {column(u"a"_s)},
                                           .constraints = {PrimaryKey{.columns = {u"a"_s}}},
                                           .options = {{u"sqlite_with_rowid"_s, false}, {u"sqlite_strict"_s, true}}}})
        << u"CREATE TABLE u (\n\ta INTEGER, \n\tPRIMARY KEY (a)\n)\n WITHOUT ROWID,\n STRICT"_s;
    Column pickled = column(u"a"_s);
    pickled.options = {{u"sqlite_on_conflict_unique"_s, u"IGNORE"_s}};
    QTest::addRow("conflict clause of a column")
        << Operation(CreateTable{.table = {.name = {{}, u"u"_s},
                                           .columns = {pickled},
                                           .constraints = {UniqueConstraint{.columns = {u"a"_s}}}}})
        << u"CREATE TABLE u (\n\ta INTEGER, \n\tUNIQUE (a) ON CONFLICT IGNORE\n)"_s;
    QTest::addRow("bulk insert of nothing") << Operation(BulkInsert{.table = kName, .columns = {u"a"_s}}) << QString();
}

void TestSqliteCompile::plainStatements()
{
    QFETCH(Operation, operation);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE \"p q\" (id INTEGER PRIMARY KEY); CREATE TABLE t (a INTEGER, free TEXT);"
                         u"CREATE INDEX i ON t (a); DROP INDEX i"_s),
             QString());
    const auto statements = m_dialect.compile(operation, fixture.schema());
    VERIFY_RESULT(statements);
    QStringList sql;
    for (const Statement &statement : *statements) {
        QVERIFY(!statement.rebuild);
        sql << statement.sql;
    }
    QCOMPARE(sql.join(u";\n"_s), wanted);
    QCOMPARE(fixture.runFramed(*statements), QString());
}

void TestSqliteCompile::rebuilds_data()
{
    QTest::addColumn<Operation>("operation");

    QTest::addRow("now") << Operation(add(withDefault(ServerDefault::Kind::Now, {})));
    QTest::addRow("function") << Operation(add(withDefault(ServerDefault::Kind::Expression, u"abs(-1)"_s)));
    QTest::addRow("current date") << Operation(add(withDefault(ServerDefault::Kind::Expression, u"CURRENT_DATE"_s)));
    QTest::addRow("unique") << Operation(add(column(u"x"_s), {UniqueConstraint{.columns = {u"x"_s}}}));
    QTest::addRow("indexed column dropped") << Operation(DropColumn{.table = kName, .column = u"b"_s});
    QTest::addRow("checked column dropped") << Operation(DropColumn{.table = kName, .column = u"c"_s});
    AlterColumn type = alter(u"a"_s);
    type.type = DataType{.name = u"Text"_s};
    QTest::addRow("type") << Operation(type);
    AlterColumn mixed = type;
    mixed.newName = u"z"_s;
    QTest::addRow("type and name") << Operation(mixed);
    QTest::addRow("constraint") << Operation(AddConstraint{kName, UniqueConstraint{.columns = {u"a"_s}}});
    QTest::addRow("always") << Operation(BatchAlterTable{
        .table = kName, .recreate = BatchAlterTable::Recreate::Always, .operations = {add(column(u"x"_s))}});
}

void TestSqliteCompile::rebuilds()
{
    QFETCH(Operation, operation);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER, b TEXT, c INTEGER CHECK (c > 0)); CREATE INDEX i ON t (b)"_s),
             QString());
    const auto statements = m_dialect.compile(operation, fixture.schema());
    VERIFY_RESULT(statements);
    QVERIFY(std::ranges::any_of(*statements, &Statement::rebuild));
    QCOMPARE(fixture.runFramed(*statements), QString());
}

void TestSqliteCompile::rebuildStatements()
{
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INTEGER, b TEXT, c INTEGER AS (a + 1)); CREATE INDEX i ON t (b);"
                         u"CREATE TRIGGER g AFTER DELETE ON t BEGIN SELECT 1; END"_s),
             QString());
    AlterColumn required = alter(u"b"_s);
    required.nullable = false;
    required.newName = u"d"_s;
    const auto statements = m_dialect.compile(required, fixture.schema());
    VERIFY_RESULT(statements);
    QStringList sql;
    for (const Statement &statement : *statements)
        sql << statement.sql;
    const QStringList wanted{
        u"CREATE TABLE _athanor_new_t (\n\ta INTEGER, \n\tb TEXT NOT NULL, \n\tc INTEGER GENERATED ALWAYS AS (a + 1) VIRTUAL\n)"_s,
        u"INSERT INTO _athanor_new_t (a, b) SELECT t.a, t.b \nFROM t"_s,
        u"DROP TABLE t"_s,
        u"PRAGMA legacy_alter_table=ON"_s,
        u"ALTER TABLE _athanor_new_t RENAME TO t"_s,
        u"PRAGMA legacy_alter_table=OFF"_s,
        u"CREATE INDEX i ON t (b)"_s,
        u"CREATE TRIGGER g AFTER DELETE ON t BEGIN SELECT 1; END"_s,
        u"ALTER TABLE t RENAME COLUMN b TO d"_s};
    QCOMPARE(sql, wanted);
    for (size_t place = 0; place + 1 < statements->size(); ++place)
        QVERIFY(!(*statements)[place].purpose.isEmpty());
}

void TestSqliteCompile::rolesOfExecute_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<Statement::Role>("role");

    QTest::addRow("update") << u"UPDATE t SET a = 1"_s << Statement::Role::Data;
    QTest::addRow("ddl after a comment") << u"-- a view\ncreate view v AS SELECT 1"_s << Statement::Role::Schema;
    QTest::addRow("pragma") << u"PRAGMA user_version = 1"_s << Statement::Role::Setting;
    QTest::addRow("unreadable") << u"'"_s << Statement::Role::Data;
}

void TestSqliteCompile::rolesOfExecute()
{
    QFETCH(QString, sql);
    QFETCH(Statement::Role, role);
    const auto statements = m_dialect.compile(ExecuteSql{u"  "_s + sql + u" ;\n"_s}, {});
    VERIFY_RESULT(statements);
    QCOMPARE(statements->size(), size_t(1));
    QCOMPARE(statements->front().sql, sql);
    QCOMPARE(statements->front().role, role);
}

void TestSqliteCompile::defaults_data()
{
    QTest::addColumn<ServerDefault>("given");
    QTest::addColumn<QString>("wanted");

    using Kind = ServerDefault::Kind;
    QTest::addRow("literal number") << ServerDefault{Kind::Literal, u"0"_s} << u"'0'"_s;
    QTest::addRow("literal with quotes") << ServerDefault{Kind::Literal, u"'x'"_s} << u"'''x'''"_s;
    QTest::addRow("word") << ServerDefault{Kind::Expression, u"CURRENT_TIMESTAMP"_s} << u"CURRENT_TIMESTAMP"_s;
    QTest::addRow("number") << ServerDefault{Kind::Expression, u"1.5"_s} << u"(1.5)"_s;
    QTest::addRow("call") << ServerDefault{Kind::Expression, u"now()"_s} << u"(now())"_s;
    QTest::addRow("quoted") << ServerDefault{Kind::Expression, u"'it''s'"_s} << u"'it''s'"_s;
    QTest::addRow("two quoted") << ServerDefault{Kind::Expression, u"'a' || 'b'"_s} << u"('a' || 'b')"_s;
    QTest::addRow("parenthesised") << ServerDefault{Kind::Expression, u"(1 + 2)"_s} << u"(1 + 2)"_s;
    QTest::addRow("two parentheses") << ServerDefault{Kind::Expression, u"(1) + (2)"_s} << u"((1) + (2))"_s;
    QTest::addRow("now") << ServerDefault{Kind::Now, {}} << u"CURRENT_TIMESTAMP"_s;
    QTest::addRow("false") << ServerDefault{Kind::False, {}} << u"0"_s;
}

void TestSqliteCompile::defaults()
{
    QFETCH(ServerDefault, given);
    QFETCH(QString, wanted);
    Column one = column(u"x"_s);
    one.serverDefault = given;
    const auto statements = m_dialect.compile(CreateTable{.table = {.name = kName, .columns = {one}}}, {});
    VERIFY_RESULT(statements);
    QCOMPARE(statements->front().sql, u"CREATE TABLE t (\n\tx INTEGER DEFAULT %1\n)"_s.arg(wanted));
}

void TestSqliteCompile::types_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("double") << u""_s << u"Double"_s << u"DOUBLE"_s;
    QTest::addRow("uuid") << u""_s << u"Uuid"_s << u"CHAR(32)"_s;
    QTest::addRow("upper-case uuid") << u""_s << u"UUID"_s << u"UUID"_s;
    QTest::addRow("postgresql uuid") << u"postgresql"_s << u"UUID"_s << u"UUID"_s;
    QTest::addRow("postgresql only") << u"postgresql"_s << u"TSVECTOR"_s << QString();
    QTest::addRow("mysql only") << u"mysql"_s << u"TINYINT"_s << QString();
    QTest::addRow("array") << u""_s << u"ARRAY"_s << QString();
    QTest::addRow("sqlmodel") << u"sqlmodel.sql.sqltypes"_s << u"AutoString"_s << u"VARCHAR"_s;
}

void TestSqliteCompile::types()
{
    QFETCH(QString, module);
    QFETCH(QString, name);
    QFETCH(QString, wanted);
    const auto sql = m_dialect.typeSql({.module = module, .name = name});
    QCOMPARE(sql.value_or(QString()), wanted);
    if (wanted.isEmpty()) {
        QCOMPARE(sql.error().kind, Error::Kind::Unsupported);
        QVERIFY(sql.error().what.contains(name));
    }
}

void TestSqliteCompile::quoting_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("plain") << u"user_1$"_s << u"user_1$"_s;
    QTest::addRow("reserved") << u"order"_s << u"\"order\""_s;
    QTest::addRow("upper case") << u"User"_s << u"\"User\""_s;
    QTest::addRow("digit first") << u"1a"_s << u"\"1a\""_s;
    QTest::addRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
    QTest::addRow("dot") << u"a.b"_s << u"\"a.b\""_s;
    QTest::addRow("unicode") << u"größe"_s << u"\"größe\""_s;
    QTest::addRow("empty") << u""_s << u"\"\""_s;
}

void TestSqliteCompile::quoting()
{
    QFETCH(QString, name);
    QFETCH(QString, wanted);
    QCOMPARE(m_dialect.quoted(name), wanted);
    QCOMPARE(m_dialect.quoted(TableName{u"s"_s, name}), u"s."_s + wanted);
}

void TestSqliteCompile::literals_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("stored");

    QTest::addRow("null") << QVariant() << u"NULL"_s << u"NULL|null"_s;
    QTest::addRow("text") << QVariant(u"it's"_s) << u"'it''s'"_s << u"it's|text"_s;
    QTest::addRow("integer") << QVariant(-5) << u"-5"_s << u"-5|integer"_s;
    QTest::addRow("large integer") << QVariant(9007199254740993LL) << u"9007199254740993"_s
                                   << u"9007199254740993|integer"_s;
    QTest::addRow("true") << QVariant(true) << u"1"_s << u"1|integer"_s;
    QTest::addRow("double") << QVariant(0.1) << u"0.1"_s << u"0.1|real"_s;
    QTest::addRow("whole double") << QVariant(2.0) << u"2.0"_s << u"2|real"_s;
    QTest::addRow("date") << QVariant(QDate(2020, 1, 2)) << u"'2020-01-02'"_s << u"2020-01-02|text"_s;
    QTest::addRow("moment") << QVariant(QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5, 6)))
                            << u"'2020-01-02 03:04:05.006000'"_s << u"2020-01-02 03:04:05.006000|text"_s;
    QTest::addRow("time") << QVariant(QTime(3, 4, 5)) << u"'03:04:05.000000'"_s << u"03:04:05.000000|text"_s;
    QTest::addRow("bytes") << QVariant(QByteArray("\0\xff", 2)) << u"x'00ff'"_s << QString();
    QTest::addRow("json") << QVariant(QVariantMap{{u"a"_s, QVariantList{1, u"it's"_s}}}) << u"'{\"a\":[1,\"it''s\"]}'"_s
                          << u"{\"a\":[1,\"it's\"]}|text"_s;
    QTest::addRow("sql") << QVariant::fromValue(SqlText{u"1 + 1"_s}) << u"1 + 1"_s << u"2|integer"_s;
}

void TestSqliteCompile::literals()
{
    QFETCH(QVariant, value);
    QFETCH(QString, wanted);
    QFETCH(QString, stored);
    const QString sql = m_dialect.literal(value);
    QCOMPARE(sql, wanted);
    SqliteFixture fixture;
    if (!stored.isEmpty())
        QCOMPARE(fixture.query(u"SELECT %1, typeof(%1)"_s.arg(sql)), stored);
}

void TestSqliteCompile::definition()
{
    Table table{.name = kName,
                .columns = {column(u"id"_s), column(u"doc"_s, u"JSONB"_s)},
                .constraints = {PrimaryKey{.columns = {u"id"_s}}},
                .indexes = {Index{.name = u"i"_s, .elements = {{.column = u"doc"_s}}}}};
    table.columns[1].type.module = u"postgresql"_s;
    // A type that SQLite does not have is shown as it stands, without hiding the rest.
    QCOMPARE(
        m_dialect.definition(table),
        u"CREATE TABLE t (\n    id INTEGER,\n    doc JSONB,\n    PRIMARY KEY (id)\n);\nCREATE INDEX i ON t (doc);"_s);
}

void TestSqliteCompile::frames()
{
    const Statement plain{.sql = u"DROP TABLE t"_s};
    const TransactionFrame simple = m_dialect.frame({plain});
    QCOMPARE(simple.before.size(), size_t(1));
    QCOMPARE(simple.before.front().sql, u"BEGIN IMMEDIATE"_s);
    QCOMPARE(simple.after.front().sql, u"COMMIT"_s);
    QCOMPARE(simple.failed.front().sql, u"ROLLBACK"_s);

    Statement part = plain;
    part.rebuild = true;
    const TransactionFrame rebuild = m_dialect.frame({plain, part});
    QCOMPARE(rebuild.before.front().sql, u"PRAGMA foreign_keys=OFF"_s);
    QCOMPARE(rebuild.before.back().sql, u"BEGIN IMMEDIATE"_s);
    QCOMPARE(rebuild.after.front().role, Statement::Role::Check);
    QCOMPARE(rebuild.after[1].sql, u"COMMIT"_s);
    QCOMPARE(rebuild.failed.front().sql, u"ROLLBACK"_s);
}

void TestSqliteCompile::advice_data()
{
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("wanted");

    QTest::addRow("required column")
        << u"INSERT INTO users VALUES (1)"_s << u"ALTER TABLE users ADD COLUMN role VARCHAR NOT NULL"_s
        << u"Give the column a server default, for example server_default='...', or add it "
           u"as nullable, fill it and then require it."_s;
    QTest::addRow("duplicates") << u"INSERT INTO users VALUES (1), (1)"_s << u"CREATE UNIQUE INDEX i ON users (id)"_s
                                << u"duplicates"_s;
    QTest::addRow("misspelt table") << QString() << u"DROP TABLE user"_s << u"there is a table users"_s;
    QTest::addRow("missing table") << QString() << u"SELECT * FROM zebra"_s << u"revision that creates it"_s;
    QTest::addRow("duplicate column") << QString() << u"ALTER TABLE users ADD COLUMN id INTEGER"_s << u"stamp"_s;
    QTest::addRow("table there already") << QString() << u"CREATE TABLE users (a)"_s << u"stamp"_s;
    QTest::addRow("missing column") << QString() << u"SELECT nope FROM users"_s << u"column's name"_s;
    QTest::addRow("missing index") << QString() << u"DROP INDEX nope"_s << u"if_exists=True"_s;
    QTest::addRow("view in the way") << u"ALTER TABLE users ADD COLUMN x; CREATE VIEW v AS SELECT x FROM users"_s
                                     << u"ALTER TABLE users DROP COLUMN x"_s << u"The view v does not fit"_s;
    QTest::addRow("two statements") << QString() << u"SELECT 1; SELECT 2"_s << u"op.execute() of its own"_s;
    QTest::addRow("check") << u"CREATE TABLE c (a CHECK (a > 0))"_s << u"INSERT INTO c VALUES (0)"_s
                           << u"do not meet the condition"_s;
    QTest::addRow("foreign key mismatch") << u"CREATE TABLE c (a REFERENCES users (id)); INSERT INTO c VALUES (1)"_s
                                          << u"PRAGMA foreign_key_check"_s << u"columns that are not unique"_s;
    QTest::addRow("nothing to say") << QString() << u"SELEC 1"_s << QString();
}

void TestSqliteCompile::advice()
{
    QFETCH(QString, setup);
    QFETCH(QString, sql);
    QFETCH(QString, wanted);
    SqliteFixture fixture;
    QCOMPARE(fixture.run(u"CREATE TABLE users (id INTEGER);"_s + setup), QString());
    const auto refused = fixture.connection().rows(sql);
    QVERIFY(!refused);
    const QString text = m_dialect.adviceFor(refused.error(), nullptr, fixture.schema());
    QVERIFY2(wanted.isEmpty() ? text.isEmpty() : text.contains(wanted),
             qPrintable(refused.error().why + u": "_s + text));
}

void TestSqliteCompile::locks()
{
    using Role = Statement::Role;
    QCOMPARE(m_dialect.lockOf({.sql = u"DROP TABLE t"_s}), Lock::Writers);
    QCOMPARE(m_dialect.lockOf({.sql = u"BEGIN IMMEDIATE"_s, .role = Role::Control}), Lock::WritersUntilCommit);
    QCOMPARE(m_dialect.lockOf({.sql = u"INSERT"_s, .role = Role::Data, .rebuild = true}), Lock::WritersWhileCopied);
    QCOMPARE(m_dialect.lockOf({.sql = u"COMMIT"_s, .role = Role::Control}), Lock::Nobody);
    QCOMPARE(m_dialect.lockOf({.sql = u"SELECT 1"_s, .role = Role::Data}), Lock::Nobody);
    QCOMPARE(m_dialect.lockOf({.sql = u"PRAGMA x"_s, .role = Role::Setting}), Lock::Nobody);
}

QTEST_GUILESS_MAIN(TestSqliteCompile)
#include "tst_sqlitecompile.moc"
