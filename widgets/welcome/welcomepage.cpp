#include "widgets/welcome/welcomepage.h"

#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/welcome/recentdelegate.h"

#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

QPushButton *wayButton(QWidget *parent, const QString &objectName, const QString &iconName)
{
    auto *button = new QPushButton(icon(iconName), QString(), parent);
    button->setObjectName(objectName);
    return button;
}

/// A button and, below it, what it does.
void addWay(QVBoxLayout *layout, QPushButton *button, QLabel *hint)
{
    auto *row = new QHBoxLayout;
    row->addWidget(button);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(hint);
    layout->addSpacing(rhythm(button));
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_title(headingLabel(this))
    , m_text(mutedLabel(this))
    , m_mark(new QLabel(this))
    , m_open(wayButton(this, u"welcomeOpen"_s, u"open"_s))
    , m_new(wayButton(this, u"welcomeNew"_s, u"new"_s))
    , m_demo(wayButton(this, u"welcomeDemo"_s, u"play"_s))
    , m_openHint(mutedLabel(this))
    , m_newHint(mutedLabel(this))
    , m_demoHint(mutedLabel(this))
    , m_recentTitle(sectionLabel(this))
    , m_recentEmpty(mutedLabel(this))
    , m_recent(new QListWidget(this))
{
    setObjectName(u"welcomePage"_s);
    m_open->setProperty("primary", true);
    const int step = rhythm(this);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(6 * step);
    columns->addWidget(createActions(), 5);
    columns->addWidget(createRecent(), 6);
    auto *frame = new QWidget(this);
    frame->setLayout(columns);
    frame->setMaximumWidth(fontMetrics().averageCharWidth() * 130);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(frame, 20);
    middle->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step);
    layout->addStretch(2);
    layout->addLayout(middle);
    layout->addStretch(3);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openRequested);
    connect(m_new, &QPushButton::clicked, this, &WelcomePage::newRequested);
    connect(m_demo, &QPushButton::clicked, this, &WelcomePage::demoRequested);
    retranslate();
}

QWidget *WelcomePage::createActions()
{
    auto *side = new QWidget(this);
    const int step = rhythm(this);
    m_mark->setPixmap(applicationIcon().pixmap(QSize(7 * step, 7 * step), devicePixelRatioF()));
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(step / 2);
    layout->addWidget(m_mark);
    layout->addSpacing(step);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addSpacing(2 * step);
    addWay(layout, m_open, m_openHint);
    addWay(layout, m_new, m_newHint);
    addWay(layout, m_demo, m_demoHint);
    layout->addStretch();
    return side;
}

QWidget *WelcomePage::createRecent()
{
    auto *side = new QWidget(this);
    m_recent->setObjectName(u"recentProjects"_s);
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setUniformItemSizes(true);
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    m_recent->setMinimumHeight(fontMetrics().lineSpacing() * 14);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        emit recentChosen(item->data(RecentDelegate::FolderRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        emit recentChosen(item->data(RecentDelegate::FolderRole).toString());
    });
    connect(m_recent, &QWidget::customContextMenuRequested, this, &WelcomePage::showMenu);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins({});
    layout->setSpacing(rhythm(this));
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recentEmpty);
    layout->addWidget(m_recent, 1000);
    layout->addStretch(1);
    return side;
}

void WelcomePage::setRecentProjects(const QStringList &folders)
{
    m_recent->clear();
    for (const QString &folder : folders) {
        auto *item = new QListWidgetItem(QDir(folder).dirName(), m_recent);
        item->setData(RecentDelegate::FolderRole, folder);
        item->setData(Qt::AccessibleTextRole, tr("%1 in %2").arg(QDir(folder).dirName(), folder));
    }
    m_recent->setVisible(!folders.isEmpty());
    m_recentEmpty->setVisible(folders.isEmpty());
}

void WelcomePage::showMenu(const QPoint &position)
{
    const QListWidgetItem *item = m_recent->itemAt(position);
    if (!item)
        return;
    const QString folder = item->data(RecentDelegate::FolderRole).toString();
    QMenu menu(this);
    menu.addAction(icon(u"delete"_s), tr("Remove from this list"), this,
                   [this, folder] { emit recentRemoved(folder); });
    menu.exec(m_recent->viewport()->mapToGlobal(position));
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Schema migrations you can see"));
    m_text->setText(tr("Athanor works on Alembic projects as they are: open one, see where the database stands, "
                       "and step from there to where the model wants it."));
    m_open->setText(tr("&Open a project…"));
    m_openHint->setText(tr("A folder with alembic.ini or pyproject.toml. Nothing in it is run."));
    m_new->setText(tr("&New project…"));
    m_newHint->setText(tr("Alembic's files, for a database that you name."));
    m_demo->setText(tr("Try the &demo"));
    m_demoHint->setText(tr("A small shop on SQLite, in a folder of your choice."));
    m_recentTitle->setText(tr("Recent projects"));
    m_recentEmpty->setText(tr("Projects that you open are listed here."));
    m_recent->setAccessibleName(tr("Recent projects"));
}

} // namespace widgets
