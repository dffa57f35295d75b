#pragma once

#include <QToolBar>

class QMenu;
class QPushButton;

namespace app {

/// The tool bar: which project, which database, and the few things one does all day.
class ToolBar : public QToolBar
{
    Q_OBJECT

public:
    explicit ToolBar(QWidget *parent = nullptr);

    /// Adds a button for `action`; `primary` for the one that stands out. The button keeps the action's words, without
    /// their key.
    QPushButton *addButton(QAction *action, bool primary = false);

    /// Pushes what is added next to the right end.
    void addSpace();

    [[nodiscard]] QPushButton *projectButton() const { return m_project; }
    [[nodiscard]] QPushButton *environmentButton() const { return m_environment; }
    [[nodiscard]] QMenu *projectMenu() const { return m_projectMenu; }
    [[nodiscard]] QMenu *environmentMenu() const { return m_environmentMenu; }

    /// An empty name: there is none.
    void showProject(const QString &name);
    void showEnvironment(const QString &markedName, bool hasProject);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Entry
    {
        QPushButton *button;
        QAction *action;
        bool keepsText; ///< the others show only their icon where there is little room
    };

    void fit();
    void showText(const Entry &entry, bool on);

    QList<Entry> m_entries;
    bool m_compact = false;
    QPushButton *m_project;
    QMenu *m_projectMenu;
    QPushButton *m_environment;
    QMenu *m_environmentMenu;
};

} // namespace app
