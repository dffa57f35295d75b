#include "engine/diff/compare.h"
#include "engine/diff/renamecandidates.h"
#include "engine/diff/tableorder.h"
#include "engine/operation/apply.h"

#include "tests/engine/diff/normalised.h"
#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace building;

/// What needs no database: comments, renames, the order of tables, what is ignored.
class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void typesAreComparedByMeaning_data();
    void typesAreComparedByMeaning();
    void foreignKeysAreComparedByMeaning_data();
    void foreignKeysAreComparedByMeaning();
    void commentsOnlyWhereThereAreAny();
    void existingValuesAreFilledIn();
    void ignoredTablesAreLeftAlone();
    void uniqueOfAnyNameMeetsAnUnnamedOne();
    void equalTablesAreCounted();
    void orderIsInRounds();
    void cyclesAreCutAtUseAlter();
    void nameLikeness_data();
    void nameLikeness();
    void renamesAreProposed_data();
    void renamesAreProposed();
    void agreedRenamesAreRun();
    void staleRenamesAreLeftOut();
    void keysAreFreedForNewTypes();
    void visibilityIsCompared();
    void manyTablesAreComparedQuickly();
};

void TestCompare::typesAreComparedByMeaning_data()
{
    QTest::addColumn<DataType>("left");
    QTest::addColumn<DataType>("right");
    QTest::addColumn<bool>("same");
    const DataType plain{.name = u"VARCHAR"_s, .length = 5};
    DataType other = plain;
    QTest::addRow("equal") << plain << other << true;
    other.declared = u"character varying(5)"_s;
    QTest::addRow("other words") << plain << other << true;
    other.length = 6;
    QTest::addRow("length") << plain << other << false;
    QTest::addRow("name") << plain << DataType{.name = u"CHAR"_s, .length = 5} << false;
    QTest::addRow("module") << plain << DataType{.module = u"mysql"_s, .name = u"VARCHAR"_s, .length = 5} << false;
    const DataType array{.name = u"ARRAY"_s, .elements = {plain}};
    QTest::addRow("other words inside")
        << array << DataType{.name = u"ARRAY"_s, .elements = {{.name = u"VARCHAR"_s, .length = 5, .declared = u"x"_s}}}
        << true;
    QTest::addRow("other type inside") << array << DataType{.name = u"ARRAY"_s, .elements = {other}} << false;
    DataType variant = plain;
    variant.variants = {{.dialects = {u"mysql"_s}, .type = other}};
    QTest::addRow("variant") << plain << variant << false;
}

void TestCompare::typesAreComparedByMeaning()
{
    QFETCH(DataType, left);
    QFETCH(DataType, right);
    QFETCH(bool, same);
    QCOMPARE(sameType(left, right), same);
    QCOMPARE(sameType(right, left), same);
}

void TestCompare::foreignKeysAreComparedByMeaning_data()
{
    QTest::addColumn<ForeignKey>("key");
    QTest::addColumn<bool>("same");
    const ForeignKey plain{.columns = {u"p_id"_s}, .referredTable = named(u"p"_s), .referredColumns = {u"id"_s}};
    const auto row = [&](const char *name, bool same, auto change) {
        ForeignKey key = plain;
        change(key);
        QTest::addRow("%s", name) << key << same;
    };
    row("equal", true, [](ForeignKey &) {});
    row("name", true, [](ForeignKey &key) { key.name = u"fk"_s; });
    row("no action said", true, [](ForeignKey &key) { key.onDelete = u"no action"_s; });
    row("not deferrable said", true, [](ForeignKey &key) { key.deferrable = false; });
    row("match", true, [](ForeignKey &key) { key.match = u"FULL"_s; });
    row("primary key not named", true, [](ForeignKey &key) { key.referredColumns.clear(); });
    row("column", false, [](ForeignKey &key) { key.columns = {u"id"_s}; });
    row("on delete", false, [](ForeignKey &key) { key.onDelete = u"CASCADE"_s; });
    row("on update", false, [](ForeignKey &key) { key.onUpdate = u"SET NULL"_s; });
    row("deferrable", false, [](ForeignKey &key) { key.deferrable = true; });
    row("target column", false, [](ForeignKey &key) { key.referredColumns = {u"code"_s}; });
}

void TestCompare::foreignKeysAreComparedByMeaning()
{
    QFETCH(ForeignKey, key);
    QFETCH(bool, same);
    const Table parent = table(u"p"_s, {column(u"id"_s), column(u"code"_s)}, {primaryKey({u"id"_s})});
    const auto child = [](const Constraint &constraint) {
        return table(u"c"_s, {column(u"id"_s), column(u"p_id"_s)}, {constraint});
    };
    const Comparison comparison =
        compare(schema({parent, child(foreignKey(u"p_id"_s, u"p"_s))}), schema({parent, child(key)}));
    QCOMPARE(comparison.operations.size(), size_t(same ? 0 : 2));
}

void TestCompare::commentsOnlyWhereThereAreAny()
{
    const Schema plain = schema({table(u"t"_s, {column(u"a"_s)})});
    Schema commented = plain;
    commented.table(named(u"t"_s))->comment = u"all of them"_s;
    commented.table(named(u"t"_s))->columns[0].comment = u"the first"_s;
    QCOMPARE(summaries(compare(plain, commented).operations),
             QStringList({u"alter column a of t: comment"_s, u"set comment of t"_s}));
    QCOMPARE(summaries(compare(commented, plain).operations),
             QStringList({u"alter column a of t: no comment"_s, u"drop comment of t"_s}));
    QVERIFY(compare(plain, commented, {.comments = false}).operations.empty());
}

void TestCompare::existingValuesAreFilledIn()
{
    const Schema plain = schema({table(u"t"_s, {text(u"a"_s, 5)})});
    Schema changed = plain;
    Column &a = changed.table(named(u"t"_s))->columns[0];
    a.nullable = false;
    a.serverDefault = ServerDefault{.text = u"x"_s};
    const auto there = std::get<AlterColumn>(compare(plain, changed).operations.at(0));
    QVERIFY(there.existingType == plain.table(named(u"t"_s))->columns[0].type);
    QCOMPARE(there.existingNullable, true);
    QVERIFY(there.existingServerDefault.has_value() && !there.existingServerDefault->has_value());
    QVERIFY(!there.existingComment);

    Schema longer = changed;
    longer.table(named(u"t"_s))->columns[0].type.length = 9;
    const auto kept = std::get<AlterColumn>(compare(changed, longer).operations.at(0));
    QVERIFY(kept.existingServerDefault == std::optional(std::optional(*a.serverDefault)));
    QVERIFY(!kept.serverDefault);
}

void TestCompare::ignoredTablesAreLeftAlone()
{
    const Schema versions = schema({table(u"alembic_version"_s, {column(u"version_num"_s)})});
    const CompareOptions options{.ignoredTables = {named(u"alembic_version"_s)}};
    QVERIFY(compare(versions, {}, options).operations.empty());
    QVERIFY(compare({}, versions, options).operations.empty());
    QCOMPARE(compare(versions, {}).operations.size(), size_t(1));
}

void TestCompare::uniqueOfAnyNameMeetsAnUnnamedOne()
{
    const auto with = [](const Constraint &constraint) {
        return schema({table(u"t"_s, {column(u"a"_s), column(u"b"_s)}, {constraint})});
    };
    QVERIFY(compare(with(unique({u"a"_s, u"b"_s}, u"uq"_s)), with(unique({u"b"_s, u"a"_s}))).operations.empty());
    QCOMPARE(compare(with(unique({u"a"_s})), with(unique({u"a"_s}, u"uq"_s))).operations.size(), size_t(2));
}

void TestCompare::equalTablesAreCounted()
{
    const Schema left = schema({table(u"a"_s, {column(u"x"_s)}), table(u"b"_s, {column(u"x"_s)})});
    Schema right = left;
    right.table(named(u"b"_s))->columns[0].nullable = false;
    QCOMPARE(compare(left, left).equalTables, 2);
    QCOMPARE(compare(left, right).equalTables, 1);
    QCOMPARE(compare(left, {}).equalTables, 0);
}

void TestCompare::orderIsInRounds()
{
    const Table a = table(u"a"_s, {column(u"m_id"_s)}, {foreignKey(u"m_id"_s, u"m"_s)});
    const Table m = table(u"m"_s, {column(u"id"_s)});
    const Table z = table(u"z"_s, {column(u"x_id"_s)}, {foreignKey(u"x_id"_s, u"elsewhere"_s)});
    const TableOrder order = orderedByDependency({&a, &z, &m});
    QStringList names;
    for (const Table &each : order.tables)
        names << each.name.name;
    QCOMPARE(names, QStringList({u"m"_s, u"z"_s, u"a"_s}));
    QVERIFY(order.cutKeys.empty());
}

void TestCompare::cyclesAreCutAtUseAlter()
{
    ForeignKey back{
        .columns = {u"a_id"_s}, .referredTable = named(u"a"_s), .referredColumns = {u"id"_s}, .useAlter = true};
    const Table a = table(u"a"_s, {column(u"b_id"_s)}, {foreignKey(u"b_id"_s, u"b"_s)});
    const Table b = table(u"b"_s, {column(u"c_id"_s)}, {foreignKey(u"c_id"_s, u"c"_s)});
    const Table c = table(u"c"_s, {column(u"a_id"_s)}, {back});
    const TableOrder marked = orderedByDependency({&a, &b, &c});
    QCOMPARE(marked.cutKeys.size(), size_t(1));
    QCOMPARE(marked.cutKeys[0].first.name, u"c"_s);
    QCOMPARE(marked.tables[0].name.name, u"c"_s);
    QVERIFY(marked.tables[0].constraints.empty());

    // It is cut where there is no cycle, too, and so that no other key is.
    const Table leaf = table(u"leaf"_s, {column(u"c_id"_s)}, {foreignKey(u"c_id"_s, u"c"_s)});
    const TableOrder straight = orderedByDependency({&leaf, &c});
    QCOMPARE(straight.cutKeys.size(), size_t(1));
    QCOMPARE(straight.cutKeys[0].first.name, u"c"_s);
    QVERIFY(straight.tables[0].constraints.empty());
    QCOMPARE(straight.tables[1].constraints.size(), size_t(1));

    back.useAlter = false;
    const Table plain = table(u"c"_s, {column(u"a_id"_s)}, {back});
    const Table outside = table(u"0"_s, {column(u"a_id"_s)}, {foreignKey(u"a_id"_s, u"a"_s)});
    const TableOrder byName = orderedByDependency({&a, &b, &plain, &outside});
    QCOMPARE(byName.cutKeys.size(), size_t(1));
    QCOMPARE(byName.cutKeys[0].first.name, u"a"_s);
    QCOMPARE(byName.tables.size(), size_t(4));
}

void TestCompare::nameLikeness_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<double>("atLeast");
    QTest::addColumn<double>("atMost");
    QTest::addRow("same") << u"email"_s << u"email"_s << 1.0 << 1.0;
    QTest::addRow("case and underscores") << u"full_name"_s << u"FullName"_s << 1.0 << 1.0;
    QTest::addRow("one letter") << u"colour"_s << u"color"_s << 0.8 << 0.9;
    QTest::addRow("nothing") << u"abc"_s << u"xyz"_s << 0.0 << 0.0;
    QTest::addRow("empty") << QString() << QString() << 0.0 << 0.0;
}

void TestCompare::nameLikeness()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(double, atLeast);
    QFETCH(double, atMost);
    const double likeness = engine::nameLikeness(left, right);
    QVERIFY2(likeness >= atLeast && likeness <= atMost, qPrintable(QString::number(likeness)));
}

void TestCompare::renamesAreProposed_data()
{
    QTest::addColumn<Schema>("from");
    QTest::addColumn<Schema>("to");
    QTest::addColumn<QStringList>("proposed");
    const auto people = [](const Column &second) {
        return schema({table(u"people"_s, {column(u"id"_s), second, column(u"age"_s)}, {primaryKey({u"id"_s})})});
    };
    QTest::addRow("similar name, same type, same place")
        << people(text(u"fullname"_s, 50)) << people(text(u"full_name"_s, 50))
        << QStringList{u"people.fullname -> full_name"_s};
    QTest::addRow("other name, same type, same place")
        << people(text(u"mail"_s, 50)) << people(text(u"address"_s, 50)) << QStringList{u"people.mail -> address"_s};
    QTest::addRow("other type, other name")
        << people(text(u"mail"_s, 50)) << people(column(u"age2"_s)) << QStringList();
    const Table users = table(u"users"_s, {column(u"id"_s), text(u"name"_s, 9), text(u"email"_s, 9)});
    Table accounts = users;
    accounts.name = named(u"accounts"_s);
    QTest::addRow("table of the same columns")
        << schema({users}) << schema({accounts}) << QStringList{u"users -> accounts"_s};
    accounts.columns[1].name = u"login"_s;
    accounts.columns[2].name = u"secret"_s;
    QTest::addRow("table of other columns") << schema({users}) << schema({accounts}) << QStringList();
    Table twin = users;
    twin.name = named(u"user"_s);
    Table copy = users;
    copy.name = named(u"backup"_s);
    QTest::addRow("each name once") << schema({users}) << schema({copy, twin}) << QStringList{u"users -> user"_s};
    QTest::addRow("nothing dropped") << schema({}) << schema({users}) << QStringList();
}

void TestCompare::renamesAreProposed()
{
    QFETCH(Schema, from);
    QFETCH(Schema, to);
    QFETCH(QStringList, proposed);
    const Comparison comparison = compare(from, to);
    QStringList found;
    for (const RenameCandidate &candidate : comparison.renameCandidates) {
        const QString column = candidate.oldName.isEmpty() ? QString() : u'.' + candidate.oldName;
        found << candidate.table.text() + column + u" -> "_s + candidate.newName;
        QVERIFY(candidate.likeness > 0 && candidate.likeness <= 1);
        QVERIFY(!candidate.evidence.isEmpty());
    }
    QCOMPARE(found, proposed);
    for (const Operation &operation : comparison.operations)
        QVERIFY(!std::holds_alternative<RenameTable>(operation) && !std::holds_alternative<AlterColumn>(operation));
}

void TestCompare::agreedRenamesAreRun()
{
    const Schema from = schema({
        table(u"users"_s, {column(u"id"_s), text(u"fullname"_s, 50)},
              {primaryKey({u"id"_s}), check(u"fullname > ''"_s)}, {index(u"ix"_s, {u"fullname"_s})}),
        table(u"posts"_s, {column(u"id"_s), column(u"user_id"_s)}, {foreignKey(u"user_id"_s, u"users"_s)}),
    });
    Schema to = schema({
        table(u"people"_s, {column(u"id"_s), text(u"full_name"_s, 80)},
              {primaryKey({u"id"_s}), check(u"full_name > ''"_s)}, {index(u"ix"_s, {u"full_name"_s})}),
        table(u"posts"_s, {column(u"id"_s), column(u"user_id"_s)}, {foreignKey(u"user_id"_s, u"people"_s)}),
    });
    CompareOptions options;
    options.renames = {{.kind = RenameCandidate::Kind::Column,
                        .table = named(u"people"_s),
                        .oldName = u"fullname"_s,
                        .newName = u"full_name"_s},
                       {.table = named(u"users"_s), .newName = u"people"_s}};
    const Comparison comparison = compare(from, to, options);
    QCOMPARE(summaries(comparison.operations),
             QStringList({u"rename table users to people"_s, u"alter column fullname of people: rename to full_name"_s,
                          u"alter column full_name of people: type VARCHAR(50) to VARCHAR(80)"_s}));
    QVERIFY(comparison.renameCandidates.empty());

    Schema run = from;
    for (const Operation &operation : comparison.operations)
        QVERIFY(engine::apply(operation, run));
    QVERIFY(normalised(run) == normalised(to));
    const auto back = reversed(comparison.operations);
    QVERIFY(back);
    for (const Operation &operation : *back)
        QVERIFY(engine::apply(operation, run));
    QVERIFY(normalised(run) == normalised(from));
}

void TestCompare::staleRenamesAreLeftOut()
{
    const Schema from = schema({table(u"t"_s, {column(u"a"_s)})});
    const Schema to = schema({table(u"t"_s, {column(u"b"_s)})});
    CompareOptions options;
    options.renames = {
        {.kind = RenameCandidate::Kind::Column, .table = named(u"t"_s), .oldName = u"gone"_s, .newName = u"b"_s},
        {.table = named(u"none"_s), .newName = u"t"_s}};
    QCOMPARE(summaries(compare(from, to, options).operations),
             QStringList({u"add column b to t"_s, u"drop column a from t"_s}));
}

/// Where a key fixes the types of its columns, it goes for their change, if that is made at both of its ends.
void TestCompare::keysAreFreedForNewTypes()
{
    const auto make = [](const QString &parent, const QString &child) {
        return schema({table(u"p"_s, {column(u"id"_s, parent)}, {primaryKey({u"id"_s})}),
                       table(u"c"_s, {column(u"p_id"_s, child)}, {foreignKey(u"p_id"_s, u"p"_s, u"fk"_s)})});
    };
    CompareOptions options;
    options.keysFixTypes = true;
    const Schema narrow = make(u"INTEGER"_s, u"INTEGER"_s);
    const Schema wide = make(u"BIGINT"_s, u"BIGINT"_s);
    const QStringList alterations{u"alter column p_id of c: type INTEGER to BIGINT"_s,
                                  u"alter column id of p: type INTEGER to BIGINT"_s};
    QCOMPARE(summaries(compare(narrow, wide).operations), alterations);
    const auto freed = compare(narrow, wide, options).operations;
    QCOMPARE(summaries(freed),
             QStringList(u"drop foreign key fk (p_id) -> p (id) from c"_s) + alterations
                 + QStringList(u"add foreign key fk (p_id) -> p (id) to c"_s));
    Schema run = narrow;
    for (const Operation &operation : freed)
        QVERIFY(engine::apply(operation, run));
    QVERIFY(normalised(run) == normalised(wide));
    // At one end alone the database has to say no.
    QCOMPARE(summaries(compare(narrow, make(u"BIGINT"_s, u"INTEGER"_s), options).operations),
             QStringList(alterations.last()));
}

void TestCompare::visibilityIsCompared()
{
    Column hidden = column(u"a"_s);
    hidden.options.insert(u"mysql_invisible"_s, true);
    const Schema shown = schema({table(u"t"_s, {column(u"a"_s), column(u"b"_s)})});
    const Schema unseen = schema({table(u"t"_s, {hidden, column(u"b"_s)})});
    const auto operations = compare(shown, unseen).operations;
    QCOMPARE(summaries(operations), QStringList(u"alter column a of t: invisible"_s));
    Schema run = shown;
    QVERIFY(engine::apply(operations.front(), run));
    QVERIFY(run == unseen);
    const auto back = reversed(operations);
    QVERIFY(back);
    QCOMPARE(summaries(*back), QStringList(u"alter column a of t: visible"_s));
    QVERIFY(engine::apply(back->front(), run));
    QVERIFY(run == shown);
}

void TestCompare::manyTablesAreComparedQuickly()
{
    Schema large;
    for (int number = 0; number < 1000; ++number) {
        std::vector<Column> columns;
        for (int place = 0; place < 10; ++place)
            columns.push_back(text(u"c%1"_s.arg(place), 20));
        const QString name = u"t%1"_s.arg(number);
        large.tables.emplace(named(name),
                             table(name, columns, {primaryKey({u"c0"_s})}, {index(u"ix_"_s + name, {u"c1"_s})}));
    }
    Schema changed = large;
    changed.table(named(u"t500"_s))->columns[5].nullable = false;
    QBENCHMARK_ONCE
    {
        QCOMPARE(compare(large, large).equalTables, 1000);
        QCOMPARE(compare(large, changed).operations.size(), size_t(1));
        QCOMPARE(compare({}, large).operations.size(), size_t(2000));
    }
}

QTEST_GUILESS_MAIN(TestCompare)
#include "tst_compare.moc"
