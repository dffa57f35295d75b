#include "widgets/common/elidedlabel.h"
#include "widgets/diff/definitionpane.h"
#include "widgets/diff/definitionview.h"
#include "widgets/diff/sqlhighlighter.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestDefinitionView : public QObject
{
    Q_OBJECT

private slots:
    void rowsAsText_data();
    void rowsAsText();
    void panesHaveTheSameRows();
    void keysWalkTheDifferences();
    void equalTextsHaveNothingToWalk();
    void buttonsChangeTheMode();
    void panesScrollTogether();
    void shorterPaneDoesNotPullBack();
    void copyLeavesGapsOut();
    void changedWordsAreBoxed();
    void titlesAreSaid();
    void keywords_data();
    void keywords();
};

namespace {

const QString before = u"CREATE TABLE customer (\n  id INTEGER,\n  fullname VARCHAR(80),\n  a INTEGER,\n  b INTEGER,\n"
                       "  c INTEGER,\n  e INTEGER,\n  f INTEGER,\n  d INTEGER,\n  old TEXT\n);\n"_s;
const QString after = u"CREATE TABLE customer (\n  id INTEGER,\n  fullname VARCHAR(120),\n  email VARCHAR(120),\n"
                      "  a INTEGER,\n  b INTEGER,\n  c INTEGER,\n  e INTEGER,\n  f INTEGER,\n  d INTEGER\n);\n"_s;

/// One side as text: sign, numbers and the line.
QStringList asText(const QList<DefinitionRow> &rows)
{
    QStringList lines;
    for (const DefinitionRow &row : rows) {
        switch (row.kind) {
        case DefinitionRow::Kind::Gap:
            lines.append(u"/"_s);
            break;
        case DefinitionRow::Kind::Folded:
            lines.append(u"… %1"_s.arg(row.foldedCount));
            break;
        default: {
            const bool added = row.kind == DefinitionRow::Kind::Added;
            const bool dropped = row.kind == DefinitionRow::Kind::Dropped;
            const QString sign = row.changed ? u"~"_s : added ? u"+"_s : dropped ? u"-"_s : u"="_s;
            lines.append(u"%1 %2,%3 %4"_s.arg(sign).arg(row.leftNumber).arg(row.rightNumber).arg(row.text.trimmed()));
        }
        }
    }
    return lines;
}

QString longText(const QString &name, int lines)
{
    QString text;
    for (int i = 0; i < lines; ++i)
        text += u"  %1_%2 INTEGER,\n"_s.arg(name).arg(i);
    return text;
}

} // namespace

void TestDefinitionView::rowsAsText_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("onlyDifferences");
    QTest::addColumn<bool>("oneColumn");
    QTest::addColumn<QStringList>("leftRows");
    QTest::addColumn<QStringList>("rightRows");
    QTest::addColumn<QList<int>>("differences");
    QTest::addRow("nothing") << QString() << QString() << false << false << QStringList{} << QStringList{}
                             << QList<int>{};
    QTest::addRow("only on the right") << QString() << u"a\nb\n"_s << false << false << QStringList{u"/"_s, u"/"_s}
                                       << QStringList{u"+ 0,1 a"_s, u"+ 0,2 b"_s} << QList<int>{0};
    QTest::addRow("side by side") << u"a\nx VARCHAR(8)\nb\n"_s << u"a\nx VARCHAR(9)\nnew\nb\n"_s << false << false
                                  << QStringList{u"= 1,1 a"_s, u"~ 2,0 x VARCHAR(8)"_s, u"/"_s, u"= 3,4 b"_s}
                                  << QStringList{u"= 1,1 a"_s, u"~ 0,2 x VARCHAR(9)"_s, u"+ 0,3 new"_s, u"= 3,4 b"_s}
                                  << QList<int>{1};
    QTest::addRow("one column") << u"a\nx VARCHAR(8)\nb\n"_s << u"a\nx VARCHAR(9)\nnew\nb\n"_s << false << true
                                << QStringList{}
                                << QStringList{u"= 1,1 a"_s, u"~ 2,0 x VARCHAR(8)"_s, u"~ 0,2 x VARCHAR(9)"_s,
                                               u"+ 0,3 new"_s, u"= 3,4 b"_s}
                                << QList<int>{1};
    QTest::addRow("only differences") << u"a\nb\nc\nd\ngone\ne\n"_s << u"a\nb\nc\nd\ne\n"_s << true << false
                                      << QStringList{u"… 3"_s, u"= 4,4 d"_s, u"- 5,0 gone"_s, u"= 6,5 e"_s}
                                      << QStringList{u"… 3"_s, u"= 4,4 d"_s, u"/"_s, u"= 6,5 e"_s} << QList<int>{2};
    QTest::addRow("one line is not folded") << u"a\nb\nx\n"_s << u"a\nb\n"_s << true << true << QStringList{}
                                            << QStringList{u"= 1,1 a"_s, u"= 2,2 b"_s, u"- 3,0 x"_s} << QList<int>{2};
    QTest::addRow("all equal, folded") << u"a\nb\nc\n"_s << u"a\nb\nc\n"_s << true << false << QStringList{u"… 3"_s}
                                       << QStringList{u"… 3"_s} << QList<int>{};
}

void TestDefinitionView::rowsAsText()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, onlyDifferences);
    QFETCH(bool, oneColumn);
    QFETCH(QStringList, leftRows);
    QFETCH(QStringList, rightRows);
    QFETCH(QList<int>, differences);
    const DefinitionRows rows = definitionRows(left, right, {onlyDifferences, oneColumn});
    QCOMPARE(asText(rows.left), leftRows);
    QCOMPARE(asText(rows.right), rightRows);
    QCOMPARE(rows.differences, differences);
}

void TestDefinitionView::panesHaveTheSameRows()
{
    DefinitionView view;
    view.setTexts(before, after);
    const auto *left = view.findChild<DefinitionPane *>(u"leftDefinition"_s);
    const auto *right = view.findChild<DefinitionPane *>(u"rightDefinition"_s);
    QCOMPARE(left->rows().size(), right->rows().size());
    QCOMPARE(left->document()->blockCount(), right->document()->blockCount());
    QCOMPARE(view.differenceCount(), 2);
    QVERIFY(left->isReadOnly() && right->isReadOnly());
}

void TestDefinitionView::keysWalkTheDifferences()
{
    DefinitionView view;
    view.resize(800, 300);
    view.setTexts(before, after);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    auto *right = view.findChild<DefinitionPane *>(u"rightDefinition"_s);
    const auto *left = view.findChild<DefinitionPane *>(u"leftDefinition"_s);
    QList<int> rows;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(right, Qt::Key_F7);
        rows.append(right->caretRow());
        QCOMPARE(left->caretRow(), right->caretRow());
    }
    QVERIFY(rows.at(0) < rows.at(1));
    QCOMPARE(rows.at(2), rows.at(0));
    QTest::keyClick(right, Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(right->caretRow(), rows.at(1));
    QCOMPARE(view.findChild<widgets::ElidedLabel *>(u"differenceCount"_s)->fullText(), u"2 of 2"_s);
}

void TestDefinitionView::equalTextsHaveNothingToWalk()
{
    DefinitionView view;
    view.setTexts(before, before);
    QVERIFY(!view.goToDifference(true));
    QVERIFY(!view.findChild<QToolButton *>(u"nextDifference"_s)->isEnabled());
    QCOMPARE(view.findChild<widgets::ElidedLabel *>(u"differenceCount"_s)->fullText(), u"equal"_s);
    view.setTexts({}, {});
    QVERIFY(view.findChild<widgets::ElidedLabel *>(u"differenceCount"_s)->fullText().isEmpty());
}

void TestDefinitionView::buttonsChangeTheMode()
{
    DefinitionView view;
    view.setTexts(before, after);
    view.show();
    const auto *left = view.findChild<DefinitionPane *>(u"leftDefinition"_s);
    const auto *right = view.findChild<DefinitionPane *>(u"rightDefinition"_s);
    const qsizetype all = right->rows().size();
    QTest::mouseClick(view.findChild<QToolButton *>(u"onlyDifferences"_s), Qt::LeftButton);
    QVERIFY(view.mode().onlyDifferences);
    QVERIFY(right->rows().size() < all);
    QTest::mouseClick(view.findChild<QToolButton *>(u"oneColumn"_s), Qt::LeftButton);
    QVERIFY(view.mode().oneColumn);
    QVERIFY(!left->isVisible());
    view.setOneColumn(false);
    view.setOnlyDifferences(false);
    QVERIFY(left->isVisible());
    QVERIFY(!view.findChild<QToolButton *>(u"oneColumn"_s)->isChecked());
    QCOMPARE(right->rows().size(), all);
}

void TestDefinitionView::panesScrollTogether()
{
    DefinitionView view;
    view.resize(600, 200);
    view.setTexts(longText(u"left"_s, 100), longText(u"right"_s, 100));
    view.show();
    QScrollBar *left = view.findChild<DefinitionPane *>(u"leftDefinition"_s)->verticalScrollBar();
    QScrollBar *right = view.findChild<DefinitionPane *>(u"rightDefinition"_s)->verticalScrollBar();
    QTRY_VERIFY(left->maximum() > 0 && left->maximum() == right->maximum());
    left->setValue(left->maximum() / 2);
    QCOMPARE(right->value(), left->value());
    right->setValue(0);
    QCOMPARE(left->value(), 0);
}

void TestDefinitionView::shorterPaneDoesNotPullBack()
{
    DefinitionView view;
    view.resize(600, 200);
    view.setTexts(u"a\n"_s, QString(400, u'x') + u'\n');
    view.show();
    QScrollBar *right = view.findChild<DefinitionPane *>(u"rightDefinition"_s)->horizontalScrollBar();
    QTRY_VERIFY(right->maximum() > 0);
    right->setValue(right->maximum());
    QCOMPARE(right->value(), right->maximum());
}

void TestDefinitionView::copyLeavesGapsOut()
{
    DefinitionView view;
    view.setTexts(u"a\nc\n"_s, u"a\nb\nc\n"_s);
    auto *left = view.findChild<DefinitionPane *>(u"leftDefinition"_s);
    left->selectAll();
    left->copy();
    QCOMPARE(QApplication::clipboard()->text(), u"a\nc"_s);
}

void TestDefinitionView::changedWordsAreBoxed()
{
    const DefinitionRows rows = definitionRows(before, after, {});
    const auto changed = std::ranges::find_if(rows.right, [](const DefinitionRow &row) { return row.changed; });
    QVERIFY(changed != rows.right.end());
    QCOMPARE(changed->words.size(), 1);
    QCOMPARE(changed->text.mid(changed->words.first().start, changed->words.first().length), u"120"_s);
}

void TestDefinitionView::titlesAreSaid()
{
    DefinitionView view;
    view.setTitles(u"database: development"_s, u"model: schema.sql"_s);
    QVERIFY(
        view.findChild<DefinitionPane *>(u"leftDefinition"_s)->accessibleName().contains(u"database: development"_s));
    for (const QToolButton *button : view.findChildren<QToolButton *>())
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

void TestDefinitionView::keywords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("isKeyword");
    QTest::addRow("upper case") << u"VARCHAR"_s << true;
    QTest::addRow("lower case") << u"not"_s << true;
    QTest::addRow("a name") << u"customer"_s << false;
    QTest::addRow("nothing") << QString() << false;
}

void TestDefinitionView::keywords()
{
    QFETCH(QString, word);
    QFETCH(bool, isKeyword);
    QCOMPARE(isSqlKeyword(word), isKeyword);
}

QTEST_MAIN(TestDefinitionView)
#include "tst_definitionview.moc"
