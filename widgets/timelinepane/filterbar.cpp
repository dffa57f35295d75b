#include "widgets/timelinepane/filterbar.h"

#include "widgets/common/flowlayout.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace widgets {

using models::TimelineChip;

namespace {

QString nameOf(TimelineChip chip)
{
    switch (chip) {
    case TimelineChip::Pending:
        return u"chipPending"_s;
    case TimelineChip::Applied:
        return u"chipApplied"_s;
    case TimelineChip::Warnings:
        return u"chipWarnings"_s;
    case TimelineChip::NeedsPython:
        return u"chipNeedsPython"_s;
    case TimelineChip::NoDowngrade:
        return u"chipNoDowngrade"_s;
    case TimelineChip::Labelled:
        return u"chipLabelled"_s;
    }
    return {};
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_hits(new QLabel(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
{
    setupSearch();
    setupChips();
    retranslate();
}

void FilterBar::setupSearch()
{
    m_search->setObjectName(u"timelineSearch"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    m_hits->setObjectName(u"timelineHits"_s);
    m_hits->setProperty("muted", true);
    m_previous->setObjectName(u"timelinePreviousHit"_s);
    m_next->setObjectName(u"timelineNextHit"_s);
    m_previous->setIcon(icon(u"chevron-up"_s));
    m_next->setIcon(icon(u"chevron-down"_s));
    for (QToolButton *button : {m_previous, m_next})
        button->setAutoRaise(true);
    connect(m_search, &QLineEdit::textChanged, this, [this] { emit filterChanged(filter()); });
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::nextHitRequested);
    connect(m_next, &QToolButton::clicked, this, &FilterBar::nextHitRequested);
    connect(m_previous, &QToolButton::clicked, this, &FilterBar::previousHitRequested);
}

void FilterBar::setupChips()
{
    const int step = rhythm(this);
    auto *chips = new FlowLayout;
    chips->setSpacing(step / 2);
    for (const TimelineChip chip : models::AllTimelineChips) {
        auto *button = new QPushButton(this);
        button->setObjectName(nameOf(chip));
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::toggled, this, [this] { emit filterChanged(filter()); });
        m_chips.insert(chip, button);
        chips->addWidget(button);
    }
    auto *search = new QHBoxLayout;
    search->setSpacing(step / 2);
    search->addWidget(m_search, 1);
    search->addWidget(m_hits);
    search->addWidget(m_previous);
    search->addWidget(m_next);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(step, step, step, step);
    layout->setSpacing(step);
    layout->addLayout(search);
    layout->addLayout(chips);
}

models::TimelineFilter FilterBar::filter() const
{
    models::TimelineFilter filter;
    for (const TimelineChip chip : models::AllTimelineChips)
        filter.chips.setFlag(chip, m_chips.value(chip)->isChecked());
    filter.search = m_search->text();
    return filter;
}

void FilterBar::setFilter(const models::TimelineFilter &filter)
{
    for (const TimelineChip chip : models::AllTimelineChips)
        m_chips.value(chip)->setChecked(filter.chips.testFlag(chip));
    m_search->setText(filter.search);
}

void FilterBar::showCounts(const models::TimelineCounts &counts)
{
    m_counts = counts;
    retranslate();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QString FilterBar::word(TimelineChip chip)
{
    switch (chip) {
    case TimelineChip::Pending:
        return tr("pending");
    case TimelineChip::Applied:
        return tr("applied");
    case TimelineChip::Warnings:
        return tr("warnings");
    case TimelineChip::NeedsPython:
        return tr("needs Python");
    case TimelineChip::NoDowngrade:
        return tr("no downgrade");
    case TimelineChip::Labelled:
        return tr("labelled");
    }
    return {};
}

void FilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Search revisions"));
    m_search->setAccessibleName(tr("Search revisions"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match"));
    m_next->setAccessibleName(tr("Next match"));
    m_next->setToolTip(tr("Next match"));
    const bool searching = !m_search->text().trimmed().isEmpty();
    m_hits->setText(tr("%n match(es)", nullptr, m_counts.hits));
    for (QWidget *part : QList<QWidget *>{m_hits, m_previous, m_next})
        part->setVisible(searching);
    for (const TimelineChip chip : models::AllTimelineChips) {
        QPushButton *button = m_chips.value(chip);
        const int count = m_counts.matching.value(chip);
        button->setText(tr("%1 %2", "a filter and how many revisions pass it").arg(word(chip)).arg(count));
        button->setToolTip(tr("Show only these; %n revision(s) are hidden now", nullptr, m_counts.hidden));
        button->setVisible(count > 0 || button->isChecked());
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace widgets
