#include "app/desktop/actions/databaseactions.h"

#include "models/workspace.h"
#include "widgets/environment/environmentwords.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace app {

DatabaseActions::DatabaseActions(QWidget *window)
    : ActionSet(window)
    , refresh(add(u"actionRefresh"_s, u"refresh"_s, QKeySequence(u"Ctrl+R"_s)))
    , upgrade(add(u"actionUpgrade"_s, u"upgrade"_s, QKeySequence(u"Ctrl+U"_s)))
    , downgrade(add(u"actionDowngrade"_s, u"downgrade"_s, QKeySequence(u"Ctrl+Shift+D"_s)))
    , checkDrift(add(u"actionCheckDrift"_s, u"differences"_s))
    , environments(add(u"actionEnvironments"_s, u"database"_s))
{
    retranslate();
}

void DatabaseActions::retranslate()
{
    setText(refresh, tr("&Refresh"), tr("Read files and database again"));
    setText(upgrade, tr("&Upgrade…"), tr("Plan the way to the head"));
    setText(downgrade, tr("&Downgrade…"), tr("Plan the way one revision back"));
    setText(checkDrift, tr("Compare with its &own revision"));
    setText(environments, tr("Data&bases…"), tr("Add and change databases"));
}

void DatabaseActions::update(const models::Workspace &workspace)
{
    retranslate();
    const bool hasDatabase = !workspace.environment().name.isEmpty();
    const models::DatabaseState &state = workspace.database();
    refresh->setEnabled(workspace.hasProject());
    environments->setEnabled(workspace.hasProject());
    upgrade->setEnabled(hasDatabase && state.pending > 0);
    downgrade->setEnabled(hasDatabase && !state.rows.isEmpty());
    checkDrift->setEnabled(hasDatabase && state.rows.size() == 1);
    if (workspace.hasProject() && !hasDatabase)
        upgrade->setToolTip(tr("No database is chosen."));
    else if (hasDatabase && state.pending == 0)
        upgrade->setToolTip(tr("Nothing is pending."));
}

void DatabaseActions::fillEnvironments(QMenu *menu, models::Workspace &workspace)
{
    menu->clear();
    for (const models::Environment &environment : workspace.environments()) {
        QAction *entry = menu->addAction(widgets::markedName(environment));
        entry->setCheckable(true);
        entry->setChecked(environment.name == workspace.environment().name);
        const QString name = environment.name;
        connect(entry, &QAction::triggered, &workspace, [&workspace, name] { workspace.setEnvironment(name); });
    }
    menu->addSeparator();
    menu->addAction(environments);
}

} // namespace app
