#include "models/linediff.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace models;

class TestLineDiff : public QObject
{
    Q_OBJECT

private slots:
    void alignedAsText_data();
    void alignedAsText();
    void wordsAreMarked_data();
    void wordsAreMarked();
    void everyLineIsThereOnce_data();
    void everyLineIsThereOnce();
    void longTextsAreQuick();
};

namespace {

QStringList linesOf(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

/// A row a line: sign, left text, bar, right text; · for a gap.
QStringList asText(const QStringList &left, const QStringList &right)
{
    QStringList rows;
    for (const AlignedLine &line : alignLines(left, right)) {
        const QChar sign = line.kind == AlignedLine::Kind::Equal ? u'='
            : line.kind == AlignedLine::Kind::Changed            ? u'~'
            : line.kind == AlignedLine::Kind::Added              ? u'+'
                                                                 : u'-';
        const QString leftText = line.left >= 0 ? left.at(line.left).trimmed() : u"·"_s;
        const QString rightText = line.right >= 0 ? right.at(line.right).trimmed() : u"·"_s;
        rows.append(u"%1 %2 | %3"_s.arg(sign).arg(leftText, rightText));
    }
    return rows;
}

/// The ranges in brackets: "full_name VARCHAR([120]),"
QString bracketed(QString line, const QList<TextRange> &ranges)
{
    for (auto range = ranges.crbegin(); range != ranges.crend(); ++range) {
        line.insert(range->start + range->length, u']');
        line.insert(range->start, u'[');
    }
    return line;
}

} // namespace

void TestLineDiff::alignedAsText_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QStringList>("rows");
    QTest::addRow("both empty") << QString() << QString() << QStringList{};
    QTest::addRow("only the right one") << QString() << u"a\nb"_s << QStringList{u"+ · | a"_s, u"+ · | b"_s};
    QTest::addRow("only the left one") << u"a"_s << QString() << QStringList{u"- a | ·"_s};
    QTest::addRow("the same") << u"a\nb"_s << u"a\nb"_s << QStringList{u"= a | a"_s, u"= b | b"_s};
    QTest::addRow("indent does not count") << u"  a"_s << u"\ta "_s << QStringList{u"= a | a"_s};
    QTest::addRow("one more behind what was the last")
        << u"a,\nb"_s << u"a,\nb,\nc"_s << QStringList{u"= a, | a,"_s, u"= b | b,"_s, u"+ · | c"_s};
    QTest::addRow("one added in the middle")
        << u"a\nc"_s << u"a\nb\nc"_s << QStringList{u"= a | a"_s, u"+ · | b"_s, u"= c | c"_s};
    QTest::addRow("one dropped at the end") << u"a\nb"_s << u"a"_s << QStringList{u"= a | a"_s, u"- b | ·"_s};
    QTest::addRow("nothing alike") << u"alpha beta"_s << u"gamma delta"_s
                                   << QStringList{u"- alpha beta | ·"_s, u"+ · | gamma delta"_s};
    QTest::addRow("a column gets wider and one comes")
        << u"id INTEGER NOT NULL,\nfullname VARCHAR(80),\ncreated_at TIMESTAMP,"_s
        << u"id INTEGER NOT NULL,\nfullname VARCHAR(120),\nemail VARCHAR(120),\ncreated_at TIMESTAMP,"_s
        << QStringList{u"= id INTEGER NOT NULL, | id INTEGER NOT NULL,"_s,
                       u"~ fullname VARCHAR(80), | fullname VARCHAR(120),"_s, u"+ · | email VARCHAR(120),"_s,
                       u"= created_at TIMESTAMP, | created_at TIMESTAMP,"_s};
    QTest::addRow("the pair that is most alike")
        << u"email VARCHAR(80) NOT NULL,"_s << u"phone VARCHAR(20),\nemail VARCHAR(120) NOT NULL,"_s
        << QStringList{u"+ · | phone VARCHAR(20),"_s,
                       u"~ email VARCHAR(80) NOT NULL, | email VARCHAR(120) NOT NULL,"_s};
    QTest::addRow("a line moved") << u"a\nb\nc"_s << u"b\nc\na"_s
                                  << QStringList{u"- a | ·"_s, u"= b | b"_s, u"= c | c"_s, u"+ · | a"_s};
}

void TestLineDiff::alignedAsText()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QStringList, rows);
    QCOMPARE(asText(linesOf(left), linesOf(right)), rows);
}

void TestLineDiff::wordsAreMarked_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("leftMarked");
    QTest::addColumn<QString>("rightMarked");
    QTest::addRow("a length") << u"  name VARCHAR(80),"_s << u"  name VARCHAR(120),"_s << u"  name VARCHAR([80]),"_s
                              << u"  name VARCHAR([120]),"_s;
    QTest::addRow("words that come are one box")
        << u"a INTEGER,"_s << u"a INTEGER NOT NULL,"_s << u"a INTEGER,"_s << u"a INTEGER [NOT NULL],"_s;
    QTest::addRow("a name") << u"fullname TEXT"_s << u"full_name TEXT"_s << u"[fullname] TEXT"_s
                            << u"[full_name] TEXT"_s;
    QTest::addRow("blanks do not count") << u"a  TEXT"_s << u"a TEXT"_s << u"a  TEXT"_s << u"a TEXT"_s;
    QTest::addRow("outside ASCII") << u"имя TEXT DEFAULT 'è'"_s << u"имя TEXT DEFAULT 'é'"_s
                                   << u"имя TEXT DEFAULT '[è]'"_s << u"имя TEXT DEFAULT '[é]'"_s;
    QTest::addRow("an empty side") << QString() << u"a b"_s << QString() << u"[a b]"_s;
}

void TestLineDiff::wordsAreMarked()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(QString, leftMarked);
    QFETCH(QString, rightMarked);
    const WordDifference difference = compareWords(left, right);
    QCOMPARE(bracketed(left, difference.left), leftMarked);
    QCOMPARE(bracketed(right, difference.right), rightMarked);
}

void TestLineDiff::everyLineIsThereOnce_data()
{
    QTest::addColumn<int>("leftStep");
    QTest::addColumn<int>("rightStep");
    QTest::addRow("few differ") << 17 << 23;
    QTest::addRow("many differ") << 3 << 2;
    QTest::addRow("all differ on one side") << 1 << 5;
}

void TestLineDiff::everyLineIsThereOnce()
{
    QFETCH(int, leftStep);
    QFETCH(int, rightStep);
    QStringList left;
    QStringList right;
    for (int i = 0; i < 200; ++i) {
        left.append(i % leftStep == 0 ? u"left %1"_s.arg(i) : u"line %1"_s.arg(i));
        right.append(i % rightStep == 0 ? u"right %1"_s.arg(i) : u"line %1"_s.arg(i));
    }
    int nextLeft = 0;
    int nextRight = 0;
    for (const AlignedLine &line : alignLines(left, right)) {
        if (line.left >= 0)
            QCOMPARE(line.left, nextLeft++);
        if (line.right >= 0)
            QCOMPARE(line.right, nextRight++);
        QVERIFY(line.kind != AlignedLine::Kind::Equal || left.at(line.left) == right.at(line.right));
    }
    QCOMPARE(nextLeft, left.size());
    QCOMPARE(nextRight, right.size());
}

void TestLineDiff::longTextsAreQuick()
{
    QStringList left;
    QStringList right;
    for (int i = 0; i < 20'000; ++i) {
        left.append(u"line %1"_s.arg(i));
        if (i % 40 != 0)
            right.append(i % 50 == 0 ? u"other %1"_s.arg(i) : u"line %1"_s.arg(i));
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(alignLines(left, right).size() >= left.size());
    QVERIFY2(timer.elapsed() < 3'000, "under 0.2 s in a debug build");
}

QTEST_APPLESS_MAIN(TestLineDiff)
#include "tst_linediff.moc"
