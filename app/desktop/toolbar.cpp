#include "app/desktop/toolbar.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QLayout>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// A menu entry's words as they stand on a button.
QString buttonText(const QAction *action)
{
    return QString(action->text()).remove(u'&');
}

} // namespace

ToolBar::ToolBar(QWidget *parent)
    : QToolBar(parent)
    , m_project(new QPushButton(this))
    , m_projectMenu(new QMenu(this))
    , m_environment(new QPushButton(this))
    , m_environmentMenu(new QMenu(this))
{
    setObjectName(u"mainToolBar"_s);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    layout()->setSpacing(widgets::rhythm(this));
    m_project->setObjectName(u"projectButton"_s);
    m_project->setMenu(m_projectMenu);
    QFont bold = m_project->font();
    bold.setBold(true);
    m_project->setFont(bold);
    m_environment->setObjectName(u"environmentButton"_s);
    m_environment->setMenu(m_environmentMenu);
    for (QPushButton *button : {m_project, m_environment}) {
        button->setFocusPolicy(Qt::TabFocus);
        addWidget(button);
    }
    addSeparator();
}

QPushButton *ToolBar::addButton(QAction *action, bool primary)
{
    auto *button = new QPushButton(action->icon(), QString(), this);
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setProperty("primary", primary);
    button->setFocusPolicy(Qt::TabFocus);
    const Entry entry{button, action, primary};
    m_entries.append(entry);
    const auto follow = [this, entry] {
        entry.button->setToolTip(entry.action->toolTip());
        entry.button->setEnabled(entry.action->isEnabled());
        showText(entry, entry.keepsText || !m_compact);
    };
    follow();
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    addWidget(button);
    return button;
}

void ToolBar::showText(const Entry &entry, bool on)
{
    const QString text = buttonText(entry.action);
    entry.button->setText(on ? text : QString());
    entry.button->setAccessibleName(text);
}

/// All words where there is room for them, else only those of the button that stands out.
void ToolBar::fit()
{
    int wanted = layout()->contentsMargins().left() + layout()->contentsMargins().right();
    for (const Entry &entry : std::as_const(m_entries))
        showText(entry, true);
    for (const QPushButton *button : findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly))
        wanted += button->sizeHint().width() + layout()->spacing();
    m_compact = wanted + 4 * layout()->spacing() > width();
    for (const Entry &entry : std::as_const(m_entries))
        showText(entry, entry.keepsText || !m_compact);
}

void ToolBar::resizeEvent(QResizeEvent *event)
{
    fit();
    QToolBar::resizeEvent(event);
}

bool ToolBar::event(QEvent *event)
{
    const bool handled = QToolBar::event(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &ToolBar::fit, Qt::QueuedConnection);
    return handled;
}

void ToolBar::addSpace()
{
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
}

void ToolBar::showProject(const QString &name)
{
    m_project->setText(name.isEmpty() ? tr("No project") : name);
    m_project->setAccessibleName(tr("Project: %1").arg(m_project->text()));
    m_project->setToolTip(tr("Projects opened lately"));
}

void ToolBar::showEnvironment(const QString &markedName, bool hasProject)
{
    m_environment->setEnabled(hasProject);
    m_environment->setText(markedName.isEmpty() ? tr("No database") : markedName);
    m_environment->setAccessibleName(tr("Database: %1").arg(m_environment->text()));
    m_environment->setToolTip(tr("Choose the database to work on"));
}

} // namespace app
