#include "models/revisionfacts.h"
#include "models/timelinefilter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using engine::Operation;
using engine::PlacedOperation;
using engine::RevisionOperations;
using models::TimelineChip;

namespace {

using Body = engine::Result<std::vector<PlacedOperation>>;

Body body(const std::vector<Operation> &operations)
{
    std::vector<PlacedOperation> placed;
    for (const Operation &operation : operations)
        placed.push_back({operation, {}});
    return placed;
}

Body refused(engine::Error::Kind kind, int line)
{
    engine::Error error;
    error.kind = kind;
    error.what = u"no"_s;
    error.where.line = line;
    return engine::failure(error);
}

Operation dropColumn()
{
    engine::DropColumn drop;
    drop.table.name = u"customer"_s;
    drop.column = u"email"_s;
    return drop;
}

Operation addColumn()
{
    engine::AddColumn add;
    add.table.name = u"customer"_s;
    add.column.name = u"email"_s;
    return add;
}

} // namespace

class TestRevisionFacts : public QObject
{
    Q_OBJECT

private slots:
    void plainRevision();
    void batchIsLookedInto();
    void needsPython();
    void asksForRows();
    void raisingDowngradeIsNoProblem();
    void data_data();
    void data();
    void chips_data();
    void chips();
    void search_data();
    void search();
    void tablesThatHeadsShare_data();
    void tablesThatHeadsShare();
};

void TestRevisionFacts::plainRevision()
{
    const auto facts = models::factsOf({body({addColumn()}), body({dropColumn()}), true});
    QVERIFY(facts.upgradeRead && facts.downgradeRead);
    QVERIFY(!facts.problem && !facts.noDowngrade && !facts.emptyDowngrade && !facts.changesData);
    QCOMPARE(facts.warnings, 0);
    QCOMPARE(facts.objects, (QStringList{u"customer"_s, u"email"_s}));
}

void TestRevisionFacts::batchIsLookedInto()
{
    engine::BatchAlterTable batch;
    batch.table.name = u"customer"_s;
    batch.operations = {dropColumn()};
    const auto facts = models::factsOf({body({batch}), body({}), true});
    QCOMPARE(facts.warnings, 1);
    QVERIFY(facts.emptyDowngrade);
    QVERIFY(facts.objects.contains(u"email"_s));
}

// Nothing is wrong with it: the run reads it to its end.
void TestRevisionFacts::asksForRows()
{
    const auto facts = models::factsOf({refused(engine::Error::Kind::KnownWhenRun, 14), body({}), true});
    QVERIFY(facts.upgradeRead && facts.downgradeRead && facts.changesData);
    QVERIFY(!facts.problem && !facts.emptyDowngrade && !facts.noDowngrade);
    QCOMPARE(facts.pythonLine, 0);
}

void TestRevisionFacts::needsPython()
{
    const auto facts = models::factsOf({refused(engine::Error::Kind::NeedsPython, 14), body({}), true});
    QVERIFY(!facts.upgradeRead);
    QCOMPARE(facts.pythonLine, 14);
    QVERIFY(facts.problem);
    QVERIFY(!facts.emptyDowngrade);
}

void TestRevisionFacts::raisingDowngradeIsNoProblem()
{
    const auto facts = models::factsOf({body({addColumn()}), refused(engine::Error::Kind::Unsupported, 20), true});
    QVERIFY(facts.noDowngrade);
    QVERIFY(!facts.problem);
}

void TestRevisionFacts::data_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("data");
    QTest::addRow("update") << u"UPDATE t SET a = 1"_s << true;
    QTest::addRow("after blanks, lower case") << u"\n  insert into t values (1)"_s << true;
    QTest::addRow("ddl") << u"CREATE VIEW v AS SELECT 1"_s << false;
    QTest::addRow("word that only begins so") << u"updated"_s << false;
    QTest::addRow("empty") << QString() << false;
}

void TestRevisionFacts::data()
{
    QFETCH(QString, sql);
    QTEST(models::factsOf({body({engine::ExecuteSql{sql}}), body({}), true}).changesData, "data");
}

void TestRevisionFacts::chips_data()
{
    using models::TimelineChips;
    QTest::addColumn<TimelineChips>("chosen");
    QTest::addColumn<bool>("passes");
    QTest::addRow("none is on") << TimelineChips() << true;
    QTest::addRow("its state") << TimelineChips(TimelineChip::Pending) << true;
    QTest::addRow("the other state") << TimelineChips(TimelineChip::Applied) << false;
    QTest::addRow("either state") << (TimelineChip::Pending | TimelineChip::Applied) << true;
    QTest::addRow("state and warning") << (TimelineChip::Pending | TimelineChip::Warnings) << true;
    QTest::addRow("warning and Python") << (TimelineChip::Warnings | TimelineChip::NeedsPython) << false;
}

void TestRevisionFacts::chips()
{
    QFETCH(models::TimelineChips, chosen);
    QTEST(models::passes(TimelineChip::Pending | TimelineChip::Warnings, chosen), "passes");
}

void TestRevisionFacts::search_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("found");
    QTest::addRow("start of the id") << u"9C1B"_s << true;
    QTest::addRow("middle of the id") << u"b04e"_s << false;
    QTest::addRow("message") << u"mail"_s << true;
    QTest::addRow("file") << u"_add_"_s << true;
    QTest::addRow("label") << u"audit"_s << true;
    QTest::addRow("column") << u"zip"_s << true;
    QTest::addRow("blanks") << u"   "_s << false;
    QTest::addRow("nothing") << u"nowhere"_s << false;
}

void TestRevisionFacts::search()
{
    QFETCH(QString, text);
    engine::Revision revision;
    revision.id = u"9c1b04e7a8d2"_s;
    revision.documentation = u"Add e-mail"_s;
    revision.branchLabels = {u"audit"_s};
    revision.file = u"/p/versions/9c1b_add_e_mail.py"_s;
    models::RevisionFacts facts;
    facts.objects = {u"address"_s, u"zip"_s};
    QTEST(models::matches(text, revision, facts), "found");
}

/// base - shared - left
///             \\- right     and far, straight from base
void TestRevisionFacts::tablesThatHeadsShare_data()
{
    QTest::addColumn<QStringList>("heads");
    QTest::addColumn<QStringList>("tables");
    QTest::addRow("two sides of a fork") << QStringList{u"left"_s, u"right"_s} << QStringList{u"orders"_s};
    QTest::addRow("below the fork counts for the far one")
        << QStringList{u"left"_s, u"far"_s} << QStringList{u"users"_s};
    QTest::addRow("all three") << QStringList{u"left"_s, u"right"_s, u"far"_s} << QStringList{u"orders"_s, u"users"_s};
    QTest::addRow("one head alone") << QStringList{u"left"_s} << QStringList();
    QTest::addRow("no head") << QStringList() << QStringList();
    QTest::addRow("unknown head") << QStringList{u"left"_s, u"nowhere"_s} << QStringList();
}

void TestRevisionFacts::tablesThatHeadsShare()
{
    QFETCH(QStringList, heads);
    const auto revision = [](const QString &id, const QStringList &down) {
        engine::Revision made;
        made.id = id;
        made.downRevisions = down;
        return made;
    };
    const engine::RevisionGraph graph({revision(u"base"_s, {}), revision(u"shared"_s, {u"base"_s}),
                                       revision(u"left"_s, {u"shared"_s}), revision(u"right"_s, {u"shared"_s}),
                                       revision(u"far"_s, {u"base"_s})});
    models::RevisionFactsById facts;
    facts[u"base"_s].tables = {u"orders"_s, u"users"_s};
    facts[u"shared"_s].tables = {u"users"_s};
    facts[u"left"_s].tables = {u"orders"_s, u"items"_s};
    facts[u"right"_s].tables = {u"orders"_s};
    facts[u"far"_s].tables = {u"users"_s};
    QTEST(models::tablesOfSeveral(graph, heads, facts), "tables");
}

QTEST_GUILESS_MAIN(TestRevisionFacts)
#include "tst_revisionfacts.moc"
