#include "widgets/editor/scintillaeditor.h"

#include <Qsci/qscicommand.h>
#include <Qsci/qscicommandset.h>

#include <QKeyEvent>

namespace widgets {

ScintillaEditor::ScintillaEditor(QWidget *parent)
    : QsciScintilla(parent)
{
    setUtf8(true);
    setIndentationsUseTabs(false);
    setTabWidth(4);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setWrapMode(WrapNone);
    setBraceMatching(SloppyBraceMatch);
    setAnnotationDisplay(AnnotationIndented);
    // The horizontal bar follows the longest line that has been shown; at first QScintilla takes 2000 pixels.
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    releaseProgramKeys();
}

/// QScintilla binds keys (Ctrl+U for lower case, Ctrl+D, Ctrl+T ...) that plan an upgrade and so on in this program.
void ScintillaEditor::releaseProgramKeys()
{
    for (const int letter : {Qt::Key_D, Qt::Key_L, Qt::Key_T, Qt::Key_U}) {
        for (const int modifiers : {int(Qt::CTRL), int(Qt::CTRL | Qt::SHIFT)}) {
            if (QsciCommand *command = standardCommands()->boundTo(modifiers | letter))
                command->setKey(0);
        }
    }
}

/// Ctrl with a letter that no command of the editor has. Ctrl with Alt types letters on some keyboards.
bool ScintillaEditor::isForTheWindow(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    if (!modifiers.testFlag(Qt::ControlModifier) || modifiers.testFlag(Qt::AltModifier))
        return false;
    const int shift = modifiers.testFlag(Qt::ShiftModifier) ? int(Qt::SHIFT) : 0;
    return standardCommands()->boundTo(int(Qt::CTRL) | shift | event.key()) == nullptr;
}

void ScintillaEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isTab = event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (m_tabLeaves && isTab) {
        m_tabLeaves = false;
        // Past QScintilla's own, which keeps the focus so that Tab indents.
        QWidget::focusNextPrevChild(event->key() == Qt::Key_Tab); // NOLINT(bugprone-parent-virtual-call)
        return;
    }
    if (event->key() != Qt::Key_Shift)
        m_tabLeaves = event->key() == Qt::Key_Escape;
    if (isForTheWindow(*event)) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

void ScintillaEditor::focusOutEvent(QFocusEvent *event)
{
    m_tabLeaves = false;
    QsciScintilla::focusOutEvent(event);
}

} // namespace widgets
