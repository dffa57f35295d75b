#pragma once

#include "widgets/theme/tokens.h"

class QPainter;
class QRect;
class QStyle;
class QStyleOption;
class QStyleOptionDockWidget;
class QStyleOptionGroupBox;
class QStyleOptionMenuItem;
class QStyleOptionTab;
class QStyleOptionTabBarBase;
class QWidget;

namespace widgets {

/// A tab without its label: nothing, unless it is the selected one, which is a card on the line, or hovered.
void paintTab(QPainter *painter, const QStyleOptionTab *option, const Tokens &tokens);

/// The line that tabs stand on, open under the selected one.
void paintTabBase(QPainter *painter, const QStyleOptionTabBarBase *option, const Tokens &tokens);

/// A dock's title: bold, on the surface, with a line under it.
void paintDockTitle(QPainter *painter, const QStyleOptionDockWidget *option, const QRect &textRect,
                    const Tokens &tokens);

void paintMenuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, const QWidget *widget,
                      const Tokens &tokens);

/// A whole menu row: check mark or icon, text, shortcut, arrow; or a separator.
void paintMenuItem(QPainter *painter, const QStyleOptionMenuItem *option, const QWidget *widget, const Tokens &tokens);

/// A single line through the middle of `option`'s rectangle, along its longer side.
void paintSeparator(QPainter *painter, const QStyleOption *option, bool vertical, const Tokens &tokens);

/// A group box: its bold title over its contents, no frame.
void paintGroupTitle(QPainter *painter, const QStyleOptionGroupBox *option, const QRect &textRect,
                     const Tokens &tokens);

} // namespace widgets
