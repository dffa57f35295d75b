#include "app/desktop/actions/projectactions.h"

#include <QDir>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace app {

ProjectActions::ProjectActions(QWidget *window)
    : ActionSet(window)
    , create(add(u"actionNewProject"_s, u"new"_s, QKeySequence(u"Ctrl+Shift+N"_s)))
    , open(add(u"actionOpenProject"_s, u"open"_s, QKeySequence(u"Ctrl+O"_s)))
    , demo(add(u"actionDemo"_s, u"play"_s))
    , close(add(u"actionCloseProject"_s, u"close"_s))
    , revokePython(add(u"actionRevokePython"_s, u"python"_s))
    , settings(add(u"actionSettings"_s, u"settings"_s, QKeySequence(u"Ctrl+,"_s)))
    , quit(add(u"actionQuit"_s, {}, QKeySequence(u"Ctrl+Q"_s)))
{
    settings->setMenuRole(QAction::PreferencesRole);
    quit->setMenuRole(QAction::QuitRole);
    retranslate();
}

void ProjectActions::retranslate()
{
    setText(create, tr("&New project…"));
    setText(open, tr("&Open a project…"));
    setText(demo, tr("Try the &demo…"));
    setText(close, tr("&Close the project"));
    setText(revokePython, tr("&Withdraw the leave to run its Python"));
    setText(settings, tr("S&ettings…"));
    setText(quit, tr("&Quit"));
}

void ProjectActions::update(bool hasProject, bool pythonAllowed)
{
    revokePython->setEnabled(pythonAllowed);
    close->setEnabled(hasProject);
}

void ProjectActions::fillRecent(QMenu *menu, const QStringList &folders)
{
    menu->clear();
    for (const QString &folder : folders) {
        QAction *entry = menu->addAction(QDir(folder).dirName());
        entry->setToolTip(QDir::toNativeSeparators(folder));
        connect(entry, &QAction::triggered, this, [this, folder] { emit recentChosen(folder); });
    }
    if (folders.isEmpty())
        menu->addAction(tr("No other project has been opened yet"))->setEnabled(false);
}

} // namespace app
