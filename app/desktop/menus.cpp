#include "app/desktop/menus.h"

#include "app/desktop/actions/databaseactions.h"
#include "app/desktop/actions/helpactions.h"
#include "app/desktop/actions/projectactions.h"
#include "app/desktop/actions/revisionactions.h"
#include "app/desktop/actions/viewactions.h"

#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace app {

Menus::Menus(QMainWindow *window, const Actions &actions)
    : QObject(window)
    , m_file(window->menuBar()->addMenu(QString()))
    , m_recent(new QMenu(m_file))
    , m_view(window->menuBar()->addMenu(QString()))
    , m_revision(window->menuBar()->addMenu(QString()))
    , m_database(window->menuBar()->addMenu(QString()))
    , m_compare(window->menuBar()->addMenu(QString()))
    , m_help(window->menuBar()->addMenu(QString()))
{
    const auto fill = [](QMenu *menu, const QList<QAction *> &entries) {
        for (QAction *entry : entries) {
            if (entry)
                menu->addAction(entry);
            else
                menu->addSeparator();
        }
        menu->setToolTipsVisible(true);
    };
    fill(m_file, {actions.project.create, actions.project.open});
    m_file->addMenu(m_recent);
    fill(m_file,
         {nullptr, actions.save, actions.view.closeTab, actions.project.revokePython, actions.project.close, nullptr,
          actions.project.settings, nullptr, actions.project.quit});
    fill(m_view,
         {actions.view.timeline, actions.view.compare, actions.view.goTo, nullptr, actions.view.find,
          actions.view.findNext, nullptr, actions.view.newestOnTop, actions.view.foldRuns,
          actions.view.detailedTimeline, nullptr});
    fill(m_view, actions.docks);
    fill(m_view, {actions.view.resetLayout, nullptr, actions.view.nextPane, actions.view.previousPane});
    fill(m_revision,
         {actions.revision.create, nullptr, actions.revision.upgradeTo, actions.revision.downgradeTo,
          actions.revision.compareWithDatabase, nullptr, actions.revision.edit, actions.revision.reveal, nullptr,
          actions.revision.copyId, actions.revision.copyCommand, nullptr, actions.revision.stamp});
    fill(m_database,
         {actions.database.refresh, nullptr, actions.database.upgrade, actions.database.downgrade, nullptr,
          actions.database.environments});
    fill(m_compare, {actions.view.compare, actions.database.checkDrift});
    fill(m_help,
         {actions.help.help, actions.help.keyboard, nullptr, actions.project.demo, nullptr, actions.help.about});
    retranslate();
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("Open &recent"));
    m_view->setTitle(tr("&View"));
    m_revision->setTitle(tr("&Revision"));
    m_database->setTitle(tr("&Database"));
    m_compare->setTitle(tr("&Compare"));
    m_help->setTitle(tr("&Help"));
}

} // namespace app
