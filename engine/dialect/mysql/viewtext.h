#pragma once

#include <QString>

namespace engine::mysql {

/// A view's definition, in which the server names each table of `database` with it, without that name: it means the
/// same in another database then. Tables, aliases and columns that are called as the database keep theirs, and so do
/// strings. The definition as it is where it cannot be read.
[[nodiscard]] QString withoutQualifier(const QString &definition, const QString &database);

} // namespace engine::mysql
