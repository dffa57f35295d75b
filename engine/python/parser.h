#pragma once

#include "engine/python/module.h"

namespace engine::python {

struct ParseOptions
{
    /// Leave the bodies of functions at the outermost level and in classes unparsed, for readers that only want to know
    /// that the functions exist. They are still split into tokens, so that an unclosed string is found.
    bool skipFunctionBodies = false;
};

/// Parses `source` (UTF-8, with or without byte order mark) by the grammar of Python 3.13.
/// Errors, all of kind Reading with line and column: a NUL byte, bytes that are not UTF-8, another encoding declared,
/// bad indentation, anything the grammar does not allow (`why` says what was expected), nesting beyond 200 levels.
[[nodiscard]] Result<Module> parseModule(const QByteArray &source, const QString &fileName, ParseOptions options = {});

/// Parses the body that `skipFunctionBodies` left out; what is returned lives as long as `module`.
/// Errors as for parseModule().
[[nodiscard]] Result<Statements> parseFunctionBody(Module &module, const FunctionDefinition &function);

} // namespace engine::python
