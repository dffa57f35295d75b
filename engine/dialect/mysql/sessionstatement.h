#pragma once

#include "engine/dialect/mysql/tokencursor.h"

namespace engine::mysql {

/// True for what changes or reads nothing but the session: SET of the variables that scripts set, SELECT of the
/// server's version and the like without a FROM, and the begin and end of a transaction; in a conditional comment, too.
/// Nothing that calls a function which somebody could have made is among them.
[[nodiscard]] bool isOfSession(Tokens statement);

} // namespace engine::mysql
