#include "engine/diff/differencetree.h"

#include "tests/engine/dialect/sqlitefixture.h"
#include "tests/engine/schemabuilding.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace building;

namespace {

QString mark(Difference::State state)
{
    switch (state) {
    case Difference::State::Equal:
        return u"="_s;
    case Difference::State::Added:
        return u"+"_s;
    case Difference::State::Dropped:
        return u"-"_s;
    case Difference::State::Changed:
        return u"~"_s;
    case Difference::State::Renamed:
        return u">"_s;
    }
    return {};
}

/// The tree as indented lines: mark, name, detail, own operations.
void print(const std::vector<Difference> &tree, const QString &indent, QStringList &lines)
{
    for (const Difference &difference : tree) {
        QString line = indent + mark(difference.state) + difference.name + difference.detail;
        if (!difference.oldName.isEmpty())
            line += u" was "_s + difference.oldName;
        for (const size_t operation : difference.operations)
            line += u" #%1"_s.arg(operation);
        lines << line + (difference.destroysData ? u" !"_s : QString());
        print(difference.children, indent + u' ', lines);
    }
}

Schema schemaOf(const QString &script)
{
    SqliteFixture fixture;
    return fixture.run(script).isEmpty() ? fixture.schema() : Schema();
}

/// A table t with columns of enum types, each column by its name and type.
Schema withTypes(const std::vector<std::pair<QString, QStringList>> &types,
                 const std::vector<std::pair<QString, QString>> &columns)
{
    Schema schema;
    for (const auto &[name, values] : types)
        schema.enumTypes.emplace(named(name), EnumType{.name = named(name), .values = values});
    Table t = table(u"t"_s, {});
    for (const auto &[name, type] : columns) {
        t.columns.push_back({.name = name,
                             .type = {.module = u"postgresql"_s,
                                      .name = u"ENUM"_s,
                                      .values = schema.enumTypes.at(named(type)).values,
                                      .typeName = type}});
    }
    schema.tables.emplace(t.name, t);
    return schema;
}

void countOperations(const std::vector<Difference> &tree, std::vector<int> &counts)
{
    for (const Difference &difference : tree) {
        for (const size_t operation : difference.operations)
            ++counts.at(operation);
        countOperations(difference.children, counts);
    }
}

} // namespace

class TestDifferenceTree : public QObject
{
    Q_OBJECT

private slots:
    void tree_data();
    void tree();
    void renamedThingsAreOne();
    void propertiesSayWhy();
    void needs_data();
    void needs();
    void needsOfAllAreThoseOfEach();
    void columnMadeAgainNeedsItsDrop();
    void columnNeedsItsDomain();
    void chosenInOrder();
    void enumTypesHaveRows();
    void enumTypesAreNeeded();
};

void TestDifferenceTree::tree_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("lines");
    const auto row = [](const char *name, const QString &from, const QString &to, const QString &lines) {
        QTest::addRow("%s", name) << from << to << lines;
    };
    const QString t = u"CREATE TABLE t (a INTEGER, b TEXT%1);"_s;
    row("nothing", {}, {}, {});
    row("equal", t.arg(u""), t.arg(u""), u"=t| =aINTEGER| =bTEXT"_s);
    row("added table", {}, t.arg(u", UNIQUE (a)"_s) + u"CREATE INDEX ix ON t (a)"_s,
        u"+t #0| +aINTEGER| +bTEXT| +(a)| +ix(a) #1"_s);
    row("dropped table", t.arg(u""), {}, u"-t #0 !| -aINTEGER| -bTEXT"_s);
    row("column added, changed, dropped where it stood", u"CREATE TABLE t (a INTEGER, b TEXT, c TEXT, d TEXT)"_s,
        u"CREATE TABLE t (a INTEGER, e TEXT, c INTEGER, d TEXT)"_s,
        u"~t| =aINTEGER| -bTEXT #2 !| +eTEXT #0| ~cINTEGER #1 !| =dTEXT"_s);
    row("first column dropped", u"CREATE TABLE t (a INTEGER, b TEXT)"_s, u"CREATE TABLE t (b TEXT)"_s,
        u"~t| -aINTEGER #0 !| =bTEXT"_s);
    row("changed constraint is one row", t.arg(u", CONSTRAINT ck CHECK (a > 0)"_s),
        t.arg(u", CONSTRAINT ck CHECK (a > 1)"_s), u"~t| =aINTEGER| =bTEXT| ~ck(a > 1) #0 #1"_s);
    row("changed key is one row", t.arg(u", PRIMARY KEY (b)"_s), t.arg(u", PRIMARY KEY (b, a)"_s),
        u"~t| =aINTEGER| =bTEXT| ~(b, a) #0 #1"_s);
    row("changed index is one row", t.arg(u"") + u"CREATE INDEX ix ON t (a)"_s,
        t.arg(u"") + u"CREATE INDEX ix ON t (b)"_s, u"~t| =aINTEGER| =bTEXT| ~ix(b) #0 #1"_s);
    row("table options", t.arg(u""), u"CREATE TABLE t (a INTEGER, b TEXT) STRICT"_s, u"~t #0| =aINTEGER| =bTEXT"_s);
    row("views and triggers", t.arg(u"") + u"CREATE VIEW v AS SELECT a FROM t;"_s,
        t.arg(u"") + u"CREATE VIEW v AS SELECT b FROM t; CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END;"_s,
        u"~t| =aINTEGER| =bTEXT| +r #2|~v #0 #1"_s);
    row("ring", {},
        u"CREATE TABLE a (id INTEGER, FOREIGN KEY (id) REFERENCES b (id)); "
        u"CREATE TABLE b (id INTEGER, FOREIGN KEY (id) REFERENCES a (id));"_s,
        u"+a #0| +idINTEGER| +(id) -> b (id) #2|+b #1| +idINTEGER| +(id) -> a (id)"_s);
}

void TestDifferenceTree::tree()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, lines);
    const Schema actual = schemaOf(from);
    const Schema desired = schemaOf(to);
    const Comparison comparison = compare(actual, desired);
    const std::vector<Difference> tree = differenceTree(actual, desired, comparison);
    QStringList printed;
    print(tree, {}, printed);
    QCOMPARE(printed.join(u'|'), lines);

    std::vector<int> counts(comparison.operations.size(), 0);
    countOperations(tree, counts);
    QVERIFY2(std::ranges::all_of(counts, [](int count) { return count == 1; }), "each operation belongs to one row");
}

void TestDifferenceTree::renamedThingsAreOne()
{
    const Schema actual = schemaOf(u"CREATE TABLE users (id INTEGER, mail TEXT); CREATE TABLE z (id INTEGER);"_s);
    const Schema desired = schemaOf(u"CREATE TABLE people (id INTEGER, email TEXT); CREATE TABLE z (id INTEGER);"_s);
    CompareOptions options;
    options.renames = {{.table = named(u"users"_s), .newName = u"people"_s},
                       {.kind = RenameCandidate::Kind::Column,
                        .table = named(u"users"_s),
                        .oldName = u"mail"_s,
                        .newName = u"email"_s}};
    const std::vector<Difference> tree = differenceTree(actual, desired, compare(actual, desired, options));
    QStringList printed;
    print(tree, {}, printed);
    QCOMPARE(printed.join(u'|'), u">people was users #0| =idINTEGER| >emailTEXT was mail #1|=z| =idINTEGER"_s);
    QVERIFY(tree[0].children[1].properties[0] == (PropertyDifference{u"name"_s, u"mail"_s, u"email"_s}));
}

void TestDifferenceTree::propertiesSayWhy()
{
    const Schema actual = schemaOf(u"CREATE TABLE t (a VARCHAR(5) DEFAULT 'x')"_s);
    const Schema desired = schemaOf(u"CREATE TABLE t (a VARCHAR(9) NOT NULL DEFAULT 'x')"_s);
    const std::vector<Difference> tree = differenceTree(actual, desired, compare(actual, desired));
    QStringList lines;
    for (const PropertyDifference &property : tree[0].children[0].properties)
        lines << property.property + (property.equal() ? u" = "_s : u" ~ "_s) + property.left + u'/' + property.right;
    QCOMPARE(lines,
             QStringList(
                 {u"name = a/a"_s, u"type ~ VARCHAR(5)/VARCHAR(9)"_s, u"nullable ~ yes/no"_s, u"default = 'x'/'x'"_s}));
}

void TestDifferenceTree::needs_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("needs");
    const auto row = [](const char *name, const QString &from, const QString &to, const QString &needs) {
        QTest::addRow("%s", name) << from << to << needs;
    };
    const QString t = u"CREATE TABLE t (a INTEGER, b TEXT%1);"_s;
    row("index of an added table", {}, t.arg(u"") + u"CREATE INDEX ix ON t (a)"_s, u"0: 1:0"_s);
    row("index of an added column", u"CREATE TABLE t (a INTEGER)"_s, t.arg(u"") + u"CREATE INDEX ix ON t (b)"_s,
        u"0: 1:0"_s);
    row("index of a column that is there", t.arg(u""), t.arg(u", c TEXT"_s) + u"CREATE INDEX ix ON t (b)"_s,
        u"0: 1:"_s);
    row("dropped column needs its index gone", t.arg(u"") + u"CREATE INDEX ix ON t (b)"_s,
        u"CREATE TABLE t (a INTEGER)"_s, u"0: 1:0"_s);
    row("key of an added table", {},
        u"CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a_id INTEGER REFERENCES a (id));"_s, u"0: 1:0"_s);
    row("dropped table needs those that refer to it gone",
        u"CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a_id INTEGER REFERENCES a (id));"_s, {},
        u"0: 1:0"_s);
    row("changed constraint", t.arg(u", CONSTRAINT uq UNIQUE (a)"_s), t.arg(u", CONSTRAINT uq UNIQUE (b)"_s),
        u"0: 1:0"_s);
    row("primary key", t.arg(u", PRIMARY KEY (b)"_s), t.arg(u", PRIMARY KEY (b, a)"_s), u"0: 1:0"_s);
    row("view of an added table", {}, t.arg(u"") + u"CREATE VIEW v AS SELECT a FROM t"_s, u"0: 1:0"_s);
    row("column goes after its view", t.arg(u"") + u"CREATE VIEW v AS SELECT b FROM t"_s,
        u"CREATE TABLE t (a INTEGER)"_s, u"0: 1:0"_s);
    row("through others", u"CREATE TABLE c (id INTEGER)"_s,
        u"CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (id INTEGER PRIMARY KEY REFERENCES a (id)); "
        u"CREATE TABLE c (id INTEGER, b_id INTEGER REFERENCES b (id));"_s,
        u"0: 1:0 2: 3:0,1,2"_s);
}

void TestDifferenceTree::needs()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, needs);
    const Comparison comparison = compare(schemaOf(from), schemaOf(to));
    QStringList lines;
    for (size_t operation = 0; operation < comparison.operations.size(); ++operation) {
        QStringList others;
        for (const size_t other : neededBy(comparison, operation))
            others << QString::number(other);
        lines << u"%1:%2"_s.arg(operation).arg(others.join(u','));
    }
    QCOMPARE(lines.join(u' '), needs);
}

/// Where no expression comes to a column as it stands.
void TestDifferenceTree::columnMadeAgainNeedsItsDrop()
{
    const auto schema = [](const std::optional<Computed> &computed) {
        const DataType integer{.name = u"INTEGER"_s};
        const Table table{
            .name = {{}, u"t"_s},
            .columns = {{.name = u"a"_s, .type = integer}, {.name = u"b"_s, .type = integer, .computed = computed}},
            .indexes = {{.name = u"ix"_s, .elements = {{.column = u"b"_s}}}}};
        Schema made;
        made.tables.emplace(table.name, table);
        return made;
    };
    CompareOptions options;
    options.computed = ComputedChange::RemovalInPlace;
    const Comparison comparison =
        compare(schema({}), schema(Computed{.expression = u"a * 2"_s, .persisted = true}), options);
    QCOMPARE(comparison.operations.size(), size_t(4));
    QVERIFY(std::holds_alternative<DropIndex>(comparison.operations[0]));
    QVERIFY(std::holds_alternative<DropColumn>(comparison.operations[1]));
    QVERIFY(neededBy(comparison, 1) == std::vector<size_t>{0});
    QVERIFY((neededBy(comparison, 2) == std::vector<size_t>{0, 1}));
    QVERIFY((neededBy(comparison, 3) == std::vector<size_t>{0, 1, 2}));
}

void TestDifferenceTree::columnNeedsItsDomain()
{
    const DataType domain{
        .module = u"postgresql"_s, .name = u"DOMAIN"_s, .typeName = u"Small"_s, .elements = {{.name = u"INTEGER"_s}}};
    const Table table{.name = {{}, u"t"_s}, .columns = {{.name = u"a"_s, .type = {.name = u"INTEGER"_s}}}};
    Schema actual;
    actual.tables.emplace(table.name, table);
    Schema desired = actual;
    desired.table(table.name)->columns.push_back({.name = u"b"_s, .type = domain});
    desired.domains = {{{{}, u"Small"_s}, u"CREATE DOMAIN \"Small\" AS integer"_s, u"DROP DOMAIN \"Small\""_s}};
    const Comparison comparison = compare(actual, desired);
    QCOMPARE(comparison.operations.size(), size_t(2));
    QVERIFY(neededBy(comparison, 1) == std::vector<size_t>{0});
    const auto back = reversed(comparison.operations);
    QVERIFY(back.has_value());
    QCOMPARE(std::get<ExecuteSql>(back->back()).sql, u"DROP DOMAIN \"Small\""_s);
}

void TestDifferenceTree::needsOfAllAreThoseOfEach()
{
    const Comparison comparison =
        compare({}, schemaOf(u"CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE INDEX ix ON a (id)"_s));
    const auto all = needsOfAll(comparison);
    QCOMPARE(all.size(), comparison.operations.size());
    for (size_t operation = 0; operation < all.size(); ++operation)
        QVERIFY(all[operation] == neededBy(comparison, operation));
    QVERIFY(neededBy(comparison, 99).empty());
}

void TestDifferenceTree::chosenInOrder()
{
    const Comparison comparison = compare(
        {}, schemaOf(u"CREATE TABLE a (id INTEGER); CREATE TABLE b (id INTEGER); CREATE TABLE c (id INTEGER)"_s));
    QCOMPARE(summaries(chosenOperations(comparison, {2, 0, 99})),
             QStringList({u"create table a"_s, u"create table c"_s}));
}

void TestDifferenceTree::enumTypesHaveRows()
{
    const Schema actual = withTypes({{u"kept"_s, {u"a"_s}}, {u"old"_s, {u"x"_s}}, {u"same"_s, {u"s"_s}}},
                                    {{u"k"_s, u"kept"_s}, {u"o"_s, u"old"_s}});
    const Schema desired = withTypes({{u"kept"_s, {u"b"_s, u"a"_s}}, {u"new"_s, {u"n"_s}}, {u"same"_s, {u"s"_s}}},
                                     {{u"k"_s, u"kept"_s}, {u"n"_s, u"new"_s}});
    const Comparison comparison = compare(actual, desired);
    QCOMPARE(summaries(comparison.operations),
             QStringList({u"alter enum type kept: add b"_s, u"create enum type new (n)"_s, u"add column n to t"_s,
                          u"drop column o from t"_s, u"drop enum type old"_s}));
    const std::vector<Difference> tree = differenceTree(actual, desired, comparison);
    QStringList lines;
    print(tree, {}, lines);
    // The column is not another one for the values of its type.
    QCOMPARE(lines.join(u'|'),
             u"~t| =kENUM('b', 'a')| -oENUM('x') #3 !| +nENUM('n') #2|~keptb, a #0|+newn #1|-oldx #4|=sames"_s);
    QVERIFY(tree[1].kind == Difference::Kind::EnumType);
    QVERIFY(tree[1].properties[0] == (PropertyDifference{u"values"_s, u"a"_s, u"b, a"_s}));
}

void TestDifferenceTree::enumTypesAreNeeded()
{
    const Schema before = withTypes({{u"old"_s, {u"x"_s}}}, {{u"o"_s, u"old"_s}});
    const Schema after = withTypes({{u"new"_s, {u"n"_s}}}, {{u"n"_s, u"new"_s}});
    const Comparison comparison = compare(before, after);
    QCOMPARE(summaries(comparison.operations),
             QStringList({u"create enum type new (n)"_s, u"add column n to t"_s, u"drop column o from t"_s,
                          u"drop enum type old"_s}));
    QVERIFY(neededBy(comparison, 1) == std::vector<size_t>{0});
    QVERIFY(neededBy(comparison, 3) == std::vector<size_t>{2});
    QVERIFY(neededBy(compare({}, after), 1) == std::vector<size_t>{0});
    QVERIFY(neededBy(compare(before, {}), 1) == std::vector<size_t>{0});
}

QTEST_GUILESS_MAIN(TestDifferenceTree)
#include "tst_differencetree.moc"
