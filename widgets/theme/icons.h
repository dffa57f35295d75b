#pragma once

#include <QIcon>
#include <QStringList>

namespace widgets {

enum class Role;

/// The one place that turns a name into an icon. The picture `:/icons/<name>.svg` is painted in the text colour of the
/// theme that is on at that moment, dimmed where disabled, sharp at every pixel ratio; so icons never need a refresh
/// when the theme changes. An unknown name gives a null icon and a warning in the log.
[[nodiscard]] QIcon icon(const QString &name);

/// The same, painted in `role` unless it is disabled.
[[nodiscard]] QIcon icon(const QString &name, Role role);

/// A pixmap for labels and delegates: `extent` in device-independent pixels, painted in `color`.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int extent, const QColor &color, qreal pixelRatio);

/// The names of all icons, sorted.
[[nodiscard]] QStringList iconNames();

/// The program's own icon, in colour.
[[nodiscard]] QIcon applicationIcon();

} // namespace widgets
