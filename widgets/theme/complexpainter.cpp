#include "widgets/theme/complexpainter.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/chromepainter.h"
#include "widgets/theme/controlpainter.h"

#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

namespace widgets {

void paintToolButton(const QStyle &style, QPainter *painter, const QStyleOptionToolButton *option,
                     const QWidget *widget, const Tokens &tokens)
{
    paintButtonPanel(painter, option, widget, tokens);
    const bool hasMenu = option->features.testFlag(QStyleOptionToolButton::HasMenu);
    const bool split = option->features.testFlag(QStyleOptionToolButton::MenuButtonPopup);
    QRect label = style.subControlRect(QStyle::CC_ToolButton, option, QStyle::SC_ToolButton, widget);
    if (hasMenu || split) {
        const QRect menu = style.subControlRect(QStyle::CC_ToolButton, option, QStyle::SC_ToolButtonMenu, widget);
        paintChevron(painter, menu, Direction::Down, buttonTextColor(option, widget, tokens));
        if (split) {
            QStyleOption line = *option;
            line.rect = QRect(menu.left(), menu.top() + menu.height() / 4, 1, menu.height() / 2);
            paintSeparator(painter, &line, true, tokens);
        }
    }
    QStyleOptionToolButton part = *option;
    part.rect = label;
    style.drawControl(QStyle::CE_ToolButtonLabel, &part, painter, widget);
    if (option->state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, option, widget, tokens);
}

void paintComboBox(const QStyle &style, QPainter *painter, const QStyleOptionComboBox *option, const QWidget *widget,
                   const Tokens &tokens)
{
    if (option->editable)
        paintField(painter, option, widget, tokens);
    else if (option->frame)
        paintButtonPanel(painter, option, nullptr, tokens);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    if (!option->editable && option->frame) {
        const bool hovered = enabled && option->state.testFlag(QStyle::State_MouseOver);
        const Role fill = hovered ? Role::ControlHover : Role::Control;
        paintRounded(painter, option->rect, rhythm(widget) * 0.6, tokens.color(enabled ? fill : Role::Window),
                     tokens.color(enabled ? Role::ControlLine : Role::Line));
    }
    const QRect arrow = style.subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, widget);
    paintChevron(painter, arrow, Direction::Down, tokens.color(enabled ? Role::Muted : Role::DisabledText));
    if (option->state.testFlag(QStyle::State_HasFocus) && !option->editable)
        paintFocusRing(painter, option, widget, tokens);
}

void paintSpinBox(const QStyle &style, QPainter *painter, const QStyleOptionSpinBox *option, const QWidget *widget,
                  const Tokens &tokens)
{
    if (option->frame)
        paintField(painter, option, widget, tokens);
    if (option->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, Direction direction, QAbstractSpinBox::StepEnabledFlag step) {
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, option, part, widget);
        const bool enabled = option->state.testFlag(QStyle::State_Enabled) && option->stepEnabled.testFlag(step);
        const bool hot = enabled && option->activeSubControls == part;
        const Role role = hot ? Role::Text : Role::Muted;
        const qreal inset = rect.height() / 6.0;
        paintChevron(painter, QRectF(rect).adjusted(inset, inset, -inset, -inset), direction,
                     tokens.color(enabled ? role : Role::DisabledText));
    };
    arrow(QStyle::SC_SpinBoxUp, Direction::Up, QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, Direction::Down, QAbstractSpinBox::StepDownEnabled);
}

void paintGroupBox(const QStyle &style, QPainter *painter, const QStyleOptionGroupBox *option, const QWidget *widget,
                   const Tokens &tokens)
{
    if (option->subControls.testFlag(QStyle::SC_GroupBoxLabel) && !option->text.isEmpty())
        paintGroupTitle(painter, option,
                        style.subControlRect(QStyle::CC_GroupBox, option, QStyle::SC_GroupBoxLabel, widget), tokens);
    if (!option->subControls.testFlag(QStyle::SC_GroupBoxCheckBox))
        return;
    QStyleOptionButton box;
    box.QStyleOption::operator=(*option);
    box.rect = style.subControlRect(QStyle::CC_GroupBox, option, QStyle::SC_GroupBoxCheckBox, widget);
    paintCheckBox(painter, &box, tokens);
    if (option->state.testFlag(QStyle::State_HasFocus))
        paintFocusRing(painter, &box, widget, tokens);
}

} // namespace widgets
