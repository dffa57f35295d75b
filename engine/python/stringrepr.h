#pragma once

#include <QString>

namespace engine::python {

/// `text` as Python's `repr()` writes a str: single quotes unless only double quotes avoid an escape, the usual
/// backslash escapes, and \x, \u or \U for what Python does not consider printable.
[[nodiscard]] QString stringRepr(const QString &text);

/// Whether Python's `str.isspace()` holds for the character; it also strips the ASCII separators 0x1c to 0x1f.
[[nodiscard]] bool isPythonSpace(QChar character);

/// `str.strip()`: `text` without the Python white space at its ends.
[[nodiscard]] QString stripped(const QString &text);

} // namespace engine::python
