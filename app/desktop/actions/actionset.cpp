#include "app/desktop/actions/actionset.h"

#include "widgets/theme/icons.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace app {

ActionSet::ActionSet(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *ActionSet::add(const QString &name, const QString &iconName, const QKeySequence &shortcut)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    if (!iconName.isEmpty())
        action->setIcon(widgets::icon(iconName));
    action->setShortcut(shortcut);
    // The window knows all of them, so that keys work while menus are closed.
    m_window->addAction(action);
    m_actions.append(action);
    return action;
}

void ActionSet::setText(QAction *action, const QString &text, const QString &toolTip)
{
    action->setText(text);
    QString tip = toolTip.isEmpty() ? QString(text).remove(u'&') : toolTip;
    if (!action->shortcut().isEmpty())
        tip += u" (%1)"_s.arg(action->shortcut().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
}

} // namespace app
