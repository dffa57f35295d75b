#include "widgets/status/taskstatus.h"

#include "models/taskmodel.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int DelayMilliseconds = 100;

} // namespace

TaskStatus::TaskStatus(models::TaskModel &tasks, QWidget *parent)
    : QWidget(parent)
    , m_tasks(tasks)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    setObjectName(u"taskStatus"_s);
    m_text->setObjectName(u"taskText"_s);
    m_cancel->setObjectName(u"taskCancel"_s);
    m_more->setObjectName(u"taskMore"_s);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(10 * rhythm(this));
    m_bar->setMaximumHeight(rhythm(this));
    m_cancel->setIcon(icon(u"cancel"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_cancel->setAutoRaise(true);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setAutoRaise(true);
    m_more->setMenu(m_menu);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(rhythm(this) / 2, 0, 0, 0);
    layout->setSpacing(rhythm(this));
    for (QWidget *part : QList<QWidget *>{m_text, m_bar, m_cancel, m_more})
        layout->addWidget(part);
    layout->addStretch();
    m_delay.setSingleShot(true);
    m_delay.setInterval(DelayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &TaskStatus::showTasks);
    connect(&tasks, &models::TaskModel::tasksChanged, this, [this] {
        if (m_tasks.tasks().empty()) {
            m_delay.stop();
            showTasks();
        } else if (!m_delay.isActive()) {
            m_delay.start();
        }
    });
    connect(m_menu, &QMenu::aboutToShow, this, &TaskStatus::fillMenu);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_tasks.tasks().empty())
            emit cancelRequested(m_tasks.tasks().front().id);
    });
    showTasks();
}

QString TaskStatus::words(const models::Task &task)
{
    using Kind = models::Task::Kind;
    if (task.stopping)
        return tr("Stopping…");
    switch (task.kind) {
    case Kind::OpenProject:
        return tr("Opening %1…").arg(task.subject);
    case Kind::ReadDatabase:
        return tr("Asking %1 where it stands…").arg(task.subject);
    case Kind::ReadRevisions:
        return tr("Reading %1…").arg(task.subject);
    case Kind::Compare:
        return task.subject.isEmpty() ? tr("Comparing…") : tr("Comparing %1 with its revision…").arg(task.subject);
    case Kind::Plan:
        return tr("Planning the way to %1…").arg(task.subject);
    case Kind::CountLosses:
        return tr("Counting what would be lost…");
    case Kind::Generate:
        return tr("Writing a revision…");
    case Kind::TestConnection:
        return tr("Trying %1…").arg(task.subject);
    case Kind::CreateProject:
        return tr("Making a project in %1…").arg(task.subject);
    case Kind::Run:
        return tr("Running to %1…").arg(task.subject);
    case Kind::Stamp:
        return tr("Changing the version table of %1…").arg(task.subject);
    }
    return {};
}

void TaskStatus::showTasks()
{
    const auto &tasks = m_tasks.tasks();
    const bool busy = !tasks.empty();
    m_text->setText(busy ? words(tasks.front()) : tr("Idle"));
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy);
    m_cancel->setEnabled(busy && !tasks.front().stopping);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop what is being done"));
    m_more->setVisible(tasks.size() > 1);
    m_more->setText(tr("and %n more", nullptr, static_cast<int>(tasks.size()) - 1));
}

void TaskStatus::fillMenu()
{
    m_menu->clear();
    for (const models::Task &task : m_tasks.tasks()) {
        const int id = task.id;
        m_menu->addAction(icon(u"cancel"_s), tr("Cancel: %1").arg(words(task)), this,
                          [this, id] { emit cancelRequested(id); });
    }
}

void TaskStatus::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showTasks();
    QWidget::changeEvent(event);
}

} // namespace widgets
