#pragma once

#include "engine/python/texttools.h"

#include <optional>

namespace engine::python {

/// A function of Python's own library that needs nothing of the world but the time of day, on plain values: json, re,
/// uuid, hashlib, datetime, time, textwrap, collections, itertools, math. Nothing for a name that is not known here.
/// What such a function makes and Python would call methods of (a moment, a pattern, a match, a digest) is a Construct.
[[nodiscard]] std::optional<Computed> callLibraryFunction(const QString &name, const CallArguments &arguments);

/// A method of what callLibraryFunction() made: `moment.isoformat()`, `match.group(1)`. Nothing for anything else.
[[nodiscard]] std::optional<Computed> callLibraryMethod(const Value &object, const QString &method,
                                                        const CallArguments &arguments);

/// An attribute of one, or what str() gives for one (`name` is "str" then). Nothing for anything else.
[[nodiscard]] std::optional<Value> libraryAttribute(const Value &object, const QString &name);

} // namespace engine::python
