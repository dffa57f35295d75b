#pragma once

#include <QKeySequence>

class QAbstractButton;

namespace widgets {

/// Lets `keys` press the button, wherever in its window they are typed, while it is visible and enabled. They stay when
/// the button's text changes, which takes those of QAbstractButton::setShortcut() away. Gives the keys as text for a
/// tooltip.
QString pressBy(QAbstractButton *button, const QKeySequence &keys);

} // namespace widgets
