#include "engine/operation/apply.h"

#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace building;

Q_DECLARE_METATYPE(engine::Operation)

namespace {

const TableName t = named(u"t"_s);

/// A parent, a child that refers to it, and what hangs on both.
Schema sample()
{
    Schema made = schema({
        table(u"p"_s, {column(u"id"_s), column(u"code"_s)}, {primaryKey({u"id"_s})}),
        table(u"t"_s, {column(u"id"_s), column(u"a"_s), column(u"b"_s), column(u"p_id"_s)},
              {primaryKey({u"id"_s}, u"pk_t"_s), unique({u"a"_s, u"b"_s}, u"uq_t"_s), check(u"a > b"_s),
               foreignKey(u"p_id"_s, u"p"_s)},
              {index(u"ix_a"_s, {u"a"_s}), index(u"ix_b"_s, {u"b"_s})}),
    });
    made.table(t)->column(u"b"_s)->computed = Computed{.expression = u"a + 1"_s};
    made.table(t)->indexes[0].where = u"a > 0"_s;
    made.triggers.push_back(
        {.name = u"r"_s, .table = t, .definition = u"CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END"_s});
    made.views.emplace(named(u"v"_s), View{.name = named(u"v"_s), .definition = u"CREATE VIEW v AS SELECT a FROM t"_s});
    return made;
}

/// A table in a line: columns, constraints, indexes.
QString lineOf(const Table &table)
{
    QStringList columns;
    for (const Column &each : table.columns)
        columns << each.name + (each.computed ? u'=' + each.computed->expression : QString());
    QStringList parts;
    for (const Constraint &each : table.constraints)
        parts << inWords(kindOf(each)) + text(each);
    for (const Index &each : table.indexes)
        parts << each.name + engine::text(each);
    return columns.join(u' ') + u" | "_s + parts.join(u' ');
}

AlterColumn renaming(const QString &from, const QString &to)
{
    return {.table = t, .column = from, .newName = to};
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT

private slots:
    void changesTheTable_data();
    void changesTheTable();
    void failureChangesNothing_data();
    void failureChangesNothing();
    void forgivingFormsChangeNothing_data();
    void forgivingFormsChangeNothing();
    void renamedTableIsFollowed();
    void renamedColumnIsFollowed();
    void droppedTableTakesItsTriggers();
    void indexIsFoundWithoutItsTable();
    void attributesAreChanged();
    void batchOptionsComeAndGo();
    void enumTypesComeAndGo();
    void columnsFollowTheirEnumType();
};

void TestApply::changesTheTable_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const Operation &operation, const QString &line) {
        QTest::addRow("%s", name) << operation << line;
    };
    const QString columns = u"id a b=a + 1 p_id"_s;
    const QString keys = u"primary key(id) unique constraint(a, b) check(a > b) foreign key(p_id) -> p (id)"_s;
    const QString indexes = u"ix_a(a) where a > 0 ix_b(b)"_s;
    row("add column", AddColumn{.table = t, .column = column(u"c"_s)}, columns + u" c | "_s + keys + u' ' + indexes);
    row("add column at a place", AddColumn{.table = t, .column = column(u"c"_s), .place = {.before = u"a"_s}},
        u"id c a b=a + 1 p_id | "_s + keys + u' ' + indexes);
    row("add column with what it carries",
        AddColumn{.table = t,
                  .column = column(u"c"_s),
                  .constraints = {unique({u"c"_s})},
                  .indexes = {index(u"ix_c"_s, {u"c"_s})}},
        columns + u" c | "_s + keys + u" unique constraint(c) "_s + indexes + u" ix_c(c)"_s);
    row("drop column with what uses it", DropColumn{.table = t, .column = u"a"_s},
        u"id b=a + 1 p_id | primary key(id) foreign key(p_id) -> p (id) ix_b(b)"_s);
    row("drop a foreign key's column", DropColumn{.table = t, .column = u"p_id"_s},
        u"id a b=a + 1 | primary key(id) unique constraint(a, b) check(a > b) "_s + indexes);
    row("move a column", AlterColumn{.table = t, .column = u"id"_s, .place = {.after = u"a"_s}},
        u"a id b=a + 1 p_id | "_s + keys + u' ' + indexes);
    row("drop index", DropIndex{.table = t, .index = u"ix_a"_s}, columns + u" | "_s + keys + u" ix_b(b)"_s);
    row("create index", CreateIndex{.table = t, .index = index(u"ix"_s, {u"b"_s, u"a"_s})},
        columns + u" | "_s + keys + u' ' + indexes + u" ix(b, a)"_s);
    row("drop constraint by name", DropConstraint{.table = t, .name = u"uq_t"_s},
        columns + u" | primary key(id) check(a > b) foreign key(p_id) -> p (id) "_s + indexes);
    row("drop an unnamed constraint", DropConstraint{.table = t, .previous = check(u"a > b"_s)},
        columns + u" | primary key(id) unique constraint(a, b) foreign key(p_id) -> p (id) "_s + indexes);
    row("drop primary key without its name", DropConstraint{.table = t, .kind = ConstraintKind::PrimaryKey},
        columns + u" | unique constraint(a, b) check(a > b) foreign key(p_id) -> p (id) "_s + indexes);
    row("SQL changes nothing", ExecuteSql{.sql = u"DROP TABLE t"_s}, columns + u" | "_s + keys + u' ' + indexes);
    row("batch by old and new names",
        BatchAlterTable{.table = t,
                        .operations = {renaming(u"a"_s, u"z"_s), AlterColumn{.table = t, .column = u"a"_s},
                                       CreateIndex{.table = t, .index = index(u"ix"_s, {u"z"_s})},
                                       AddConstraint{.table = t, .constraint = unique({u"a"_s})}}},
        u"id z b=z + 1 p_id | primary key(id) unique constraint(z, b) check(z > b) foreign key(p_id) -> p (id) "
        u"unique constraint(z) ix_a(z) where z > 0 ix_b(b) ix(z)"_s);
    row("batch by conventional names",
        BatchAlterTable{
            .table = t,
            .operations = {DropConstraint{.table = t, .name = u"fk_t_p_id_p"_s}},
            .namingConvention = {{u"fk"_s, u"fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"_s}}},
        columns + u" | primary key(id) unique constraint(a, b) check(a > b) "_s + indexes);
    row("batch in another order",
        BatchAlterTable{.table = t, .partialReordering = {{u"p_id"_s, u"a"_s}, {u"b"_s, u"id"_s}}},
        u"b=a + 1 p_id id a | "_s + keys + u' ' + indexes);
}

void TestApply::changesTheTable()
{
    QFETCH(Operation, operation);
    QFETCH(QString, line);
    Schema changed = sample();
    const Done done = engine::apply(operation, changed);
    QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
    QCOMPARE(lineOf(*changed.table(t)), line);
}

void TestApply::failureChangesNothing_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addColumn<QString>("names");
    const auto row = [](const char *name, const Operation &operation, const QString &names) {
        QTest::addRow("%s", name) << operation << names;
    };
    const TableName none = named(u"none"_s);
    row("create what is there", CreateTable{.table = table(u"t"_s, {column(u"a"_s)})}, u"t"_s);
    row("create over a view", CreateTable{.table = table(u"v"_s, {column(u"a"_s)})}, u"v"_s);
    row("drop what is not there", DropTable{.table = none}, u"none"_s);
    row("rename what is not there", RenameTable{.table = none, .newName = u"x"_s}, u"none"_s);
    row("rename onto another", RenameTable{.table = t, .newName = u"p"_s}, u"t p"_s);
    row("column of no table", AddColumn{.table = none, .column = column(u"a"_s)}, u"none"_s);
    row("column twice", AddColumn{.table = t, .column = column(u"a"_s)}, u"t a"_s);
    row("column carries what does not fit",
        AddColumn{.table = t, .column = column(u"c"_s), .constraints = {unique({u"none"_s})}}, u"t none"_s);
    row("column beside none", AddColumn{.table = t, .column = column(u"c"_s), .place = {.after = u"none"_s}},
        u"t none c"_s);
    row("drop no column", DropColumn{.table = t, .column = u"none"_s}, u"t none"_s);
    row("alter no column", AlterColumn{.table = t, .column = u"none"_s}, u"t none"_s);
    row("rename onto another column", renaming(u"a"_s, u"b"_s), u"t b"_s);
    row("index of no column", CreateIndex{.table = t, .index = index(u"ix"_s, {u"none"_s})}, u"t none ix"_s);
    row("index twice", CreateIndex{.table = t, .index = index(u"ix_a"_s, {u"a"_s})}, u"t ix_a"_s);
    row("drop no index", DropIndex{.table = t, .index = u"none"_s}, u"t none"_s);
    row("drop no index of no table", DropIndex{.index = u"none"_s}, u"none"_s);
    row("constraint of no column", AddConstraint{.table = t, .constraint = unique({u"none"_s}, u"u"_s)}, u"t none u"_s);
    row("constraint's name twice", AddConstraint{.table = t, .constraint = check(u"1"_s, u"uq_t"_s)}, u"t uq_t"_s);
    row("second primary key", AddConstraint{.table = t, .constraint = primaryKey({u"a"_s})}, u"t primary"_s);
    row("drop no constraint", DropConstraint{.table = t, .name = u"none"_s}, u"t none"_s);
    row("constraint of another kind", DropConstraint{.table = t, .name = u"uq_t"_s, .kind = ConstraintKind::Check},
        u"t uq_t"_s);
    row("no such unnamed constraint", DropConstraint{.table = t, .previous = check(u"a < b"_s)}, u"t unnamed"_s);
    row("comment of no table", SetTableComment{.table = none, .comment = u"x"_s}, u"none"_s);
    row("batch that fails at its end",
        BatchAlterTable{.table = t,
                        .operations = {renaming(u"a"_s, u"z"_s), DropColumn{.table = t, .column = u"none"_s}}},
        u"t none"_s);
    row("batch on no table", BatchAlterTable{.table = none}, u"none"_s);
}

void TestApply::failureChangesNothing()
{
    QFETCH(Operation, operation);
    QFETCH(QString, names);
    const Schema before = sample();
    Schema changed = before;
    const Done done = engine::apply(operation, changed);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, Error::Kind::Statement);
    for (const QString &name : names.split(u' '))
        QVERIFY2(done.error().what.contains(name), qPrintable(done.error().what));
    QVERIFY(changed == before);
}

void TestApply::forgivingFormsChangeNothing_data()
{
    QTest::addColumn<Operation>("operation");
    QTest::addRow("create if not there") << Operation(
        CreateTable{.table = table(u"t"_s, {column(u"x"_s)}), .ifNotExists = true});
    QTest::addRow("drop if there") << Operation(DropTable{.table = named(u"none"_s), .ifExists = true});
    QTest::addRow("column if not there") << Operation(
        AddColumn{.table = t, .column = column(u"a"_s), .ifNotExists = true});
    QTest::addRow("drop column if there") << Operation(DropColumn{.table = t, .column = u"x"_s, .ifExists = true});
    QTest::addRow("index if not there") << Operation(
        CreateIndex{.table = t, .index = index(u"ix_a"_s, {u"b"_s}), .ifNotExists = true});
    QTest::addRow("drop index if there") << Operation(DropIndex{.table = t, .index = u"x"_s, .ifExists = true});
    QTest::addRow("drop constraint if there")
        << Operation(DropConstraint{.table = t, .name = u"x"_s, .ifExists = true});
    QTest::addRow("rows") << Operation(BulkInsert{.table = t, .columns = {u"a"_s}, .rows = {{1}}});
}

void TestApply::forgivingFormsChangeNothing()
{
    QFETCH(Operation, operation);
    const Schema before = sample();
    Schema changed = before;
    QVERIFY(engine::apply(operation, changed));
    QVERIFY(changed == before);
}

void TestApply::renamedTableIsFollowed()
{
    Schema changed = sample();
    QVERIFY(engine::apply(RenameTable{.table = named(u"p"_s), .newName = u"parent"_s}, changed));
    QVERIFY(!changed.table(named(u"p"_s)));
    QCOMPARE(changed.table(named(u"parent"_s))->name.name, u"parent"_s);
    QVERIFY(lineOf(*changed.table(t)).contains(u"foreign key(p_id) -> parent (id)"_s));

    QVERIFY(engine::apply(RenameTable{.table = t, .newName = u"child"_s}, changed));
    QCOMPARE(changed.triggers[0].table, named(u"child"_s));
    QCOMPARE(changed.triggers[0].definition, u"CREATE TRIGGER r AFTER INSERT ON child BEGIN SELECT 1; END"_s);
    QCOMPARE(changed.views.at(named(u"v"_s)).definition, u"CREATE VIEW v AS SELECT a FROM child"_s);
}

void TestApply::renamedColumnIsFollowed()
{
    Schema changed = sample();
    QVERIFY(engine::apply(renaming(u"a"_s, u"z"_s), changed));
    QCOMPARE(lineOf(*changed.table(t)),
             u"id z b=z + 1 p_id | primary key(id) unique constraint(z, b) check(z > b) foreign key(p_id) -> p (id) "
             u"ix_a(z) where z > 0 ix_b(b)"_s);
    const AlterColumn rename{.table = named(u"p"_s), .column = u"id"_s, .newName = u"number"_s};
    QVERIFY(engine::apply(rename, changed));
    QVERIFY(lineOf(*changed.table(t)).contains(u"foreign key(p_id) -> p (number)"_s));
}

void TestApply::droppedTableTakesItsTriggers()
{
    Schema changed = sample();
    QVERIFY(engine::apply(DropTable{.table = t}, changed));
    QVERIFY(changed.triggers.empty());
    QCOMPARE(changed.views.size(), size_t(1));
}

void TestApply::indexIsFoundWithoutItsTable()
{
    Schema changed = sample();
    QVERIFY(engine::apply(DropIndex{.index = u"ix_b"_s}, changed));
    QVERIFY(!changed.table(t)->index(u"ix_b"_s));
}

void TestApply::attributesAreChanged()
{
    Schema changed = sample();
    AlterColumn alter{.table = t, .column = u"b"_s};
    alter.type = DataType{.name = u"TEXT"_s};
    alter.nullable = false;
    alter.serverDefault = ServerDefault{.text = u"x"_s};
    alter.computed = std::optional<Computed>();
    alter.comment = u"why"_s;
    QVERIFY(engine::apply(alter, changed));
    const Column expected{.name = u"b"_s,
                          .type = {.name = u"TEXT"_s},
                          .nullable = false,
                          .serverDefault = ServerDefault{.text = u"x"_s},
                          .comment = u"why"_s};
    QVERIFY(*changed.table(t)->column(u"b"_s) == expected);

    AlterColumn noDefault{.table = t, .column = u"b"_s};
    noDefault.serverDefault = std::optional<ServerDefault>();
    QVERIFY(engine::apply(noDefault, changed));
    QVERIFY(!changed.table(t)->column(u"b"_s)->serverDefault);
}

void TestApply::batchOptionsComeAndGo()
{
    Schema changed = sample();
    BatchAlterTable batch{.table = t, .tableOptions = {{u"sqlite_strict"_s, true}}};
    QVERIFY(engine::apply(batch, changed));
    QCOMPARE(changed.table(t)->options, QVariantMap({{u"sqlite_strict"_s, true}}));
    batch.tableOptions = {{u"sqlite_strict"_s, QVariant()}};
    QVERIFY(engine::apply(batch, changed));
    QVERIFY(changed.table(t)->options.isEmpty());
}

void TestApply::enumTypesComeAndGo()
{
    const EnumType type{.name = {{}, u"status"_s}, .values = {u"a"_s}};
    Schema schema;
    QVERIFY(engine::apply(CreateEnumType{.type = type}, schema));
    QVERIFY(schema.enumTypes.at(type.name) == type);
    const Done again = engine::apply(CreateEnumType{.type = type}, schema);
    QVERIFY(!again);
    QCOMPARE(again.error().what, u"There is an enum type status already."_s);

    Column state{.name = u"state"_s, .type = {.name = u"Enum"_s, .values = {u"a"_s}, .typeName = u"status"_s}};
    schema.tables.emplace(t, table(u"t"_s, {state}));
    const Done used = engine::apply(DropEnumType{.name = type.name}, schema);
    QVERIFY(!used);
    QCOMPARE(used.error().what, u"The enum type status cannot be dropped: the column state of t has it."_s);
    schema.tables.clear();
    QVERIFY(engine::apply(DropEnumType{.name = type.name}, schema));
    QVERIFY(schema.enumTypes.empty());
    const Done gone = engine::apply(DropEnumType{.name = type.name}, schema);
    QVERIFY(!gone);
    QCOMPARE(gone.error().what, u"There is no enum type status to drop."_s);
}

void TestApply::columnsFollowTheirEnumType()
{
    const TableName name{{}, u"status"_s};
    const DataType type{.module = u"postgresql"_s, .name = u"ENUM"_s, .values = {u"a"_s}, .typeName = u"status"_s};
    DataType other = type;
    other.options.insert(u"schema"_s, u"shop"_s);
    DataType plain = type;
    plain.options.insert(u"native_enum"_s, false);
    Schema schema;
    schema.enumTypes.emplace(name, EnumType{.name = name, .values = {u"a"_s}});
    schema.tables.emplace(t,
                          table(u"t"_s,
                                {{.name = u"one"_s, .type = type},
                                 {.name = u"many"_s, .type = {.name = u"ARRAY"_s, .elements = {type}}},
                                 {.name = u"of another schema"_s, .type = other},
                                 {.name = u"no type of its own"_s, .type = plain}}));
    const AlterEnumType alter{.name = name,
                              .values = {u"b"_s},
                              .existingValues = {u"a"_s},
                              .renamed = {},
                              .uses = {{.table = t,
                                        .column = u"one"_s,
                                        .isArray = false,
                                        .serverDefault = ServerDefault{ServerDefault::Kind::Expression, u"'b'"_s},
                                        .existingServerDefault = {}}}};
    QVERIFY(engine::apply(alter, schema));
    const std::vector<Column> &columns = schema.table(t)->columns;
    QCOMPARE(columns[0].type.values, QStringList{u"b"_s});
    QCOMPARE(columns[0].serverDefault->text, u"'b'"_s);
    QCOMPARE(columns[1].type.elements[0].values, QStringList{u"b"_s});
    QCOMPARE(columns[2].type.values, QStringList{u"a"_s});
    QCOMPARE(columns[3].type.values, QStringList{u"a"_s});
    Schema empty;
    const Done missing = engine::apply(alter, empty);
    QVERIFY(!missing);
    QCOMPARE(missing.error().what, u"There is no enum type status."_s);
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
