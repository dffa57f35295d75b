#pragma once

#include "engine/python/constantoperations.h"
#include "engine/python/value.h"

namespace engine::python {

/// The arguments of a call, stars expanded.
struct CallArguments
{
    QList<Value> positional;
    QList<Keyword> keywords;
};

/// `text.method(arguments)` for the methods that real files use on literals: lower, upper, strip, lstrip, rstrip,
/// replace, join, split, startswith, endswith, format. Errors: another method, arguments that it does not take, changes
/// of case beyond ASCII.
[[nodiscard]] Computed callTextMethod(const QString &text, const QString &method, const CallArguments &arguments);

/// `format % arguments` with s, r, d and i, flags `0` and `-`, and a width. Errors: other conversions, wrong arguments.
[[nodiscard]] Computed formatPercent(const QString &format, const Value &arguments);

/// One field of an f-string or of str.format(). `conversion` is 0, 's' or 'r'; `format` empty, `s`, `d` or
/// `[0]<width>[d]`. Errors: anything else.
[[nodiscard]] tl::expected<QString, QString> formatField(const Value &value, char conversion, const QString &format);

/// What textwrap.dedent() gives.
[[nodiscard]] QString dedented(const QString &text);

} // namespace engine::python
