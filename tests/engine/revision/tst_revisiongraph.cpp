#include "engine/revision/revisiongraph.h"
#include "tests/engine/revision/graphmaker.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

/// One revision a line: "id < parents [labels] (depends on)".
std::vector<Revision> parse(const QString &text)
{
    std::vector<Revision> revisions;
    const auto between = [](const QString &line, QChar open, QChar close) {
        const auto begin = line.indexOf(open);
        return begin < 0 ? QStringList() : line.mid(begin + 1, line.indexOf(close) - begin - 1).split(u' ');
    };
    const auto lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const auto &raw : lines) {
        const auto line = raw.trimmed();
        if (line.isEmpty())
            continue;
        Revision revision;
        revision.id = line.section(u' ', 0, 0);
        const auto parents = line.section(u'<', 1).section(u'[', 0, 0).section(u'(', 0, 0).trimmed();
        revision.downRevisions = parents.split(u' ', Qt::SkipEmptyParts);
        revision.branchLabels = between(line, u'[', u']');
        revision.dependsOn = between(line, u'(', u')');
        revision.documentation = u"message"_s;
        revision.file = u"/v/%1_%2.py"_s.arg(revisions.size()).arg(revision.id);
        revisions.push_back(std::move(revision));
    }
    return revisions;
}

QStringList messages(const RevisionGraph &graph)
{
    QStringList result;
    for (const auto &problem : graph.problems())
        result.append(problem.what);
    return result;
}

QString text(const Result<QStringList> &result)
{
    return result ? result->join(u' ') : u"! "_s + result.error().what;
}

const QString TwoBranches = u"base1\n l1 < base1 [left]\n l2 < l1\n r1 < base1 [right]\n r2 < r1\n"_s;
const QString Merged = TwoBranches + u"merge < l2 r2\n"_s;
const QString TwoBases = u"a1 [one]\n a2 < a1\n b1 [two]\n b2 < b1 (a2)\n"_s;

} // namespace

class TestRevisionGraph : public QObject
{
    Q_OBJECT

private slots:
    void empty();
    void problems_data();
    void problems();
    void brokenGraphsAnswer_data();
    void brokenGraphsAnswer();
    void laterFileOfOneIdCounts();
    void ends();
    void labels_data();
    void labels();
    void newestFirst_data();
    void newestFirst();
    void resolve_data();
    void resolve();
    void resolveCurrent();
    void range_data();
    void range();
    void upgradePath_data();
    void upgradePath();
    void downgradePath_data();
    void downgradePath();
    void pathBackTo();
    void effectiveCurrent();
    void errorsAdvise();
    void tenThousand_data();
    void tenThousand();
};

void TestRevisionGraph::empty()
{
    const RevisionGraph graph;
    QVERIFY(graph.sound().has_value());
    QVERIFY(graph.heads().isEmpty());
    QVERIFY(graph.newestFirst().isEmpty());
    QVERIFY(!graph.find(u"a"_s));
    QVERIFY(graph.next(u"a"_s).isEmpty());
    QCOMPARE(text(graph.resolve(u"head"_s)), QString());
    QCOMPARE(text(graph.upgradePath(u"heads"_s, {})), QString());
    QCOMPARE(text(graph.downgradePath(u"base"_s, {})), QString());
    QCOMPARE(text(graph.range(u":"_s)), QString());
    QCOMPARE(text(graph.upgradePath(u"+1"_s, {})), u"! Relative revision +1 didn't produce 1 migrations"_s);
}

void TestRevisionGraph::problems_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("two heads") << TwoBranches << QStringList();
    QTest::addRow("missing parent") << u"a\nb < gone"_s
                                    << QStringList{
                                           u"Revision gone referenced from gone -> b, message is not present"_s};
    QTest::addRow("parent named by label")
        << u"a [shop]\nb < shop"_s << QStringList{u"Revision shop referenced from shop -> b, message is not present"_s};
    QTest::addRow("missing dependency") << u"a\nb < a (gone)"_s
                                        << QStringList{u"Revision gone that revision b depends on is not present"_s};
    QTest::addRow("partial dependency") << u"abcdef\nb (abcd)"_s
                                        << QStringList{u"Revision abcd that revision b depends on is not present"_s};
    QTest::addRow("cycle of two") << u"b < a\na < b"_s << QStringList{u"Cycle is detected in revisions (a, b)"_s};
    QTest::addRow("cycle above a base") << u"base1\nc < b\nb < base1 c\nd < c"_s
                                        << QStringList{u"Cycle is detected in revisions (b, c)"_s};
    QTest::addRow("self-loop") << u"a\nb < b"_s << QStringList{u"Self-loop is detected in revisions (b)"_s};
    QTest::addRow("dependency cycle") << u"a (b)\nb (a)"_s
                                      << QStringList{u"Dependency cycle is detected in revisions (a, b)"_s};
    QTest::addRow("dependency on what follows")
        << u"a (c)\nb < a\nc < b"_s << QStringList{u"Dependency cycle is detected in revisions (a, b, c)"_s};
    QTest::addRow("dependency self-loop")
        << u"a (a)"_s << QStringList{u"Dependency self-loop is detected in revisions (a)"_s};
    QTest::addRow("dependency on the own label")
        << u"a [shop] (shop)"_s << QStringList{u"Dependency self-loop is detected in revisions (a)"_s};
    QTest::addRow("same id") << u"a\na"_s << QStringList{u"Revision a is present more than once"_s};
    QTest::addRow("same label") << u"a [shop]\nb < a [shop]"_s
                                << QStringList{u"Branch name 'shop' in revision b already used by revision a"_s};
    QTest::addRow("label named as a revision")
        << u"a\nb < a [a]"_s << QStringList{u"Branch name 'a' in revision b already used by revision a"_s};
    QTest::addRow("forbidden characters")
        << u"foo-b@r"_s << QStringList{u"Character(s) '-, @' not allowed in revision identifier 'foo-b@r'"_s};
    QTest::addRow("colon") << u"a:b"_s << QStringList{u"Character(s) ':' not allowed in revision identifier 'a:b'"_s};
    QTest::addRow("several") << u"a < gone\nb < b\nc < b (lost)"_s
                             << QStringList{u"Revision gone referenced from gone -> a, message is not present"_s,
                                            u"Self-loop is detected in revisions (b)"_s,
                                            u"Revision lost that revision c depends on is not present"_s};
}

void TestRevisionGraph::problems()
{
    QFETCH(QString, graph);
    QFETCH(QStringList, expected);
    const RevisionGraph built(parse(graph));
    QCOMPARE(messages(built), expected);
    QCOMPARE(built.sound().has_value(), expected.isEmpty());
    for (const auto &problem : built.problems()) {
        QCOMPARE(int(problem.kind), int(Error::Kind::Graph));
        QVERIFY(problem.where.file.startsWith("/v/"_L1));
        QVERIFY(!problem.advice.isEmpty());
    }
}

void TestRevisionGraph::brokenGraphsAnswer_data()
{
    problems_data();
}

/// Whatever is wrong, every question has an answer, and none of the revisions is lost.
void TestRevisionGraph::brokenGraphsAnswer()
{
    QFETCH(QString, graph);
    const RevisionGraph built(parse(graph));
    auto all = built.newestFirst();
    QCOMPARE(all.size(), qsizetype(built.revisions().size()));
    for (qsizetype i = 0; i < all.size(); ++i) {
        const auto parents = built.normalizedDown(all[i]);
        for (const auto &parent : parents)
            QVERIFY(all.indexOf(parent) > i);
    }
    QVERIFY(!built.heads().isEmpty());
    QVERIFY(!built.bases().isEmpty());
    QCOMPARE(built.ancestors(built.realHeads()).size(), all.size());
    for (const auto &id : std::as_const(all)) {
        QVERIFY(built.find(id));
        (void)built.downgradePath(u"base"_s, {id});
        (void)built.effectiveCurrent({id});
        (void)built.upgradePath(id, {});
        (void)built.range(id + u':');
        (void)built.labels(id);
    }
}

void TestRevisionGraph::laterFileOfOneIdCounts()
{
    const RevisionGraph graph(parse(u"a\nb < a\na [again]"_s));
    QCOMPARE(int(graph.revisions().size()), 2);
    QCOMPARE(graph.find(u"a"_s)->file, u"/v/2_a.py"_s);
    QCOMPARE(graph.problems().front().why, u"/v/0_a.py and /v/2_a.py have the same revision id."_s);
    QCOMPARE(graph.heads(), QStringList{u"b"_s});
}

void TestRevisionGraph::ends()
{
    const RevisionGraph graph(parse(TwoBases));
    QCOMPARE(graph.heads(), QStringList({u"a2"_s, u"b2"_s}));
    QCOMPARE(graph.realHeads(), QStringList{u"b2"_s});
    QCOMPARE(graph.bases(), QStringList({u"a1"_s, u"b1"_s}));
    QCOMPARE(graph.allNext(u"a2"_s), QStringList{u"b2"_s});
    QCOMPARE(graph.next(u"a2"_s), QStringList());
    QCOMPARE(graph.normalizedDown(u"b2"_s), QStringList({u"b1"_s, u"a2"_s}));
    QCOMPARE(graph.resolvedDependencies(u"b2"_s), QStringList{u"a2"_s});
    QCOMPARE(graph.ancestors({u"b2"_s, u"nothing"_s}).size(), 4);

    const RevisionGraph merged(parse(Merged));
    QVERIFY(merged.isBranchPoint(u"base1"_s));
    QVERIFY(!merged.isBranchPoint(u"l1"_s));
    QVERIFY(merged.isMergePoint(u"merge"_s));
    QVERIFY(!merged.isMergePoint(u"base1"_s));
}

void TestRevisionGraph::labels_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("expected");
    QTest::addRow("declared") << Merged << u"l1"_s << QStringList{u"left"_s};
    QTest::addRow("above") << Merged << u"l2"_s << QStringList{u"left"_s};
    QTest::addRow("through a merge") << Merged << u"merge"_s << QStringList({u"left"_s, u"right"_s});
    QTest::addRow("not below a branch point") << TwoBranches << u"base1"_s << QStringList();
    QTest::addRow("down a plain line") << u"a\nb < a\nc < b [shop]\nd < c"_s << u"a"_s << QStringList{u"shop"_s};
    QTest::addRow("not down below a branch above") << u"a\nb < a [shop]\nc < b\nd < b"_s << u"a"_s << QStringList();
    QTest::addRow("not by dependency") << TwoBases << u"b2"_s << QStringList{u"two"_s};
    QTest::addRow("stopped by a dependency") << u"a\nb < a\nc < b [shop]\nd (b)"_s << u"a"_s << QStringList();
}

void TestRevisionGraph::labels()
{
    QFETCH(QString, graph);
    QFETCH(QString, id);
    QFETCH(QStringList, expected);
    QCOMPARE(RevisionGraph(parse(graph)).labels(id), expected);
}

void TestRevisionGraph::newestFirst_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("expected");
    QTest::addRow("merge") << Merged << u"merge l2 l1 r2 r1 base1"_s;
    QTest::addRow("branches") << TwoBranches << u"l2 l1 r2 r1 base1"_s;
    QTest::addRow("dependency") << TwoBases << u"b2 b1 a2 a1"_s;
    QTest::addRow("loading order breaks ties") << u"c < a\na\nb < a"_s << u"c b a"_s;
}

void TestRevisionGraph::newestFirst()
{
    QFETCH(QString, graph);
    QFETCH(QString, expected);
    QCOMPARE(RevisionGraph(parse(graph)).newestFirst().join(u' '), expected);
}

void TestRevisionGraph::resolve_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("identifier");
    QTest::addColumn<QString>("all");
    QTest::addColumn<QString>("one");
    const auto none = [](const char *name) {
        return u"! Can't locate revision identified by '%1'"_s.arg(QLatin1String(name));
    };
    const auto heads = [](const char *name) {
        return u"! Multiple head revisions are present for given argument '%1'; please specify a specific target "
               u"revision, "
               "'<branchname>@%1' to narrow to a specific head, or 'heads' for all heads"_s.arg(QLatin1String(name));
    };
    const auto row = [](const char *name, const QString &graph, const char *identifier, const QString &all,
                        const QString &one) {
        QTest::addRow("%s", name) << graph << QString::fromLatin1(identifier) << all << one;
    };
    row("full", Merged, "l2", u"l2"_s, u"l2"_s);
    row("label", Merged, "right", u"r1"_s, u"r1"_s);
    row("partial", Merged, "mer", u"merge"_s, u"merge"_s);
    row("partial of a label", Merged, "rig", u"r1"_s, u"r1"_s);
    row("short ids need full spelling", Merged, "l", u"l1"_s, u"l1"_s);
    row("unknown", Merged, "x", none("x"), none("x"));
    row("empty", Merged, "", none(""), none(""));
    row("ambiguous", u"abcd1\nabcd2 < abcd1"_s, "abc", none("abc"), none("abc"));
    row("partial within a branch", u"abcd1 [one]\nabcd2 [two]"_s, "two@abc", u"abcd2"_s, u"abcd2"_s);
    row("head", Merged, "head", u"merge"_s, u"merge"_s);
    row("several heads", TwoBranches, "head", heads("head"), heads("head"));
    row("heads", TwoBranches, "heads", u"l2 r2"_s, heads("heads"));
    row("real heads", TwoBases, "heads", u"b2"_s, u"b2"_s);
    row("head despite a dependency", TwoBases, "head", heads("head"), heads("head"));
    row("base", Merged, "base", QString(), QString());
    row("label@base", Merged, "left@base", QString(), QString());
    row("unknown@base", Merged, "x@base", QString(), none("x"));
    row("label@head", TwoBranches, "left@head", u"l2"_s, u"l2"_s);
    row("id@head", TwoBranches, "r1@head", u"r2"_s, u"r2"_s);
    row("branch with several heads", TwoBranches, "base1@head", heads("base1@head"), heads("base1@head"));
    row("not on the branch", TwoBranches, "left@r1", none("r1"), none("r1"));
    row("two down", Merged, "-1", u"! Ambiguous walk"_s, none("-1"));
    row("down from every head", TwoBranches, "-1", u"l1 r1"_s, none("-1"));
    row("down from one branch", TwoBranches, "left@-1", u"l1"_s, none("-1"));
    row("down to base", TwoBranches, "left@-3", QString(), none("-3"));
    row("too far down", TwoBranches, "-4", u"! Relative revision -4 didn't produce 4 migrations"_s, none("-4"));
    row("up", TwoBranches, "+1", none("+1"), none("+1"));
    row("relative to a revision", TwoBranches, "l2-1", none("l2-1"), none("l2-1"));
}

void TestRevisionGraph::resolve()
{
    QFETCH(QString, graph);
    QFETCH(QString, identifier);
    QFETCH(QString, all);
    QFETCH(QString, one);
    const RevisionGraph built(parse(graph));
    QCOMPARE(text(built.resolve(identifier)), all);
    QCOMPARE(text(built.resolveOne(identifier).map([](const QString &id) { return QStringList{id}; })), one);
}

void TestRevisionGraph::resolveCurrent()
{
    const RevisionGraph graph(parse(TwoBranches));
    QCOMPARE(text(graph.resolve(u"current"_s, {u"l1"_s, u"r2"_s})), u"l1 r2"_s);
    QCOMPARE(text(graph.resolve(u"current"_s)), QString());
    QCOMPARE(text(graph.resolve(u"current"_s, {u"gone"_s})), u"! Can't locate revision identified by 'gone'"_s);
    QCOMPARE(graph.resolveOne(u"current"_s, {u"l1"_s}).value(), u"l1"_s);
}

void TestRevisionGraph::range_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QStringList>("current");
    QTest::addColumn<QString>("expected");
    const QString chain = u"a1\n a2 < a1\n a3 < a2\n a4 < a3\n a5 < a4\n"_s;
    const auto apart = [](const char *ends) {
        return u"! Requested range %1 does not refer to ancestor/descendant revisions along the same branch"_s.arg(
            QLatin1String(ends));
    };
    const QString form = u"! History range requires [start]:[end], [start]:, or :[end]"_s;
    const auto row = [](const char *name, const QString &graph, const char *expression, const QString &expected,
                        const QStringList &current = {}) {
        QTest::addRow("%s", name) << graph << QString::fromLatin1(expression) << current << expected;
    };
    row("both ends", chain, "a2:a4", u"a4 a3 a2"_s);
    row("from", chain, "a4:", u"a5 a4"_s);
    row("to", chain, ":a2", u"a2 a1"_s);
    row("all", chain, ":", u"a5 a4 a3 a2 a1"_s);
    row("last two steps", chain, "-2:", u"a5 a4 a3"_s);
    row("steps up", chain, "a2:+2", u"a4 a3 a2"_s);
    row("steps up from one", chain, "a2:a2+1", u"a3 a2"_s);
    row("beyond the end", chain, "a4:+9", u"a5 a4"_s);
    row("from current", chain, "current:", u"a5 a4"_s, {u"a4"_s});
    row("to current", chain, ":current", u"a2 a1"_s, {u"a2"_s});
    row("to current of an empty database", chain, ":current", u"a5 a4 a3 a2 a1"_s);
    row("backwards", chain, "a4:a2", apart("a4:a2"));
    row("across branches", TwoBranches, "l1:r2", apart("l1:r2"));
    row("branch only", TwoBranches, "l1:left@head", u"l2 l1"_s);
    row("branch from base", TwoBranches, "left@base:heads", u"l2 l1 base1"_s);
    row("no colon", chain, "a4", form);
    row("two colons", chain, "a1:a2:a3", form);
    row("unknown", chain, "x:", u"! Can't locate revision identified by 'x'"_s);
    row("relative start", chain, "a2+1:", u"! Can't locate revision identified by 'a2+1'"_s);
}

void TestRevisionGraph::range()
{
    QFETCH(QString, graph);
    QFETCH(QString, expression);
    QFETCH(QStringList, current);
    QFETCH(QString, expected);
    QCOMPARE(text(RevisionGraph(parse(graph)).range(expression, current)), expected);
}

void TestRevisionGraph::upgradePath_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &graph, const char *target, const QStringList &rows,
                        const QString &expected) {
        QTest::addRow("%s", name) << graph << QString::fromLatin1(target) << rows << expected;
    };
    row("first branch of a merge last", Merged, "head", {}, u"base1 r1 r2 l1 l2 merge"_s);
    row("what is left", Merged, "head", {u"l2"_s}, u"r1 r2 merge"_s);
    row("one branch", TwoBranches, "left@head", {}, u"base1 l1 l2"_s);
    row("an old revision", Merged, "l1", {u"merge"_s}, QString());
    row("with what it depends on", TwoBases, "b2", {}, u"a1 a2 b1 b2"_s);
    row("one step", Merged, "+1", {u"l1"_s}, u"l2"_s);
    row("one step on a branch", TwoBranches, "right@+1", {u"base1"_s}, u"r1"_s);
    row("one step from nothing", Merged, "+1", {}, u"base1"_s);
    row("relative to one", Merged, "l1+1", {}, u"base1 l1 l2"_s);
    row("below head", Merged, "l2-1", {}, u"base1 l1"_s);
    row("base", Merged, "base", {u"l1"_s}, QString());
    row("at a branch point", Merged, "+1", {u"base1"_s}, u"! Ambiguous walk"_s);
    row("from several rows", Merged, "+1", {u"l1"_s, u"r1"_s},
        u"! Ambiguous upgrade from multiple current revisions"_s);
    row("too far", Merged, "+5", {u"l2"_s}, u"! Relative revision +5 didn't produce 5 migrations"_s);
    row("down", Merged, "-1", {u"l2"_s}, u"! Relative revision -1 didn't produce 1 migrations"_s);
    row("more than can be counted", Merged, "+99999999999999999999", {u"l2"_s},
        u"! Relative revision +99999999999999999999 didn't produce 2147483647 migrations"_s);
    row("several heads as typed", TwoBranches, "base1@head", {},
        u"! Multiple head revisions are present for given argument 'base1@head'; please specify a specific target "
        "revision, '<branchname>@base1@head' to narrow to a specific head, or 'heads' for all heads"_s);
    row("unknown row", Merged, "head", {u"gone"_s}, u"! Can't locate revision identified by 'gone'"_s);
    row("rows on one line", Merged, "head", {u"l1"_s, u"l2"_s},
        u"! Requested revision l2 overlaps with other requested revisions l1"_s);
}

void TestRevisionGraph::upgradePath()
{
    QFETCH(QString, graph);
    QFETCH(QString, target);
    QFETCH(QStringList, rows);
    QFETCH(QString, expected);
    QCOMPARE(text(RevisionGraph(parse(graph)).upgradePath(target, rows)), expected);
}

void TestRevisionGraph::downgradePath_data()
{
    QTest::addColumn<QString>("graph");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &graph, const char *target, const QStringList &rows,
                        const QString &expected) {
        QTest::addRow("%s", name) << graph << QString::fromLatin1(target) << rows << expected;
    };
    row("everything", Merged, "base", {u"merge"_s}, u"merge l2 l1 r2 r1 base1"_s);
    row("one step", TwoBranches, "-1", {u"l2"_s}, u"l2"_s);
    row("one step of several rows", TwoBranches, "-1", {u"r2"_s, u"l2"_s}, u"r2"_s);
    row("one step on a branch", TwoBranches, "left@-1", {u"r2"_s, u"l2"_s}, u"l2"_s);
    row("to a branch point", TwoBranches, "base1", {u"l2"_s, u"r2"_s}, u"l2 l1 r2 r1"_s);
    row("one branch to its root", TwoBranches, "left@base1", {u"l2"_s, u"r2"_s}, u"l2 l1"_s);
    row("one base", TwoBases, "two@base", {u"b2"_s}, u"b2 b1"_s);
    row("what depends on it goes too", TwoBases, "a1", {u"b2"_s}, u"b2 a2"_s);
    row("nothing above", TwoBranches, "l2", {u"l2"_s}, QString());
    row("head", Merged, "head", {u"merge"_s}, QString());
    row("not applied", TwoBranches, "l2", {u"l1"_s},
        u"! Destination l2 is not a valid downgrade target from current head(s)"_s);
    row("on a merge point", Merged, "-1", {u"merge"_s}, u"! Ambiguous walk"_s);
    row("up", TwoBranches, "+1", {u"l1"_s}, u"! Relative revision +1 didn't produce 1 migrations"_s);
    row("from nothing", TwoBranches, "-1", {}, u"! Relative revision -1 didn't produce 1 migrations"_s);
    row("too far", TwoBranches, "-9", {u"l2"_s}, u"! Relative revision -9 didn't produce 9 migrations"_s);
    row("too far from one", TwoBranches, "l1-9", {u"l2"_s}, u"! Walked too far"_s);
    row("wrong branch", TwoBases + u"c1 < b1\nc2 < b1\n"_s, "one@b1", {u"b2"_s},
        u"! Not a valid downgrade target from current heads"_s);
    row("nothing of the branch applied", TwoBranches, "right@-1", {u"l2"_s},
        u"! Relative revision -1 didn't produce 1 migrations"_s);
    row("unknown label", u"a\nb < a"_s, "x@base", {u"b"_s}, u"! Can't locate revision identified by 'x'"_s);
}

void TestRevisionGraph::downgradePath()
{
    QFETCH(QString, graph);
    QFETCH(QString, target);
    QFETCH(QStringList, rows);
    QFETCH(QString, expected);
    QCOMPARE(text(RevisionGraph(parse(graph)).downgradePath(target, rows)), expected);
}

void TestRevisionGraph::pathBackTo()
{
    const RevisionGraph merged(parse(Merged));
    QCOMPARE(text(merged.pathBackTo({}, {u"merge"_s})), u"merge l2 l1 r2 r1 base1"_s);
    QCOMPARE(text(merged.pathBackTo({u"l2"_s, u"r1"_s}, {u"merge"_s})), u"merge r2"_s);
    QCOMPARE(text(merged.pathBackTo({u"l1"_s, u"r1"_s}, {u"l2"_s, u"r2"_s})), u"l2 r2"_s);
    QCOMPARE(text(merged.pathBackTo({u"l2"_s}, {u"l2"_s})), QString());
    QCOMPARE(text(merged.pathBackTo({u"gone"_s}, {u"l2"_s})), u"! Can't locate revision identified by 'gone'"_s);
    QCOMPARE(text(merged.pathBackTo({}, {u"gone"_s})), u"! Can't locate revision identified by 'gone'"_s);
}

void TestRevisionGraph::effectiveCurrent()
{
    const RevisionGraph graph(parse(TwoBases));
    QCOMPARE(text(graph.effectiveCurrent({u"b2"_s})), u"b2 a2"_s);
    QCOMPARE(text(graph.effectiveCurrent({u"b1"_s, u"a1"_s})), u"b1 a1"_s);
    QCOMPARE(text(graph.effectiveCurrent({})), QString());
    QCOMPARE(text(graph.effectiveCurrent({u"gone"_s})), u"! Can't locate revision identified by 'gone'"_s);
}

void TestRevisionGraph::errorsAdvise()
{
    const RevisionGraph graph(parse(TwoBranches));
    const auto unknown = graph.resolve(u"xy"_s).error();
    QCOMPARE(int(unknown.kind), int(Error::Kind::Command));
    QCOMPARE(
        unknown.why,
        u"No such revision or branch 'xy'; please ensure at least four characters are present for partial revision "
        "identifier matches"_s);
    QVERIFY(!unknown.advice.isEmpty());
    QCOMPARE(graph.resolve(u"head"_s).error().why, u"The heads are l2, r2."_s);
    QCOMPARE(
        graph.resolve(u"no@head"_s).error().why,
        u"No such revision or branch 'no'; please ensure at least four characters are present for partial revision "
        "identifier matches"_s);
}

void TestRevisionGraph::tenThousand_data()
{
    QTest::addColumn<std::vector<Revision>>("revisions");
    QTest::addRow("chain") << makeChain(10'000);
    QTest::addRow("everything") << makeGraph(
        {.size = 10'000, .bases = 5, .branches = 5, .merges = 20, .labels = 1, .dependencies = 2}, 1);
    auto fan = makeChain(10'000);
    for (std::size_t i = 1; i < fan.size(); ++i)
        fan[i].downRevisions = {fan[i % 2 == 0 ? i - 1 : 0].id};
    QTest::addRow("five thousand branches") << fan;
}

/// Loose bounds, for debug builds under a sanitizer: what takes the square of the revisions takes minutes here.
void TestRevisionGraph::tenThousand()
{
    QFETCH(std::vector<Revision>, revisions);
    QElapsedTimer timer;
    timer.start();
    const RevisionGraph graph(revisions);
    const auto order = graph.newestFirst();
    QCOMPARE(order.size(), 10'000);
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < order.size(); ++i)
        places[order[i]] = i;
    for (const auto &id : order) {
        const auto parents = graph.normalizedDown(id);
        for (const auto &parent : parents)
            QVERIFY(places[parent] > places[id]);
    }
    auto up = graph.upgradePath(u"heads"_s, {}).value();
    std::ranges::reverse(up);
    QCOMPARE(up, order);
    QCOMPARE(graph.downgradePath(u"base"_s, graph.realHeads()).value(), order);
    QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestRevisionGraph)
#include "tst_revisiongraph.moc"
