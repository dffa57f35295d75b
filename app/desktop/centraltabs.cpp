#include "app/desktop/centraltabs.h"

#include "widgets/common/emptystate.h"
#include "widgets/theme/icons.h"
#include "widgets/welcome/welcomepage.h"

#include <QEvent>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

using namespace Qt::StringLiterals;

namespace app {

CentralTabs::CentralTabs(QWidget *parent)
    : QStackedWidget(parent)
    , m_welcome(new widgets::WelcomePage(this))
    , m_empty(new widgets::EmptyState(u"compare"_s, this))
    , m_compare(m_empty->addButton(u"emptyCompare"_s))
    , m_tabs(new QTabWidget(this))
{
    m_tabs->setObjectName(u"centralTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideRight);
    m_tabs->tabBar()->setExpanding(false);
    for (QWidget *page : QList<QWidget *>{m_welcome, m_empty, m_tabs})
        addWidget(page);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this,
            [this](int index) { emit closeRequested(m_tabs->widget(index)); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &CentralTabs::frontChanged);
    connect(m_compare, &QPushButton::clicked, this, &CentralTabs::compareRequested);
    retranslate();
}

void CentralTabs::setProjectOpen(bool open)
{
    m_projectOpen = open;
    choosePage();
}

void CentralTabs::choosePage()
{
    if (m_tabs->count() > 0)
        setCurrentWidget(m_tabs);
    else
        setCurrentWidget(m_projectOpen ? static_cast<QWidget *>(m_empty) : m_welcome);
}

void CentralTabs::open(QWidget *page, const QString &iconName, const QString &title)
{
    m_tabs->addTab(page, widgets::icon(iconName), title);
    choosePage();
    show(page);
    // The first tab comes to the front before the tabs do.
    emit frontChanged();
}

void CentralTabs::show(QWidget *page)
{
    m_tabs->setCurrentWidget(page);
    page->setFocus(Qt::OtherFocusReason);
}

bool CentralTabs::isInFront(const QWidget *page) const
{
    return currentWidget() == m_tabs && m_tabs->currentWidget() == page;
}

void CentralTabs::setTitle(QWidget *page, const QString &title)
{
    const int index = m_tabs->indexOf(page);
    if (index < 0)
        return;
    // A tab is wide enough for its text; an ampersand in a file's name is no mnemonic.
    m_tabs->setTabText(index, QString(title).replace(u'&', u"&&"_s));
}

void CentralTabs::close(QWidget *page)
{
    m_tabs->removeTab(m_tabs->indexOf(page));
    page->deleteLater();
    choosePage();
    emit frontChanged();
}

void CentralTabs::closeCurrent()
{
    if (currentWidget() == m_tabs && m_tabs->currentWidget())
        emit closeRequested(m_tabs->currentWidget());
}

void CentralTabs::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QStackedWidget::changeEvent(event);
}

void CentralTabs::retranslate()
{
    m_empty->setText(tr("Nothing is open here"),
                     tr("Select a revision in the timeline to see what it does, or compare the database with the "
                        "model."));
    m_compare->setText(tr("&Compare"));
}

} // namespace app
