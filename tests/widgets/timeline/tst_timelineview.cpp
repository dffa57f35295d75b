#include "fakerevisions.h"
#include "widgets/timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace widgets;
using models::TimelineMark;

class TestTimelineView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void homeAndEnd();
    void homeFollowsTheOrder();
    void altGoesToKin_data();
    void altGoesToKin();
    void forkAsksWhich();
    void enterOpens();
    void spaceMarks();
    void foldedRowsToggle();
    void lettersJumpById_data();
    void lettersJumpById();
    void selectionIsToldInIds();
    void selectRevisionFindsIt();
    void menuIsAskedFor();
    void detailedShowsTheHeader();
    void columnsFitTheirContents();
    void noModelNoHarm();
    void tenThousandRowsPaintQuickly();

private:
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<TimelineView> m_view;
};

void TestTimelineView::init()
{
    m_model = std::make_unique<QStandardItemModel>();
    fillTimeline(*m_model,
                 {{u"c4e1"_s, {u"b3f7"_s}},
                  {u"d820"_s, {u"7e02"_s}},
                  {u"b3f7"_s, {u"7e02"_s, u"a951"_s}},
                  {u"a951"_s, {u"51c6"_s}},
                  {u"7e02"_s, {u"51c6"_s}, TimelineMark::Current},
                  {u"51c6"_s, {u"…0002"_s}, TimelineMark::Applied},
                  {u"…0002"_s, {u"0001"_s}, TimelineMark::Folded, {}, 42},
                  {u"0001"_s, {}, TimelineMark::Applied}});
    m_view = std::make_unique<TimelineView>();
    m_view->setModel(m_model.get());
    m_view->resize(500, 400);
    m_view->show();
    m_view->selectRevision(u"7e02"_s);
}

void TestTimelineView::cleanup()
{
    m_view.reset();
    m_model.reset();
}

void TestTimelineView::homeAndEnd()
{
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentId(), u"c4e1"_s);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentId(), u"0001"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentId(), u"51c6"_s);
}

void TestTimelineView::homeFollowsTheOrder()
{
    QStandardItemModel turned;
    turned.setColumnCount(models::TimelineColumnCount);
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        QList<QStandardItem *> items;
        for (int column = 0; column < m_model->columnCount(); ++column)
            items.append(m_model->item(row, column)->clone());
        turned.appendRow(items);
    }
    m_view->setModel(&turned);
    m_view->selectRevision(u"51c6"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentId(), u"c4e1"_s);
    m_view->setModel(nullptr);
}

void TestTimelineView::altGoesToKin_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("to");
    QTest::addRow("to the parent") << u"d820"_s << int(Qt::Key_Down) << u"7e02"_s;
    QTest::addRow("to the child") << u"a951"_s << int(Qt::Key_Up) << u"b3f7"_s;
    QTest::addRow("a head has no child") << u"c4e1"_s << int(Qt::Key_Up) << u"c4e1"_s;
    QTest::addRow("a base has no parent") << u"0001"_s << int(Qt::Key_Down) << u"0001"_s;
}

void TestTimelineView::altGoesToKin()
{
    QFETCH(QString, from);
    QFETCH(int, key);
    QFETCH(QString, to);
    m_view->selectRevision(from);
    QTest::keyClick(m_view.get(), static_cast<Qt::Key>(key), Qt::AltModifier);
    QCOMPARE(m_view->currentId(), to);
    QCOMPARE(m_view->selectedIds(), QStringList{to});
}

void TestTimelineView::forkAsksWhich()
{
    m_view->selectRevision(u"b3f7"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::AltModifier);
    auto *menu = m_view->findChild<QMenu *>(u"forkMenu"_s);
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(m_view->currentId(), u"b3f7"_s);
    menu->actions().constFirst()->trigger();
    QCOMPARE(m_view->currentId(), u"a951"_s);
}

void TestTimelineView::enterOpens()
{
    QSignalSpy opened(m_view.get(), &TimelineView::revisionOpened);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toString(), u"7e02"_s);
}

void TestTimelineView::spaceMarks()
{
    QSignalSpy marked(m_view.get(), &TimelineView::revisionMarked);
    QTest::keyClick(m_view.get(), Qt::Key_Space);
    QCOMPARE(marked.count(), 1);
    QCOMPARE(marked.first().first().toString(), u"7e02"_s);
    QCOMPARE(m_view->selectedIds(), QStringList{u"7e02"_s});
}

void TestTimelineView::foldedRowsToggle()
{
    QSignalSpy toggled(m_view.get(), &TimelineView::foldToggled);
    QSignalSpy opened(m_view.get(), &TimelineView::revisionOpened);
    m_view->selectRevision(u"…0002"_s);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    const QRect row = m_view->visualRect(m_model->index(6, models::MessageColumn));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(toggled.count(), 3);
    QCOMPARE(opened.count(), 0);
    QVERIFY2(m_view->selectedIds().isEmpty(), "a folded run is no revision");
}

void TestTimelineView::lettersJumpById_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::addRow("one letter") << u"d"_s << u"d820"_s;
    QTest::addRow("capitals") << u"A9"_s << u"a951"_s;
    QTest::addRow("a digit") << u"0"_s << u"0001"_s;
    QTest::addRow("round the end") << u"c"_s << u"c4e1"_s;
    QTest::addRow("nothing has it") << u"zz"_s << u"7e02"_s;
}

void TestTimelineView::lettersJumpById()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    QTest::keyClicks(m_view.get(), typed);
    QCOMPARE(m_view->currentId(), id);
}

void TestTimelineView::selectionIsToldInIds()
{
    QSignalSpy told(m_view.get(), &TimelineView::selectedIdsChanged);
    const auto centre = [this](int row) {
        return m_view->visualRect(m_model->index(row, models::MessageColumn)).center();
    };
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre(3));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ControlModifier, centre(0));
    QCOMPARE(m_view->selectedIds(), (QStringList{u"c4e1"_s, u"a951"_s}));
    QCOMPARE(told.last().first().toStringList(), m_view->selectedIds());
}

void TestTimelineView::selectRevisionFindsIt()
{
    QVERIFY(m_view->selectRevision(u"0001"_s));
    QVERIFY(!m_view->selectRevision(u"gone"_s));
    QCOMPARE(m_view->selectedIds(), QStringList{u"0001"_s});
    m_view->selectRevisions({u"a951"_s, u"gone"_s, u"d820"_s});
    QCOMPARE(m_view->selectedIds(), (QStringList{u"d820"_s, u"a951"_s}));
}

void TestTimelineView::menuIsAskedFor()
{
    QSignalSpy asked(m_view.get(), &TimelineView::menuRequested);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint(), Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), u"7e02"_s);
}

void TestTimelineView::detailedShowsTheHeader()
{
    QVERIFY(m_view->isHeaderHidden());
    QVERIFY(m_view->isColumnHidden(models::AuthorColumn));
    m_view->setDetailed(true);
    QVERIFY(!m_view->isHeaderHidden());
    QVERIFY(!m_view->isColumnHidden(models::AuthorColumn));
}

void TestTimelineView::columnsFitTheirContents()
{
    QTRY_VERIFY(m_view->columnWidth(models::GraphColumn) > 0);
    QTRY_VERIFY(m_view->isColumnHidden(models::BadgesColumn));
    const int before = m_view->columnWidth(models::GraphColumn);
    models::LaneRow wide;
    wide.width = 9;
    m_model->item(0, models::GraphColumn)->setData(QVariant::fromValue(wide), models::LaneRowRole);
    QTRY_VERIFY(m_view->columnWidth(models::GraphColumn) > before);
}

void TestTimelineView::noModelNoHarm()
{
    TimelineView empty;
    empty.resize(200, 200);
    empty.show();
    QTest::keyClick(&empty, Qt::Key_Home);
    QTest::keyClick(&empty, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClicks(&empty, u"abc"_s);
    QVERIFY(empty.selectedIds().isEmpty());
    QVERIFY(!empty.selectRevision(u"a"_s));
    QVERIFY(empty.currentId().isEmpty());
}

void TestTimelineView::tenThousandRowsPaintQuickly()
{
    QList<FakeRevision> revisions;
    for (int i = 10'000; i > 0; --i)
        revisions.append({QString::number(i), i > 1 ? QStringList{QString::number(i - 1)} : QStringList{}});
    QStandardItemModel model;
    fillTimeline(model, revisions);
    m_view->setModel(&model);
    m_view->grab();
    QElapsedTimer timer;
    timer.start();
    for (int page = 0; page < 10; ++page) {
        m_view->scrollTo(model.index(page * 1'000, 0));
        m_view->grab();
    }
    QVERIFY2(timer.elapsed() < 3'000, "ten pages, some 20 ms each in a debug build under load");
    m_view->setModel(nullptr);
}

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
