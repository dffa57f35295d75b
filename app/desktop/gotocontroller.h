#pragma once

#include "widgets/goto/gotopalette.h"

#include <QObject>

namespace models {
class Workspace;
}

namespace app {

class ActionSet;

/// Opens "Go to" over the window, filled with what the project holds now.
class GoToController : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the controller.
    GoToController(const models::Workspace &workspace, QWidget *window);

    /// What can be done now of `actions` is offered after the revisions.
    void open(const QList<const ActionSet *> &actions);

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
