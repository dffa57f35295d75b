#include "tests/engine/dialect/mysqlfixture.h"

#include "engine/diff/compare.h"
#include "engine/operation/apply.h"

#include <QProcess>

using namespace engine;
using namespace Qt::StringLiterals;

/// What is read from a real server, and that it can be written there again.
class TestMysqlInspect : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void columns_data();
    void columns();
    void tableOptions();
    void keys();
    void indexesOfForeignKeys();
    void checksAndJson();
    void viewsAndTriggers();
    void viewsOfTablesNamedAsTheDatabase();
    void otherDatabases();
    void roundTrip_data();
    void roundTrip();
    void sqlalchemyModels();
    void alterationsKeepWhatTheyDoNotName_data();
    void alterationsKeepWhatTheyDoNotName();
    void alterationsMakeWhatTheyName_data();
    void alterationsMakeWhatTheyName();
    void checksOfColumns();
    void placesAndCounting();
    void countsByAnIndex();
    void countsInACompositeKey();
    void batchKnowsItsOwnChanges();
    void optionsOfATable();
    void droppedByWhatIsThere();
    void foreignKeysKeepAnIndex();
    void checksOfTypes();
    void indexesInMemory();
    void whatIsLeftAlone();
    void timeIsLeftAlone();
    void adviceOfServers();
    void brokenViews_data();
    void brokenViews();
    void noDatabase();
    void fixedNumberOfQueries();

private:
    MariaDbServer m_server;
};

namespace {

const TableName kT{{}, u"t"_s};

constexpr auto kEverything = R"(
CREATE TABLE p (id INT PRIMARY KEY AUTO_INCREMENT, k VARCHAR(20) NOT NULL UNIQUE, s SMALLINT UNSIGNED);
CREATE TABLE t (
  a INT(10) UNSIGNED ZEROFILL, b VARCHAR(50) CHARSET latin1 COMMENT 'it''s \\ b', c JSON,
  d DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  e ENUM('a','it''s','b\\c') DEFAULT 'it''s', f DECIMAL(10,2) DEFAULT 1.5, g INT DEFAULT 0 CHECK (g >= 0),
  h TEXT DEFAULT 'x', i VARCHAR(36) DEFAULT uuid(), j INT AS (a * 2) STORED, k INT AS (a + 1) VIRTUAL,
  l TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP, m DATETIME NOT NULL DEFAULT '2020-01-01 00:00:00' ON UPDATE now(),
  n BIT(3) DEFAULT b'101', o VARCHAR(9) DEFAULT NULL, pid INT, q TINYINT(1) DEFAULT FALSE, r VARCHAR(10) INVISIBLE DEFAULT '',
  s SET('x','y'), u GEOMETRY, v UUID, q2 INT, w VARCHAR(9) COLLATE utf8mb4_bin, x BINARY(3), y YEAR, z LONGBLOB,
  CONSTRAINT fk FOREIGN KEY (pid) REFERENCES p (id) ON DELETE CASCADE ON UPDATE SET NULL,
  FOREIGN KEY (q2) REFERENCES p (id), CHECK (a > 0), CONSTRAINT named CHECK (b <> 'it''s'),
  KEY pre (b(10), a DESC), FULLTEXT KEY ft (h), UNIQUE KEY uqq (a, f), UNIQUE KEY uqp (h(5)), KEY ig (f) COMMENT 'hey' IGNORED
) ROW_FORMAT=COMPRESSED COMMENT='it''s';
CREATE TABLE m (id BIGINT UNSIGNED NOT NULL, n INT NOT NULL, PRIMARY KEY (id), KEY ix_n (n)) ENGINE=MyISAM CHARSET=latin1;
CREATE TABLE `Odd ``name` (`order` INT, `a b` INT NOT NULL, PRIMARY KEY (`a b`));
)";

QString textOf(const Column &column, const Dialect &dialect)
{
    QString text = dialect.typeSql(column.type).value();
    text += column.nullable ? QString() : u" not null"_s;
    if (column.serverDefault)
        text += u" default "_s + engine::text(*column.serverDefault);
    if (column.computed)
        text += u" as "_s + column.computed->expression + (*column.computed->persisted ? u" stored"_s : u" virtual"_s);
    return text;
}

} // namespace

void TestMysqlInspect::initTestCase()
{
    QCOMPARE(m_server.start(), QString());
}

void TestMysqlInspect::columns_data()
{
    QTest::addColumn<QString>("declaration");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *declaration, const QString &expected) {
        QTest::addRow("%s", declaration) << QString::fromLatin1(declaration) << expected;
    };
    row("INT(10) UNSIGNED ZEROFILL", u"INTEGER(10) UNSIGNED ZEROFILL"_s);
    row("BIGINT", u"BIGINT(20)"_s);
    row("BOOL DEFAULT TRUE", u"TINYINT(1) default 1"_s);
    row("VARCHAR(50) DEFAULT 'it''s \\\\ x'", u"VARCHAR(50) default 'it's \\ x'"_s);
    row("VARCHAR(50) NOT NULL", u"VARCHAR(50) not null"_s);
    row("VARCHAR(50) CHARSET latin1", u"VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_swedish_ci"_s);
    row("VARCHAR(50) COLLATE utf8mb4_bin", u"VARCHAR(50) COLLATE utf8mb4_bin"_s);
    row("ENUM('a','it''s','b\\\\c')", u"ENUM('a','it''s','b\\\\c')"_s);
    row("SET('x','y')", u"SET('x','y')"_s);
    row("DECIMAL(10,2) DEFAULT 1.5", u"DECIMAL(10, 2) default 1.50"_s);
    row("DOUBLE(10,2)", u"DOUBLE(10, 2)"_s);
    row("FLOAT", u"FLOAT"_s);
    row("DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6)",
        u"DATETIME(6) default current_timestamp(6) ON UPDATE current_timestamp(6)"_s);
    row("TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP", u"TIMESTAMP default NULL ON UPDATE current_timestamp()"_s);
    row("BIT(3) DEFAULT b'101'", u"BIT(3) default b'101'"_s);
    row("VARCHAR(36) DEFAULT uuid()", u"VARCHAR(36) default uuid()"_s);
    row("INT AS (b * 2) STORED", u"INTEGER(11) as `b` * 2 stored"_s);
    row("INT AS (b + 1) VIRTUAL", u"INTEGER(11) as `b` + 1 virtual"_s);
    row("JSON", u"JSON"_s);
    row("UUID", u"uuid"_s);
    row("POINT NOT NULL", u"point not null"_s);
    row("VARBINARY(9)", u"VARBINARY(9)"_s);
    row("YEAR", u"YEAR(4)"_s);
}

void TestMysqlInspect::columns()
{
    QFETCH(QString, declaration);
    QFETCH(QString, expected);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a %1, b INT)"_s.arg(declaration)), QString());
    const Schema schema = fixture.schema();
    QCOMPARE(textOf(schema.table(kT)->columns.front(), fixture.dialect()), expected);
}

void TestMysqlInspect::tableOptions()
{
    for (const QString &dialect : {u"mysql"_s, u"mariadb"_s}) {
        MysqlFixture fixture(m_server, dialect);
        QCOMPARE(fixture.run(u"CREATE TABLE t (a INT) ENGINE=MyISAM CHARSET=latin1 ROW_FORMAT=FIXED COMMENT='it''s';"
                             u"CREATE TABLE u (a INT)"_s),
                 QString());
        const Schema schema = fixture.schema();
        const QVariantMap expected{{dialect + u"_engine"_s, u"MyISAM"_s},
                                   {dialect + u"_charset"_s, u"latin1"_s},
                                   {dialect + u"_collate"_s, u"latin1_swedish_ci"_s},
                                   {dialect + u"_row_format"_s, u"FIXED"_s}};
        QCOMPARE(schema.table(kT)->options, expected);
        QCOMPARE(schema.table(kT)->comment, u"it's"_s);
        QCOMPARE(schema.table({{}, u"u"_s})->options, QVariantMap());
    }
}

void TestMysqlInspect::keys()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(QString::fromLatin1(kEverything)), QString());
    const Schema schema = fixture.schema();
    const Table &table = *schema.table(kT);
    QVERIFY(!table.primaryKey());
    QCOMPARE(schema.table({{}, u"p"_s})->primaryKey()->columns, QStringList{u"id"_s});
    QVERIFY(table.constraint(u"uqq"_s, ConstraintKind::Unique));
    QVERIFY(!table.constraint(u"uqp"_s));
    const auto *key = std::get_if<ForeignKey>(table.constraint(u"fk"_s));
    QVERIFY(key);
    QCOMPARE(key->onDelete, u"CASCADE"_s);
    QCOMPARE(key->onUpdate, u"SET NULL"_s);
    const auto *plain = std::get_if<ForeignKey>(table.constraint(u"t_ibfk_1"_s));
    QVERIFY(plain);
    QCOMPARE(plain->onDelete, QString());

    const Index *prefixed = table.index(u"pre"_s);
    QCOMPARE(prefixed->options.value(u"mysql_length"_s).toMap(), (QVariantMap{{u"b"_s, 10}}));
    QVERIFY(prefixed->elements.at(1).descending);
    QCOMPARE(table.index(u"ft"_s)->options.value(u"mysql_prefix"_s).toString(), u"FULLTEXT"_s);
    QVERIFY(table.index(u"uqp"_s)->unique);
    QVERIFY(table.index(u"ig"_s)->options.value(u"mysql_ignored"_s).toBool());
    QCOMPARE(table.index(u"ig"_s)->options.value(u"mysql_comment"_s).toString(), u"hey"_s);
}

void TestMysqlInspect::indexesOfForeignKeys()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(QString::fromLatin1(kEverything)), QString());
    const Schema before = fixture.schema();
    QVERIFY(!before.table(kT)->index(u"fk"_s));
    QVERIFY(!before.table(kT)->index(u"q2"_s));
    // An index of the user's own takes the place of the one that the key had brought along.
    QCOMPARE(fixture.run(u"CREATE INDEX ix_pid ON t (pid)"_s), QString());
    QVERIFY(fixture.schema().table(kT)->index(u"ix_pid"_s));
    // A comparison drops it with its key; by itself the server keeps it.
    Schema without = fixture.schema();
    std::erase_if(without.table(kT)->constraints,
                  [](const Constraint &constraint) { return kindOf(constraint) == ConstraintKind::ForeignKey; });
    MysqlFixture other(m_server);
    QCOMPARE(other.run(QString::fromLatin1(kEverything)), QString());
    QCOMPARE(other.run(u"CREATE INDEX ix_pid ON t (pid)"_s), QString());
    const auto changes = compare(other.schema(), without).operations;
    QCOMPARE(other.apply(changes), QString());
    QCOMPARE(differences(other.schema(), without), QString());
    Schema followed = fixture.schema();
    for (const Operation &operation : changes)
        QVERIFY(engine::apply(operation, followed));
    QCOMPARE(differences(followed, without), QString());
    // The server keeps the index when its key goes; from then on it is an index like others.
    QCOMPARE(fixture.run(u"ALTER TABLE t DROP FOREIGN KEY t_ibfk_1"_s), QString());
    QVERIFY(fixture.schema().table(kT)->index(u"q2"_s));
}

void TestMysqlInspect::checksAndJson()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(QString::fromLatin1(kEverything)), QString());
    const Schema schema = fixture.schema();
    const Table &table = *schema.table(kT);
    QStringList checks;
    for (const Constraint &constraint : table.constraints) {
        if (const auto *check = std::get_if<CheckConstraint>(&constraint))
            checks << check->name + u": "_s + check->expression;
    }
    QCOMPARE(checks.join(u", "_s), u"CONSTRAINT_1: `a` > 0, g: `g` >= 0, named: `b` <> 'it\\'s'"_s);
    QCOMPARE(table.column(u"c"_s)->type.name, u"JSON"_s);
}

void TestMysqlInspect::viewsAndTriggers()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(
        fixture.run(u"CREATE TABLE t (a INT); CREATE VIEW v AS SELECT a FROM t WHERE a > 1 WITH CHECK OPTION;"
                    u"CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW BEGIN SET NEW.a = 1; SET NEW.a = 2; END"_s),
        QString());
    const Schema schema = fixture.schema();
    MysqlFixture other(m_server);
    QCOMPARE(other.run(u"CREATE TABLE t (a INT)"_s), QString());
    QCOMPARE(other.connection().execute(schema.views.at({{}, u"v"_s}).definition).has_value(), true);
    QCOMPARE(other.connection().execute(schema.triggers.front().definition).has_value(), true);
    QCOMPARE(other.schema(), schema);
    // What a comparison drops and makes, in the server's own quotes.
    const Schema bare = [&schema] {
        Schema tables = schema;
        tables.views.clear();
        tables.triggers.clear();
        return tables;
    }();
    QCOMPARE(other.apply(compare(schema, bare).operations), QString());
    QCOMPARE(other.schema(), bare);
    QCOMPARE(other.apply(compare(bare, schema).operations), QString());
    QCOMPARE(other.schema(), schema);
}

void TestMysqlInspect::viewsOfTablesNamedAsTheDatabase()
{
    MysqlFixture fixture(m_server);
    const QString name = fixture.url().database;
    const QString tables = u"CREATE TABLE %1 (id INT, x INT); CREATE TABLE u (id INT, y INT);"_s.arg(name);
    const QString values = u"INSERT INTO %1 VALUES (1, 2); INSERT INTO u VALUES (1, 3);"_s.arg(name);
    QCOMPARE(fixture.run(
                 tables
                 + u"CREATE VIEW v AS SELECT %1.id, u.y, '`%1`.' AS literal FROM %1 JOIN u ON u.id = %1.id;"
                   "CREATE VIEW w AS SELECT %1.id, %1.y AS `%1` FROM u AS %1 WHERE %1.y > 1 ORDER BY %1.y;"_s.arg(name)
                 + values),
             QString());
    const Schema schema = fixture.schema();
    // In a database of another name nothing may speak of the first one.
    MysqlFixture other(m_server);
    QCOMPARE(other.run(tables + values), QString());
    for (const auto &[view, definition] : schema.views) {
        QVERIFY(other.connection().execute(definition.definition));
        const QString rows = u"SELECT * FROM "_s + view.name;
        QCOMPARE(other.query(rows), fixture.query(rows));
    }
    QCOMPARE(other.query(u"SELECT literal FROM v"_s), u"`%1`."_s.arg(name));
    QCOMPARE(other.schema().views, schema.views);
    QCOMPARE(other.query(u"SELECT COUNT(*) FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE() AND "
                         u"VIEW_DEFINITION LIKE '%`%1`.`%1`.%'"_s.arg(name)),
             u"0"_s);
}

void TestMysqlInspect::otherDatabases()
{
    MysqlFixture other(m_server);
    QCOMPARE(other.run(u"CREATE TABLE p (id INT PRIMARY KEY)"_s), QString());
    const QString name = other.url().database;
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT, CONSTRAINT fk FOREIGN KEY (a) REFERENCES %1.p (id))"_s.arg(name)),
             QString());
    const auto both = fixture.dialect().inspect(fixture.connection(), {.schemas = {QString(), name}});
    VERIFY_RESULT(both);
    QVERIFY(both->table({name, u"p"_s}));
    const auto *key = std::get_if<ForeignKey>(both->table(kT)->constraint(u"fk"_s));
    QCOMPARE(key->referredTable, (TableName{name, u"p"_s}));
}

void TestMysqlInspect::roundTrip_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addRow("mysql") << u"mysql"_s;
    QTest::addRow("mariadb") << u"mariadb"_s;
}

void TestMysqlInspect::roundTrip()
{
    QFETCH(QString, dialect);
    MysqlFixture first(m_server, dialect);
    QCOMPARE(first.run(QString::fromLatin1(kEverything)), QString());
    const Schema schema = first.schema();
    QCOMPARE(first.schema(), schema);
    QCOMPARE(differences(schema, schema), QString());

    MysqlFixture second(m_server, dialect);
    const Schema nothing = second.schema();
    QCOMPARE(second.apply(compare(nothing, schema).operations), QString());
    QCOMPARE(differences(second.schema(), schema), QString());
    for (const auto &[name, table] : schema.tables)
        QCOMPARE(second.dialect().definition(*second.schema().table(name)), first.dialect().definition(table));
}

void TestMysqlInspect::sqlalchemyModels()
{
    MysqlFixture theirs(m_server);
    QProcess python;
    const QString script = u"import sys, sqlalchemy as sa\n"
                           u"e = sa.create_engine('mysql+pymysql://root@/%1?unix_socket=%2')\n"
                           u"m = sa.MetaData()\n"
                           u"sa.Table('p', m, sa.Column('id', sa.Integer, primary_key=True), sa.Column('k', "
                           u"sa.String(20), unique=True, nullable=False))\n"
                           u"sa.Table('c', m, sa.Column('id', sa.BigInteger, primary_key=True), sa.Column('pid', "
                           u"sa.ForeignKey('p.id', ondelete='CASCADE'), index=True), sa.Column('at', sa.DateTime, "
                           u"server_default=sa.func.now()), sa.Column('ok', sa.Boolean, nullable=False, "
                           u"server_default=sa.true()), sa.Column('kind', sa.Enum('a', 'b'), server_default='a'), "
                           u"sa.Column('doc', sa.JSON), sa.Column('n', sa.Numeric(10, 2), comment='money'), "
                           u"sa.CheckConstraint('n > 0', name='ck'))\n"
                           u"m.create_all(e)\n"_s.arg(theirs.url().database, theirs.url().query.front().second);
    python.start(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"-c"_s, script});
    QVERIFY(python.waitForFinished());
    QCOMPARE(QString::fromUtf8(python.readAllStandardError()), QString());

    Column id{.name = u"id"_s, .type = {.name = u"Integer"_s}, .nullable = false};
    const Table parent{
        .name = {{}, u"p"_s},
        .columns = {id, {.name = u"k"_s, .type = {.name = u"String"_s, .length = 20}, .nullable = false}},
        .constraints = {PrimaryKey{.columns = {u"id"_s}}, UniqueConstraint{.columns = {u"k"_s}}}};
    Table child{.name = {{}, u"c"_s},
                .constraints = {PrimaryKey{.columns = {u"id"_s}},
                                ForeignKey{.columns = {u"pid"_s},
                                           .referredTable = parent.name,
                                           .referredColumns = {u"id"_s},
                                           .onDelete = u"CASCADE"_s},
                                CheckConstraint{.name = u"ck"_s, .expression = u"n > 0"_s}},
                .indexes = {Index{.name = u"ix_c_pid"_s, .elements = {{.column = u"pid"_s}}}}};
    id.type.name = u"BigInteger"_s;
    child.columns = {
        id,
        {.name = u"pid"_s, .type = {.name = u"Integer"_s}},
        {.name = u"at"_s,
         .type = {.name = u"DateTime"_s},
         .serverDefault = ServerDefault{ServerDefault::Kind::Now, {}}},
        {.name = u"ok"_s,
         .type = {.name = u"Boolean"_s},
         .nullable = false,
         .serverDefault = ServerDefault{ServerDefault::Kind::True, {}}},
        {.name = u"kind"_s,
         .type = {.name = u"Enum"_s, .values = {u"a"_s, u"b"_s}},
         .serverDefault = ServerDefault{ServerDefault::Kind::Literal, u"a"_s}},
        {.name = u"doc"_s, .type = {.name = u"JSON"_s}},
        {.name = u"n"_s, .type = {.name = u"Numeric"_s, .precision = 10, .scale = 2}, .comment = u"money"_s}};
    MysqlFixture ours(m_server);
    QCOMPARE(ours.apply({CreateTable{.table = parent}, CreateTable{.table = child}}), QString());
    QCOMPARE(differences(theirs.schema(), ours.schema()), QString());
    QCOMPARE(ours.query(u"SELECT COUNT(*) FROM c"_s), u"0"_s);
}

void TestMysqlInspect::alterationsKeepWhatTheyDoNotName_data()
{
    QTest::addColumn<QString>("declaration");
    QTest::addRow("not null, default, comment") << u"VARCHAR(50) NOT NULL DEFAULT 'x' COMMENT 'c'"_s;
    QTest::addRow("character set") << u"VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL"_s;
    QTest::addRow("on update") << u"DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP"_s;
    QTest::addRow("auto increment") << u"INT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE"_s;
    QTest::addRow("generated") << u"INT AS (b * 2) STORED"_s;
    QTest::addRow("expression") << u"VARCHAR(36) DEFAULT uuid()"_s;
    QTest::addRow("invisible") << u"INT INVISIBLE DEFAULT 4"_s;
    QTest::addRow("check of the column") << u"INT NOT NULL DEFAULT 4 CHECK (a > 3)"_s;
    QTest::addRow("json") << u"JSON DEFAULT '{}'"_s;
    QTest::addRow("compressed") << u"VARCHAR(50) CHARACTER SET latin1 COMPRESSED NOT NULL DEFAULT 'x'"_s;
    QTest::addRow("check of the table") << u"INT NOT NULL, CONSTRAINT a CHECK (a > 3)"_s;
}

void TestMysqlInspect::alterationsKeepWhatTheyDoNotName()
{
    QFETCH(QString, declaration);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a %1, b INT)"_s.arg(declaration)), QString());
    Schema expected = fixture.schema();

    AlterColumn comment;
    comment.table = kT;
    comment.column = u"a"_s;
    comment.comment = u"new"_s;
    QCOMPARE(fixture.apply({comment}), QString());
    expected.table(kT)->column(u"a"_s)->comment = u"new"_s;
    QCOMPARE(fixture.schema(), expected);
}

void TestMysqlInspect::alterationsMakeWhatTheyName_data()
{
    QTest::addColumn<QString>("declaration");
    QTest::addColumn<AlterColumn>("alter");
    QTest::addColumn<QString>("expected");
    const auto to = [](const DataType &type, const std::optional<DataType> &existing = {}) {
        return AlterColumn{.table = kT, .column = u"a"_s, .type = type, .existingType = existing};
    };
    const DataType longer{.name = u"String"_s, .length = 40};
    const QString latin = u"VARCHAR(20) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'x'"_s;
    QTest::addRow("character set") << latin << to(longer, DataType{.name = u"String"_s, .length = 20})
                                   << u"VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'x'"_s;
    QTest::addRow("character set given up")
        << latin << to(longer, DataType{.name = u"VARCHAR"_s, .collation = u"latin1_bin"_s})
        << u"VARCHAR(40) NOT NULL DEFAULT 'x'"_s;
    QTest::addRow("collation of an enum")
        << u"ENUM('x','y') COLLATE utf8mb4_bin"_s << to({.name = u"Enum"_s, .values = {u"x"_s, u"y"_s, u"z"_s}})
        << u"ENUM('x','y','z') COLLATE utf8mb4_bin"_s;
    QTest::addRow("no characters any more")
        << u"VARCHAR(20) CHARACTER SET latin1"_s << to({.name = u"Integer"_s}) << u"INT"_s;
    QTest::addRow("compressed") << u"VARCHAR(20) CHARACTER SET latin1 COMPRESSED"_s << to({.name = u"Text"_s})
                                << u"TEXT CHARACTER SET latin1 COMPRESSED"_s;
    AlterColumn value{.table = kT, .column = u"a"_s};
    value.serverDefault = ServerDefault{ServerDefault::Kind::Literal, u"2020-01-01 00:00:00"_s};
    const QString moment = u"DATETIME NULL ON UPDATE CURRENT_TIMESTAMP"_s;
    QTest::addRow("on update given up") << moment << value << u"DATETIME NULL DEFAULT '2020-01-01'"_s;
    AlterColumn rename{.table = kT, .column = u"a"_s, .newName = u"z"_s, .nullable = true};
    QTest::addRow("check of the column") << u"INT NOT NULL CHECK (a > 0)"_s << rename << u"INT NULL CHECK (z > 0)"_s;
}

void TestMysqlInspect::alterationsMakeWhatTheyName()
{
    QFETCH(QString, declaration);
    QFETCH(AlterColumn, alter);
    QFETCH(QString, expected);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a %1, b INT)"_s.arg(declaration)), QString());
    QCOMPARE(fixture.apply({alter}), QString());
    MysqlFixture other(m_server);
    QCOMPARE(other.run(u"CREATE TABLE t (%1 %2, b INT)"_s.arg(alter.newName.value_or(alter.column), expected)),
             QString());
    QCOMPARE(fixture.query(u"SHOW CREATE TABLE t"_s), other.query(u"SHOW CREATE TABLE t"_s));
}

void TestMysqlInspect::checksOfColumns()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT NOT NULL DEFAULT 4 COMMENT 'c' CHECK (a > 0), b INT CHECK (b > 0), "
                         u"c INT, CONSTRAINT c CHECK (c > 0))"_s),
             QString());
    MysqlFixture other(m_server);
    QCOMPARE(other.run(u"CREATE TABLE t (a INT NOT NULL DEFAULT 4 COMMENT 'c', b INT CHECK (b > 1), c INT)"_s),
             QString());
    const Schema desired = other.schema();
    QCOMPARE(fixture.apply(compare(fixture.schema(), desired).operations), QString());
    QCOMPARE(differences(fixture.schema(), desired), QString());
    QVERIFY(!other.dialect().definition(*desired.table(kT)).contains(u"of the column"_s));
    MysqlFixture again(m_server);
    QCOMPARE(again.apply({CreateTable{.table = *desired.table(kT)}}), QString());
    QCOMPARE(again.query(u"SHOW CREATE TABLE t"_s), other.query(u"SHOW CREATE TABLE t"_s));
}

void TestMysqlInspect::placesAndCounting()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT, b INT)"_s), QString());
    AddColumn first{
        .table = kT, .column = {.name = u"x"_s, .type = {.name = u"Integer"_s}}, .place = {.before = u"a"_s}};
    AddColumn between{
        .table = kT, .column = {.name = u"y"_s, .type = {.name = u"Integer"_s}}, .place = {.before = u"b"_s}};
    AddColumn key{.table = kT,
                  .column = {.name = u"id"_s, .type = {.name = u"Integer"_s}, .nullable = false},
                  .primaryKey = true};
    QCOMPARE(fixture.apply({BatchAlterTable{.table = kT, .operations = {first, between}}, key}), QString());
    const Schema schema = fixture.schema();
    QStringList names;
    for (const Column &column : schema.table(kT)->columns)
        names << column.name;
    QCOMPARE(names.join(u','), u"x,a,y,b,id"_s);
    QCOMPARE(fixture.run(u"INSERT INTO t (a) VALUES (7); INSERT INTO t (a) VALUES (8)"_s), QString());
    QCOMPARE(fixture.query(u"SELECT id FROM t ORDER BY id"_s), u"1\n2"_s);
}

void TestMysqlInspect::countsByAnIndex()
{
    MysqlFixture first(m_server);
    QCOMPARE(first.run(u"CREATE TABLE t (id INT NOT NULL PRIMARY KEY, n INT NOT NULL AUTO_INCREMENT, KEY ix_n (n))"_s),
             QString());
    const Schema schema = first.schema();
    MysqlFixture second(m_server);
    QCOMPARE(second.apply({CreateTable{.table = *schema.table(kT)}}), QString());
    QCOMPARE(second.schema(), schema);
    QVERIFY(first.dialect().definition(*schema.table(kT)).contains(u"MODIFY n INTEGER(11) NOT NULL AUTO_INCREMENT;"_s));
}

void TestMysqlInspect::countsInACompositeKey()
{
    const DataType integer{.name = u"Integer"_s};
    const Column group{.name = u"a"_s, .type = integer, .nullable = false};
    const Column counting{.name = u"b"_s, .type = integer, .nullable = false, .autoincrement = Autoincrement::On};
    Table table{.name = kT, .columns = {group, counting}, .constraints = {PrimaryKey{.columns = {u"a"_s, u"b"_s}}}};
    const QString key =
        u"SELECT EXTRA, (SELECT GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) FROM "
        u"information_schema.STATISTICS s WHERE s.TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY') "
        u"FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'b'"_s;
    MysqlFixture first(m_server);
    QCOMPARE(first.apply({CreateTable{.table = table}}), QString());
    QCOMPARE(first.query(key), u"auto_increment|b,a"_s);
    // An index that is made with the table lets the key be as it was said.
    MysqlFixture indexed(m_server);
    table.indexes = {Index{.name = u"ix"_s, .elements = {{.column = u"b"_s}}}};
    QCOMPARE(indexed.apply({CreateTable{.table = table}}), QString());
    QCOMPARE(indexed.query(key), u"auto_increment|a,b"_s);
    MysqlFixture again(m_server);
    Schema followed;
    for (const Operation &operation : compare({}, indexed.schema()).operations) {
        const auto statements = again.dialect().compile(operation, followed);
        VERIFY_RESULT(statements);
        for (const Statement &statement : *statements)
            QCOMPARE(again.run(statement.sql), QString());
        QVERIFY(engine::apply(operation, followed));
    }
    QCOMPARE(again.query(key), u"auto_increment|a,b"_s);
    // MyISAM counts anew for each group.
    MysqlFixture grouped(m_server);
    table.indexes.clear();
    table.options.insert(u"mysql_engine"_s, u"MyISAM"_s);
    QCOMPARE(grouped.apply({CreateTable{.table = table}}), QString());
    QCOMPARE(grouped.query(key), u"auto_increment|a,b"_s);
    QVERIFY(grouped.dialect().definition(*grouped.schema().table(kT)).contains(u"AUTO_INCREMENT"_s));
    // A column beside the key counts as soon as it has an index of its own.
    table = Table{.name = kT, .columns = {group, counting}, .constraints = {PrimaryKey{.columns = {u"a"_s}}}};
    table.columns.front().autoincrement = Autoincrement::Off;
    const CreateIndex index{.table = kT, .index = {.name = u"ix"_s, .elements = {{.column = u"b"_s}}}};
    Schema after;
    QVERIFY(engine::apply(CreateTable{.table = table}, after));
    const auto statements = first.dialect().compile(index, after);
    VERIFY_RESULT(statements);
    QCOMPARE(statements->size(), size_t(2));
    QCOMPARE(statements->back().sql, u"ALTER TABLE t MODIFY b INTEGER NOT NULL AUTO_INCREMENT"_s);
}

void TestMysqlInspect::batchKnowsItsOwnChanges()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT NOT NULL DEFAULT 4 COMMENT 'c')"_s), QString());
    AlterColumn rename;
    rename.table = kT;
    rename.column = u"a"_s;
    rename.newName = u"z"_s;
    AlterColumn type;
    type.table = kT;
    type.column = u"z"_s;
    type.type = DataType{.name = u"BigInteger"_s};
    QCOMPARE(fixture.apply({BatchAlterTable{.table = kT, .operations = {rename, type}}}), QString());
    QCOMPARE(fixture.query(u"SELECT COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, COLUMN_COMMENT FROM "
                           u"information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'z'"_s),
             u"bigint(20)|NO|4|c"_s);
}

void TestMysqlInspect::optionsOfATable()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a VARCHAR(5)) ROW_FORMAT=COMPRESSED MAX_ROWS=9 CHECKSUM=1;"
                         u"CREATE TABLE d (a VARCHAR(5)) ENGINE=MyISAM CHARSET=latin1 COLLATE latin1_bin"_s),
             QString());
    const Schema before = fixture.schema();
    MysqlFixture other(m_server);
    QCOMPARE(other.run(u"CREATE TABLE d (a VARCHAR(5)) ROW_FORMAT=COMPRESSED;"
                       u"CREATE TABLE t (a VARCHAR(5)) ENGINE=MyISAM CHARSET=latin1 COLLATE latin1_bin"_s),
             QString());
    const Schema desired = other.schema();
    QCOMPARE(fixture.apply(compare(before, desired).operations), QString());
    QCOMPARE(differences(fixture.schema(), desired), QString());
}

void TestMysqlInspect::droppedByWhatIsThere()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(
        fixture.run(u"CREATE TABLE p (id INT PRIMARY KEY);"
                    u"CREATE TABLE t (a INT, b INT, INDEX ix (b), UNIQUE KEY uq (b), CHECK (a > 0), FOREIGN KEY (a) "
                    u"REFERENCES p (id))"_s),
        QString());
    const Constraint unnamed =
        ForeignKey{.columns = {u"a"_s}, .referredTable = {{}, u"p"_s}, .referredColumns = {u"id"_s}};
    QCOMPARE(fixture.apply({DropConstraint{.table = kT, .name = u"uq"_s},
                            DropConstraint{.table = kT, .name = u"CONSTRAINT_1"_s},
                            DropConstraint{.table = kT, .kind = ConstraintKind::ForeignKey, .previous = unnamed},
                            DropIndex{.index = u"ix"_s}}),
             QString());
    const Schema after = fixture.schema();
    QVERIFY(after.table(kT)->constraints.empty());
    QVERIFY(!after.table(kT)->index(u"ix"_s));
    const auto unknown = fixture.dialect().compile(DropIndex{.index = u"ix"_s}, after);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, Error::Kind::Unsupported);
}

void TestMysqlInspect::foreignKeysKeepAnIndex()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(
        fixture.run(u"CREATE TABLE p (id INT PRIMARY KEY);"
                    u"CREATE TABLE t (a INT, b INT, c INT, INDEX ix_a (a), UNIQUE KEY uq_b (b), INDEX ix_c (c), "
                    u"INDEX ix_cb (c, b), CONSTRAINT fk_a FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT fk_b FOREIGN "
                    u"KEY (b) REFERENCES p (id), CONSTRAINT fk_c FOREIGN KEY (c) REFERENCES p (id))"_s),
        QString());
    QCOMPARE(fixture.apply({DropIndex{.table = kT, .index = u"ix_a"_s},
                            DropConstraint{.table = kT, .name = u"uq_b"_s, .kind = ConstraintKind::Unique},
                            DropIndex{.table = kT, .index = u"ix_c"_s}}),
             QString());
    const Schema after = fixture.schema();
    QCOMPARE(after.table(kT)->indexes.size(), size_t(1));
    QCOMPARE(after.table(kT)->indexes.front().name, u"ix_cb"_s);
    QCOMPARE(fixture.query(u"SELECT DISTINCT INDEX_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = "
                           u"DATABASE() AND TABLE_NAME = 't' ORDER BY 1"_s),
             u"fk_a\nfk_b\nix_cb"_s);
}

void TestMysqlInspect::checksOfTypes()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a VARCHAR(1), CONSTRAINT e CHECK (a IN ('x', 'y')))"_s), QString());
    const DataType kind{.name = u"Enum"_s,
                        .values = {u"x"_s, u"yes"_s},
                        .typeName = u"e"_s,
                        .options = {{u"native_enum"_s, false}, {u"create_constraint"_s, true}}};
    const AlterColumn alter{
        .table = kT, .column = u"a"_s, .type = kind, .existingType = DataType{.name = u"VARCHAR"_s, .length = 1}};
    const CheckConstraint check{.name = u"e"_s, .expression = u"a IN ('x', 'yes')"_s, .options = {}};
    // As a comparison writes it: the type, and the check for itself.
    QCOMPARE(fixture.apply({alter, DropConstraint{.table = kT, .name = u"e"_s, .kind = ConstraintKind::Check},
                            AddConstraint{.table = kT, .constraint = check}}),
             QString());
    QCOMPARE(fixture.query(u"SELECT CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = "
                           u"DATABASE()"_s),
             u"`a` in ('x','yes')"_s);
}

void TestMysqlInspect::indexesInMemory()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT, b INT, KEY tree (a) USING BTREE, KEY hashed (b)) ENGINE=MEMORY"_s),
             QString());
    const Schema schema = fixture.schema();
    MysqlFixture other(m_server);
    QCOMPARE(other.apply(compare({}, schema).operations), QString());
    QCOMPARE(other.schema(), schema);
    QCOMPARE(other.query(u"SELECT INDEX_NAME, INDEX_TYPE FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = "
                         u"DATABASE() ORDER BY 1"_s),
             u"hashed|HASH\ntree|BTREE"_s);
}

void TestMysqlInspect::whatIsLeftAlone()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE SEQUENCE s; CREATE TABLE t (a INT) PARTITION BY HASH (a) PARTITIONS 2"_s), QString());
    const Schema schema = fixture.schema();
    QVERIFY(schema.table(kT));
    QCOMPARE(schema.leftAlone.size(), size_t(2));
    QCOMPARE(schema.leftAlone.at({{}, u"s"_s}), u"a sequence"_s);
    QCOMPARE(fixture.run(u"CREATE TABLE n (a BIGINT DEFAULT nextval(s))"_s), QString());
    QCOMPARE(fixture.schema().table({{}, u"n"_s})->columns.front().serverDefault->text, u"nextval(`s`)"_s);
    QVERIFY(schema.leftAlone.contains({{}, u"PARTITION BY of t"_s}));
}

/// What is kept of a table over time stays through whatever else happens to it.
void TestMysqlInspect::timeIsLeftAlone()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(
        fixture.run(u"CREATE TABLE t (id INT PRIMARY KEY, b INT) WITH SYSTEM VERSIONING;"
                    u"CREATE TABLE s (id INT PRIMARY KEY, b INT, f TIMESTAMP(6) AS ROW START, u TIMESTAMP(6) AS ROW "
                    u"END, PERIOD FOR SYSTEM_TIME(f, u)) WITH SYSTEM VERSIONING PARTITION BY SYSTEM_TIME INTERVAL 1 "
                    u"MONTH (PARTITION p0 HISTORY, PARTITION pn CURRENT);"
                    u"CREATE TABLE p (id INT, f DATE, u DATE, PERIOD FOR p(f, u), UNIQUE k (id, p WITHOUT OVERLAPS));"
                    u"CREATE TABLE c (f INT, u INT, CONSTRAINT less CHECK (f < u))"_s),
        QString());
    const Schema schema = fixture.schema();
    QStringList names;
    for (const auto &[name, why] : schema.leftAlone)
        names << name.name;
    QCOMPARE(names,
             (QStringList{u"PARTITION BY of s"_s, u"PERIOD FOR SYSTEM_TIME of s"_s, u"PERIOD FOR p of p"_s,
                          u"UNIQUE k of p"_s, u"WITH SYSTEM VERSIONING of s"_s, u"WITH SYSTEM VERSIONING of t"_s}));
    QCOMPARE(schema.table({{}, u"s"_s})->columns.size(), size_t(2));
    QCOMPARE(schema.table({{}, u"s"_s})->primaryKey()->columns, QStringList{u"id"_s});
    QVERIFY(schema.table({{}, u"p"_s})->constraints.empty());
    QVERIFY(schema.table({{}, u"c"_s})->constraint(u"less"_s, ConstraintKind::Check));
    const auto text = [&fixture](const QString &table) {
        return fixture.query(u"SHOW CREATE TABLE "_s + table).section(u'(', 1);
    };
    QCOMPARE(fixture.run(u"SET @@system_versioning_alter_history = KEEP"_s), QString());
    for (const QString &name : {u"t"_s, u"s"_s}) {
        QCOMPARE(fixture.apply({AlterColumn{.table = {{}, name},
                                            .column = u"b"_s,
                                            .type = DataType{.name = u"BigInteger"_s},
                                            .nullable = false},
                                AddColumn{.table = {{}, name}, .column = {.name = u"n"_s, .type = {.name = u"Date"_s}}},
                                RenameTable{.table = {{}, name}, .newName = name + u'2'}}),
                 QString());
        QVERIFY2(text(name + u'2').contains(u"WITH SYSTEM VERSIONING"_s), qPrintable(text(name + u'2')));
    }
    QVERIFY(text(u"s2"_s).contains(u"PARTITION BY SYSTEM_TIME"_s));
    QVERIFY(text(u"s2"_s).contains(u"PERIOD FOR SYSTEM_TIME"_s));
    // Left alone on one side, there is nothing to change on the other.
    MysqlFixture plain(m_server);
    QCOMPARE(plain.run(u"CREATE TABLE t (id INT PRIMARY KEY, b INT); CREATE TABLE s (id INT PRIMARY KEY, b INT);"
                       u"CREATE TABLE p (id INT, f DATE NOT NULL, u DATE NOT NULL);"
                       u"CREATE TABLE c (f INT, u INT, CONSTRAINT less CHECK (f < u))"_s),
             QString());
    QCOMPARE(differences(schema, plain.schema()), QString());
}

void TestMysqlInspect::adviceOfServers()
{
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE p (id INT PRIMARY KEY AUTO_INCREMENT); CREATE TABLE t (a INT, CONSTRAINT fk "
                         u"FOREIGN KEY (a) REFERENCES p (id))"_s),
             QString());
    const TableName parent{{}, u"p"_s};
    const auto adviceFor = [&](const Operation &operation) {
        const Schema before = fixture.schema();
        const auto statements = fixture.dialect().compile(operation, before);
        const auto done = fixture.connection().execute(statements->front().sql);
        return done ? QString() : fixture.dialect().adviceFor(done.error(), &operation, before);
    };
    const AlterColumn wider{.table = parent, .column = u"id"_s, .type = DataType{.name = u"BigInteger"_s}};
    QVERIFY2(adviceFor(wider).contains(u"Drop the foreign keys t.fk first"_s), qPrintable(adviceFor(wider)));
    QCOMPARE(fixture.run(u"DROP TABLE t"_s), QString());
    const DropConstraint key{.table = parent, .kind = ConstraintKind::PrimaryKey};
    QVERIFY2(adviceFor(key).contains(u"autoincrement=False"_s), qPrintable(adviceFor(key)));
}

void TestMysqlInspect::brokenViews_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Operation &operation, const QString &expected) {
        QTest::newRow(name) << operation << expected;
    };
    const TableName s{{}, u"s"_s};
    row("column", DropColumn{.table = kT, .column = u"a"_s}, u"aliased own"_s);
    row("column of another table", DropColumn{.table = s, .column = u"a"_s}, u"others"_s);
    row("column in a condition", DropColumn{.table = kT, .column = u"c"_s}, u"own"_s);
    row("column that none uses", DropColumn{.table = kT, .column = u"d"_s}, {});
    row("renamed column", AlterColumn{.table = kT, .column = u"a"_s, .newName = u"z"_s}, u"aliased own"_s);
    row("changed column", AlterColumn{.table = kT, .column = u"a"_s, .type = DataType{.name = u"BIGINT"_s}}, {});
    row("table", DropTable{.table = s}, u"aliased others"_s);
    row("renamed table", RenameTable{.table = kT, .newName = u"z"_s}, u"aliased own"_s);
    row("batch",
        BatchAlterTable{
            .table = kT,
            .operations = {DropColumn{.table = kT, .column = u"d"_s}, DropColumn{.table = kT, .column = u"c"_s}}},
        u"own"_s);
}

/// What is foretold is what the server's own views do afterwards.
void TestMysqlInspect::brokenViews()
{
    QFETCH(Operation, operation);
    QFETCH(QString, expected);
    MysqlFixture fixture(m_server);
    QCOMPARE(fixture.run(u"CREATE TABLE t (a INT, b INT, c INT, d INT); CREATE TABLE s (a INT, b INT);"
                         "CREATE VIEW own AS SELECT a, 'd' AS x FROM t WHERE c > 0;"
                         "CREATE VIEW aliased AS SELECT x.A AS first, s.b FROM t AS x JOIN s ON s.b = x.b;"
                         "CREATE VIEW others AS SELECT a FROM s"_s),
             QString());
    QStringList foretold;
    for (const TableName &view : fixture.dialect().viewsBrokenBy(operation, fixture.schema()))
        foretold << view.name;
    QCOMPARE(foretold.join(u' '), expected);
    QCOMPARE(fixture.apply({operation}), QString());
    QStringList broken;
    for (const QString &view : {u"aliased"_s, u"others"_s, u"own"_s}) {
        if (!fixture.connection().rows(u"SELECT * FROM "_s + view))
            broken << view;
    }
    QCOMPARE(broken.join(u' '), expected);
}

void TestMysqlInspect::noDatabase()
{
    const Dialect &dialect = *dialectFor(u"mysql"_s).value();
    const auto connection = dialect.open(m_server.url());
    VERIFY_RESULT(connection);
    const auto schema = dialect.inspect(**connection);
    QVERIFY(!schema);
    QCOMPARE(schema.error().kind, Error::Kind::Connection);
}

void TestMysqlInspect::fixedNumberOfQueries()
{
    const auto asked = [](MysqlFixture &fixture) {
        const auto count = [&fixture] {
            return fixture.query(u"SHOW SESSION STATUS LIKE 'Com_select'"_s).section(u'|', 1).toInt();
        };
        const int before = count();
        (void)fixture.schema();
        return count() - before;
    };
    MysqlFixture empty(m_server);
    MysqlFixture full(m_server);
    QCOMPARE(full.run(QString::fromLatin1(kEverything)), QString());
    QVERIFY(asked(empty) > 0);
    QCOMPARE(asked(full), asked(empty));
}

QTEST_GUILESS_MAIN(TestMysqlInspect)
#include "tst_mysqlinspect.moc"
