#pragma once

#include "app/desktop/actions/actionset.h"

#include <functional>

namespace models {
class Workspace;
}

namespace app {

/// What can be done with the selected revision. A forbidden entry stays visible and says why in its tool tip.
class RevisionActions : public ActionSet
{
    Q_OBJECT

public:
    explicit RevisionActions(QWidget *window);

    void retranslate() override;

    /// Enables what makes sense for the revision `id`; empty where none is selected.
    void update(const models::Workspace &workspace, const QString &id);

    /// Lets the entries that copy and show work on the revision that `selected` names.
    void connectClipboard(const models::Workspace &workspace, const std::function<QString()> &selected);

    /// Opens the context menu of a revision at `position`, in screen coordinates, and waits until it is closed.
    void showMenu(QWidget *parent, const QPoint &position);

    QAction *const create;
    QAction *const upgradeTo;
    QAction *const downgradeTo;
    QAction *const compareWithDatabase;
    QAction *const edit;
    QAction *const reveal;
    QAction *const copyId;
    QAction *const copyCommand;
    QAction *const stamp;

private:
    void allow(QAction *action, bool allowed, const QString &reason);
};

} // namespace app
