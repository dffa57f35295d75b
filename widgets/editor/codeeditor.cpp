#include "widgets/editor/codeeditor.h"

#include "widgets/editor/codelexers.h"
#include "widgets/editor/findbar.h"
#include "widgets/editor/scintillaeditor.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

enum Margin { NumberMargin, MarkMargin };
enum Marker { ProblemMarker, ChangedMarker };
constexpr int problemIndicator = 8; // 0-7 belong to the lexers

unsigned long packed(const QColor &color)
{
    return static_cast<unsigned long>(color.red() | (color.green() << 8) | (color.blue() << 16));
}

QsciScintilla::EolMode lineEndsOf(const QString &text)
{
    const qsizetype end = text.indexOf(u'\n');
    return end > 0 && text.at(end - 1) == u'\r' ? QsciScintilla::EolWindows : QsciScintilla::EolUnix;
}

/// The length of a line without what ends it.
int visibleLength(const QString &line)
{
    qsizetype length = line.size();
    while (length > 0 && (line.at(length - 1) == u'\n' || line.at(length - 1) == u'\r'))
        --length;
    return static_cast<int>(length);
}

} // namespace

CodeEditor::CodeEditor(QWidget *parent)
    : QWidget(parent)
{
    setupEditor();
    applyTokens();
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setupEditor()
{
    m_editor = new ScintillaEditor(this);
    m_findBar = new FindBar(this);
    setFocusProxy(m_editor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_editor);
    layout->addWidget(m_findBar);

    m_editor->setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(MarkMargin, QsciScintilla::SymbolMargin);
    m_editor->setMarginMarkerMask(MarkMargin, (1 << ProblemMarker) | (1 << ChangedMarker));
    m_editor->markerDefine(QsciScintilla::LeftRectangle, ChangedMarker);
    m_editor->indicatorDefine(QsciScintilla::SquiggleIndicator, problemIndicator);
    m_editor->setIndicatorDrawUnder(true, problemIndicator);

    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEditor::textChanged);
    connect(m_editor, &QsciScintilla::linesChanged, this, &CodeEditor::updateNumberMargin);
    connect(m_editor, &QsciScintilla::modificationChanged, this, &CodeEditor::modificationChanged);
    connect(m_editor, &QsciScintilla::cursorPositionChanged, this,
            [this](int line, int column) { emit caretMoved(line + 1, column + 1); });
    connect(m_findBar, &FindBar::findRequested, this,
            [this](const QString &needle, bool forward) { m_findBar->setFound(find(needle, forward)); });
    connect(m_findBar, &FindBar::closed, this, [this] {
        m_findBar->hide();
        m_editor->setFocus(Qt::OtherFocusReason);
    });
}

/// The keys that this editor takes before any action of the window with the same ones.
std::function<void()> CodeEditor::actionFor(const QKeyEvent &event)
{
    const int key = event.key();
    if (event.matches(QKeySequence::Find))
        return [this] { openFindBar(); };
    if (key == Qt::Key_F3 && !m_findBar->needle().isEmpty()) {
        const bool forward = !event.modifiers().testFlag(Qt::ShiftModifier);
        return [this, forward] { m_findBar->setFound(find(m_findBar->needle(), forward)); };
    }
    if (key == Qt::Key_F8 && !m_problems.isEmpty())
        return [this] { goToNextProblem(); };
    return {};
}

bool CodeEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        if (const auto action = actionFor(*static_cast<QKeyEvent *>(event))) {
            if (event->type() == QEvent::KeyPress)
                action();
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void CodeEditor::setLanguage(Language language)
{
    m_language = language;
    applyTokens();
}

QString CodeEditor::text() const
{
    return m_editor->text();
}

void CodeEditor::setText(const QString &text)
{
    m_problems.clear();
    m_editor->setEolMode(lineEndsOf(text));
    // QScintilla refuses setText() on a read-only document, though only the user should be refused.
    const bool readOnly = m_editor->isReadOnly();
    m_editor->setReadOnly(false);
    m_editor->setText(text);
    m_editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    m_editor->setModified(false);
    m_editor->setReadOnly(readOnly);
    m_editor->markerDeleteAll();
    showProblems();
    updateNumberMargin();
}

bool CodeEditor::isReadOnly() const
{
    return m_editor->isReadOnly();
}

void CodeEditor::setReadOnly(bool on)
{
    m_editor->setReadOnly(on);
    m_editor->setCaretLineVisible(!on);
}

bool CodeEditor::isModified() const
{
    return m_editor->isModified();
}

void CodeEditor::setModified(bool on)
{
    m_editor->setModified(on);
}

void CodeEditor::setProblems(const QList<EditorProblem> &problems)
{
    m_problems = problems;
    std::ranges::sort(m_problems, {}, &EditorProblem::line);
    showProblems();
}

void CodeEditor::showProblems()
{
    m_editor->markerDeleteAll(ProblemMarker);
    m_editor->clearAnnotations();
    const int lastLine = std::max(0, m_editor->lines() - 1);
    m_editor->clearIndicatorRange(0, 0, lastLine, m_editor->lineLength(lastLine), problemIndicator);

    const Tokens tokens = tokensOf(this);
    const QFont font = fixedFont();
    const QsciStyle words(-1, tr("Problem"), tokens.color(Role::DroppedMark), tokens.color(Role::DroppedRow), font);
    for (const EditorProblem &problem : std::as_const(m_problems)) {
        const int line = std::clamp(problem.line - 1, 0, lastLine);
        const QString lineText = m_editor->text(line);
        const int end = visibleLength(lineText);
        int from = std::clamp(problem.column - 1, 0, end);
        if (problem.column == 0)
            from = static_cast<int>(std::distance(
                lineText.cbegin(), std::ranges::find_if_not(lineText, [](QChar letter) { return letter.isSpace(); })));
        const int to = problem.length > 0 ? std::min(end, from + problem.length) : end;
        m_editor->markerAdd(line, ProblemMarker);
        if (to > from)
            m_editor->fillIndicatorRange(line, from, line, to, problemIndicator);
        if (!problem.message.isEmpty())
            m_editor->annotate(line, problem.message, words);
    }
}

bool CodeEditor::goToNextProblem()
{
    if (m_problems.isEmpty())
        return false;
    const int line = caretLine();
    const auto next =
        std::ranges::find_if(m_problems, [line](const EditorProblem &problem) { return problem.line > line; });
    const EditorProblem &problem = next == m_problems.end() ? m_problems.constFirst() : *next;
    goTo(problem.line, std::max(1, problem.column));
    return true;
}

void CodeEditor::setChangedLines(const QList<int> &lines)
{
    m_editor->markerDeleteAll(ChangedMarker);
    for (const int line : lines)
        m_editor->markerAdd(line - 1, ChangedMarker);
}

void CodeEditor::goTo(int line, int column)
{
    const int target = std::clamp(line - 1, 0, std::max(0, m_editor->lines() - 1));
    const int end = visibleLength(m_editor->text(target));
    m_editor->setCursorPosition(target, std::clamp(column - 1, 0, end));
    m_editor->ensureLineVisible(target);
    // A third of the page above the line: what stands before it explains it.
    const int page = static_cast<int>(m_editor->SendScintilla(QsciScintilla::SCI_LINESONSCREEN));
    m_editor->setFirstVisibleLine(std::max(0, target - page / 3));
}

int CodeEditor::caretLine() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

QString CodeEditor::selectedText() const
{
    return m_editor->selectedText();
}

bool CodeEditor::find(const QString &needle, bool forward)
{
    if (needle.isEmpty())
        return false;
    int line = -1;
    int column = -1;
    if (!forward && m_editor->hasSelectedText()) {
        // Backwards, QScintilla starts at the caret, which is the end of what it has just found.
        int endLine = 0;
        int endColumn = 0;
        m_editor->getSelection(&line, &column, &endLine, &endColumn);
    }
    return m_editor->findFirst(needle, false, false, false, true, forward, line, column);
}

void CodeEditor::openFindBar()
{
    const QString selected = m_editor->selectedText();
    m_findBar->open(selected.contains(u'\n') ? QString() : selected);
}

int CodeEditor::zoom() const
{
    return static_cast<int>(m_editor->SendScintilla(QsciScintilla::SCI_GETZOOM));
}

void CodeEditor::setZoom(int points)
{
    m_editor->zoomTo(points);
    updateNumberMargin();
}

void CodeEditor::setFramed(bool on)
{
    m_editor->setFrameShape(on ? QFrame::StyledPanel : QFrame::NoFrame);
}

void CodeEditor::setAccessibleName(const QString &name)
{
    QWidget::setAccessibleName(name);
    m_editor->setAccessibleName(name);
}

void CodeEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const auto type = event->type();
    if (m_editor != nullptr
        && (type == QEvent::PaletteChange || type == QEvent::StyleChange || type == QEvent::FontChange))
        applyTokens();
}

void CodeEditor::applyTokens()
{
    const Tokens tokens = tokensOf(this);
    applyLexer(tokens);
    applyMargins(tokens);
    m_editor->setExtraAscent(rhythm(this) / 4);
    m_editor->setExtraDescent(rhythm(this) / 4);
    m_editor->setCaretForegroundColor(tokens.color(Role::Text));
    m_editor->setCaretLineBackgroundColor(tokens.color(Role::SurfaceAlternate));
    m_editor->setCaretLineVisible(!m_editor->isReadOnly());
    m_editor->setSelectionBackgroundColor(tokens.color(Role::Selection));
    m_editor->setSelectionForegroundColor(tokens.color(Role::SelectionText));
    m_editor->setMatchedBraceBackgroundColor(tokens.color(Role::Selection));
    m_editor->setMatchedBraceForegroundColor(tokens.color(Role::Accent));
    m_editor->setUnmatchedBraceForegroundColor(tokens.color(Role::DroppedMark));
    m_editor->setUnmatchedBraceBackgroundColor(tokens.color(Role::Surface));
    m_editor->setIndicatorForegroundColor(tokens.color(Role::DroppedMark), problemIndicator);
    showProblems();
}

void CodeEditor::applyLexer(const Tokens &tokens)
{
    QsciLexer *before = m_editor->lexer();
    QsciLexer *lexer = m_language == Language::Sql ? sqlLexer(tokens, fixedFont(), m_editor)
        : m_language == Language::Python           ? pythonLexer(tokens, fixedFont(), m_editor)
                                                   : nullptr;
    m_editor->setLexer(lexer);
    if (before != nullptr)
        before->deleteLater();
    if (lexer == nullptr) {
        m_editor->setFont(fixedFont());
        m_editor->setColor(tokens.color(Role::Text));
        m_editor->setPaper(tokens.color(Role::Surface));
    }
}

void CodeEditor::applyMargins(const Tokens &tokens)
{
    m_editor->setMarginsFont(fixedFont());
    m_editor->setMarginsForegroundColor(tokens.color(Role::Muted));
    m_editor->setMarginsBackgroundColor(tokens.color(Role::Surface));
    m_editor->SendScintilla(QsciScintilla::SCI_SETMARGINBACKN, static_cast<unsigned long>(MarkMargin),
                            static_cast<long>(packed(tokens.color(Role::Surface))));
    const int extent = fontMetrics().height();
    m_editor->setMarginWidth(MarkMargin, extent);
    m_editor->markerDefine(iconPixmap(u"error"_s, extent - 2, tokens.color(Role::DroppedMark), 1.0), ProblemMarker);
    m_editor->setMarkerBackgroundColor(tokens.color(Role::ChangedMark), ChangedMarker);
    m_editor->setMarkerForegroundColor(tokens.color(Role::ChangedMark), ChangedMarker);
    updateNumberMargin();
}

void CodeEditor::updateNumberMargin()
{
    const QString widest = QString(QString::number(std::max(m_editor->lines(), 10)).size() + 1, u'9');
    m_editor->setMarginWidth(NumberMargin, widest);
}

} // namespace widgets
