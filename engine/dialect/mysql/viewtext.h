#pragma once

#include <QString>

namespace engine::mysql {

/// A view's definition, in which the server names each table of `database` with it, without that name: it means the
/// same in another database then. Tables, aliases and columns that are called as the database keep theirs, and so do
/// strings. The definition as it is where it cannot be read.
[[nodiscard]] QString withoutQualifier(const QString &definition, const QString &database);

/// What a trigger does, from the statement that creates it: what stands after FOR EACH ROW and its place among others.
/// Empty where that cannot be found.
[[nodiscard]] QString triggerBody(const QString &created);

} // namespace engine::mysql
