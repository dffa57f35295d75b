#pragma once

#include "engine/schema/constraint.h"
#include "engine/schema/index.h"

namespace engine {

/// Notes among a foreign key's options, which is no keyword of SQLAlchemy's, the index that the database made for the
/// key, hides behind it, and keeps when the key goes (MySQL and MariaDB).
void noteKeptIndex(ForeignKey &key, const QString &index);

/// Its name; empty where nothing is noted.
[[nodiscard]] QString keptIndexName(const ForeignKey &key);

/// The index itself, over the key's columns.
[[nodiscard]] Index keptIndex(const ForeignKey &key);

} // namespace engine
