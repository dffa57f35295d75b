#include "models/shortids.h"
#include "models/timelinemodel.h"
#include "models/timelinewords.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using engine::Revision;
using engine::RevisionGraph;
using models::TimelineModel;

namespace {

Revision revision(const QString &id, const QStringList &downs, const QStringList &labels = {})
{
    Revision made;
    made.id = id;
    made.downRevisions = downs;
    made.branchLabels = labels;
    made.documentation = u"message of "_s + id;
    made.createDate = u"2026-03-05 15:22:41.490873"_s;
    made.file = u"/p/versions/%1.py"_s.arg(id);
    return made;
}

std::shared_ptr<const RevisionGraph> graph(std::vector<Revision> revisions)
{
    return std::make_shared<const RevisionGraph>(std::move(revisions));
}

/// a ← b ← (c | d) ← e, and f on top of e.
std::vector<Revision> shop()
{
    return {revision(u"a"_s, {}),
            revision(u"b"_s, {u"a"_s}),
            revision(u"c"_s, {u"b"_s}),
            revision(u"d"_s, {u"b"_s}, {u"stock"_s}),
            revision(u"e"_s, {u"c"_s, u"d"_s}),
            revision(u"f"_s, {u"e"_s})};
}

models::DatabaseState at(const RevisionGraph &graph, const QStringList &rows)
{
    models::DatabaseState state;
    state.status = models::DatabaseState::Status::Read;
    state.environment.name = u"development"_s;
    state.rows = rows;
    QStringList known = rows;
    known.removeIf([&graph](const QString &id) { return !graph.find(id); });
    state.applied = known.isEmpty() ? QSet<QString>() : graph.ancestors(known);
    return state;
}

QStringList ids(const TimelineModel &model)
{
    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.index(row, 0).data(models::RevisionIdRole).toString());
    return found;
}

models::TimelineMark markOf(const TimelineModel &model, const QString &id)
{
    return static_cast<models::TimelineMark>(model.index(model.rowOf(id), 0).data(models::MarkRole).toInt());
}

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private slots:
    void rowsAndMarks();
    void missingRevisionHasARow();
    void halfDoneRevisionWantsADecision();
    void selectionSurvivesAnInsertionAndARemoval();
    void turningOverKeepsTheSelection();
    void filterHidesAndBridges();
    void searchMarksAndCounts();
    void historyDims();
    void longRunsFold();
    void dragCarriesIdAndFile();
    void badIndexesAreRefused();
    void shortIds_data();
    void shortIds();
    void tenThousandRevisions();
};

void TestTimelineModel::rowsAndMarks()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto made = graph(shop());
    model.setGraph(made);
    model.setDatabase(at(*made, {u"e"_s}));
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(ids(model).first(), u"f"_s);
    QCOMPARE(ids(model).last(), u"a"_s);
    QCOMPARE(markOf(model, u"f"_s), models::TimelineMark::Pending);
    QCOMPARE(markOf(model, u"e"_s), models::TimelineMark::Current);
    QCOMPARE(markOf(model, u"a"_s), models::TimelineMark::Applied);
    const QModelIndex merge = model.index(model.rowOf(u"e"_s), 0);
    QVERIFY(merge.data(models::IsMergeRole).toBool());
    QVERIFY(model.index(model.rowOf(u"a"_s), 0).data(models::IsBaseRole).toBool());
    QVERIFY(model.index(model.rowOf(u"f"_s), 0).data(models::IsHeadRole).toBool());
    QCOMPARE(model.index(0, models::MessageColumn).data().toString(), u"message of f"_s);
    QCOMPARE(model.counts().matching.value(models::TimelineChip::Pending), 1);
    QCOMPARE(model.counts().matching.value(models::TimelineChip::Labelled), 1);
}

void TestTimelineModel::missingRevisionHasARow()
{
    TimelineModel model;
    const auto made = graph(shop());
    model.setGraph(made);
    model.setDatabase(at(*made, {u"gone"_s}));
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(markOf(model, u"gone"_s), models::TimelineMark::Missing);
}

void TestTimelineModel::halfDoneRevisionWantsADecision()
{
    TimelineModel model;
    const auto made = graph(shop());
    model.setGraph(made);
    models::DatabaseState state = at(*made, {u"e"_s});
    state.halfDone = models::HalfDone{.revision = u"f"_s, .text = {}, .through = 2, .statements = 4};
    model.setDatabase(state);
    QCOMPARE(markOf(model, u"f"_s), models::TimelineMark::Problem);
    QCOMPARE(markOf(model, u"e"_s), models::TimelineMark::Current);
    const QModelIndex row = model.index(model.rowOf(u"f"_s), 0);
    QVERIFY2(models::rowText(row).contains(u"needs a decision, stopped 2 of 4"_s), qPrintable(models::rowText(row)));
    state.halfDone->statements.reset();
    model.setDatabase(state);
    QVERIFY(models::rowText(row).contains(u"stopped 2,"_s));
}

void TestTimelineModel::selectionSurvivesAnInsertionAndARemoval()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGraph(graph(shop()));
    const QPersistentModelIndex selected = model.index(model.rowOf(u"c"_s), 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    std::vector<Revision> more = shop();
    more.push_back(revision(u"g"_s, {u"f"_s}));
    model.setGraph(graph(more));
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(selected.data(models::RevisionIdRole).toString(), u"c"_s);
    model.setGraph(graph({revision(u"a"_s, {}), revision(u"b"_s, {u"a"_s}), revision(u"c"_s, {u"b"_s})}));
    QCOMPARE(ids(model), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    QCOMPARE(selected.data(models::RevisionIdRole).toString(), u"c"_s);
    model.setGraph(graph({}));
    QVERIFY(!selected.isValid());
    QCOMPARE(reset.size(), 0);
}

void TestTimelineModel::turningOverKeepsTheSelection()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGraph(graph(shop()));
    const QStringList before = ids(model);
    const QPersistentModelIndex selected = model.index(model.rowOf(u"b"_s), 0);
    model.setNewestOnTop(false);
    QCOMPARE(ids(model), QStringList(before.rbegin(), before.rend()));
    QCOMPARE(selected.data(models::RevisionIdRole).toString(), u"b"_s);
    QCOMPARE(model.rowOf(u"a"_s), 0);
}

void TestTimelineModel::filterHidesAndBridges()
{
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto made = graph(shop());
    model.setGraph(made);
    QSignalSpy counted(&model, &TimelineModel::countsChanged);
    model.setFilter({models::TimelineChip::Labelled, {}});
    QCOMPARE(ids(model), QStringList{u"d"_s});
    QCOMPARE(model.counts().hidden, 5);
    QCOMPARE(counted.size(), 1);
    model.setFilter({models::TimelineChip::Applied, {}});
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.counts().hidden, 0);
}

void TestTimelineModel::searchMarksAndCounts()
{
    TimelineModel model;
    model.setGraph(graph(shop()));
    models::RevisionFacts facts;
    facts.objects = {u"invoice"_s};
    model.setFacts({{u"c"_s, facts}});
    model.setFilter({{}, u"invoice"_s});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.counts().hits, 1);
    QCOMPARE(model.hitRows(), QList<int>{model.rowOf(u"c"_s)});
    QVERIFY(model.index(model.rowOf(u"c"_s), 0).data(models::SearchHitRole).toBool());
}

void TestTimelineModel::historyDims()
{
    TimelineModel model;
    model.setGraph(graph(shop()));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setHistoryOf({u"c"_s});
    QCOMPARE(changed.size(), 1);
    QVERIFY(!model.index(model.rowOf(u"a"_s), 0).data(models::DimmedRole).toBool());
    QVERIFY(!model.index(model.rowOf(u"c"_s), 0).data(models::DimmedRole).toBool());
    QVERIFY(model.index(model.rowOf(u"d"_s), 0).data(models::DimmedRole).toBool());
    QVERIFY(model.index(model.rowOf(u"f"_s), 0).data(models::DimmedRole).toBool());
    model.setHistoryOf({u"c"_s});
    QCOMPARE(changed.size(), 1);
    model.setHistoryOf({});
    QVERIFY(!model.index(model.rowOf(u"f"_s), 0).data(models::DimmedRole).toBool());
}

void TestTimelineModel::longRunsFold()
{
    std::vector<Revision> chain{revision(u"r0"_s, {})};
    for (int i = 1; i < 20; ++i)
        chain.push_back(revision(u"r%1"_s.arg(i), {u"r%1"_s.arg(i - 1)}));
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGraph(graph(chain));
    model.setFoldRuns(true);
    QCOMPARE(model.rowCount(), 3);
    const QModelIndex run = model.index(1, 0);
    QCOMPARE(run.data(models::FoldedCountRole).toInt(), 18);
    QCOMPARE(static_cast<models::TimelineMark>(run.data(models::MarkRole).toInt()), models::TimelineMark::Folded);
    const QString id = run.data(models::RevisionIdRole).toString();
    model.unfold(id);
    QCOMPARE(model.rowCount(), 20);
    model.unfold(id);
    QCOMPARE(model.rowCount(), 3);
    model.setFilter({{}, u"r7"_s});
    QVERIFY(model.rowOf(u"r7"_s) >= 0);
}

void TestTimelineModel::dragCarriesIdAndFile()
{
    TimelineModel model;
    model.setGraph(graph(shop()));
    const int row = model.rowOf(u"c"_s);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(row, 0), model.index(row, 2)}));
    QCOMPARE(data->text(), u"c"_s);
    QCOMPARE(data->urls(), QList<QUrl>{QUrl::fromLocalFile(u"/p/versions/c.py"_s)});
}

void TestTimelineModel::badIndexesAreRefused()
{
    TimelineModel model;
    model.setGraph(graph(shop()));
    QVERIFY(!model.data({}, Qt::DisplayRole).isValid());
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.rowOf(u"none"_s), -1);
    QVERIFY(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
}

void TestTimelineModel::shortIds_data()
{
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("shown");
    const QString one = u"9c1b04e7a8d2"_s;
    QTest::addRow("four are enough") << QStringList{one, u"ac4e1f6d2930"_s} << one << u"9c1b"_s;
    QTest::addRow("as many as it takes") << QStringList{one, u"9c1b05000000"_s} << one << u"9c1b04"_s;
    QTest::addRow("chosen by a person") << QStringList{u"0001_initial"_s} << u"0001_initial"_s << u"0001_initial"_s;
    QTest::addRow("no graph") << QStringList{} << one << u"9c1b"_s;
}

void TestTimelineModel::shortIds()
{
    QFETCH(QStringList, known);
    QFETCH(QString, id);
    std::vector<Revision> revisions;
    for (const QString &each : known)
        revisions.push_back(revision(each, {}));
    QTEST(models::ShortIds(RevisionGraph(revisions)).of(id), "shown");
}

void TestTimelineModel::tenThousandRevisions()
{
    std::vector<Revision> chain{revision(u"r0"_s, {})};
    for (int i = 1; i < 10'000; ++i)
        chain.push_back(revision(u"r%1"_s.arg(i), {u"r%1"_s.arg(i - 1)}));
    TimelineModel model;
    model.setGraph(graph(std::move(chain)));
    QCOMPARE(model.rowCount(), 10'000);
    QElapsedTimer timer;
    timer.start();
    model.setFilter({{}, u"r9999"_s});
    // Generous: a debug build on a busy machine. What it catches is work that grows with the square.
    QVERIFY2(timer.elapsed() < 4000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(model.counts().hits, 1);
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
