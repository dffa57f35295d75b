#include "widgets/timelinepane/timelinepane.h"

#include "models/shortids.h"
#include "models/workspace.h"
#include "widgets/common/emptystate.h"
#include "widgets/common/labels.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timelinepane/filterbar.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

TimelinePane::TimelinePane(models::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_filter(new FilterBar(this))
    , m_view(new TimelineView(this))
    , m_pages(new QStackedWidget(this))
    , m_noRevisions(new EmptyState(u"revision-new"_s, this))
    , m_allHidden(new EmptyState(u"filter"_s, this))
    , m_writeFirst(m_noRevisions->addButton(u"writeFirstRevision"_s))
    , m_clearFilter(m_allHidden->addButton(u"clearFilter"_s))
    , m_notice(new QFrame(this))
    , m_noticeTitle(sectionLabel(this))
    , m_noticeText(mutedLabel(this))
    , m_merge(new QPushButton(this))
{
    m_view->setModel(workspace.timeline());
    setupLayout();
    setupConnections();
    retranslate();
}

void TimelinePane::setupLayout()
{
    const int step = rhythm(this);
    m_notice->setObjectName(u"headsNotice"_s);
    m_notice->setProperty("card", true);
    auto *notice = new QVBoxLayout(m_notice);
    notice->setContentsMargins(step + step / 2, step, step + step / 2, step);
    notice->setSpacing(step / 2);
    notice->addWidget(m_noticeTitle);
    notice->addWidget(m_noticeText);
    m_merge->setObjectName(u"mergeHeadsButton"_s);
    notice->addWidget(m_merge, 0, Qt::AlignLeft);
    m_noticeTitle->setWordWrap(true);
    for (QWidget *page : QList<QWidget *>{m_view, m_noRevisions, m_allHidden})
        m_pages->addWidget(page);
    auto *above = new QVBoxLayout;
    above->setContentsMargins(step, 0, step, step);
    above->addWidget(m_notice);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_filter);
    layout->addLayout(above);
    layout->addWidget(m_pages, 1);
}

void TimelinePane::setupConnections()
{
    models::TimelineModel *model = m_workspace.timeline();
    connect(m_filter, &FilterBar::filterChanged, model, &models::TimelineModel::setFilter);
    connect(m_filter, &FilterBar::nextHitRequested, this, [this] { walkHits(1); });
    connect(m_filter, &FilterBar::previousHitRequested, this, [this] { walkHits(-1); });
    connect(model, &models::TimelineModel::countsChanged, this, &TimelinePane::showState);
    connect(&m_workspace, &models::Workspace::graphChanged, this, &TimelinePane::showState);
    connect(&m_workspace, &models::Workspace::projectChanged, this, [this] { m_filter->setFilter({}); });
    connect(m_view, &TimelineView::selectedIdsChanged, this, &TimelinePane::takeSelection);
    connect(m_view, &TimelineView::foldToggled, model, &models::TimelineModel::unfold);
    connect(m_clearFilter, &QPushButton::clicked, this, [this] { m_filter->setFilter({}); });
    connect(m_writeFirst, &QPushButton::clicked, this, &TimelinePane::newRevisionRequested);
    connect(m_merge, &QPushButton::clicked, this, &TimelinePane::mergeRequested);
}

QString TimelinePane::currentRevision() const
{
    return m_view->selectedIds().value(0);
}

void TimelinePane::takeSelection(const QStringList &ids)
{
    // One selection shows its history; two are about to be compared, and then nothing should fade.
    m_workspace.timeline()->setHistoryOf(ids.size() == 1 ? ids : QStringList());
    emit revisionSelected(ids.size() == 1 ? ids.first() : QString());
}

void TimelinePane::select(const QString &id)
{
    if (!m_view->selectRevision(id) && m_workspace.graph().find(id)) {
        m_filter->setFilter({});
        m_view->selectRevision(id);
    }
}

void TimelinePane::selectCurrent()
{
    if (!m_workspace.versionRows().isEmpty())
        select(m_workspace.versionRows().first());
}

void TimelinePane::showPending()
{
    models::TimelineFilter filter = m_filter->filter();
    filter.chips.setFlag(models::TimelineChip::Pending, !filter.chips.testFlag(models::TimelineChip::Pending));
    m_filter->setFilter(filter);
}

void TimelinePane::walkHits(int step)
{
    const QList<int> hits = m_workspace.timeline()->hitRows();
    if (hits.isEmpty())
        return;
    const int current = m_view->currentIndex().row();
    int next = step > 0 ? hits.first() : hits.last();
    for (const int hit : hits) {
        if (step > 0 && hit > current) {
            next = hit;
            break;
        }
        if (step < 0 && hit < current)
            next = hit;
    }
    select(m_workspace.timeline()->index(next, 0).data(models::RevisionIdRole).toString());
}

void TimelinePane::showState()
{
    const models::TimelineModel *model = m_workspace.timeline();
    m_filter->showCounts(model->counts());
    const bool noRevisions = m_workspace.graph().revisions().empty();
    QWidget *page = m_view;
    if (model->rowCount() == 0)
        page = noRevisions ? static_cast<QWidget *>(m_noRevisions) : m_allHidden;
    m_pages->setCurrentWidget(page);
    m_filter->setVisible(!noRevisions);
    retranslate();
}

void TimelinePane::retranslate()
{
    m_view->setAccessibleName(tr("Timeline of revisions"));
    m_noRevisions->setText(tr("No revisions yet"),
                           tr("This is where the history of the schema grows. The first revision can be written from "
                              "the model."));
    m_writeFirst->setText(tr("Write the first revision…"));
    m_allHidden->setText(tr("%n revision(s) hidden by the filter", nullptr, m_workspace.timeline()->counts().hidden),
                         tr("None of them passes every chip that is on."));
    m_clearFilter->setText(tr("Clear the filter"));
    const QStringList heads = m_workspace.graph().heads();
    const models::ShortIds ids(m_workspace.graph());
    QStringList shortHeads;
    for (const QString &head : heads)
        shortHeads.append(ids.of(head));
    m_notice->setVisible(heads.size() > 1);
    m_noticeTitle->setText(tr("%n head(s): %1", nullptr, static_cast<int>(heads.size())).arg(shortHeads.join(u", "_s)));
    m_merge->setText(tr("Merge…"));
    m_noticeText->setText(tr("“upgrade head” is ambiguous: choose one of them, or merge them."));
}

void TimelinePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
