#pragma once

#include "widgets/theme/tokens.h"

class QPainter;
class QStyle;
class QStyleOptionComboBox;
class QStyleOptionGroupBox;
class QStyleOptionSpinBox;
class QStyleOptionToolButton;
class QWidget;

namespace widgets {

// The controls that are made of parts. `style` is asked where the parts are.

void paintToolButton(const QStyle &style, QPainter *painter, const QStyleOptionToolButton *option,
                     const QWidget *widget, const Tokens &tokens);
void paintComboBox(const QStyle &style, QPainter *painter, const QStyleOptionComboBox *option, const QWidget *widget,
                   const Tokens &tokens);
void paintSpinBox(const QStyle &style, QPainter *painter, const QStyleOptionSpinBox *option, const QWidget *widget,
                  const Tokens &tokens);
void paintGroupBox(const QStyle &style, QPainter *painter, const QStyleOptionGroupBox *option, const QWidget *widget,
                   const Tokens &tokens);

} // namespace widgets
