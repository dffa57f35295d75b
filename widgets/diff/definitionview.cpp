#include "widgets/diff/definitionview.h"

#include "widgets/common/buttonkeys.h"
#include "widgets/common/elidedlabel.h"
#include "widgets/diff/definitionpane.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace widgets {

DefinitionView::DefinitionView(QWidget *parent)
    : QWidget(parent)
{
    setupButtons();
    setupPanes();
    setupConnections();
    retranslate();
    rebuild();
}

void DefinitionView::setupButtons()
{
    const auto button = [this](const QString &name, const QString &picture, bool checkable) {
        auto *made = new QToolButton(this);
        made->setObjectName(name);
        made->setIcon(icon(picture));
        made->setAutoRaise(true);
        made->setCheckable(checkable);
        return made;
    };
    m_previous = button(u"previousDifference"_s, u"chevron-up"_s, false);
    m_next = button(u"nextDifference"_s, u"chevron-down"_s, false);
    m_previousKeys = pressBy(m_previous, Qt::SHIFT | Qt::Key_F7);
    m_nextKeys = pressBy(m_next, Qt::Key_F7);
    m_only = button(u"onlyDifferences"_s, u"differences"_s, true);
    m_oneColumn = button(u"oneColumn"_s, u"one-column"_s, true);
    m_count = new ElidedLabel(this);
    m_count->setObjectName(u"differenceCount"_s);
    m_count->setProperty("muted", true);
}

void DefinitionView::setupPanes()
{
    m_leftLabel = new ElidedLabel(this);
    m_rightLabel = new ElidedLabel(this);
    m_left = new DefinitionPane(this);
    m_left->setObjectName(u"leftDefinition"_s);
    m_right = new DefinitionPane(this);
    m_right->setObjectName(u"rightDefinition"_s);
    setFocusProxy(m_right);
    m_leftCard = card(m_leftLabel, m_left, {});
    m_rightCard = card(m_rightLabel, m_right, {m_count, m_previous, m_next, m_only, m_oneColumn});

    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_leftCard);
    m_splitter->addWidget(m_rightCard);
    // Half the width each, whatever the titles and buttons would like.
    m_splitter->setSizes({1'000, 1'000});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

QFrame *DefinitionView::card(ElidedLabel *title, DefinitionPane *pane, const QList<QWidget *> &buttons)
{
    auto *frame = new QFrame(this);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setProperty("card", true);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    const int step = rhythm(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(step * 5 / 4, step / 4, step / 2, step / 4);
    head->setSpacing(step / 4);
    head->addWidget(title, 1);
    for (QWidget *button : buttons)
        head->addWidget(button);
    // Both heads are as high as one with buttons, so that the lines below stand level.
    head->addSpacerItem(new QSpacerItem(0, m_next->sizeHint().height(), QSizePolicy::Minimum, QSizePolicy::Fixed));
    auto *line = new QFrame(frame);
    line->setFrameShape(QFrame::HLine);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(line);
    layout->addWidget(pane, 1);
    return frame;
}

void DefinitionView::setupConnections()
{
    keepTogether(m_left, m_right);
    keepTogether(m_right, m_left);
    connect(m_previous, &QToolButton::clicked, this, [this] { goToDifference(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { goToDifference(true); });
    connect(m_only, &QToolButton::toggled, this, &DefinitionView::setOnlyDifferences);
    connect(m_oneColumn, &QToolButton::toggled, this, &DefinitionView::setOneColumn);
}

/// Both panes have the same rows at the same height, so a position of one is a position of the other. The one with
/// the shorter lines may not get as far sideways; it must not pull the other one back.
void DefinitionView::keepTogether(DefinitionPane *from, DefinitionPane *to)
{
    const auto follow = [this](QScrollBar *leader, QScrollBar *follower) {
        connect(leader, &QScrollBar::valueChanged, this, [this, follower](int value) {
            if (m_following)
                return;
            const QScopedValueRollback following(m_following, true);
            follower->setValue(value);
        });
    };
    follow(from->verticalScrollBar(), to->verticalScrollBar());
    follow(from->horizontalScrollBar(), to->horizontalScrollBar());
}

void DefinitionView::setTexts(const QString &left, const QString &right)
{
    m_leftText = left;
    m_rightText = right;
    rebuild();
}

void DefinitionView::setTitles(const QString &left, const QString &right)
{
    m_leftTitle = left;
    m_rightTitle = right;
    retranslate();
}

void DefinitionView::setOnlyDifferences(bool on)
{
    if (m_mode.onlyDifferences == on)
        return;
    m_mode.onlyDifferences = on;
    m_only->setChecked(on);
    rebuild();
}

void DefinitionView::setOneColumn(bool on)
{
    if (m_mode.oneColumn == on)
        return;
    m_mode.oneColumn = on;
    m_oneColumn->setChecked(on);
    m_leftCard->setVisible(!on);
    retranslate();
    rebuild();
}

void DefinitionView::rebuild()
{
    m_rows = definitionRows(m_leftText, m_rightText, m_mode);
    m_shown = -1;
    m_left->setRows(m_rows.left, DefinitionPane::Numbers::Left);
    m_right->setRows(m_rows.right, m_mode.oneColumn ? DefinitionPane::Numbers::Both : DefinitionPane::Numbers::Right);
    m_previous->setEnabled(differenceCount() > 0);
    m_next->setEnabled(differenceCount() > 0);
    showCount();
}

void DefinitionView::showCount()
{
    if (m_leftText.isEmpty() && m_rightText.isEmpty())
        m_count->setFullText({});
    else if (differenceCount() == 0)
        m_count->setFullText(tr("equal"));
    else if (m_shown >= 0)
        m_count->setFullText(tr("%1 of %2", "which of the differences").arg(m_shown + 1).arg(differenceCount()));
    else
        m_count->setFullText(differenceCount() == 1 ? tr("1 difference")
                                                    : tr("%n differences", nullptr, differenceCount()));
}

bool DefinitionView::goToDifference(bool forward)
{
    const int count = differenceCount();
    if (count == 0)
        return false;
    if (m_shown < 0)
        m_shown = forward ? 0 : count - 1;
    else
        m_shown = (m_shown + (forward ? 1 : count - 1)) % count;
    const int row = m_rows.differences.at(m_shown);
    m_right->showDifference(row);
    m_left->showDifference(row);
    showCount();
    return true;
}

void DefinitionView::retranslate()
{
    const auto name = [](QToolButton *button, const QString &text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_previous, tr("Previous difference (%1)").arg(m_previousKeys));
    name(m_next, tr("Next difference (%1)").arg(m_nextKeys));
    name(m_only, tr("Show only the differences"));
    name(m_oneColumn, tr("Show both in one column"));
    m_leftLabel->setFullText(m_leftTitle);
    m_rightLabel->setFullText(m_mode.oneColumn ? tr("%1 → %2", "left and right side").arg(m_leftTitle, m_rightTitle)
                                               : m_rightTitle);
    m_left->setAccessibleName(tr("Definition on the left: %1").arg(m_leftTitle));
    m_right->setAccessibleName(tr("Definition on the right: %1").arg(m_rightTitle));
    showCount();
}

void DefinitionView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_right != nullptr) {
        retranslate();
        rebuild();
    }
}

} // namespace widgets
