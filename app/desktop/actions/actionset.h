#pragma once

#include <QAction>
#include <QList>
#include <QObject>

namespace app {

/// Actions of one kind of thing, in one place that knows their words and when they can act.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    explicit ActionSet(QWidget *window);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }

    /// Puts the words of the language that is on into every action.
    virtual void retranslate() = 0;

protected:
    /// An action of the window's. `name` is its stable object name.
    QAction *add(const QString &name, const QString &iconName = {}, const QKeySequence &shortcut = {});

    /// The text of a menu entry, with the same text without its mnemonic for the tool tip.
    static void setText(QAction *action, const QString &text, const QString &toolTip = {});

private:
    QWidget *m_window;
    QList<QAction *> m_actions;
};

} // namespace app
