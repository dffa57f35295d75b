#include "engine/revision/versionrows.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

Revision revision(const QString &id, const QStringList &down = {}, const QStringList &dependsOn = {})
{
    Revision result;
    result.id = id;
    result.file = u"/v/%1.py"_s.arg(id);
    result.downRevisions = down;
    result.dependsOn = dependsOn;
    return result;
}

/// base - l1 - l2 - merge - top, with r1 - r2 beside l1 - l2; and x1, x2 that depends on top.
RevisionGraph graph()
{
    return RevisionGraph({revision(u"base1"_s), revision(u"l1"_s, {u"base1"_s}), revision(u"l2"_s, {u"l1"_s}),
                          revision(u"r1"_s, {u"base1"_s}), revision(u"r2"_s, {u"r1"_s}),
                          revision(u"merge"_s, {u"l2"_s, u"r2"_s}), revision(u"top"_s, {u"merge"_s}), revision(u"x1"_s),
                          revision(u"x2"_s, {u"x1"_s}, {u"top"_s})});
}

/// "+a" is inserted, "-a" deleted, "a>b" updated.
QString text(const std::vector<VersionRowChange> &changes)
{
    QStringList result;
    for (const auto &change : changes) {
        switch (change.kind) {
        case VersionRowChange::Kind::Insert:
            result.append(u'+' + change.to);
            break;
        case VersionRowChange::Kind::Update:
            result.append(change.from + u'>' + change.to);
            break;
        case VersionRowChange::Kind::Delete:
            result.append(u'-' + change.from);
            break;
        }
    }
    return result.join(u' ');
}

} // namespace

class TestVersionRows : public QObject
{
    Q_OBJECT

private slots:
    void oneStep_data();
    void oneStep();
    void allTheWay();
    void mergeOfWhatFollows();
    void stamp_data();
    void stamp();
};

void TestVersionRows::oneStep_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("changes");
    QTest::addColumn<QStringList>("after");
    const auto row = [](const char *name, const char *id, Direction direction, const QStringList &rows,
                        const QString &changes, const QStringList &after) {
        QTest::addRow("%s", name) << QString::fromLatin1(id) << direction << rows << changes << after;
    };
    using enum Direction;
    row("first", "base1", Upgrade, {}, u"+base1"_s, {u"base1"_s});
    row("next", "l1", Upgrade, {u"base1"_s}, u"base1>l1"_s, {u"l1"_s});
    row("second on a branch point", "r1", Upgrade, {u"l1"_s}, u"+r1"_s, {u"l1"_s, u"r1"_s});
    row("merge", "merge", Upgrade, {u"l2"_s, u"r2"_s}, u"-l2 r2>merge"_s, {u"merge"_s});
    row("merge beside another row", "merge", Upgrade, {u"x1"_s, u"r2"_s, u"l2"_s}, u"-l2 r2>merge"_s,
        {u"x1"_s, u"merge"_s});
    row("swallows what it depends on", "x2", Upgrade, {u"top"_s, u"x1"_s}, u"-x1 top>x2"_s, {u"x2"_s});
    row("only one of the merged is a row", "merge", Upgrade, {u"r2"_s}, u"r2>merge"_s, {u"merge"_s});
    row("down to base", "base1", Downgrade, {u"base1"_s}, u"-base1"_s, {});
    row("down", "l1", Downgrade, {u"l1"_s}, u"l1>base1"_s, {u"base1"_s});
    row("side branch", "r1", Downgrade, {u"l2"_s, u"r1"_s}, u"-r1"_s, {u"l2"_s});
    row("last of the branches", "r1", Downgrade, {u"r1"_s}, u"r1>base1"_s, {u"base1"_s});
    row("unmerge", "merge", Downgrade, {u"merge"_s}, u"+l2 merge>r2"_s, {u"r2"_s, u"l2"_s});
    row("brings back what it swallowed", "x2", Downgrade, {u"x2"_s}, u"+x1 x2>top"_s, {u"top"_s, u"x1"_s});
    row("not a row", "l1", Downgrade, {u"r1"_s}, u"l1>base1"_s, {u"r1"_s});
    row("base that is not a row", "base1", Downgrade, {}, u"-base1"_s, {});
    row("no such revision", "gone", Upgrade, {u"l1"_s}, QString(), {u"l1"_s});
}

void TestVersionRows::oneStep()
{
    QFETCH(QString, id);
    QFETCH(Direction, direction);
    QFETCH(QStringList, rows);
    QFETCH(QString, changes);
    QFETCH(QStringList, after);
    QCOMPARE(text(versionRowChanges(graph(), id, direction, rows)), changes);
    QCOMPARE(rows, after);
}

void TestVersionRows::allTheWay()
{
    const auto all = graph();
    QStringList rows;
    const auto up = all.upgradePath(u"heads"_s, rows).value();
    for (const auto &id : up)
        QVERIFY(!versionRowChanges(all, id, Direction::Upgrade, rows).empty());
    QCOMPARE(rows, QStringList{u"x2"_s});
    const auto down = all.downgradePath(u"base"_s, rows).value();
    for (const auto &id : down)
        QVERIFY(!versionRowChanges(all, id, Direction::Downgrade, rows).empty());
    QCOMPARE(rows, QStringList());
}

/// Alembic 1.8.1 would give a row to "a" as well, which "b" implies; since 1.9 it does not.
void TestVersionRows::mergeOfWhatFollows()
{
    const RevisionGraph line({revision(u"a"_s), revision(u"b"_s, {u"a"_s}), revision(u"c"_s, {u"b"_s}, {u"a"_s})});
    QStringList rows{u"c"_s};
    QCOMPARE(text(versionRowChanges(line, u"c"_s, Direction::Downgrade, rows)), u"c>b"_s);
}

void TestVersionRows::stamp_data()
{
    QTest::addColumn<QStringList>("identifiers");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("expected"); // "from -> to: changes" or the error
    const auto row = [](const char *name, const QStringList &identifiers, const QStringList &rows,
                        const QString &expected) { QTest::addRow("%s", name) << identifiers << rows << expected; };
    row("empty table", {u"l2"_s}, {}, u" -> l2: +l2"_s);
    row("up", {u"l2"_s}, {u"base1"_s}, u"base1 -> l2: base1>l2"_s);
    row("down", {u"base1"_s}, {u"l2"_s, u"r2"_s}, u"l2, r2 -> base1: -l2 r2>base1"_s);
    row("already there", {u"l2"_s}, {u"l2"_s}, QString());
    row("another branch", {u"r1"_s}, {u"l2"_s}, u" -> r1: +r1"_s);
    row("base", {u"base"_s}, {u"l2"_s, u"x1"_s}, u"l2 -> : -l2; x1 -> : -x1"_s);
    row("one branch to base", {u"x1@base"_s}, {u"l2"_s, u"x1"_s}, u"x1 -> : -x1"_s);
    row("heads", {u"heads"_s}, {u"l2"_s, u"x1"_s}, u"l2, x1 -> x2: -l2 x1>x2"_s);
    row("several", {u"l1"_s, u"r1"_s}, {}, u" -> l1: +l1;  -> r1: +r1"_s);
    row("several over several", {u"l2"_s, u"r2"_s}, {u"l1"_s, u"r1"_s},
        u"l1, r1 -> l2: -l1 r1>l2; l1, r1 -> r2: +r2"_s);
    row("head of several", {u"head"_s}, {}, u"! Multiple heads are present; please specify a single target revision"_s);
    row("relative", {u"-1"_s}, {u"l2"_s}, u"! Can't locate revision identified by '-1'"_s);
    row("relative, empty table", {u"-1"_s}, {}, u"! Can't locate revision identified by '-1'"_s);
    row("relative to one", {u"l2-1"_s}, {}, u"! Can't locate revision identified by 'l2-1'"_s);
    row("unknown", {u"gone"_s}, {}, u"! Can't locate revision identified by 'gone'"_s);
    row("unknown row", {u"l1"_s}, {u"gone"_s}, u"! Can't locate revision identified by 'gone'"_s);
}

void TestVersionRows::stamp()
{
    QFETCH(QStringList, identifiers);
    QFETCH(QStringList, rows);
    QFETCH(QString, expected);
    const auto steps = stampSteps(graph(), identifiers, rows);
    if (!steps) {
        QCOMPARE(u"! "_s + steps.error().what, expected);
        return;
    }
    QStringList lines;
    for (const auto &step : *steps)
        lines.append(u"%1 -> %2: %3"_s.arg(step.from.join(u", "_s), step.to, text(step.changes)));
    QCOMPARE(lines.join(u"; "_s), expected);
}

QTEST_GUILESS_MAIN(TestVersionRows)
#include "tst_versionrows.moc"
