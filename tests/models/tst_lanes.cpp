#include "models/lanes.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace models;

class TestLanes : public QObject
{
    Q_OBJECT

private slots:
    void graphAsText_data();
    void graphAsText();
    void rowsMeetAtTheirEdges_data();
    void rowsMeetAtTheirEdges();
    void turnedOverIsTheMirror();
    void trunkHasTheFirstColour();
    void newFileOnTopRecoloursNothing();
    void filterRecoloursNothing();
    void branchesDifferFromTheTrunkAndEachOther();
    void manyBranchesRepeatHuesWithADash();
    void widthIsBoundedWhereParentsAreShared();
    void tenThousandRevisionsAreQuick();
};

namespace {

/// "id: down, down; dependency" a line.
QList<LaneInput> parsed(const QString &text)
{
    QList<LaneInput> inputs;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        LaneInput input;
        input.id = line.section(u':', 0, 0).trimmed();
        const QString parents = line.section(u':', 1);
        const auto ids = [](const QString &list) {
            QStringList result;
            for (const QString &id : list.split(u',', Qt::SkipEmptyParts)) {
                if (!id.trimmed().isEmpty())
                    result.append(id.trimmed());
            }
            return result;
        };
        input.downs = ids(parents.section(u';', 0, 0));
        input.depends = ids(parents.section(u';', 1));
        inputs.append(input);
    }
    return inputs;
}

/// A row as text, a letter for a lane: * mark, | passes, : passes dotted, / ends at the mark, \ starts at the mark,
/// X both, . starts at the mark, dotted.
QString asText(const LaneRow &row)
{
    QString text(row.width, u' ');
    const auto put = [&text](int lane, QChar letter) { text[lane] = letter; };
    for (const LaneLine &line : row.lines) {
        if (line.top == LaneLine::Node) {
            const bool taken = line.bottom != row.node && text.at(line.bottom) != u' ';
            put(line.bottom, taken ? u'X' : line.dotted ? u'.' : u'\\');
        } else if (line.bottom == LaneLine::Node) {
            put(line.top, u'/');
        } else {
            put(line.top, line.dotted ? u':' : u'|');
        }
    }
    put(row.node, u'*');
    QStringList lanes;
    for (const QChar letter : text)
        lanes.append(letter);
    QString joined = lanes.join(u' ');
    while (joined.endsWith(u' '))
        joined.chop(1);
    return joined;
}

QStringList drawn(const QList<LaneInput> &inputs, int limit = 24)
{
    QStringList lines;
    for (const LaneRow &row : layoutLanes(inputs, laneColours(inputs), limit))
        lines.append(asText(row));
    return lines;
}

const QString shop = u"c4e1: b3f7\nd820: 7e02\nb3f7: 7e02, a951\na951: 51c6\n7e02: 51c6\n51c6: 0001\n0001:"_s;

/// The lanes that lines reach at one edge of a row, sorted.
QList<int> edge(const LaneRow &row, bool top)
{
    QList<int> lanes;
    for (const LaneLine &line : row.lines) {
        const int lane = top ? line.top : line.bottom;
        if (lane != LaneLine::Node && !lanes.contains(lane))
            lanes.append(lane);
    }
    std::ranges::sort(lanes);
    return lanes;
}

} // namespace

void TestLanes::graphAsText_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("rows");
    QTest::addRow("nothing") << QString() << QStringList{};
    QTest::addRow("one revision") << u"a:"_s << QStringList{u"*"_s};
    QTest::addRow("a chain") << u"c: b\nb: a\na:"_s << QStringList{u"*"_s, u"*"_s, u"*"_s};
    QTest::addRow("two heads") << u"c: a\nb: a\na:"_s << QStringList{u"*"_s, u"| *"_s, u"* /"_s};
    QTest::addRow("a merge") << u"d: c, b\nc: a\nb: a\na:"_s << QStringList{u"* \\"_s, u"* |"_s, u"| *"_s, u"* /"_s};
    QTest::addRow("two bases") << u"b: \na:"_s << QStringList{u"*"_s, u"*"_s};
    QTest::addRow("the shop of the manual")
        << shop << QStringList{u"*"_s, u"| *"_s, u"* | \\"_s, u"| | *"_s, u"* / |"_s, u"*   /"_s, u"*"_s};
    QTest::addRow("depends on, dotted") << u"c: a; b\nb:\na:"_s << QStringList{u"* ."_s, u"| *"_s, u"*"_s};
    QTest::addRow("dotted past a row") << u"c: a; b\nx:\nb:\na:"_s
                                       << QStringList{u"* ."_s, u"| : *"_s, u"| *"_s, u"*"_s};
    QTest::addRow("a parent that is not shown") << u"b: gone\na:"_s << QStringList{u"*"_s, u"*"_s};
    QTest::addRow("a lane is used again") << u"d: a\nc: a\nb: a\na: z\ny: z\nz:"_s
                                          << QStringList{u"*"_s, u"| *"_s, u"| | *"_s, u"* / /"_s, u"| *"_s, u"* /"_s};
    QTest::addRow("a parent above its child is left out") << u"a:\nb: a"_s << QStringList{u"*"_s, u"*"_s};
    QTest::addRow("its own parent") << u"a: a"_s << QStringList{u"*"_s};
}

void TestLanes::graphAsText()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, rows);
    QCOMPARE(drawn(parsed(graph)), rows);
}

void TestLanes::rowsMeetAtTheirEdges_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<int>("limit");
    QString star;
    for (int i = 0; i < 40; ++i)
        star += u"h%1: base\n"_s.arg(i);
    QTest::addRow("the shop") << shop << 24;
    QTest::addRow("a star") << QString(star + u"base:"_s) << 24;
    QTest::addRow("a star in three lanes") << QString(star + u"base:"_s) << 3;
    QTest::addRow("dependencies") << u"d: c; a, b\nc: b\nb:\na:"_s << 24;
}

void TestLanes::rowsMeetAtTheirEdges()
{
    QFETCH(QString, graph);
    QFETCH(int, limit);
    const QList<LaneInput> inputs = parsed(graph);
    const QList<LaneRow> rows = layoutLanes(inputs, laneColours(inputs), limit);
    QVERIFY(edge(rows.constFirst(), true).isEmpty());
    QVERIFY(edge(rows.constLast(), false).isEmpty());
    for (qsizetype row = 1; row < rows.size(); ++row)
        QCOMPARE(edge(rows.at(row), true), edge(rows.at(row - 1), false));
}

void TestLanes::turnedOverIsTheMirror()
{
    const QList<LaneInput> inputs = parsed(shop);
    const QList<LaneRow> rows = layoutLanes(inputs, laneColours(inputs));
    const QList<LaneRow> turned = turnedOver(rows);
    QCOMPARE(turned.size(), rows.size());
    QVERIFY(edge(turned.constFirst(), true).isEmpty());
    for (qsizetype row = 0; row < rows.size(); ++row)
        QCOMPARE(edge(turned.at(row), true), edge(rows.at(rows.size() - 1 - row), false));
    QCOMPARE(turnedOver(turned), rows);
}

void TestLanes::trunkHasTheFirstColour()
{
    const auto colours = laneColours(parsed(shop));
    for (const auto *id : {"0001", "51c6", "7e02", "b3f7", "c4e1"})
        QCOMPARE(colours.value(QLatin1StringView(id)), 0);
}

void TestLanes::newFileOnTopRecoloursNothing()
{
    const auto before = laneColours(parsed(shop));
    const auto after = laneColours(parsed(u"new2: d820\nnew1: c4e1\n"_s + shop));
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
    QCOMPARE(after.value(u"new1"_s), before.value(u"c4e1"_s));
    QCOMPARE(after.value(u"new2"_s), before.value(u"d820"_s));
}

void TestLanes::filterRecoloursNothing()
{
    const QList<LaneInput> all = parsed(shop);
    const auto colours = laneColours(all);
    QList<LaneInput> shown = all;
    shown.removeIf([](const LaneInput &input) { return input.id == "c4e1"_L1 || input.id == "0001"_L1; });
    const QList<LaneRow> rows = layoutLanes(shown, colours);
    for (qsizetype row = 0; row < rows.size(); ++row)
        QCOMPARE(rows.at(row).colour, colours.value(shown.at(row).id));
}

void TestLanes::branchesDifferFromTheTrunkAndEachOther()
{
    const auto colours = laneColours(parsed(u"d: a\nc: a\nb: a\ntrunk: a\na:"_s));
    QCOMPARE(colours.value(u"trunk"_s), 0);
    QSet<int> seen;
    for (const auto *id : {"b", "c", "d", "trunk"})
        seen.insert(colours.value(QLatin1StringView(id)));
    QCOMPARE(seen.size(), 4);
}

void TestLanes::manyBranchesRepeatHuesWithADash()
{
    QString graph;
    for (int i = 0; i < 30; ++i)
        graph += u"h%1: base\n"_s.arg(i);
    const QList<LaneInput> inputs = parsed(graph + u"base:"_s);
    const auto colours = laneColours(inputs);
    QSet<int> oldestTwelve;
    for (int i = 18; i < 30; ++i)
        oldestTwelve.insert(colours.value(u"h%1"_s.arg(i)));
    QCOMPARE(oldestTwelve.size(), 12);
    for (const int colour : colours)
        QVERIFY(colour >= 0 && colour < 12);
}

void TestLanes::widthIsBoundedWhereParentsAreShared()
{
    QString graph;
    for (int i = 0; i < 500; ++i)
        graph += u"h%1: base\n"_s.arg(i);
    const QList<LaneInput> inputs = parsed(graph + u"base:"_s);
    for (const LaneRow &row : layoutLanes(inputs, laneColours(inputs), 6))
        QVERIFY(row.width <= 7);
}

void TestLanes::tenThousandRevisionsAreQuick()
{
    QList<LaneInput> inputs;
    for (int i = 10'000; i > 0; --i) {
        LaneInput input{QString::number(i), {}, {}};
        if (i > 1)
            input.downs.append(QString::number(i % 7 == 0 ? std::max(1, i - 3) : i - 1));
        if (i % 50 == 0)
            input.downs.append(QString::number(i - 4));
        inputs.append(input);
    }
    QElapsedTimer timer;
    timer.start();
    const QList<LaneRow> rows = layoutLanes(inputs, laneColours(inputs));
    QCOMPARE(rows.size(), inputs.size());
    QVERIFY2(timer.elapsed() < 2'000, "a debug build under load takes about 50 ms");
}

QTEST_APPLESS_MAIN(TestLanes)
#include "tst_lanes.moc"
