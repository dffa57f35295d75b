#pragma once

#include "engine/python/texttools.h"

#include <optional>

namespace engine::python {

/// `datetime.datetime.now()` and its like, `fromisoformat()`, `date.today()`, `time.time()`: a moment is the call of
/// its class with whole numbers, `datetime.datetime(2024, 1, 31, 12, 0)`. Nothing for a name that is not known here.
[[nodiscard]] std::optional<Computed> callMomentFunction(const QString &name, const CallArguments &arguments);

/// `isoformat()`, `strftime()`, `replace()`, `date()`, `timestamp()` of a moment; nothing for anything else.
[[nodiscard]] std::optional<Computed> callMomentMethod(const Value &object, const QString &method,
                                                       const CallArguments &arguments);

/// `year` ... `microsecond` of a moment, and what str() gives for it ("str"); nothing for anything else.
[[nodiscard]] std::optional<Value> momentAttribute(const Value &object, const QString &name);

} // namespace engine::python
