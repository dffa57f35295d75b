#pragma once

#include "widgets/goto/gotopalette.h"

#include <QObject>

namespace models {
class Workspace;
}

namespace app {

/// Opens "Go to" over the window, filled with what the project holds now.
class GoToController : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the controller.
    GoToController(const models::Workspace &workspace, QWidget *window);

    /// `commands` are offered after the revisions and their files.
    void open(const QList<widgets::GoToEntry> &commands);

signals:
    void revisionChosen(const QString &id);
    void commandChosen(const QString &name);

private:
    [[nodiscard]] QList<widgets::GoToEntry> entries() const;
    void follow(const widgets::GoToEntry &entry);

    const models::Workspace &m_workspace;
    QWidget *m_window;
};

} // namespace app
