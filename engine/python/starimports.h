#pragma once

#include <QString>
#include <QStringList>

namespace engine::python {

/// Which of the modules that a file imports with a star `name` comes from, as far as that can be known without having
/// them: the well-known names of typing, enum, datetime and SQLAlchemy. Empty where only Python can tell.
[[nodiscard]] QString starOrigin(const QStringList &modules, const QString &name);

} // namespace engine::python
