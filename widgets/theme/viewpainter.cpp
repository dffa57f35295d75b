#include "widgets/theme/viewpainter.h"

#include "widgets/theme/controlpainter.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace widgets {

void paintViewRow(QPainter *painter, const QStyleOptionViewItem *option, const Tokens &tokens)
{
    if (option->state.testFlag(QStyle::State_Selected))
        painter->fillRect(option->rect, tokens.color(Role::Selection));
    else if (option->features.testFlag(QStyleOptionViewItem::Alternate))
        painter->fillRect(option->rect, tokens.color(Role::SurfaceAlternate));
}

void paintViewCell(QPainter *painter, const QStyleOptionViewItem *option, const Tokens &tokens)
{
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const bool hovered =
        option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    if (option->backgroundBrush.style() != Qt::NoBrush && !selected)
        painter->fillRect(option->rect, option->backgroundBrush);
    if (selected)
        painter->fillRect(option->rect, tokens.color(Role::Selection));
    else if (hovered && option->backgroundBrush.style() == Qt::NoBrush)
        painter->fillRect(option->rect, tokens.color(Role::Hover));
}

void paintBranch(QPainter *painter, const QStyleOption *option, const Tokens &tokens)
{
    if (!option->state.testFlag(QStyle::State_Children))
        return;
    const bool open = option->state.testFlag(QStyle::State_Open);
    const bool leftToRight = option->direction == Qt::LeftToRight;
    const Direction closed = leftToRight ? Direction::Right : Direction::Left;
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const Role role = selected ? Role::SelectionText : Role::Muted;
    paintChevron(painter, option->rect, open ? Direction::Down : closed, tokens.color(role));
}

void paintHeaderSection(QPainter *painter, const QStyleOption *option, const Tokens &tokens)
{
    const bool pressed = option->state.testFlag(QStyle::State_Sunken);
    const bool hovered =
        option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    painter->fillRect(option->rect, tokens.color(pressed || hovered ? Role::Hover : Role::Surface));
    painter->save();
    painter->setPen(QPen(tokens.color(Role::Line), 1));
    const QRectF rect = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (option->state.testFlag(QStyle::State_Horizontal))
        painter->drawLine(rect.bottomLeft() - QPointF(0.5, 0), rect.bottomRight() + QPointF(0.5, 0));
    else
        painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->restore();
}

void paintScrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider, const Tokens &tokens)
{
    painter->fillRect(option->rect, tokens.color(Role::Surface));
    if (option->minimum == option->maximum)
        return;
    const bool hot = option->state.testFlag(QStyle::State_MouseOver) || option->state.testFlag(QStyle::State_Sunken);
    const bool horizontal = option->orientation == Qt::Horizontal;
    const qreal thickness = horizontal ? slider.height() : slider.width();
    const qreal inset = thickness / (hot ? 6 : 4);
    const QRectF handle = QRectF(slider).adjusted(inset, inset, -inset, -inset);
    paintRounded(painter, handle, std::min(handle.width(), handle.height()) / 2,
                 tokens.color(hot ? Role::ScrollHover : Role::Scroll), {});
}

} // namespace widgets
