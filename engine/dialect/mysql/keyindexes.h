#pragma once

#include "engine/dialect/connection.h"
#include "engine/schema/constraint.h"

namespace engine::mysql {

/// What the server calls a foreign key without a name, up to its number.
[[nodiscard]] QString generatedKeyStem(const QString &table);

/// That number; 0 for a key that has a name of its own.
[[nodiscard]] int generatedKeyNumber(const QString &key, const QString &table);

/// The option under which a key keeps the name that was said for its index.
[[nodiscard]] QString keyIndexOption();

/// What ALTER TABLE has to do so that `table` has the indexes that an ordinary table with these foreign keys would
/// have: one for each key that no index begins with the columns of, and none of those where another index came to do
/// so. `rows` are SHOW INDEX's.
[[nodiscard]] QStringList indexChanges(const QString &table, const std::vector<ForeignKey> &keys,
                                       const std::vector<Connection::Row> &rows);

} // namespace engine::mysql
