#include "widgets/theme/chromepainter.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/controlpainter.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTabBar>
#include <QWidget>

namespace widgets {

namespace {

/// The outline of a tab card: open at the bottom, rounded at the top.
QPainterPath tabOutline(const QRectF &rect, qreal radius)
{
    QPainterPath path;
    path.moveTo(rect.bottomLeft());
    path.lineTo(rect.left(), rect.top() + radius);
    path.quadTo(rect.topLeft(), QPointF(rect.left() + radius, rect.top()));
    path.lineTo(rect.right() - radius, rect.top());
    path.quadTo(rect.topRight(), QPointF(rect.right(), rect.top() + radius));
    path.lineTo(rect.bottomRight());
    return path;
}

QFont boldened(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

int shortcutTab(const QString &text)
{
    return static_cast<int>(text.indexOf(QLatin1Char('\t')));
}

void paintMenuMark(QPainter *painter, const QStyleOptionMenuItem *option, const QWidget *widget, const QRect &cell,
                   const Tokens &tokens)
{
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const int extent = option->fontMetrics.height();
    QRect mark(0, 0, extent, extent);
    mark.moveCenter(cell.center());
    if (option->checkType == QStyleOptionMenuItem::NotCheckable) {
        if (!option->icon.isNull())
            option->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        return;
    }
    QStyleOption box;
    box.initFrom(widget);
    box.rect = mark.adjusted(1, 1, -1, -1);
    box.state = option->state & ~(QStyle::State_On | QStyle::State_Off);
    box.state |= option->checked ? QStyle::State_On : QStyle::State_Off;
    if (option->checkType == QStyleOptionMenuItem::Exclusive)
        paintRadioButton(painter, &box, tokens);
    else
        paintCheckBox(painter, &box, tokens);
}

} // namespace

void paintTab(QPainter *painter, const QStyleOptionTab *option, const Tokens &tokens)
{
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const bool hovered =
        option->state.testFlag(QStyle::State_MouseOver) && option->state.testFlag(QStyle::State_Enabled);
    const int step = std::max(2, option->fontMetrics.height() / 4);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option->shape != QTabBar::RoundedNorth && option->shape != QTabBar::TriangularNorth) {
        if (selected || hovered)
            painter->fillRect(option->rect, tokens.color(selected ? Role::Surface : Role::Hover));
    } else if (selected) {
        const QRectF rect = QRectF(option->rect).adjusted(0.5, step / 2.0 + 0.5, -0.5, 0.5);
        const QPainterPath outline = tabOutline(rect, step * 1.25);
        painter->fillPath(outline, tokens.color(Role::Surface));
        painter->strokePath(outline, QPen(tokens.color(Role::Line), 1));
    } else if (hovered) {
        paintRounded(painter, QRectF(option->rect).adjusted(2, step, -2, -step), step * 1.25,
                     mixed(tokens.color(Role::Window), tokens.color(Role::Text), 0.06), {});
    }
    painter->restore();
}

void paintTabBase(QPainter *painter, const QStyleOptionTabBarBase *option, const Tokens &tokens)
{
    painter->save();
    painter->setPen(QPen(tokens.color(Role::Line), 1));
    const QRectF rect = option->rect;
    const bool north = option->shape == QTabBar::RoundedNorth || option->shape == QTabBar::TriangularNorth;
    const qreal y = north ? rect.bottom() - 0.5 : rect.top() + 0.5;
    const QRectF gap = option->selectedTabRect;
    if (gap.isValid()) {
        painter->drawLine(QPointF(rect.left(), y), QPointF(gap.left(), y));
        painter->drawLine(QPointF(gap.right(), y), QPointF(rect.right(), y));
    } else {
        painter->drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    }
    painter->restore();
}

void paintDockTitle(QPainter *painter, const QStyleOptionDockWidget *option, const QRect &textRect,
                    const Tokens &tokens)
{
    painter->save();
    painter->fillRect(option->rect, tokens.color(Role::Surface));
    painter->setPen(QPen(tokens.color(Role::Line), 1));
    const qreal y = QRectF(option->rect).bottom() - 0.5;
    painter->drawLine(QPointF(option->rect.left(), y), QPointF(option->rect.right() + 1, y));
    painter->setFont(boldened(painter->font()));
    painter->setPen(tokens.color(Role::Text));
    const QString text = painter->fontMetrics().elidedText(option->title, Qt::ElideRight, textRect.width());
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, text);
    painter->restore();
}

void paintMenuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, const QWidget *widget,
                      const Tokens &tokens)
{
    painter->fillRect(option->rect, tokens.color(Role::Window));
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    if (enabled && option->state.testFlag(QStyle::State_Selected)) {
        const QColor fill = mixed(tokens.color(Role::Window), tokens.color(Role::Text), 0.09);
        paintRounded(painter, QRectF(option->rect).adjusted(1, 2, -1, -2), rhythm(widget) * 0.5, fill, {});
    }
    const bool underline =
        widget == nullptr || widget->style()->styleHint(QStyle::SH_UnderlineShortcut, option, widget) != 0;
    painter->save();
    painter->setPen(tokens.color(enabled ? Role::Text : Role::DisabledText));
    painter->drawText(option->rect,
                      Qt::AlignCenter | Qt::TextSingleLine | (underline ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                      option->text);
    painter->restore();
}

void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem *option, const QWidget *widget, const Tokens &tokens)
{
    const int step = rhythm(widget);
    const QRect row = option->rect;
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRectF(row.left() + step, row.center().y(), row.width() - 2 * step, 1),
                          tokens.color(Role::Line));
        return;
    }
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    if (enabled && option->state.testFlag(QStyle::State_Selected))
        paintRounded(painter, QRectF(row).adjusted(step / 2.0, 0, -step / 2.0, 0), step * 0.5,
                     tokens.color(Role::Selection), {});

    const bool leftToRight = option->direction == Qt::LeftToRight;
    const int markWidth = option->fontMetrics.height() + 2 * step;
    const QRect mark =
        QStyle::visualRect(option->direction, row, QRect(row.left(), row.top(), markWidth, row.height()));
    paintMenuMark(painter, option, widget, mark, tokens);

    const int textWidth = row.width() - markWidth - 3 * step;
    const QRect text =
        QStyle::visualRect(option->direction, row, QRect(row.left() + markWidth, row.top(), textWidth, row.height()));
    const int tab = shortcutTab(option->text);
    painter->save();
    painter->setFont(option->menuItemType == QStyleOptionMenuItem::DefaultItem ? boldened(option->font) : option->font);
    painter->setPen(tokens.color(enabled ? Role::Text : Role::DisabledText));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine | Qt::TextShowMnemonic,
                      option->text.left(tab));
    if (tab >= 0) {
        painter->setPen(tokens.color(enabled ? Role::Muted : Role::DisabledText));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, option->text.mid(tab + 1));
    }
    painter->restore();
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow = QStyle::visualRect(option->direction, row,
                                               QRect(row.right() - 3 * step, row.top(), 2 * step, row.height()));
        paintChevron(painter, arrow, leftToRight ? Direction::Right : Direction::Left,
                     tokens.color(enabled ? Role::Muted : Role::DisabledText));
    }
}

void paintSeparator(QPainter *painter, const QStyleOption *option, bool vertical, const Tokens &tokens)
{
    const QRectF rect = option->rect;
    const QColor line = tokens.color(Role::Line);
    if (vertical)
        painter->fillRect(QRectF(std::floor(rect.center().x()), rect.top(), 1, rect.height()), line);
    else
        painter->fillRect(QRectF(rect.left(), std::floor(rect.center().y()), rect.width(), 1), line);
}

void paintGroupTitle(QPainter *painter, const QStyleOptionGroupBox *option, const QRect &textRect, const Tokens &tokens)
{
    painter->save();
    painter->setFont(boldened(painter->font()));
    painter->setPen(tokens.color(option->state.testFlag(QStyle::State_Enabled) ? Role::Text : Role::DisabledText));
    painter->drawText(textRect, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine | Qt::TextShowMnemonic,
                      option->text);
    painter->restore();
}

} // namespace widgets
