#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/diff/compare.h"

using namespace engine;
using namespace Qt::StringLiterals;

/// Several databases of one server: what is read of them, and what stands in for them in a scratch place.
class TestMysqlDatabases : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void ownDatabaseByItsName();
    void standInsHaveTheRealNames();
    void definitionsHaveTheRealNames();
    void databasesAreMadeAndDropped();
    void sameCharacterSet();
    void touchesNothingReal_data();
    void touchesNothingReal();
    void refused_data();
    void refused();
    void aliases();
    void leftByAKilledProgram();
    void withoutADatabase();

private:
    [[nodiscard]] QString everythingReal();
    [[nodiscard]] QString scratchDatabases();

    MariaDbServer m_server;
    std::unique_ptr<Connection> m_administrator;
};

namespace {

const Dialect &mysqlDialect()
{
    return *dialectFor(u"mysql"_s).value();
}

QString textOf(Connection &connection, const QString &sql)
{
    const auto rows = connection.rows(sql);
    if (!rows)
        return describe(rows.error());
    QStringList lines;
    for (const Connection::Row &row : *rows)
        lines << row.front().toString();
    return lines.join(u' ');
}

QString tableNames(const Schema &schema)
{
    QStringList names;
    for (const auto &[name, table] : schema.tables)
        names << name.text();
    for (const auto &[name, view] : schema.views)
        names << name.text();
    return names.join(u' ');
}

} // namespace

void TestMysqlDatabases::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
    m_administrator = mysqlDialect().open(m_server.url()).value();
    for (const char *sql : {"CREATE DATABASE shop", "CREATE DATABASE archive CHARACTER SET latin1",
                            "CREATE DATABASE `Big One`", "CREATE TABLE shop.kept (id INT PRIMARY KEY)",
                            "CREATE TABLE archive.entry (id INT PRIMARY KEY, real_one INT)",
                            "INSERT INTO archive.entry VALUES (1, 2)", "INSERT INTO shop.kept VALUES (7)"})
        VERIFY_RESULT(m_administrator->execute(QString::fromLatin1(sql)));
}

/// Every column of every user's database, and the rows.
QString TestMysqlDatabases::everythingReal()
{
    return textOf(*m_administrator,
                  u"SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME NOT LIKE 'athanor%' "
                  "ORDER BY 1"_s)
        + u'\n'
        + textOf(*m_administrator,
                 u"SELECT CONCAT(TABLE_SCHEMA, '.', TABLE_NAME, '.', COLUMN_NAME) FROM information_schema.COLUMNS "
                 "WHERE TABLE_SCHEMA IN ('shop', 'archive', 'Big One') ORDER BY 1"_s)
        + u'\n' + textOf(*m_administrator, u"SELECT CONCAT(id, ' ', real_one) FROM archive.entry"_s)
        + textOf(*m_administrator, u"SELECT id FROM shop.kept"_s);
}

QString TestMysqlDatabases::scratchDatabases()
{
    return textOf(*m_administrator,
                  u"SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE 'athanor%'"_s);
}

void TestMysqlDatabases::ownDatabaseByItsName()
{
    const auto connection = mysqlDialect().open(m_server.url(u"shop"_s)).value();
    const auto schema = mysqlDialect().inspect(*connection, {.schemas = {QString(), u"shop"_s, u"archive"_s}});
    VERIFY_RESULT(schema);
    QCOMPARE(tableNames(*schema), u"kept archive.entry"_s);
    const auto named = mysqlDialect().inspect(*connection, {.schemas = {u"shop"_s}});
    VERIFY_RESULT(named);
    QCOMPARE(tableNames(*named), u"kept"_s);
}

void TestMysqlDatabases::standInsHaveTheRealNames()
{
    const QString before = everythingReal();
    {
        const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
        VERIFY_RESULT(scratch);
        const auto run = [&scratch](const QString &sql) { return errorOf((*scratch)->execute(sql)); };
        QCOMPARE(run(u"CREATE TABLE archive.entry (id INT PRIMARY KEY COMMENT 'shop.kept', KEY by_id (id))"_s),
                 QString());
        QCOMPARE(run(u"CREATE TABLE shop.made (id INT PRIMARY KEY, e INT, CONSTRAINT to_entry FOREIGN KEY (e) "
                     "REFERENCES `archive`.`entry` (id))"_s),
                 QString());
        QCOMPARE(
            run(u"CREATE TABLE `Big One`.`a b` (id INT, CONSTRAINT to_made FOREIGN KEY (id) REFERENCES shop.made (id), "
                "CONSTRAINT to_entry FOREIGN KEY (id) REFERENCES archive.entry (id))"_s),
            QString());
        QCOMPARE(run(u"CREATE INDEX ix ON `Big One`.`a b` (id)"_s), QString());
        QCOMPARE(run(u"INSERT INTO archive . entry (id) VALUES (5)"_s), QString());
        QCOMPARE(run(u"ALTER TABLE made RENAME TO archive.moved"_s), QString());
        QCOMPARE(run(u"RENAME TABLE archive.moved TO shop.made"_s), QString());
        const auto schema = mysqlDialect().inspect(**scratch);
        VERIFY_RESULT(schema);
        QCOMPARE(tableNames(*schema), u"made Big One.a b archive.entry"_s);
        const auto key = [&schema](const TableName &table, const QString &name) {
            return std::get<ForeignKey>(*schema->table(table)->constraint(name)).referredTable;
        };
        const TableName entry{u"archive"_s, u"entry"_s};
        QCOMPARE(key({{}, u"made"_s}, u"to_entry"_s), entry);
        QCOMPARE(key({u"Big One"_s, u"a b"_s}, u"to_entry"_s), entry);
        QCOMPARE(key({u"Big One"_s, u"a b"_s}, u"to_made"_s), (TableName{u"shop"_s, u"made"_s}));
        QCOMPARE(schema->table(entry)->columns.front().comment, u"shop.kept"_s);
        QVERIFY(schema->leftAlone.empty());
        QCOMPARE(textOf(**scratch, u"SELECT id FROM archive.entry"_s), u"5"_s);
        QCOMPARE(scratchDatabases(), u"3"_s);
    }
    QCOMPARE(scratchDatabases(), u"0"_s);
    QCOMPARE(everythingReal(), before);
}

void TestMysqlDatabases::definitionsHaveTheRealNames()
{
    const QString script = u"CREATE TABLE archive.log (id INT, shop INT);"
                           "CREATE TABLE seen (id INT);"
                           "CREATE VIEW joined AS SELECT l.id, seen.id AS other FROM archive.log l JOIN seen;"
                           "CREATE VIEW archive.back AS SELECT archive.log.id FROM archive.log JOIN shop.seen s;"
                           "CREATE TRIGGER noted AFTER INSERT ON seen FOR EACH ROW BEGIN INSERT INTO archive.log (id) "
                           "VALUES (NEW.id); DELETE FROM `archive`.`log` WHERE id < 0; END"_s;
    Schema fromScratch;
    {
        const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
        VERIFY_RESULT(scratch);
        const auto statements = mysqlDialect().split(script).value();
        for (const auto &statement : statements)
            VERIFY_RESULT((*scratch)->execute(statement.sql));
        fromScratch = mysqlDialect().inspect(**scratch).value();
    }
    const auto connection = mysqlDialect().open(m_server.url(u"shop"_s)).value();
    const auto statements = mysqlDialect().split(script).value();
    for (const auto &statement : statements)
        VERIFY_RESULT(connection->execute(statement.sql));
    const Schema real = mysqlDialect().inspect(*connection, {.schemas = {QString(), u"archive"_s}}).value();
    QCOMPARE(fromScratch.views.size(), size_t(2));
    QCOMPARE(fromScratch.triggers.size(), size_t(1));
    QCOMPARE(fromScratch.triggers.front().definition, real.triggers.front().definition);
    for (const auto &[name, view] : fromScratch.views)
        QCOMPARE(view.definition, real.views.at(name).definition);
    for (const char *sql : {"DROP VIEW joined", "DROP VIEW archive.back", "DROP TABLE seen", "DROP TABLE archive.log"})
        VERIFY_RESULT(connection->execute(QString::fromLatin1(sql)));
}

void TestMysqlDatabases::databasesAreMadeAndDropped()
{
    const QString before = everythingReal();
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    const auto run = [&scratch](const QString &sql) { return errorOf((*scratch)->execute(sql)); };
    QVERIFY(run(u"CREATE TABLE fresh.t (id INT)"_s).contains(u"fresh"));
    QCOMPARE(run(u"CREATE DATABASE /*!32312 IF NOT EXISTS*/ `fresh` /*!40100 DEFAULT CHARACTER SET latin1 */"_s),
             QString());
    QVERIFY(run(u"CREATE SCHEMA fresh"_s).contains(u"exists"));
    QCOMPARE(run(u"CREATE SCHEMA IF NOT EXISTS shop"_s), QString());
    QCOMPARE(run(u"CREATE TABLE fresh.t (id INT)"_s), QString());
    QCOMPARE(run(u"CREATE TABLE archive.t (id INT)"_s), QString());
    QCOMPARE(tableNames(mysqlDialect().inspect(**scratch).value()), u"archive.t fresh.t"_s);
    QCOMPARE(run(u"DROP DATABASE archive"_s), QString());
    QCOMPARE(tableNames(mysqlDialect().inspect(**scratch).value()), u"fresh.t"_s);
    QCOMPARE(run(u"CREATE TABLE archive.t (id INT)"_s), QString());
    QCOMPARE(tableNames(mysqlDialect().inspect(**scratch).value()), u"archive.t fresh.t"_s);
    QVERIFY(run(u"DROP SCHEMA shop"_s).contains(u"in which everything here is tried out"));
    QCOMPARE(everythingReal(), before);
}

void TestMysqlDatabases::sameCharacterSet()
{
    VERIFY_RESULT(m_administrator->execute(u"CREATE TABLE archive.words (w VARCHAR(9))"_s));
    const auto connection = mysqlDialect().open(m_server.url(u"shop"_s)).value();
    const Schema real = mysqlDialect().inspect(*connection, {.schemas = {u"archive"_s}}).value();
    for (const char *first : {"SELECT 1", "CREATE SCHEMA IF NOT EXISTS archive"}) {
        const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
        VERIFY_RESULT(scratch);
        VERIFY_RESULT((*scratch)->execute(QString::fromLatin1(first)));
        VERIFY_RESULT(
            (*scratch)->execute(u"CREATE TABLE archive.words (w VARCHAR(9) CHARACTER SET latin1) CHARSET latin1"_s));
        const TableName words{u"archive"_s, u"words"_s};
        QVERIFY(*mysqlDialect().inspect(**scratch).value().table(words) == *real.table(words));
    }
    VERIFY_RESULT(m_administrator->execute(u"DROP TABLE archive.words"_s));
}

void TestMysqlDatabases::touchesNothingReal_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const QString &sql) { QTest::newRow(name) << sql; };
    row("table", u"CREATE TABLE shop.harm (a INT)"_s);
    row("quoted", u"CREATE TABLE `shop` . `harm` (a INT)"_s);
    row("conditional comment", u"/*!50000 CREATE TABLE shop.harm (a INT) */"_s);
    row("database", u"CREATE  DATABASE harm"_s);
    row("rows", u"INSERT INTO archive.entry VALUES (5, 6)"_s);
    row("comment between", u"DELETE FROM archive/* x */./* y */entry"_s);
    row("line comment between", u"DELETE FROM archive -- x\n.entry"_s);
    row("several tables", u"DROP TABLE IF EXISTS other, archive.entry, shop.kept"_s);
    row("deleted from one", u"DELETE archive.entry FROM archive.entry JOIN shop.kept"_s);
    row("updated with an alias", u"UPDATE t shop, archive.entry SET archive.entry.id = 9"_s);
    row("updated by its own alias", u"UPDATE t AS archive, archive.entry SET archive.entry.id = 9"_s);
    row("truncated", u"TRUNCATE archive.entry"_s);
    row("truncated table", u"TRUNCATE TABLE archive.entry"_s);
    row("renamed", u"RENAME TABLE archive.entry TO archive.gone"_s);
    row("renamed into", u"RENAME TABLE t TO archive.harm"_s);
    row("moved", u"ALTER TABLE t RENAME archive.harm"_s);
    row("like", u"CREATE TABLE archive.harm LIKE archive.entry"_s);
    row("merged", u"CREATE TABLE m (id INT, real_one INT) ENGINE=MERGE UNION=(archive.entry)"_s);
    row("dropped database", u"DROP DATABASE archive"_s);
    row("dropped database of the server", u"DROP DATABASE mysql"_s);
    row("dropped database behind a comment", u"DROP /* x */ DATABASE IF EXISTS archive"_s);
    row("trigger", u"CREATE TRIGGER archive.harm BEFORE INSERT ON archive.entry FOR EACH ROW SET @a = 1"_s);
    row("sequence", u"CREATE SEQUENCE archive.harm"_s);
    row("view", u"CREATE OR REPLACE DEFINER=CURRENT_USER SQL SECURITY INVOKER VIEW archive.entry AS SELECT 1"_s);
    row("block", u"BEGIN NOT ATOMIC DELETE FROM archive.entry; DROP TABLE IF EXISTS shop.kept; END"_s);
}

/// Some of them work, others fail in the place: what is really there stays as it was either way.
void TestMysqlDatabases::touchesNothingReal()
{
    QFETCH(QString, sql);
    const QString before = everythingReal();
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE t (shop INT)"_s));
    VERIFY_RESULT((*scratch)->execute(u"INSERT INTO t (shop) VALUES (1.5)"_s));
    (void)(*scratch)->execute(sql);
    QCOMPARE(everythingReal(), before);
}

void TestMysqlDatabases::refused_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const QString &sql) { QTest::newRow(name) << sql; };
    row("system", u"DELETE FROM mysql.user"_s);
    row("cut by a comment", u"DELETE FROM archive/*! . */entry"_s);
    row("cut before a comment", u"DELETE FROM archive /*! .entry */"_s);
    row("cut behind a comment", u"DELETE FROM /*! archive */ .entry"_s);
    row("table called as a database", u"UPDATE t shop, shop.kept SET shop.kept = 1"_s);
    row("statement with a setting", u"SET STATEMENT max_statement_time = 9 FOR DROP DATABASE archive"_s);
    row("database in a block", u"BEGIN NOT ATOMIC SET @a = 1; DROP DATABASE archive; END"_s);
    row("text in a block", u"BEGIN NOT ATOMIC EXECUTE IMMEDIATE CONCAT('DROP DATABASE arch', 'ive'); END"_s);
    row("database in an event", u"CREATE EVENT e ON SCHEDULE EVERY 1 SECOND DO DROP DATABASE archive"_s);
    row("conditional name", u"DROP DATABASE /*!99999 other */ archive"_s);
    row("conditional verb", u"/*!99999 SELECT 1 */ DROP DATABASE archive"_s);
    row("changed database", u"ALTER DATABASE archive CHARACTER SET utf8mb4"_s);
    row("replaced database", u"CREATE OR REPLACE DATABASE archive"_s);
    row("way out", u"USE archive"_s);
    row("other case", u"CREATE TABLE Archive.harm (a INT)"_s);
    row("quoted for ansi", u"CREATE TABLE \"archive\".\"harm\" (a INT)"_s);
    row("setting of the server", u"SET GLOBAL max_connections = 99"_s);
    row("setting of the server, by its sign", u"SET @@global.max_connections = 99"_s);
    row("setting of the server behind another", u"SET @a = 1, GLOBAL max_connections = 99"_s);
    row("way out with a setting", u"SET STATEMENT max_statement_time = 9 FOR USE archive"_s);
    row("user", u"CREATE OR REPLACE USER harm"_s);
    row("role", u"CREATE OR REPLACE ROLE harm"_s);
    row("server", u"CREATE SERVER harm FOREIGN DATA WRAPPER mysql OPTIONS (HOST 'localhost')"_s);
    row("file", u"SELECT 1 INTO OUTFILE 'harm'"_s);
    row("block without harm", u"BEGIN NOT ATOMIC SELECT 1; END"_s);
    row("text", u"EXECUTE IMMEDIATE CONCAT('DROP DATABASE arch', 'ive')"_s);
    row("library", u"CREATE FUNCTION harm RETURNS STRING SONAME 'harm.so'"_s);
    row("far table", u"CREATE TABLE far (a INT) ENGINE=FEDERATED CONNECTION='mysql://root@localhost/archive.entry'"_s);
}

void TestMysqlDatabases::refused()
{
    QFETCH(QString, sql);
    const QString before = everythingReal();
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE t (shop INT)"_s));
    const auto refused = (*scratch)->execute(sql);
    QVERIFY(!refused);
    QVERIFY2(refused.error().kind == Error::Kind::Unsupported, qUtf8Printable(describe(refused.error())));
    QVERIFY(!describe(refused.error()).contains(u"athanor_scratch"_s));
    QCOMPARE(everythingReal(), before);
}

/// A table or its other name may be called as a database is.
void TestMysqlDatabases::aliases()
{
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    const auto run = [&scratch](const QString &sql) { return errorOf((*scratch)->execute(sql)); };
    QCOMPARE(run(u"CREATE TABLE shop (id INT, archive INT)"_s), QString());
    QCOMPARE(run(u"CREATE TABLE archive.shop (id INT)"_s), QString());
    QCOMPARE(run(u"CREATE VIEW v AS SELECT shop.id FROM shop WHERE shop.archive > 0"_s), QString());
    QCOMPARE(run(u"CREATE VIEW w AS SELECT archive.id FROM archive.shop archive"_s), QString());
    QCOMPARE(run(u"SELECT shop.shop.id, archive.shop.id FROM shop.shop JOIN archive.shop"_s), QString());
    const Schema schema = mysqlDialect().inspect(**scratch).value();
    QVERIFY(schema.views.at({{}, u"w"_s}).definition.contains(u"from `archive`.`shop` `archive`"_s));
}

void TestMysqlDatabases::leftByAKilledProgram()
{
    for (const char *sql : {"CREATE DATABASE athanor_scratch_left", "CREATE DATABASE athanor_scratch_left_1",
                            "CREATE TABLE athanor_scratch_left_1.p (id INT PRIMARY KEY)",
                            "CREATE TABLE athanor_scratch_left.p (id INT PRIMARY KEY, FOREIGN KEY (id) REFERENCES "
                            "athanor_scratch_left_1.p (id))",
                            "ALTER TABLE athanor_scratch_left_1.p ADD FOREIGN KEY (id) REFERENCES "
                            "athanor_scratch_left.p (id)"})
        VERIFY_RESULT(m_administrator->execute(QString::fromLatin1(sql)));
    const auto scratch = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(scratch);
    QCOMPARE(scratchDatabases(), u"1"_s);
    QCOMPARE(textOf(**scratch, u"SELECT @@foreign_key_checks"_s), u"1"_s);
    // What stands in for others is in use as well, and nobody else's to drop.
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE archive.t (id INT)"_s));
    const auto second = mysqlDialect().openScratch(m_server.url(u"shop"_s));
    VERIFY_RESULT(second);
    QCOMPARE(scratchDatabases(), u"3"_s);
}

void TestMysqlDatabases::withoutADatabase()
{
    const auto scratch = mysqlDialect().openScratch(m_server.url());
    VERIFY_RESULT(scratch);
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE shop.t (id INT)"_s));
    VERIFY_RESULT((*scratch)->execute(u"CREATE TABLE own (id INT)"_s));
    QCOMPARE(tableNames(mysqlDialect().inspect(**scratch).value()), u"own shop.t"_s);
}

QTEST_GUILESS_MAIN(TestMysqlDatabases)
#include "tst_mysqldatabases.moc"
