#pragma once

#include "engine/python/texttools.h"

#include <optional>

namespace engine {

/// Calls of Python's own library and of SQLAlchemy that a URL is put together with: `str`, `os.path.join`,
/// `urllib.parse.quote_plus`, `URL.create` and their like. Nothing for any other call, or other arguments.
[[nodiscard]] std::optional<python::Value> evaluateLibraryCall(const QString &dottedName,
                                                               const python::CallArguments &arguments);

/// The name and default of the environment variable that a call reads: `os.getenv`, `os.environ.get`, decouple's
/// `config`, environs' `env.str`, starlette's `config`. Nothing for any other call.
struct VariableRead
{
    QString name;
    std::optional<python::Value> fallback;
};
[[nodiscard]] std::optional<VariableRead> variableReadBy(const QString &dottedName,
                                                         const python::CallArguments &arguments);

} // namespace engine
