#pragma once

#include "engine/python/constantoperations.h"

namespace engine::python {

/// How json.dumps() is asked to write.
struct JsonFormat
{
    int indent = -1; ///< blanks a level; -1: all in one line
    bool sortKeys = false;
    bool ensureAscii = true;
    QString itemSeparator = QStringLiteral(", ");
    QString keySeparator = QStringLiteral(": ");
};

/// What json.dumps() writes. Errors: a value that is no JSON.
[[nodiscard]] tl::expected<QString, QString> writeJson(const Value &value, const JsonFormat &format = {});

/// What json.loads() reads, entries in their order. Errors: a text that is no JSON, with the place.
[[nodiscard]] Computed readJson(const QString &text);

} // namespace engine::python
