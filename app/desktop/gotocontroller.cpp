#include "app/desktop/gotocontroller.h"

#include "app/desktop/actions/actionset.h"
#include "models/shortids.h"
#include "models/workspace.h"

using namespace Qt::StringLiterals;

namespace app {

using widgets::GoToEntry;

GoToController::GoToController(const models::Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_window(window)
{
}

void GoToController::open(const QList<const ActionSet *> &actions)
{
    QList<GoToEntry> all = entries();
    for (const ActionSet *set : actions) {
        for (const QAction *action : set->actions()) {
            if (action->isEnabled())
                all.append({GoToEntry::Kind::Command, action->objectName(), QString(action->text()).remove(u'&'),
                            action->shortcut().toString(QKeySequence::NativeText)});
        }
    }
    auto *palette = new widgets::GoToPalette(all, m_window);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    connect(palette, &widgets::GoToPalette::chosen, this, &GoToController::follow);
    palette->open();
}

QList<GoToEntry> GoToController::entries() const
{
    QList<GoToEntry> entries;
    const models::ShortIds ids(m_workspace.graph());
    for (const QString &id : m_workspace.graph().newestFirst()) {
        const engine::Revision *revision = m_workspace.graph().find(id);
        if (!revision)
            continue;
        const models::RevisionFacts facts = m_workspace.facts().value(id);
        const QString detail = ids.of(id) + u"  "_s + facts.objects.join(u", "_s);
        entries.append({GoToEntry::Kind::Revision, id, revision->message().simplified(), detail});
    }
    return entries;
}

void GoToController::follow(const GoToEntry &entry)
{
    if (entry.kind == GoToEntry::Kind::Revision)
        emit revisionChosen(entry.key);
    else
        emit commandChosen(entry.key);
}

} // namespace app
