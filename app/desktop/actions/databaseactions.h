#pragma once

#include "app/desktop/actions/actionset.h"

class QMenu;

namespace models {
class Workspace;
}

namespace app {

/// What can be done with the chosen database.
class DatabaseActions : public ActionSet
{
    Q_OBJECT

public:
    explicit DatabaseActions(QWidget *window);

    void retranslate() override;
    void update(const models::Workspace &workspace);

    /// Fills `menu` with the databases of the project; the one in use is ticked.
    void fillEnvironments(QMenu *menu, models::Workspace &workspace);

    QAction *const refresh;
    QAction *const upgrade;
    QAction *const downgrade;
    QAction *const checkDrift;
    QAction *const environments;
};

} // namespace app
