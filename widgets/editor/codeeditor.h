#pragma once

#include "widgets/theme/tokens.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QKeyEvent;

namespace widgets {

class FindBar;
class ScintillaEditor;

/// Something wrong at a place of the text. Lines and columns count from 1; column 0 means the whole line.
struct EditorProblem
{
    int line = 1;
    int column = 0;
    int length = 0; ///< of the squiggle, 0 for up to the end of the line
    QString message; ///< shown under the line; may have several lines

    friend bool operator==(const EditorProblem &, const EditorProblem &) = default;
};

/// The editor for SQL and Python: QScintilla, coloured from the token table, in the fixed font. Follows the theme by
/// itself. Ctrl+F searches, F8 goes to the next problem, Esc and then Tab leaves it.
class CodeEditor final : public QWidget
{
    Q_OBJECT

public:
    enum class Language { Plain, Sql, Python };
    Q_ENUM(Language)

    explicit CodeEditor(QWidget *parent = nullptr);
    ~CodeEditor() override;

    [[nodiscard]] Language language() const { return m_language; }
    void setLanguage(Language language);

    /// The text with the line ends that it came with.
    [[nodiscard]] QString text() const;
    /// Replaces everything, undo history and problems included. Lines that are typed later end as those of `text` do.
    void setText(const QString &text);

    [[nodiscard]] bool isReadOnly() const;
    void setReadOnly(bool on);
    [[nodiscard]] bool isModified() const;
    void setModified(bool on);

    /// Marks `problems` in the margin, in the text and under it, in place of those before.
    void setProblems(const QList<EditorProblem> &problems);
    [[nodiscard]] const QList<EditorProblem> &problems() const { return m_problems; }
    /// Puts the caret at the next problem after it, the first one again after the last. False where there is none.
    bool goToNextProblem();

    /// Marks `lines` (from 1) as changed in the margin, in place of those before.
    void setChangedLines(const QList<int> &lines);

    /// Puts the caret there and scrolls to it. Places outside the text are moved into it.
    void goTo(int line, int column = 1);
    [[nodiscard]] int caretLine() const;
    [[nodiscard]] QString selectedText() const;

    /// Selects the next (or previous) place of `needle` from the caret, from the other end where there is none left.
    /// False where the text does not have it.
    bool find(const QString &needle, bool forward = true);
    void openFindBar();

    /// In points over or under the theme's size.
    [[nodiscard]] int zoom() const;
    void setZoom(int points);

    /// Whether the editor stands in a frame of its own; on at first.
    void setFramed(bool on);

    /// Also names the part that has the keyboard, which is what a screen reader hears.
    void setAccessibleName(const QString &name);

signals:
    void textChanged();
    void modificationChanged(bool modified);
    void caretMoved(int line, int column);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupEditor();
    [[nodiscard]] std::function<void()> actionFor(const QKeyEvent &event);
    void applyTokens();
    void applyLexer(const Tokens &tokens);
    void applyMargins(const Tokens &tokens);
    void showProblems();
    void updateNumberMargin();

    ScintillaEditor *m_editor = nullptr;
    FindBar *m_findBar = nullptr;
    Language m_language = Language::Plain;
    QList<EditorProblem> m_problems;
};

} // namespace widgets
