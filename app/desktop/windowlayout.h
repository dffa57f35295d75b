#pragma once

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace models {
class Settings;
}

namespace app {

/// Where the panes of the window stand: as the user left them, or as they are meant to.
class WindowLayout : public QObject
{
    Q_OBJECT

public:
    /// `docks`: timeline, details, output. `panes`: in the order in which F6 walks them.
    WindowLayout(QMainWindow *window, models::Settings &settings, const QList<QDockWidget *> &docks,
                 const QList<QWidget *> &panes);

    /// Puts every dock back to its place and size.
    void arrange();

    void restore();
    void save();

    /// The docks are there while a project is: those that the user has closed stay closed.
    void setProjectOpen(bool open);

    /// Gives the keyboard to the next (or previous, with -1) pane that is visible.
    void walkPanes(int step);

private:
    void noteWanted();

    QMainWindow *m_window;
    models::Settings &m_settings;
    QList<QDockWidget *> m_docks;
    QList<QWidget *> m_panes;
    QList<QDockWidget *> m_wanted; ///< the docks to show while a project is open
    bool m_projectOpen = true;
};

} // namespace app
