#pragma once

#include "engine/migration/modelsource.h"

namespace engine {

/// The text of a model file. Kind::File where it cannot be read.
[[nodiscard]] Result<QString> readScript(const QString &path);

/// Runs the SQL of a model file in a scratch place. Gives notes on what it makes and no comparison sees. Fails with
/// Kind::Reading for a statement that would reach outside of the place, Kind::Cancelled when `stop` asks, and as
/// Dialect::split() and Connection::execute() do; the error says where in the file.
[[nodiscard]] Result<QList<ModelNote>> runScript(Connection &scratch, const Dialect &dialect, const QString &path,
                                                 const QString &text, const std::stop_token &stop);

} // namespace engine
