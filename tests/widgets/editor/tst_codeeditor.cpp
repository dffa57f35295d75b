#include "widgets/editor/codeeditor.h"
#include "widgets/theme/theme.h"

#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace widgets;

class TestCodeEditor : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void textSurvives_data();
    void textSurvives();
    void typedLinesEndAsTheFileDoes_data();
    void typedLinesEndAsTheFileDoes();
    void problemIsMarkedAtItsLine_data();
    void problemIsMarkedAtItsLine();
    void newTextTakesProblemsAway();
    void nextProblemGoesRound();
    void findGoesRound_data();
    void findGoesRound();
    void findBarSearches();
    void readOnlyRefusesTyping();
    void modifiedIsTold();
    void escapeThenTabLeaves();
    void tabAloneStays();
    void programKeysAreFree();
    void colorsFollowTheTheme();
    void lexerFollowsTheLanguage();
    void accessibleNameReachesTheInnerPart();
    void goToStaysInTheText_data();
    void goToStaysInTheText();

private:
    Theme *m_theme = nullptr;
};

namespace {

QsciScintilla *innerOf(const CodeEditor &editor)
{
    return editor.findChild<QsciScintilla *>();
}

/// The indicator 8 over the line, as a string of ^ and blanks.
QString squiggleOf(QsciScintilla *inner, int line)
{
    QString result;
    const long start = inner->SendScintilla(QsciScintilla::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
    const int length = static_cast<int>(inner->text(line).trimmed().isEmpty() ? 0 : inner->text(line).size());
    for (int i = 0; i < length; ++i) {
        const long on = inner->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, 8UL, start + i);
        result += on != 0 ? u'^' : u' ';
    }
    while (result.endsWith(u' '))
        result.chop(1);
    return result;
}

} // namespace

void TestCodeEditor::initTestCase()
{
    m_theme = new Theme(*qApp, this);
    m_theme->setChoice(Theme::Choice::Light);
}

void TestCodeEditor::textSurvives_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << QString();
    QTest::addRow("no line end") << u"SELECT 1"_s;
    QTest::addRow("unix") << u"a\nb\n"_s;
    QTest::addRow("windows") << u"a\r\nb\r\n"_s;
    QTest::addRow("mixed") << u"a\r\nb\nc"_s;
    QTest::addRow("outside ASCII") << u"-- клиенты è ≠ 😀\nSELECT 1;\n"_s;
    QTest::addRow("tabs and blanks at the end") << u"\ta  \n  "_s;
}

void TestCodeEditor::textSurvives()
{
    QFETCH(QString, text);
    CodeEditor editor;
    editor.setText(text);
    QCOMPARE(editor.text(), text);
    QVERIFY(!editor.isModified());
}

void TestCodeEditor::typedLinesEndAsTheFileDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("after");
    QTest::addRow("unix") << u"a\n"_s << u"\na\n"_s;
    QTest::addRow("windows") << u"a\r\n"_s << u"\r\na\r\n"_s;
}

void TestCodeEditor::typedLinesEndAsTheFileDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, after);
    CodeEditor editor;
    editor.setText(text);
    QTest::keyClick(innerOf(editor), Qt::Key_Return);
    QCOMPARE(editor.text(), after);
}

void TestCodeEditor::problemIsMarkedAtItsLine_data()
{
    QTest::addColumn<EditorProblem>("problem");
    QTest::addColumn<int>("line"); // from 0, where the mark is expected
    QTest::addColumn<QString>("squiggle");
    QTest::addRow("a place") << EditorProblem{2, 8, 5, u"refused"_s} << 1 << u"       ^^^^^"_s;
    QTest::addRow("up to the end of the line") << EditorProblem{1, 8, 0, u"refused"_s} << 0 << u"       ^^^"_s;
    QTest::addRow("the whole line, without its indent") << EditorProblem{3, 0, 0, u"refused"_s} << 2 << u"    ^^^^"_s;
    QTest::addRow("longer than the line") << EditorProblem{1, 8, 99, u"refused"_s} << 0 << u"       ^^^"_s;
    QTest::addRow("after the last line") << EditorProblem{99, 1, 0, u"refused"_s} << 3 << QString();
    QTest::addRow("before the first line") << EditorProblem{0, 1, 1, u"refused"_s} << 0 << u"^"_s;
}

void TestCodeEditor::problemIsMarkedAtItsLine()
{
    QFETCH(EditorProblem, problem);
    QFETCH(int, line);
    QFETCH(QString, squiggle);
    CodeEditor editor;
    editor.setText(u"SELECT one\nUPDATE users;\n    pass\n"_s);
    editor.setProblems({problem});
    QsciScintilla *inner = innerOf(editor);
    for (int i = 0; i < inner->lines(); ++i) {
        QCOMPARE(inner->markersAtLine(i) != 0, i == line);
        QCOMPARE(inner->annotation(i), i == line ? u"refused"_s : QString());
    }
    QCOMPARE(squiggleOf(inner, line).replace(u"\n"_s, QString()), squiggle);
}

void TestCodeEditor::newTextTakesProblemsAway()
{
    CodeEditor editor;
    editor.setText(u"a\nb"_s);
    editor.setProblems({{1, 1, 1, u"one"_s}, {2, 1, 1, u"two"_s}});
    editor.setProblems({{2, 1, 1, u"two"_s}});
    QVERIFY(innerOf(editor)->annotation(0).isEmpty());
    editor.setText(u"a\nb"_s);
    QVERIFY(editor.problems().isEmpty());
    QCOMPARE(innerOf(editor)->markersAtLine(1), 0U);
    QVERIFY(innerOf(editor)->annotation(1).isEmpty());
}

void TestCodeEditor::nextProblemGoesRound()
{
    CodeEditor editor;
    editor.setText(u"a\nb\nc\nd"_s);
    QVERIFY(!editor.goToNextProblem());
    editor.setProblems({{4, 1, 1, {}}, {2, 1, 1, {}}});
    QTest::keyClick(innerOf(editor), Qt::Key_F8);
    QCOMPARE(editor.caretLine(), 2);
    QTest::keyClick(innerOf(editor), Qt::Key_F8);
    QCOMPARE(editor.caretLine(), 4);
    QTest::keyClick(innerOf(editor), Qt::Key_F8);
    QCOMPARE(editor.caretLine(), 2);
}

void TestCodeEditor::findGoesRound_data()
{
    QTest::addColumn<QString>("needle");
    QTest::addColumn<bool>("forward");
    QTest::addColumn<QList<int>>("lines");
    QTest::addRow("forward") << u"email"_s << true << QList<int>{1, 3, 1};
    QTest::addRow("backward") << u"email"_s << false << QList<int>{3, 1, 3};
    QTest::addRow("case does not matter") << u"EMAIL"_s << true << QList<int>{1, 3};
    QTest::addRow("nowhere") << u"phone"_s << true << QList<int>{};
    QTest::addRow("nothing asked") << QString() << true << QList<int>{};
}

void TestCodeEditor::findGoesRound()
{
    QFETCH(QString, needle);
    QFETCH(bool, forward);
    QFETCH(QList<int>, lines);
    CodeEditor editor;
    editor.setText(u"add email\nadd name\ndrop email\n"_s);
    if (lines.isEmpty())
        QVERIFY(!editor.find(needle, forward));
    for (const int line : lines) {
        QVERIFY(editor.find(needle, forward));
        QCOMPARE(editor.caretLine(), line);
        QCOMPARE(editor.selectedText(), u"email"_s);
    }
}

void TestCodeEditor::findBarSearches()
{
    CodeEditor editor;
    editor.setText(u"add email\ndrop email\n"_s);
    editor.show();
    QTest::keyClick(innerOf(editor), Qt::Key_F, Qt::ControlModifier);
    auto *needle = editor.findChild<QLineEdit *>(u"findText"_s);
    QVERIFY(needle->isVisible());
    QTest::keyClicks(needle, u"drop"_s);
    QCOMPARE(editor.caretLine(), 2);
    QTest::keyClick(needle, Qt::Key_Escape);
    QVERIFY(!needle->isVisible());
}

void TestCodeEditor::readOnlyRefusesTyping()
{
    CodeEditor editor;
    editor.setText(u"fixed"_s);
    editor.setReadOnly(true);
    QTest::keyClicks(innerOf(editor), u"x"_s);
    QCOMPARE(editor.text(), u"fixed"_s);
    editor.setText(u"from outside"_s);
    QCOMPARE(editor.text(), u"from outside"_s);
    QVERIFY(editor.isReadOnly());
}

void TestCodeEditor::modifiedIsTold()
{
    CodeEditor editor;
    QSignalSpy modified(&editor, &CodeEditor::modificationChanged);
    editor.setText(u"a"_s);
    QTest::keyClicks(innerOf(editor), u"x"_s);
    QVERIFY(editor.isModified());
    QCOMPARE(modified.last().first().toBool(), true);
    editor.setModified(false);
    QCOMPARE(modified.last().first().toBool(), false);
}

void TestCodeEditor::escapeThenTabLeaves()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    auto *editor = new CodeEditor(&window);
    auto *next = new QLineEdit(&window);
    layout->addWidget(editor);
    layout->addWidget(next);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    innerOf(*editor)->setFocus();
    QTest::keyClick(innerOf(*editor), Qt::Key_Escape);
    QTest::keyClick(innerOf(*editor), Qt::Key_Tab);
    QVERIFY(!innerOf(*editor)->hasFocus());
    QVERIFY(editor->text().isEmpty());
}

void TestCodeEditor::tabAloneStays()
{
    CodeEditor editor;
    editor.show();
    QVERIFY(QTest::qWaitForWindowActive(&editor));
    innerOf(editor)->setFocus();
    QTest::keyClick(innerOf(editor), Qt::Key_Tab);
    QCOMPARE(editor.text(), u"    "_s);
    QTest::keyClick(innerOf(editor), Qt::Key_Escape);
    QTest::keyClicks(innerOf(editor), u"x"_s);
    QTest::keyClick(innerOf(editor), Qt::Key_Tab);
    QVERIFY(innerOf(editor)->hasFocus());
}

void TestCodeEditor::programKeysAreFree()
{
    CodeEditor editor;
    editor.setText(u"One\nTwo"_s);
    innerOf(editor)->selectAll();
    for (const auto key : {Qt::Key_U, Qt::Key_D, Qt::Key_T, Qt::Key_L}) {
        QTest::keyClick(innerOf(editor), key, Qt::ControlModifier);
        QTest::keyClick(innerOf(editor), key, Qt::ControlModifier | Qt::ShiftModifier);
    }
    QCOMPARE(editor.text(), u"One\nTwo"_s);
}

void TestCodeEditor::colorsFollowTheTheme()
{
    for (const auto choice : {Theme::Choice::Dark, Theme::Choice::Light}) {
        m_theme->setChoice(choice);
        CodeEditor editor;
        editor.setLanguage(CodeEditor::Language::Sql);
        QCOMPARE(innerOf(editor)->lexer()->paper(0), m_theme->tokens().color(Role::Surface));
        QCOMPARE(innerOf(editor)->lexer()->color(0), m_theme->tokens().color(Role::Text));
    }
}

void TestCodeEditor::lexerFollowsTheLanguage()
{
    CodeEditor editor;
    QVERIFY(innerOf(editor)->lexer() == nullptr);
    editor.setLanguage(CodeEditor::Language::Sql);
    QCOMPARE(innerOf(editor)->lexer()->language(), "SQL");
    editor.setLanguage(CodeEditor::Language::Python);
    QCOMPARE(innerOf(editor)->lexer()->language(), "Python");
    editor.setLanguage(CodeEditor::Language::Plain);
    QVERIFY(innerOf(editor)->lexer() == nullptr);
}

void TestCodeEditor::accessibleNameReachesTheInnerPart()
{
    CodeEditor editor;
    editor.setAccessibleName(u"The chosen statement"_s);
    QCOMPARE(innerOf(editor)->accessibleName(), u"The chosen statement"_s);
}

void TestCodeEditor::goToStaysInTheText_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("caret");
    QTest::addRow("inside") << 2 << 2;
    QTest::addRow("before") << -4 << 1;
    QTest::addRow("after") << 40 << 3;
}

void TestCodeEditor::goToStaysInTheText()
{
    QFETCH(int, line);
    QFETCH(int, caret);
    CodeEditor editor;
    editor.setText(u"a\nb\nc"_s);
    editor.goTo(line, 9);
    QCOMPARE(editor.caretLine(), caret);
}

QTEST_MAIN(TestCodeEditor)
#include "tst_codeeditor.moc"
