#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/dialect/mysql/binarydefault.h"
#include "engine/dialect/mysql/expressiontext.h"
#include "engine/diff/compare.h"

using namespace engine;
using namespace Qt::StringLiterals;

/// Expressions that MySQL's catalogue writes in another way than MariaDB's, on whichever of them there is; and what
/// MySQL 9.7 has said, where only that server says it.
class TestMysqlExpressions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void escapes_data();
    void escapes();
    void parentheses_data();
    void parentheses();
    void survive_data();
    void survive();
    void checksThatAreNotEnforced();
    void triggers();
    void bytes_data();
    void bytes();
    void advice_data();
    void advice();

private:
    MariaDbServer m_server;
};

namespace {

const TableName kT{{}, u"t"_s};

} // namespace

void TestMysqlExpressions::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
}

void TestMysqlExpressions::escapes_data()
{
    QTest::addColumn<QString>("catalogue");
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const char *catalogue, const char *sql) {
        QTest::newRow(name) << QString::fromUtf8(catalogue) << QString::fromUtf8(sql);
    };
    row("text", R"(concat(`s`,_utf8mb4\'q\'))", R"(concat(`s`,_utf8mb4'q'))");
    row("backslash", R"((`s` <> _utf8mb4\'x\\\\\'))", R"((`s` <> _utf8mb4'x\\'))");
    row("quotes", R"(concat(_utf8mb4\'it\\\'s\',_utf8mb4\'"\'))", R"(concat(_utf8mb4'it\'s',_utf8mb4'"'))");
    row("line", R"((`s` <> _utf8mb4\'a\\nb\\0\'))", R"((`s` <> _utf8mb4'a\nb\0'))");
    row("wildcard", R"((`s` like _utf8mb4\'a\\\\_b%\'))", R"((`s` like _utf8mb4'a\\_b%'))");
    row("name", R"((`we\\\\ird\'x` > 1))", R"((`we\\ird'x` > 1))");
    row("no text", "(`a` + 1)", "(`a` + 1)");
    row("never escaped", R"((`s` <> 'a\\'))", R"((`s` <> 'a\\'))");
}

void TestMysqlExpressions::escapes()
{
    QFETCH(QString, catalogue);
    QFETCH(QString, sql);
    QCOMPARE(mysql::unescapedExpression(catalogue), sql);
    QCOMPARE(mysql::unescapedExpression(mysql::escapedExpression(sql)), sql);
}

void TestMysqlExpressions::parentheses_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("bare");
    const auto row = [](const char *expression, const char *bare) {
        QTest::addRow("%s", expression) << QString::fromUtf8(expression) << QString::fromUtf8(bare);
    };
    row("(`a` > 0)", "`a` > 0");
    row("((`a` > 0) or (`b` > 0))", "(`a` > 0) or (`b` > 0)");
    row("json_valid(`s`)", "json_valid(`s`)");
    row("(`a`) in (1,2)", "(`a`) in (1,2)");
    row("(`s` <> ')')", "`s` <> ')'");
}

void TestMysqlExpressions::parentheses()
{
    QFETCH(QString, expression);
    QFETCH(QString, bare);
    QCOMPARE(mysql::withoutParentheses(expression), bare);
}

void TestMysqlExpressions::survive_data()
{
    QTest::addColumn<QString>("items");
    const auto row = [](const char *items) { QTest::addRow("%s", items) << QString::fromUtf8(items); };
    row("a VARCHAR(90) AS (concat(s,'q')) STORED");
    row(R"(a VARCHAR(90) AS (concat(s,'a\\b','it''s','"','\n')) VIRTUAL)");
    row(R"(a VARCHAR(90) DEFAULT (concat('a\\','''b')))");
    row("a VARCHAR(90) DEFAULT (concat('x','y')) COMMENT 'c'");
    row("a INT AS ((n + 1) * (n + 2)) STORED");
    row(R"(a INT, CONSTRAINT ck CHECK (s <> 'x\\' or s = 'it''s'))");
    row("a INT, CONSTRAINT ck CHECK (json_valid(s))");
    row("a INT, CONSTRAINT ck CHECK ((n > 1) or (n < 0))");
    row("a INT, CONSTRAINT ck CHECK (s LIKE 'a\\_b%')");
    row("a VARBINARY(5) /*!80000 DEFAULT 0x00ff */");
    row("a VARBINARY(9) DEFAULT 'it''s'");
    row("a VARBINARY(9) NOT NULL DEFAULT ''");
    row("a BINARY(3) DEFAULT 'x'");
    row("a TEXT DEFAULT ('x')");
    row("a POINT NOT NULL /*!80003 SRID 4326 */");
    row("a INT, CONSTRAINT ck CHECK (n > 1) /*!80016 NOT ENFORCED */");
    row("a INT /*!80013 , KEY ix ((concat(s,'z\\\\''')), (lower(s)) DESC) */");
}

/// The rest of the column stays when its comment changes, and the table can be made again as it was read.
void TestMysqlExpressions::survive()
{
    QFETCH(QString, items);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (n INT, s VARCHAR(40), "_s + items + u')'), QString());
    Schema expected = fixture.schema();
    const QString created = fixture.query(u"SHOW CREATE TABLE t"_s);

    MysqlFixture other(m_server);
    QCOMPARE(other.apply(compare(other.schema(), expected).operations), QString());
    QCOMPARE(other.query(u"SHOW CREATE TABLE t"_s), created);
    QCOMPARE(differences(other.schema(), expected), QString());

    AlterColumn comment{.table = kT, .column = u"a"_s};
    comment.comment = u"new"_s;
    QCOMPARE(fixture.apply({comment}), QString());
    expected.table(kT)->column(u"a"_s)->comment = u"new"_s;
    QCOMPARE(fixture.schema(), expected);
}

void TestMysqlExpressions::checksThatAreNotEnforced()
{
    const auto dialect = dialectFor(u"mysql"_s).value();
    const CheckConstraint check{
        .name = u"ck"_s, .expression = u"`n` > 1"_s, .options = {{u"mysql_not_enforced"_s, true}}};
    const AddConstraint add{kT, check};
    const auto statements = dialect->compile(add, {});
    QVERIFY(statements.has_value());
    QCOMPARE(statements->front().sql, u"ALTER TABLE t ADD CONSTRAINT ck CHECK (`n` > 1) NOT ENFORCED"_s);
}

void TestMysqlExpressions::triggers()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(uR"(CREATE TABLE t (s VARCHAR(40));
        CREATE TRIGGER one BEFORE INSERT ON t FOR EACH ROW SET NEW.s = concat('a\\', '''', NEW.s);
        CREATE TRIGGER two BEFORE INSERT ON t FOR EACH ROW FOLLOWS one SET NEW.s = concat(NEW.s, "'");)"_s),
             QString());
    const Schema schema = fixture.schema();
    MysqlFixture other(m_server);
    QCOMPARE(other.apply(compare(other.schema(), schema).operations), QString());
    QCOMPARE(other.run(u"INSERT INTO t VALUES ('x')"_s), QString());
    QCOMPARE(other.query(u"SELECT s FROM t"_s), uR"(a\'x')"_s);
    QCOMPARE(other.schema(), schema);
}

void TestMysqlExpressions::bytes_data()
{
    QTest::addColumn<QString>("created");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("catalogue");
    QTest::addColumn<QString>("text");
    const QString varying = u"VARBINARY"_s;
    QTest::addRow("zero") << u"0x00FF"_s << varying << u"0x00FF"_s << QString();
    QTest::addRow("text") << u"'it''s'"_s << varying << u"0x69742773"_s << u"it's"_s;
    QTest::addRow("nothing") << u"''"_s << varying << QString() << u""_s;
    QTest::addRow("filled up") << uR"('x\0\0')"_s << u"BINARY"_s << u"0x78"_s << u"x"_s;
    QTest::addRow("backslash") << uR"('0x\\''')"_s << varying << u"0x30785C27"_s << uR"(0x\')"_s;
    QTest::addRow("no ASCII") << u"'é'"_s << varying << u"0xC3A9"_s << QString();
}

/// As SHOW CREATE TABLE and the catalogue of MySQL 9.7 wrote them.
void TestMysqlExpressions::bytes()
{
    QFETCH(QString, created);
    QFETCH(QString, type);
    QFETCH(QString, catalogue);
    QFETCH(QString, text);
    QCOMPARE(mysql::catalogueBytes(created, {.name = type}), catalogue);
    const ServerDefault expected = text.isNull() ? ServerDefault{ServerDefault::Kind::Expression, catalogue}
                                                 : ServerDefault{ServerDefault::Kind::Literal, text};
    QCOMPARE(mysql::binaryDefault(catalogue), expected);
}

void TestMysqlExpressions::advice_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("expected");
    QTest::addRow("3780") << u"Referencing column 'a' and referenced column 'id' in foreign key constraint 'fk' are "
                             "incompatible."_s
                          << u"Drop the foreign keys t.fk first"_s;
    QTest::addRow("3819") << u"Check constraint 'ck' is violated."_s << u"Rows that do not meet the condition exist."_s;
    QTest::addRow("3959") << u"Check constraint 'ck' uses column 'n', hence column cannot be dropped or renamed."_s
                          << u"Drop the check constraint ck first"_s;
    QTest::addRow("3108") << u"Column 'n' has a generated column dependency."_s << u"Drop the generated columns"_s;
    QTest::addRow("3837") << u"Column 's' has a functional index dependency and cannot be dropped or renamed."_s
                          << u"Drop the indexes"_s;
}

/// In the words of MySQL 9.7.
void TestMysqlExpressions::advice()
{
    QFETCH(QString, why);
    QFETCH(QString, expected);
    const Table table{
        .name = kT,
        .columns = {{.name = u"a"_s, .type = {.name = u"INTEGER"_s}}},
        .constraints = {ForeignKey{
            .name = u"fk"_s, .columns = {u"a"_s}, .referredTable = {{}, u"p"_s}, .referredColumns = {u"id"_s}}}};
    Schema schema;
    schema.tables.emplace(kT, table);
    const AlterColumn wider{.table = kT, .column = u"a"_s, .type = DataType{.name = u"BigInteger"_s}};
    const Operation operation = wider;
    const QString advice =
        dialectFor(u"mysql"_s)
            .value()
            ->adviceFor({.kind = Error::Kind::Statement, .what = u"refused"_s, .why = why}, &operation, schema);
    QVERIFY2(advice.startsWith(expected), qPrintable(advice));
}

QTEST_GUILESS_MAIN(TestMysqlExpressions)
#include "tst_mysqlexpressions.moc"
