#pragma once

#include "engine/migration/journal.h"

namespace engine {

// An entry as the journal's table holds it: JSON that a person can read, without its state.

[[nodiscard]] QString entryText(const JournalEntry &entry);

/// Kind::Reading for a text that entryText() has not made.
[[nodiscard]] Result<JournalEntry> readEntry(const QString &text);

} // namespace engine
