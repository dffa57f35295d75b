#include "engine/diff/differencetree.h"
#include "models/differencefilter.h"
#include "models/differencemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Difference;
using models::DifferenceModel;

namespace {

engine::Column column(const QString &name, const QString &type = u"INTEGER"_s)
{
    engine::Column made;
    made.name = name;
    made.type.name = type;
    return made;
}

engine::Table table(const QString &name, std::vector<engine::Column> columns)
{
    engine::Table made;
    made.name.name = name;
    made.columns = std::move(columns);
    return made;
}

engine::Schema schema(const std::vector<engine::Table> &tables)
{
    engine::Schema made;
    for (const engine::Table &each : tables)
        made.tables.emplace(each.name, each);
    return made;
}

engine::Table indexed(engine::Table made, const QString &name, const QString &columnName)
{
    engine::Index index;
    index.name = name;
    index.elements.push_back({.column = columnName, .expression = {}, .collation = {}, .descending = false});
    made.indexes.push_back(index);
    return made;
}

void compareInto(DifferenceModel &model, const engine::Schema &actual, const engine::Schema &desired)
{
    const engine::Comparison comparison = engine::compare(actual, desired);
    model.setComparison(comparison, engine::differenceTree(actual, desired, comparison));
}

QModelIndex find(const QAbstractItemModel &model, const QString &text)
{
    const QModelIndexList found =
        model.match(model.index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

} // namespace

class TestDifferenceModel : public QObject
{
    Q_OBJECT

private slots:
    void staysConsistent();
    void ticksWhatAddsAndLeavesWhatDestroys();
    void takesAlongWhatIsNeeded();
    void unticksWhatNeedsIt();
    void keepsTicksByName();
    void filtersByStateAndText();
};

void TestDifferenceModel::staysConsistent()
{
    DifferenceModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    compareInto(model, schema({table(u"old"_s, {column(u"id"_s)}), table(u"same"_s, {column(u"id"_s)})}),
                schema({table(u"new"_s, {column(u"id"_s), column(u"name"_s)}), table(u"same"_s, {column(u"id"_s)})}));
    QCOMPARE(model.rowCount(), 3);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestDifferenceModel::ticksWhatAddsAndLeavesWhatDestroys()
{
    DifferenceModel model;
    compareInto(model, schema({table(u"legacy"_s, {column(u"id"_s)})}),
                schema({table(u"audit_trail"_s, {column(u"at"_s, u"DATETIME"_s), column(u"who"_s, u"VARCHAR"_s)})}));
    QCOMPARE(find(model, u"audit_trail"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(find(model, u"legacy"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(model.chosenDestroying(), 0);
    QCOMPARE(model.unchosenDestroying(), 1);

    QVERIFY(model.setData(find(model, u"legacy"_s), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosenDestroying(), 1);
    QCOMPARE(model.unchosenDestroying(), 0);
}

void TestDifferenceModel::takesAlongWhatIsNeeded()
{
    DifferenceModel model;
    const auto actual = schema({table(u"users"_s, {column(u"id"_s)})});
    const auto desired =
        schema({indexed(table(u"users"_s, {column(u"id"_s), column(u"role"_s)}), u"ix_users_role"_s, u"role"_s)});
    compareInto(model, actual, desired);
    QVERIFY(model.setData(find(model, u"users"_s), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.chosen().empty());

    QSignalSpy followed(&model, &DifferenceModel::othersFollowed);
    QVERIFY(model.setData(find(model, u"ix_users_role"_s), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(find(model, u"role"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(followed.size(), 1);
    QCOMPARE(followed.first().at(0).toInt(), 1);
    QCOMPARE(followed.first().at(1).toBool(), true);
}

void TestDifferenceModel::unticksWhatNeedsIt()
{
    DifferenceModel model;
    compareInto(
        model, schema({table(u"users"_s, {column(u"id"_s)})}),
        schema({indexed(table(u"users"_s, {column(u"id"_s), column(u"role"_s)}), u"ix_users_role"_s, u"role"_s)}));
    QVERIFY(model.setData(find(model, u"role"_s), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(find(model, u"ix_users_role"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(model.chosenOperations().empty());
}

void TestDifferenceModel::keepsTicksByName()
{
    DifferenceModel model;
    const auto actual = schema({table(u"users"_s, {column(u"id"_s)})});
    compareInto(model, actual, schema({table(u"users"_s, {column(u"id"_s), column(u"a"_s), column(u"b"_s)})}));
    QVERIFY(model.setData(find(model, u"a"_s), Qt::Unchecked, Qt::CheckStateRole));

    compareInto(model, actual, schema({table(u"users"_s, {column(u"id"_s), column(u"b"_s), column(u"a"_s)})}));
    QCOMPARE(find(model, u"a"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(find(model, u"b"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(find(model, u"users"_s).data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
}

void TestDifferenceModel::filtersByStateAndText()
{
    DifferenceModel model;
    compareInto(model, schema({table(u"same"_s, {column(u"id"_s)}), table(u"users"_s, {column(u"id"_s)})}),
                schema({table(u"same"_s, {column(u"id"_s)}), table(u"users"_s, {column(u"id"_s), column(u"role"_s)})}));
    models::DifferenceFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(filter.rowCount(), 1);
    filter.setShown(Difference::State::Equal, true);
    QCOMPARE(filter.rowCount(), 2);
    filter.setText(u"ROLE"_s);
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.rowCount(filter.index(0, 0)), 1);
    filter.setText(u"nothing is called so"_s);
    QCOMPARE(filter.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestDifferenceModel)
#include "tst_differencemodel.moc"
