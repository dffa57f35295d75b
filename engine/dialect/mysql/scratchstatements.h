#pragma once

#include "engine/result.h"

namespace engine::mysql {

/// Good for a statement of which it is known that it acts on nothing but what it names, and so stays in a scratch place
/// when its names do. Whatever is not known is held back, with Kind::Unsupported: blocks, prepared statements, events,
/// users, settings of the server, files. What stands in a conditional comment counts, and the statement as it is
/// without. Errors as tokenize().
[[nodiscard]] Done actsOnWhatItNames(const QString &sql);

} // namespace engine::mysql
