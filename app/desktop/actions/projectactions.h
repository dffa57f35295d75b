#pragma once

#include "app/desktop/actions/actionset.h"

class QMenu;

namespace app {

/// Opening, making and closing projects, and leaving.
class ProjectActions : public ActionSet
{
    Q_OBJECT

public:
    explicit ProjectActions(QWidget *window);

    void retranslate() override;
    /// `pythonAllowed`: the user has agreed for good that the project's Python runs.
    void update(bool hasProject, bool pythonAllowed);

    /// Fills `menu` with the projects opened lately.
    void fillRecent(QMenu *menu, const QStringList &folders);

    QAction *const create;
    QAction *const open;
    QAction *const demo;
    QAction *const close;
    QAction *const revokePython;
    QAction *const settings;
    QAction *const quit;

signals:
    void recentChosen(const QString &folder);
};

} // namespace app
