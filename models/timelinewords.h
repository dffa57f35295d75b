#pragma once

#include "models/timelineroles.h"

#include <QModelIndex>

namespace models {

/// What a chip says, translated: "head", "no downgrade", "Python line 14" ...
[[nodiscard]] QString badgeText(const TimelineBadge &badge);

/// What a mark says, translated: "pending", "applied", "current" ...
[[nodiscard]] QString markText(TimelineMark mark);

/// A whole timeline row in words, for screen readers: "9c1b, add customer email, pending, head, 1 warning". `index` is
/// any index of the row.
[[nodiscard]] QString rowText(const QModelIndex &index);

} // namespace models
