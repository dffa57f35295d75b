#include "fakerevisions.h"
#include "models/timelinewords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/graphpainter.h"
#include "widgets/timeline/timelinedelegate.h"

#include <QApplication>
#include <QPainter>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace widgets;
using models::TimelineBadge;
using models::TimelineMark;

class TestTimelineDelegate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void markIsSeenByItsShape_data();
    void markIsSeenByItsShape();
    void dottedDiffersFromSolid();
    void everyRowPaints_data();
    void everyRowPaints();
    void dimmedIsFainter();
    void widthGrowsWithTheLanes();
    void rowHeightIsTheStyles();
    void messageTakesWhatTheBadgesLeave();
    void narrowCellKeepsTheFirstBadge();
    void badgesHaveWords_data();
    void badgesHaveWords();
    void rowInWords();

private:
    Theme *m_theme = nullptr;
};

namespace {

constexpr int cellWidth = 27;

/// The mark as a black-and-white picture: what is left of it in print.
QImage printed(const GraphMark &mark, const models::LaneRow &row = {})
{
    QImage image(cellWidth, cellWidth, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    GraphPainter(Tokens::light(), 8).paint(&painter, image.rect(), row, mark, Qt::white);
    painter.end();
    return image.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
}

int inkOf(const QImage &image)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ink += qGray(image.pixel(x, y)) < 240 ? 1 : 0;
    }
    return ink;
}

QImage rowImage(const QStandardItemModel &model, int row, int column, QStyle::State state = QStyle::State_Enabled,
                int width = 200)
{
    QTreeView view;
    TimelineDelegate delegate;
    QStyleOptionViewItem option;
    option.initFrom(&view);
    option.widget = &view;
    option.state = state;
    option.rect = QRect(0, 0, width, rowHeight(&view));
    QImage image(option.rect.size(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    delegate.paint(&painter, option, model.index(row, column));
    return image;
}

} // namespace

void TestTimelineDelegate::initTestCase()
{
    m_theme = new Theme(*qApp, this);
    m_theme->setChoice(Theme::Choice::Light);
}

void TestTimelineDelegate::markIsSeenByItsShape_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    static const char *const names[] = {"pending",       "applied",      "current",       "pending base",
                                        "applied base",  "current base", "pending merge", "applied merge",
                                        "current merge", "problem",      "missing"};
    const int count = static_cast<int>(std::size(names));
    for (int first = 0; first < count; ++first) {
        for (int second = first + 1; second < count; ++second)
            QTest::addRow("%s and %s", names[first], names[second]) << first << second;
    }
}

void TestTimelineDelegate::markIsSeenByItsShape()
{
    QFETCH(int, first);
    QFETCH(int, second);
    const QList<GraphMark> marks{
        {TimelineMark::Pending, false, false}, {TimelineMark::Applied, false, false},
        {TimelineMark::Current, false, false}, {TimelineMark::Pending, true, false},
        {TimelineMark::Applied, true, false},  {TimelineMark::Current, true, false},
        {TimelineMark::Pending, false, true},  {TimelineMark::Applied, false, true},
        {TimelineMark::Current, false, true},  {TimelineMark::Problem, false, false},
        {TimelineMark::Missing, false, false},
    };
    const QImage one = printed(marks.at(first));
    const QImage other = printed(marks.at(second));
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x)
            different += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    }
    QVERIFY2(different >= 12, qPrintable(QString::number(different)));
}

void TestTimelineDelegate::dottedDiffersFromSolid()
{
    models::LaneRow row;
    row.lines = {{0, 0, 0, false}};
    const int solid = inkOf(printed({TimelineMark::Folded}, row));
    row.lines = {{0, 0, 0, true}};
    const int dotted = inkOf(printed({TimelineMark::Folded}, row));
    row.lines = {{0, 0, 6, false}};
    const int dashed = inkOf(printed({TimelineMark::Folded}, row));
    QVERIFY(dotted > 0 && dotted < dashed && dashed < solid);
}

void TestTimelineDelegate::everyRowPaints_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addColumn<QStyle::State>("state");
    QTest::addRow("light") << Theme::Choice::Light << QStyle::State(QStyle::State_Enabled);
    QTest::addRow("dark") << Theme::Choice::Dark << QStyle::State(QStyle::State_Enabled);
    QTest::addRow("selected") << Theme::Choice::Light << (QStyle::State_Enabled | QStyle::State_Selected);
    QTest::addRow("pointer") << Theme::Choice::Dark << (QStyle::State_Enabled | QStyle::State_MouseOver);
}

void TestTimelineDelegate::everyRowPaints()
{
    QFETCH(Theme::Choice, choice);
    QFETCH(QStyle::State, state);
    m_theme->setChoice(choice);
    using Kind = TimelineBadge::Kind;
    QStandardItemModel model;
    fillTimeline(model,
                 {{u"a"_s, {u"b"_s, u"c"_s}, TimelineMark::Pending, {{Kind::Head, {}, 0}, {Kind::Warnings, {}, 2}}},
                  {u"b"_s, {u"d"_s}, TimelineMark::Problem, {{Kind::Unreadable, {}, 3}}},
                  {u"c"_s, {u"d"_s}, TimelineMark::Current, {{Kind::Current, {}, 0}}, 0, false, true},
                  {u"…d"_s, {}, TimelineMark::Folded, {}, 42},
                  {u"d"_s, {}, TimelineMark::Missing, {}, 0, true}});
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QImage image = rowImage(model, row, column, state);
            QVERIFY2(image.pixelColor(0, 0) != QColor(Qt::magenta), "the whole cell is painted");
        }
    }
    m_theme->setChoice(Theme::Choice::Light);
}

void TestTimelineDelegate::dimmedIsFainter()
{
    QStandardItemModel model;
    fillTimeline(model, {{u"a"_s, {}, TimelineMark::Applied}});
    const auto darkest = [&model] {
        const QImage image = rowImage(model, 0, models::GraphColumn);
        int least = 255;
        for (int x = 0; x < image.width(); ++x)
            least = std::min(least, qGray(image.pixel(x, image.height() / 2)));
        return least;
    };
    const int full = darkest();
    model.item(0, models::GraphColumn)->setData(true, models::DimmedRole);
    QVERIFY(darkest() > full + 40);
    QVERIFY(darkest() < 230);
}

void TestTimelineDelegate::widthGrowsWithTheLanes()
{
    QTreeView view;
    QVERIFY(TimelineDelegate::graphWidth(&view, 0) > 0);
    QCOMPARE(TimelineDelegate::graphWidth(&view, 3) - TimelineDelegate::graphWidth(&view, 2),
             TimelineDelegate::graphWidth(&view, 5) - TimelineDelegate::graphWidth(&view, 4));
}

void TestTimelineDelegate::rowHeightIsTheStyles()
{
    QStandardItemModel model;
    fillTimeline(model, {{u"a"_s, {}}});
    QTreeView view;
    TimelineDelegate delegate;
    QStyleOptionViewItem option;
    option.initFrom(&view);
    option.widget = &view;
    for (int column = 0; column < model.columnCount(); ++column)
        QCOMPARE(delegate.sizeHint(option, model.index(0, column)).height(), rowHeight(&view));
}

void TestTimelineDelegate::messageTakesWhatTheBadgesLeave()
{
    QStandardItemModel model;
    fillTimeline(model,
                 {{QString(60, u'a'), {}, TimelineMark::Applied},
                  {QString(60, u'a'), {}, TimelineMark::Applied, {{TimelineBadge::Kind::Head, {}, 0}}}});
    const QImage alone = rowImage(model, 0, models::MessageColumn);
    const QImage shared = rowImage(model, 1, models::MessageColumn);
    QVERIFY(inkOf(alone.copy(160, 0, 40, alone.height())) > 20);
    QVERIFY(alone.copy(160, 0, 40, alone.height()) != shared.copy(160, 0, 40, alone.height()));
    QCOMPARE(shared.copy(0, 0, 90, alone.height()), alone.copy(0, 0, 90, alone.height()));
}

void TestTimelineDelegate::narrowCellKeepsTheFirstBadge()
{
    using Kind = TimelineBadge::Kind;
    QStandardItemModel model;
    fillTimeline(model,
                 {{u"a"_s, {}, TimelineMark::Applied, {{Kind::Unreadable, {}, 0}, {Kind::Data, {}, 0}}},
                  {u"a"_s, {}, TimelineMark::Applied, {{Kind::Unreadable, {}, 0}}},
                  {u"a"_s, {}, TimelineMark::Applied}});
    const auto narrow = [&model](int row) {
        return rowImage(model, row, models::MessageColumn, QStyle::State_Enabled, 190);
    };
    QCOMPARE(narrow(0), narrow(1));
    QVERIFY(narrow(1) != narrow(2));
}

void TestTimelineDelegate::badgesHaveWords_data()
{
    using Kind = TimelineBadge::Kind;
    QTest::addColumn<TimelineBadge>("badge");
    QTest::addColumn<QString>("words");
    QTest::addRow("head") << TimelineBadge{Kind::Head, {}, 0} << u"head"_s;
    QTest::addRow("label") << TimelineBadge{Kind::Label, u"audit"_s, 0} << u"audit"_s;
    QTest::addRow("one warning") << TimelineBadge{Kind::Warnings, {}, 1} << u"1 warning"_s;
    QTest::addRow("warnings") << TimelineBadge{Kind::Warnings, {}, 3} << u"3 warnings"_s;
    QTest::addRow("Python at a line") << TimelineBadge{Kind::NeedsPython, {}, 14} << u"Python line 14"_s;
    QTest::addRow("Python somewhere") << TimelineBadge{Kind::NeedsPython, {}, 0} << u"needs Python"_s;
    QTest::addRow("no downgrade") << TimelineBadge{Kind::NoDowngrade, {}, 0} << u"no downgrade"_s;
    QTest::addRow("edited") << TimelineBadge{Kind::EditedAfterward, {}, 0} << u"edited since applied"_s;
}

void TestTimelineDelegate::badgesHaveWords()
{
    QFETCH(TimelineBadge, badge);
    QFETCH(QString, words);
    QCOMPARE(models::badgeText(badge), words);
}

void TestTimelineDelegate::rowInWords()
{
    using Kind = TimelineBadge::Kind;
    QStandardItemModel model;
    fillTimeline(model,
                 {{u"9c1b"_s, {}, TimelineMark::Pending, {{Kind::Head, {}, 0}, {Kind::Warnings, {}, 1}}},
                  {u"7e02"_s, {}, TimelineMark::Current, {{Kind::Current, {}, 0}}}});
    QCOMPARE(models::rowText(model.index(0, 0)), u"9c1b, message of 9c1b, pending, head, 1 warning"_s);
    QCOMPARE(models::rowText(model.index(1, 3)), u"7e02, message of 7e02, current"_s);
}

QTEST_MAIN(TestTimelineDelegate)
#include "tst_timelinedelegate.moc"
