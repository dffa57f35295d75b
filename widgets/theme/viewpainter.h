#pragma once

#include "widgets/theme/tokens.h"

class QPainter;
class QRect;
class QStyleOption;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionViewItem;
class QWidget;

namespace widgets {

/// The full width of a row behind its cells: alternate tint, pointer, selection.
void paintViewRow(QPainter *painter, const QStyleOptionViewItem *option, const Tokens &tokens);

/// One cell's background: what its model gives, pointer, selection.
void paintViewCell(QPainter *painter, const QStyleOptionViewItem *option, const Tokens &tokens);

/// The chevron of a row that has children.
void paintBranch(QPainter *painter, const QStyleOption *option, const Tokens &tokens);

/// A header section without its label.
void paintHeaderSection(QPainter *painter, const QStyleOption *option, const Tokens &tokens);

/// A slim scroll bar: the handle `slider` alone, on the surface.
void paintScrollBar(QPainter *painter, const QStyleOptionSlider *option, const QRect &slider, const Tokens &tokens);

} // namespace widgets
