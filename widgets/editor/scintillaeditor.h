#pragma once

#include <Qsci/qsciscintilla.h>

namespace widgets {

/// QScintilla with the keys that we want: none that are the program's own, and Esc, Tab as the way out.
class ScintillaEditor final : public QsciScintilla
{
    Q_OBJECT

public:
    explicit ScintillaEditor(QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void releaseProgramKeys();
    [[nodiscard]] bool isForTheWindow(const QKeyEvent &event) const;

    bool m_tabLeaves = false;
};

} // namespace widgets
