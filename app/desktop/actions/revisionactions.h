#pragma once

#include "app/desktop/actions/actionset.h"

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

    QAction *const create;
    QAction *const upgradeTo;
    QAction *const downgradeTo;
    QAction *const compareWithDatabase;
    QAction *const edit;
    QAction *const reveal;
    QAction *const copyId;
    QAction *const copyCommand;

private:
    void allow(QAction *action, bool allowed, const QString &reason);
};

} // namespace app
