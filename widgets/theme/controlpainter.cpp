#include "widgets/theme/controlpainter.h"

#include "widgets/theme/athanorstyle.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QDateTime>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace widgets {

namespace {

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

qreal cornerRadius(const QWidget *widget)
{
    return rhythm(widget) * 0.6;
}

bool property(const QWidget *widget, const char *name)
{
    return widget != nullptr && widget->property(name).toBool();
}

struct ButtonColors
{
    QColor fill;
    QColor line;
};

ButtonColors framedColors(const QStyleOption *option, const Tokens &tokens)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (!enabled)
        return {tokens.color(Role::Window), tokens.color(Role::Line)};
    if (isOn(option, QStyle::State_Sunken))
        return {tokens.color(Role::ControlPressed), tokens.color(Role::ControlLine)};
    if (isOn(option, QStyle::State_On))
        return {tokens.color(Role::Selection), tokens.color(Role::Accent)};
    if (isOn(option, QStyle::State_MouseOver))
        return {tokens.color(Role::ControlHover), tokens.color(Role::ControlLine)};
    return {tokens.color(Role::Control), tokens.color(Role::ControlLine)};
}

ButtonColors flatColors(const QStyleOption *option, const Tokens &tokens)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    if (enabled && isOn(option, QStyle::State_Sunken))
        return {tokens.color(Role::ControlPressed), {}};
    if (isOn(option, QStyle::State_On))
        return {tokens.color(Role::Selection), enabled ? tokens.color(Role::Accent) : tokens.color(Role::Line)};
    if (enabled && isOn(option, QStyle::State_MouseOver))
        return {mixed(tokens.color(Role::Window), tokens.color(Role::Text), 0.08), {}};
    return {};
}

ButtonColors primaryColors(const QStyleOption *option, const Tokens &tokens)
{
    if (!isOn(option, QStyle::State_Enabled))
        return framedColors(option, tokens);
    Role role = Role::Accent;
    if (isOn(option, QStyle::State_Sunken))
        role = Role::AccentPressed;
    else if (isOn(option, QStyle::State_MouseOver))
        role = Role::AccentHover;
    return {tokens.color(role), tokens.color(role)};
}

ButtonColors colorsFor(ButtonLook look, const QStyleOption *option, const Tokens &tokens)
{
    switch (look) {
    case ButtonLook::Primary:
        return primaryColors(option, tokens);
    case ButtonLook::Flat:
        return flatColors(option, tokens);
    case ButtonLook::Chip:
    case ButtonLook::Framed:
        break;
    }
    return framedColors(option, tokens);
}

/// Asks for one repaint of a busy bar; never more than one is under way for a widget.
void scheduleTick(const QWidget *widget)
{
    static constexpr char pending[] = "athanorTickPending";
    auto *bar = const_cast<QWidget *>(widget);
    if (bar == nullptr || property(bar, pending))
        return;
    bar->setProperty(pending, true);
    QTimer::singleShot(40, bar, [bar] {
        bar->setProperty(pending, false);
        bar->update();
    });
}

} // namespace

ButtonLook buttonLook(const QStyleOption *option, const QWidget *widget)
{
    if (property(widget, "chip"))
        return ButtonLook::Chip;
    if (property(widget, "primary"))
        return ButtonLook::Primary;
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
        if (button->features.testFlag(QStyleOptionButton::DefaultButton))
            return ButtonLook::Primary;
        return button->features.testFlag(QStyleOptionButton::Flat) ? ButtonLook::Flat : ButtonLook::Framed;
    }
    const auto *button = qobject_cast<const QToolButton *>(widget);
    if (button == nullptr)
        return ButtonLook::Flat;
    if (qobject_cast<const QToolBar *>(button->parentWidget()) == nullptr)
        return button->autoRaise() ? ButtonLook::Flat : ButtonLook::Framed;
    const bool hasText = button->toolButtonStyle() == Qt::ToolButtonTextBesideIcon
        || button->toolButtonStyle() == Qt::ToolButtonTextOnly || button->icon().isNull();
    return hasText ? ButtonLook::Framed : ButtonLook::Flat;
}

void paintRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line,
                  qreal lineWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, lineWidth) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = line.isValid() ? lineWidth / 2 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void paintChevron(QPainter *painter, const QRectF &rect, Direction direction, const QColor &color)
{
    const qreal extent = std::min({rect.width(), rect.height(), painter->fontMetrics().height() * 0.55});
    const QPointF center = rect.center();
    const qreal wide = extent / 2;
    const qreal deep = extent / 4;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, std::max(1.2, extent / 6), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(center);
    if (direction == Direction::Up)
        painter->rotate(180);
    else if (direction == Direction::Left)
        painter->rotate(90);
    else if (direction == Direction::Right)
        painter->rotate(-90);
    painter->drawPolyline(QPolygonF{QPointF(-wide, -deep), QPointF(0, deep), QPointF(wide, -deep)});
    painter->restore();
}

void paintButtonPanel(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens)
{
    const ButtonLook look = buttonLook(option, widget);
    const ButtonColors colors = colorsFor(look, option, tokens);
    const qreal radius = look == ButtonLook::Chip ? option->rect.height() / 2.0 : cornerRadius(widget);
    paintRounded(painter, option->rect, radius, colors.fill, colors.line);
}

QColor buttonTextColor(const QStyleOption *option, const QWidget *widget, const Tokens &tokens)
{
    if (!isOn(option, QStyle::State_Enabled))
        return tokens.color(Role::DisabledText);
    if (buttonLook(option, widget) == ButtonLook::Primary)
        return tokens.color(Role::AccentText);
    if (property(widget, "danger"))
        return tokens.color(Role::DroppedMark);
    return isOn(option, QStyle::State_On) ? tokens.color(Role::SelectionText) : tokens.color(Role::Text);
}

QIcon tintedIcon(const QIcon &source, int extent, const QColor &color, qreal pixelRatio)
{
    QPixmap pixmap = source.pixmap(QSize(extent, extent), pixelRatio);
    if (pixmap.isNull())
        return source;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRectF(QPointF(0, 0), pixmap.deviceIndependentSize()), color);
    painter.end();
    return QIcon(pixmap);
}

void paintCheckBox(QPainter *painter, const QStyleOption *option, const Tokens &tokens)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool filled = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const QRectF rect = option->rect;
    const qreal extent = std::min(rect.width(), rect.height());
    QRectF box(0, 0, extent, extent);
    box.moveCenter(rect.center());

    const QColor mark = tokens.color(enabled ? Role::Accent : Role::DisabledText);
    const QColor line = tokens.color(enabled ? Role::MarkLine : Role::DisabledText);
    paintRounded(painter, box, extent / 5, filled ? mark : tokens.color(Role::Surface), filled ? mark : line);
    if (!filled)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(enabled ? tokens.color(Role::AccentText) : tokens.color(Role::Window), extent / 8,
                         Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    if (isOn(option, QStyle::State_On))
        painter->drawPolyline(QPolygonF{at(0.26, 0.53), at(0.44, 0.70), at(0.75, 0.34)});
    else
        painter->drawLine(at(0.27, 0.5), at(0.73, 0.5));
    painter->restore();
}

void paintRadioButton(QPainter *painter, const QStyleOption *option, const Tokens &tokens)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool on = isOn(option, QStyle::State_On);
    const qreal extent = std::min(option->rect.width(), option->rect.height());
    QRectF circle(0, 0, extent, extent);
    circle.moveCenter(QRectF(option->rect).center());
    const QColor mark = tokens.color(enabled ? Role::Accent : Role::DisabledText);
    const QColor line = tokens.color(enabled ? Role::MarkLine : Role::DisabledText);
    paintRounded(painter, circle, extent / 2, on ? mark : tokens.color(Role::Surface), on ? mark : line);
    if (!on)
        return;
    const qreal inset = extent * 0.31;
    paintRounded(painter, circle.adjusted(inset, inset, -inset, -inset), extent, tokens.color(Role::AccentText), {});
}

void paintField(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool focus = enabled && isOn(option, QStyle::State_HasFocus);
    const QColor fill = tokens.color(enabled && !isOn(option, QStyle::State_ReadOnly) ? Role::Surface : Role::Window);
    const QColor line = tokens.color(focus ? Role::Accent : Role::ControlLine);
    paintRounded(painter, option->rect, cornerRadius(widget), fill, line, focus ? 1.5 : 1.0);
}

void paintFocusRing(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens)
{
    if (!isOn(option, QStyle::State_KeyboardFocusChange))
        return;
    const bool inView = isOn(option, QStyle::State_Item);
    if (inView && isOn(option, QStyle::State_Selected))
        return;
    const qreal radius = property(widget, "chip") ? option->rect.height() / 2.0 : cornerRadius(widget);
    const bool primary = !inView && buttonLook(option, widget) == ButtonLook::Primary;
    paintRounded(painter, option->rect, radius, {}, tokens.color(primary ? Role::Text : Role::Accent), 2.0);
}

void paintFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (frame != nullptr && frame->lineWidth <= 0)
        return;
    const bool isCard = property(widget, "card");
    const bool isView = qobject_cast<const QAbstractScrollArea *>(widget) != nullptr;
    const QColor fill = isCard || isView ? tokens.color(Role::Surface) : QColor();
    const bool focus =
        isView && isOn(option, QStyle::State_HasFocus) && isOn(option, QStyle::State_KeyboardFocusChange);
    paintRounded(painter, option->rect, isCard ? cornerRadius(widget) : rhythm(widget) * 0.5, fill,
                 tokens.color(focus ? Role::Accent : Role::Line), focus ? 1.5 : 1.0);
}

void paintProgressGroove(QPainter *painter, const QStyleOption *option, const Tokens &tokens)
{
    const QRectF rect = option->rect;
    paintRounded(painter, rect, std::min(rect.width(), rect.height()) / 2, tokens.color(Role::Line), {});
}

void paintProgressContents(QPainter *painter, const QStyleOptionProgressBar *option, const QWidget *widget,
                           const Tokens &tokens)
{
    QRectF rect = option->rect;
    const bool horizontal = isOn(option, QStyle::State_Horizontal);
    const qreal length = horizontal ? rect.width() : rect.height();
    const qreal radius = std::min(rect.width(), rect.height()) / 2;
    const bool busy = option->minimum == option->maximum;
    qreal from = 0;
    qreal size = 0;
    if (busy) {
        const bool moves =
            widget == nullptr || widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, option, widget) > 0;
        const qreal phase = moves ? static_cast<qreal>(QDateTime::currentMSecsSinceEpoch() % 1600) / 1600.0 : 0.5;
        size = length * 0.3;
        from = phase * (length + size) - size;
        if (moves)
            scheduleTick(widget);
    } else {
        size = length * (option->progress - option->minimum) / static_cast<qreal>(option->maximum - option->minimum);
    }
    const qreal end = std::min(length, from + size);
    from = std::max(0.0, from);
    if (end <= from)
        return;
    if (horizontal && option->direction == Qt::RightToLeft)
        rect = {rect.right() - end, rect.y(), end - from, rect.height()};
    else if (horizontal)
        rect = {rect.x() + from, rect.y(), end - from, rect.height()};
    else
        rect = {rect.x(), rect.bottom() - end, rect.width(), end - from};
    const bool enabled = isOn(option, QStyle::State_Enabled);
    paintRounded(painter, rect, radius, tokens.color(enabled ? Role::Accent : Role::DisabledText), {});
}

} // namespace widgets
