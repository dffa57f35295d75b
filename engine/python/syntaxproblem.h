#pragma once

#include <QString>

namespace engine::python {

/// What is wrong with a source, and at which byte. Thrown by the tokenizer and the parser, and turned into an Error by
/// parseModule(): it never leaves this room.
struct SyntaxProblem
{
    quint32 offset = 0;
    QString reason;
};

} // namespace engine::python
