#pragma once

#include "engine/result.h"

#include <QMap>
#include <QString>

#include <variant>

namespace engine {

/// A value that a `%(name)s` may stand for.
using PercentValue = std::variant<QString, qint64>;
using PercentValues = QMap<QString, PercentValue>;

/// Python's `text % values` with a mapping: `%(name)` with flags, width and precision, the conversions s r d i u x X o,
/// and `%%`. Used for file_template and for the strings of pyproject.toml (Alembic reference 2.2, 3.3). Fails with
/// Kind::Project and Python's own words in `why` for an unknown name or a form that is none of these.
[[nodiscard]] Result<QString> percentFormat(const QString &text, const PercentValues &values);

} // namespace engine
