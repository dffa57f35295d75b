#pragma once

class QLabel;
class QColor;
class QWidget;
class QString;

namespace widgets {

/// A larger, bold label for the name of what is shown.
[[nodiscard]] QLabel *headingLabel(QWidget *parent);

/// A bold label over a part of a view.
[[nodiscard]] QLabel *sectionLabel(QWidget *parent);

/// A muted, wrapping, selectable label.
[[nodiscard]] QLabel *mutedLabel(QWidget *parent);

/// Paints the label's text in `color`, whatever it stands on.
void tint(QLabel *label, const QColor &color);

} // namespace widgets
