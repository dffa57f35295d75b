#pragma once

#include "widgets/theme/tokens.h"

#include <QIcon>

class QPainter;
class QPainterPath;
class QRect;
class QRectF;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionProgressBar;
class QStyleOptionSpinBox;
class QStyleOptionToolButton;
class QWidget;

namespace widgets {

enum class Direction { Up, Down, Left, Right };

/// How a button wants to look, from its properties and its place.
enum class ButtonLook { Framed, Flat, Primary, Chip };

/// The look of the button `widget` with `option`; see AthanorStyle for the properties.
[[nodiscard]] ButtonLook buttonLook(const QStyleOption *option, const QWidget *widget);

/// Fills and outlines `rect` with corners of `radius`; an invalid colour leaves that part out.
void paintRounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line,
                  qreal lineWidth = 1.0);

/// A chevron centred in `rect`.
void paintChevron(QPainter *painter, const QRectF &rect, Direction direction, const QColor &color);

/// The panel of a push or tool button.
void paintButtonPanel(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens);

/// The colour of a button's text.
[[nodiscard]] QColor buttonTextColor(const QStyleOption *option, const QWidget *widget, const Tokens &tokens);

/// `source` with every pixel in `color`: icons on filled buttons.
[[nodiscard]] QIcon tintedIcon(const QIcon &source, int extent, const QColor &color, qreal pixelRatio);

void paintCheckBox(QPainter *painter, const QStyleOption *option, const Tokens &tokens);
void paintRadioButton(QPainter *painter, const QStyleOption *option, const Tokens &tokens);

/// The panel of a line edit, editable combo box or spin box.
void paintField(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens);

/// The ring around what has the keyboard.
void paintFocusRing(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens);

/// A frame around a view or a card.
void paintFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget, const Tokens &tokens);

void paintProgressGroove(QPainter *painter, const QStyleOption *option, const Tokens &tokens);
void paintProgressContents(QPainter *painter, const QStyleOptionProgressBar *option, const QWidget *widget,
                           const Tokens &tokens);

} // namespace widgets
