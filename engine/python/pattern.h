#pragma once

#include "engine/python/texttools.h"

#include <optional>

namespace engine::python {

/// `re.compile`, `re.sub`, `re.match`, `re.search`, `re.fullmatch`, `re.findall`, `re.split`, `re.escape`. Patterns are
/// Perl's here and Python's there; where the two differ the pattern is refused. Nothing for a name that is not known.
[[nodiscard]] std::optional<Computed> callPatternFunction(const QString &name, const CallArguments &arguments);

/// The same as methods of a compiled pattern, and `group()` and `groups()` of a match; nothing for anything else.
[[nodiscard]] std::optional<Computed> callPatternMethod(const Value &object, const QString &method,
                                                        const CallArguments &arguments);

} // namespace engine::python
