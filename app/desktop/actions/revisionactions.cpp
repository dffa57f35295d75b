#include "app/desktop/actions/revisionactions.h"

#include "models/workspace.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace app {

RevisionActions::RevisionActions(QWidget *window)
    : ActionSet(window)
    , create(add(u"actionNewRevision"_s, u"revision-new"_s, QKeySequence(u"Ctrl+N"_s)))
    , upgradeTo(add(u"actionUpgradeTo"_s, u"upgrade"_s))
    , downgradeTo(add(u"actionDowngradeTo"_s, u"downgrade"_s))
    , compareWithDatabase(add(u"actionCompareWithDatabase"_s, u"compare"_s))
    , edit(add(u"actionEditRevision"_s, u"edit"_s, QKeySequence(u"Ctrl+E"_s)))
    , reveal(add(u"actionRevealFile"_s, u"folder"_s))
    , copyId(add(u"actionCopyId"_s, u"copy"_s))
    , copyCommand(add(u"actionCopyCommand"_s, u"terminal"_s, QKeySequence(u"Ctrl+Shift+C"_s)))
    , stamp(add(u"actionStamp"_s, u"stamp"_s))
{
    retranslate();
}

void RevisionActions::retranslate()
{
    setText(create, tr("&New revision…"), tr("Write a new revision"));
    setText(upgradeTo, tr("&Upgrade to here…"));
    setText(downgradeTo, tr("&Downgrade to here…"));
    setText(compareWithDatabase, tr("&Compare with the database"));
    setText(edit, tr("&Edit the file"));
    setText(reveal, tr("&Show the file in its folder"));
    setText(copyId, tr("Copy the &identifier"));
    setText(copyCommand, tr("Copy as co&mmand"));
    setText(stamp, tr("S&tamp here…"), tr("Change the version table only; no revision runs"));
}

void RevisionActions::allow(QAction *action, bool allowed, const QString &reason)
{
    action->setEnabled(allowed);
    if (!allowed && !reason.isEmpty())
        action->setToolTip(reason);
}

void RevisionActions::update(const models::Workspace &workspace, const QString &id)
{
    retranslate();
    const bool exists = workspace.graph().find(id) != nullptr;
    const models::DatabaseState &database = workspace.database();
    const bool hasDatabase = !workspace.environment().name.isEmpty();
    const bool applied = database.applied.contains(id);
    const QString noDatabase = tr("No database is chosen.");
    create->setEnabled(workspace.hasProject());
    allow(upgradeTo, exists && hasDatabase && !applied,
          !hasDatabase  ? noDatabase
              : applied ? tr("This revision is already applied.")
                        : QString());
    allow(downgradeTo, exists && hasDatabase && applied && !database.rows.contains(id),
          !hasDatabase   ? noDatabase
              : !applied ? tr("This revision is not applied.")
                         : tr("The database is at this revision already."));
    const bool absent = database.status == models::DatabaseState::Status::Absent;
    allow(stamp, exists && hasDatabase && !absent && !database.rows.contains(id),
          !hasDatabase ? noDatabase
              : absent ? tr("The database is not there yet; an upgrade makes it.")
              : exists ? tr("The database is at this revision already.")
                       : QString());
    allow(compareWithDatabase, exists && hasDatabase, noDatabase);
    for (QAction *action : {edit, reveal, copyId, copyCommand})
        action->setEnabled(exists);
}

void RevisionActions::connectClipboard(const models::Workspace &workspace, const std::function<QString()> &selected)
{
    connect(reveal, &QAction::triggered, this, [&workspace, selected] {
        if (const engine::Revision *revision = workspace.graph().find(selected()))
            QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(revision->file).absolutePath()));
    });
    connect(copyId, &QAction::triggered, this, [selected] { QGuiApplication::clipboard()->setText(selected()); });
    connect(copyCommand, &QAction::triggered, this, [&workspace, selected] {
        const bool applied = workspace.database().applied.contains(selected());
        QGuiApplication::clipboard()->setText(
            u"athanor-cli %1 %2"_s.arg(applied ? u"downgrade"_s : u"upgrade"_s, selected()));
    });
}

void RevisionActions::showMenu(QWidget *parent, const QPoint &position)
{
    QMenu menu(parent);
    menu.setToolTipsVisible(true);
    menu.addActions({edit, upgradeTo, downgradeTo, compareWithDatabase});
    menu.addSeparator();
    menu.addAction(create);
    menu.addSeparator();
    menu.addActions({copyId, copyCommand, reveal});
    menu.addSeparator();
    menu.addAction(stamp);
    menu.exec(position);
}

} // namespace app
