#include "widgets/timeline/timelinedelegate.h"

#include "models/lanes.h"
#include "models/timelinewords.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/controlpainter.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/graphpainter.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr qreal dimmedOpacity = 0.45; // ux.md section 2

models::TimelineMark markOf(const QModelIndex &index)
{
    return static_cast<models::TimelineMark>(index.data(models::MarkRole).toInt());
}

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

QColor backgroundOf(const QStyleOptionViewItem &option, const Tokens &tokens)
{
    if (isSelected(option))
        return tokens.color(Role::Selection);
    return tokens.color(option.state.testFlag(QStyle::State_MouseOver) ? Role::Hover : Role::Surface);
}

QFont textFont(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = index.column() == models::RevisionColumn ? fixedFont() : option.font;
    if (markOf(index) != models::TimelineMark::Current)
        return font;
    if (index.column() == models::RevisionColumn)
        font.setBold(true);
    else if (index.column() == models::MessageColumn)
        font.setWeight(QFont::DemiBold);
    return font;
}

/// The id is what one looks for when the message does not help: quieter than it, but as readable.
QColor textColor(const QStyleOptionViewItem &option, const QModelIndex &index, const Tokens &tokens)
{
    const bool quiet = index.column() != models::MessageColumn || markOf(index) == models::TimelineMark::Folded
        || markOf(index) == models::TimelineMark::Missing;
    const bool current = markOf(index) == models::TimelineMark::Current;
    if (isSelected(option)) {
        const QColor text = tokens.color(Role::SelectionText);
        return quiet && !current ? mixed(tokens.color(Role::Selection), text, 0.8) : text;
    }
    return tokens.color(quiet && !current ? Role::Muted : Role::Text);
}

QFont badgeFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QColor badgeColor(const models::TimelineBadge &badge, const Tokens &tokens, const QColor &background)
{
    using Kind = models::TimelineBadge::Kind;
    switch (badge.kind) {
    case Kind::Warnings:
    case Kind::EditedAfterward:
    case Kind::EmptyDowngrade:
        return withContrast(tokens.color(Role::WarningText), background, 4.5);
    case Kind::Unreadable:
    case Kind::HalfDone:
        return withContrast(tokens.color(Role::DroppedMark), background, 4.5);
    default:
        return tokens.color(Role::Text);
    }
}

int badgeWidth(const QFontMetrics &metrics, const QString &text, int step)
{
    return metrics.horizontalAdvance(text) + qRound(step * 1.75);
}

/// What stands between two badges, and behind the last.
int gap(int step)
{
    return step * 3 / 4;
}

QList<models::TimelineBadge> badgesOf(const QModelIndex &index)
{
    return index.data(models::BadgesRole).value<QList<models::TimelineBadge>>();
}

} // namespace

TimelineDelegate::TimelineDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

TimelineDelegate::~TimelineDelegate() = default;

void TimelineDelegate::forgetLook()
{
    m_graph.reset();
}

const GraphPainter &TimelineDelegate::graphPainter(const QWidget *view) const
{
    if (!m_graph)
        m_graph = std::make_unique<GraphPainter>(tokensOf(view), rhythm(view));
    return *m_graph;
}

int TimelineDelegate::graphWidth(const QWidget *view, int lanes)
{
    return GraphPainter(tokensOf(view), rhythm(view)).width(lanes);
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(option.widget);
    const QColor background = backgroundOf(option, tokens);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, background);
    if (index.data(models::DimmedRole).toBool() && !isSelected(option))
        painter->setOpacity(dimmedOpacity);
    switch (index.column()) {
    case models::GraphColumn:
        paintGraph(painter, option, index, background);
        break;
    case models::MessageColumn: {
        QStyleOptionViewItem message = option;
        message.rect.setRight(paintBadges(painter, option, index));
        paintText(painter, message, index);
        break;
    }
    default:
        paintText(painter, option, index);
    }
    painter->restore();
}

void TimelineDelegate::paintGraph(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                  const QColor &background) const
{
    const GraphMark mark{markOf(index), index.data(models::IsBaseRole).toBool(),
                         index.data(models::IsMergeRole).toBool()};
    graphPainter(option.widget)
        .paint(painter, option.rect, index.data(models::LaneRowRole).value<models::LaneRow>(), mark, background);
}

void TimelineDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(option.widget);
    const int side = rhythm(option.widget) / 2;
    const QRect rect = option.rect.adjusted(side, 0, -side, 0);
    painter->setFont(textFont(option, index));
    const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width());
    if (index.column() == models::MessageColumn && index.data(models::SearchHitRole).toBool()) {
        // A box, not only a tint: a hit is seen in black and white too.
        const int width = painter->fontMetrics().horizontalAdvance(text);
        const QRectF box(rect.left() - side + 0.5, rect.top() + side / 2.0, width + 2.0 * side, rect.height() - side);
        paintRounded(painter, box, side, tokens.color(Role::WarningRow), tokens.color(Role::WarningText));
        painter->setPen(tokens.color(Role::Text));
    } else {
        painter->setPen(textColor(option, index, tokens));
    }
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, text);
}

int TimelineDelegate::paintBadges(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(option.widget);
    const QColor background = backgroundOf(option, tokens);
    const int step = rhythm(option.widget);
    painter->setFont(badgeFont(option.font));
    const QFontMetrics metrics = painter->fontMetrics();
    const int height = metrics.height() + step / 3;
    // Half of the room is the message's, which is what people read. The first badges are the ones that matter most.
    int width = badgesWidth(option, index);
    const QList<models::TimelineBadge> badges = badgesOf(index);
    qsizetype fitting = badges.size();
    while (fitting > 0 && width > option.rect.width() / 2)
        width -= badgeWidth(metrics, models::badgeText(badges[--fitting]), step) + gap(step);
    if (fitting == 0)
        return option.rect.right();
    const int begin = option.rect.right() + 1 - width;
    int left = begin;
    for (const models::TimelineBadge &badge : badges.first(fitting)) {
        const QString text = models::badgeText(badge);
        const QRect chip(left, option.rect.center().y() - (height - 1) / 2, badgeWidth(metrics, text, step), height);
        const QColor color = badgeColor(badge, tokens, background);
        const bool neutral = color == tokens.color(Role::Text);
        const QColor line = neutral ? mixed(background, tokens.color(Role::Text), 0.22) : color;
        paintRounded(painter, chip, height / 2.0, {}, line);
        painter->setPen(isSelected(option) && neutral ? tokens.color(Role::SelectionText) : color);
        painter->drawText(chip, Qt::AlignCenter | Qt::TextSingleLine, text);
        left = chip.right() + 1 + gap(step);
    }
    return begin - 1;
}

int TimelineDelegate::badgesWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int step = rhythm(option.widget);
    const QFontMetrics metrics(badgeFont(option.font));
    int width = 0;
    for (const models::TimelineBadge &badge : badgesOf(index))
        width += badgeWidth(metrics, models::badgeText(badge), step) + gap(step);
    return width;
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = rowHeight(option.widget);
    const int step = rhythm(option.widget);
    if (index.column() == models::GraphColumn)
        return {graphPainter(option.widget).width(index.data(models::LaneRowRole).value<models::LaneRow>().width),
                height};
    const QFontMetrics metrics(textFont(option, index));
    const int badges = index.column() == models::MessageColumn ? badgesWidth(option, index) : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + step + 2 + badges, height};
}

} // namespace widgets
