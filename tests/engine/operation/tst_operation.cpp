#include "engine/operation/operation.h"

#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

Q_DECLARE_METATYPE(engine::Operation)

namespace {

const TableName t = building::named(u"t"_s);

AlterColumn alterColumn()
{
    return {.table = t, .column = u"a"_s};
}

DataType varchar(int length)
{
    return {.name = u"VARCHAR"_s, .length = length};
}

EnumType status(const QStringList &values)
{
    return {.name = {u"shop"_s, u"status"_s}, .values = values};
}

AlterEnumType otherValues(const QStringList &from, const QStringList &to)
{
    return {.name = status({}).name,
            .values = to,
            .existingValues = from,
            .renamed = {},
            .uses = {{.table = t,
                      .column = u"a"_s,
                      .isArray = false,
                      .serverDefault = ServerDefault{ServerDefault::Kind::Expression, u"'b'"_s},
                      .existingServerDefault = {}}}};
}

BatchAlterTable batch(std::vector<Operation> operations)
{
    return {.table = t, .operations = std::move(operations)};
}

} // namespace

class TestOperation : public QObject
{
    Q_OBJECT

private slots:
    void summary_data();
    void summary();
    void reversedAndBack_data();
    void reversedAndBack();
    void reversalNeedsWhatWasThere_data();
    void reversalNeedsWhatWasThere();
    void renameIsReversed();
    void reversedListRunsBackwards();
    void addedColumnTakesWhatItCarried();
    void batchSpeaksOfNewNamesBackwards();
    void destroysData_data();
    void destroysData();
};

void TestOperation::summary_data()
{
    using namespace building;
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const Operation &operation, const QString &line) {
        QTest::addRow("%s", name) << operation << line;
    };
    row("create table", CreateTable{.table = table(u"t"_s, {column(u"a"_s)})}, u"create table t"_s);
    row("create enum type", CreateEnumType{.type = status({u"a"_s, u"b"_s})}, u"create enum type shop.status (a, b)"_s);
    row("drop enum type", DropEnumType{.name = status({}).name}, u"drop enum type shop.status"_s);
    row("values come and go", otherValues({u"a"_s, u"b"_s}, {u"x"_s, u"b"_s}),
        u"alter enum type shop.status: add x, remove a"_s);
    row("other order", otherValues({u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}), u"alter enum type shop.status: order b, a"_s);
    row("table in a schema", DropTable{.table = {u"s"_s, u"t"_s}}, u"drop table s.t"_s);
    row("rename table", RenameTable{.table = t, .newName = u"u"_s}, u"rename table t to u"_s);
    row("add column", AddColumn{.table = t, .column = column(u"a"_s)}, u"add column a to t"_s);
    row("drop column", DropColumn{.table = t, .column = u"a"_s}, u"drop column a from t"_s);
    row("create index", CreateIndex{.table = t, .index = index(u"ix"_s, {u"a"_s, u"b"_s})},
        u"create index ix (a, b) on t"_s);
    row("unique index", CreateIndex{.table = t, .index = index(u"ix"_s, {u"a"_s}, true)},
        u"create unique index ix (a) on t"_s);
    row("drop index", DropIndex{.table = t, .index = u"ix"_s}, u"drop index ix from t"_s);
    row("drop index of no table", DropIndex{.index = u"ix"_s}, u"drop index ix"_s);
    row("add foreign key", AddConstraint{.table = t, .constraint = foreignKey(u"pid"_s, u"p"_s, u"fk"_s)},
        u"add foreign key fk (pid) -> p (id) to t"_s);
    row("add unnamed check", AddConstraint{.table = t, .constraint = check(u"a > 0"_s)}, u"add check (a > 0) to t"_s);
    row("drop constraint", DropConstraint{.table = t, .name = u"uq"_s, .kind = ConstraintKind::Unique},
        u"drop unique constraint uq from t"_s);
    row("drop unknown constraint", DropConstraint{.table = t, .name = u"c"_s}, u"drop constraint c from t"_s);
    row("set comment", SetTableComment{.table = t, .comment = u"x"_s}, u"set comment of t"_s);
    row("drop comment", SetTableComment{.table = t}, u"drop comment of t"_s);
    row("SQL", ExecuteSql{.sql = u"UPDATE t\n  SET a = 1"_s}, u"run UPDATE t SET a = 1"_s);
    row("long SQL is cut", ExecuteSql{.sql = QString(100, u'x')}, u"run "_s + QString(60, u'x') + u'…');
    row("bulk insert", BulkInsert{.table = t, .columns = {u"a"_s}, .rows = {{1}, {2}}}, u"insert 2 rows into t"_s);
    row("batch", batch({DropColumn{.table = t, .column = u"a"_s}, RenameTable{.table = t, .newName = u"u"_s}}),
        u"batch on t: drop column a from t; rename table t to u"_s);

    AlterColumn alter = alterColumn();
    row("alter nothing", alter, u"alter column a of t"_s);
    alter.type = varchar(50);
    alter.nullable = false;
    alter.serverDefault = ServerDefault{.text = u"x"_s};
    row("alter much", alter, u"alter column a of t: type to VARCHAR(50), forbid NULL, default to 'x'"_s);
    alter.existingType = varchar(20);
    alter.nullable = true;
    alter.serverDefault = std::optional<ServerDefault>();
    alter.newName = u"b"_s;
    row("alter with existing type", alter,
        u"alter column a of t: rename to b, type VARCHAR(20) to VARCHAR(50), allow NULL, no default"_s);
}

void TestOperation::summary()
{
    QFETCH(Operation, operation);
    QFETCH(QString, line);
    QCOMPARE(engine::summary(operation), line);
}

void TestOperation::reversedAndBack_data()
{
    using namespace building;
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("reverse");
    const auto row = [](const char *name, const Operation &operation, const QString &reverse) {
        QTest::addRow("%s", name) << operation << reverse;
    };
    row("create table", CreateTable{.table = table(u"t"_s, {column(u"a"_s)})}, u"drop table t"_s);
    row("create enum type", CreateEnumType{.type = status({u"a"_s})}, u"drop enum type shop.status"_s);
    row("drop enum type", DropEnumType{.name = status({}).name, .previous = status({u"a"_s})},
        u"create enum type shop.status (a)"_s);
    row("values of an enum type", otherValues({u"a"_s}, {u"a"_s, u"b"_s}), u"alter enum type shop.status: remove b"_s);
    AlterEnumType renamed = otherValues({u"a"_s}, {u"b"_s});
    renamed.renamed = {{u"a"_s, u"b"_s}};
    row("renamed value", renamed, u"alter enum type shop.status: rename b to a"_s);
    row("rename table", RenameTable{.table = t, .newName = u"u"_s}, u"rename table u to t"_s);
    row("add column", AddColumn{.table = t, .column = column(u"a"_s)}, u"drop column a from t"_s);
    row("create index", CreateIndex{.table = t, .index = index(u"ix"_s, {u"a"_s})}, u"drop index ix from t"_s);
    row("add constraint", AddConstraint{.table = t, .constraint = unique({u"a"_s}, u"uq"_s)},
        u"drop unique constraint uq (a) from t"_s);
    row("set comment", SetTableComment{.table = t, .comment = u"x"_s, .existingComment = u""_s},
        u"drop comment of t"_s);
    row("SQL with its opposite", ExecuteSql{.sql = u"CREATE VIEW v"_s, .reverseSql = u"DROP VIEW v"_s},
        u"run DROP VIEW v"_s);

    AlterColumn alter = alterColumn();
    alter.type = varchar(50);
    alter.existingType = varchar(20);
    alter.nullable = false;
    alter.existingNullable = true;
    alter.serverDefault = ServerDefault{.text = u"x"_s};
    alter.existingServerDefault = std::optional<ServerDefault>();
    alter.comment = u"c"_s;
    alter.existingComment = u""_s;
    row("alter column", alter,
        u"alter column a of t: type VARCHAR(50) to VARCHAR(20), allow NULL, no default, no comment"_s);

    BatchAlterTable options = batch({});
    options.tableOptions = {{u"sqlite_strict"_s, true}};
    options.previousTableOptions = QVariantMap{{u"sqlite_strict"_s, QVariant()}};
    row("table options", options, u"batch on t: change options sqlite_strict"_s);
}

void TestOperation::reversedAndBack()
{
    QFETCH(Operation, operation);
    QFETCH(QString, reverse);
    const auto back = reversed(operation);
    QVERIFY2(back, back ? "" : qPrintable(describe(back.error())));
    QCOMPARE(engine::summary(*back), reverse);
    const auto again = reversed(*back);
    QVERIFY(again);
    QVERIFY(*again == operation);
}

void TestOperation::reversalNeedsWhatWasThere_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const Operation &operation, const QString &word) {
        QTest::addRow("%s", name) << operation << word;
    };
    row("drop table", DropTable{.table = t}, u"table"_s);
    row("drop enum type", DropEnumType{.name = status({}).name}, u"values"_s);
    row("drop column", DropColumn{.table = t, .column = u"a"_s}, u"column"_s);
    row("drop index", DropIndex{.table = t, .index = u"ix"_s}, u"index"_s);
    row("drop constraint", DropConstraint{.table = t, .name = u"c"_s}, u"constraint"_s);
    row("comment", SetTableComment{.table = t, .comment = u"x"_s}, u"existing_comment"_s);
    row("SQL", ExecuteSql{.sql = u"DELETE FROM t"_s}, u"author"_s);
    row("bulk insert", BulkInsert{.table = t}, u"inserted"_s);
    AlterColumn alter = alterColumn();
    alter.type = varchar(3);
    row("type", alter, u"existing_type"_s);
    alter = alterColumn();
    alter.nullable = true;
    row("nullable", alter, u"existing_nullable"_s);
    alter = alterColumn();
    alter.serverDefault = std::optional<ServerDefault>();
    row("default", alter, u"existing_server_default"_s);
    row("inside a batch", batch({alter}), u"existing_server_default"_s);
    BatchAlterTable options = batch({});
    options.tableOptions = {{u"sqlite_strict"_s, true}};
    row("table options", options, u"options"_s);
}

void TestOperation::reversalNeedsWhatWasThere()
{
    QFETCH(Operation, operation);
    QFETCH(QString, word);
    const auto back = reversed(operation);
    QVERIFY(!back);
    QCOMPARE(back.error().kind, Error::Kind::Unsupported);
    QVERIFY2(back.error().why.contains(word), qPrintable(back.error().why));
    QVERIFY(!back.error().advice.isEmpty());
}

void TestOperation::renameIsReversed()
{
    AlterColumn alter = alterColumn();
    alter.newName = u"b"_s;
    const auto back = reversed(Operation(alter));
    QVERIFY(back);
    QCOMPARE(std::get<AlterColumn>(*back).column, u"b"_s);
    QCOMPARE(std::get<AlterColumn>(*back).newName, u"a"_s);
}

void TestOperation::reversedListRunsBackwards()
{
    using namespace building;
    const std::vector<Operation> operations{CreateTable{.table = table(u"t"_s, {column(u"a"_s)})},
                                            CreateIndex{.table = t, .index = index(u"ix"_s, {u"a"_s})}};
    const auto back = reversed(operations);
    QVERIFY(back);
    QCOMPARE(summaries(*back), QStringList({u"drop index ix from t"_s, u"drop table t"_s}));
    QVERIFY(!reversed(std::vector<Operation>{operations[0], DropTable{.table = t}}));
}

void TestOperation::addedColumnTakesWhatItCarried()
{
    using namespace building;
    const std::vector<Operation> operations{AddColumn{.table = t,
                                                      .column = column(u"a"_s),
                                                      .constraints = {foreignKey(u"a"_s, u"p"_s, u"fk"_s)},
                                                      .indexes = {index(u"ix"_s, {u"a"_s})}}};
    const auto back = reversed(operations);
    QVERIFY(back);
    QCOMPARE(summaries(*back),
             QStringList({u"drop index ix from t"_s, u"drop foreign key fk (a) -> p (id) from t"_s,
                          u"drop column a from t"_s}));
}

void TestOperation::batchSpeaksOfNewNamesBackwards()
{
    AlterColumn rename = alterColumn();
    rename.newName = u"b"_s;
    AlterColumn require = alterColumn();
    require.nullable = false;
    require.existingNullable = true;
    const auto back = reversed(Operation(batch({rename, require})));
    QVERIFY(back);
    QCOMPARE(engine::summary(*back),
             u"batch on t: alter column b of t: allow NULL; alter column b of t: rename to a"_s);
}

void TestOperation::destroysData_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<bool>("destroys");
    const auto row = [](const char *name, const Operation &operation, bool destroys) {
        QTest::addRow("%s", name) << operation << destroys;
    };
    const auto change = [](const DataType &from, const DataType &to) {
        AlterColumn alter = alterColumn();
        alter.existingType = from;
        alter.type = to;
        return Operation(alter);
    };
    const auto plain = [](const QString &name) { return DataType{.name = name}; };
    const DataType money{.name = u"NUMERIC"_s, .precision = 10, .scale = 2};
    const DataType rough{.name = u"NUMERIC"_s, .precision = 10, .scale = 1};
    const DataType few{.name = u"Enum"_s, .values = {u"a"_s}};
    const DataType more{.name = u"Enum"_s, .values = {u"a"_s, u"b"_s}};

    row("drop table", DropTable{.table = t}, true);
    row("drop column", DropColumn{.table = t, .column = u"a"_s}, true);
    row("drop column in a batch", batch({DropColumn{.table = t, .column = u"a"_s}}), true);
    row("create index in a batch", batch({CreateIndex{.table = t}}), false);
    row("drop index", DropIndex{.table = t, .index = u"ix"_s}, false);
    row("drop constraint", DropConstraint{.table = t, .name = u"c"_s}, false);
    row("SQL", ExecuteSql{.sql = u"DELETE FROM t"_s}, false);
    row("only nullable", alterColumn(), false);
    row("longer text", change(varchar(20), varchar(50)), false);
    row("shorter text", change(varchar(50), varchar(20)), true);
    row("text without limit to limited", change(plain(u"VARCHAR"_s), varchar(20)), true);
    row("limited to TEXT", change(varchar(50), plain(u"TEXT"_s)), false);
    row("TEXT to limited", change(plain(u"TEXT"_s), varchar(20)), true);
    row("TEXT to VARCHAR", change(plain(u"TEXT"_s), plain(u"VARCHAR"_s)), false);
    row("number to text", change(plain(u"INTEGER"_s), plain(u"TEXT"_s)), false);
    row("text to number", change(plain(u"TEXT"_s), plain(u"INTEGER"_s)), true);
    row("larger whole number", change(plain(u"INTEGER"_s), plain(u"BIGINT"_s)), false);
    row("smaller whole number", change(plain(u"BIGINT"_s), plain(u"Integer"_s)), true);
    row("fewer decimals", change(money, rough), true);
    row("more decimals, fewer digits before", change(rough, money), true);
    row("date to moment", change(plain(u"DATE"_s), plain(u"DATETIME"_s)), false);
    row("moment to date", change(plain(u"DATETIME"_s), plain(u"DATE"_s)), true);
    row("another word of an enum", change(few, more), false);
    row("one word of an enum less", change(more, few), true);
    // What rows hold, the database lets nobody take away.
    row("value of an enum type less", otherValues({u"a"_s, u"b"_s}, {u"b"_s}), false);
    row("unknown to another", change(plain(u"POINT"_s), plain(u"CIRCLE"_s)), true);
    AlterColumn blind = alterColumn();
    blind.type = varchar(50);
    row("from a type that is not known", blind, true);
}

void TestOperation::destroysData()
{
    QFETCH(Operation, operation);
    QFETCH(bool, destroys);
    QCOMPARE(engine::destroysData(operation), destroys);
}

QTEST_GUILESS_MAIN(TestOperation)
#include "tst_operation.moc"
