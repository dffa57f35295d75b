#pragma once

#include "engine/dialect/dialect.h"

#include <QJsonArray>
#include <QJsonObject>

namespace app {

/// `+` for what comes, `-` for what goes, `~` for what changes.
[[nodiscard]] QChar signOf(const engine::Operation &operation);

/// Alembic's word for the directive: "add_column".
[[nodiscard]] QString directiveName(const engine::Operation &operation);

/// The lines of a list of operations, each with its sign.
[[nodiscard]] QStringList operationLines(const std::vector<engine::Operation> &operations);

/// The operations' SQL on a database that looks like `before`, a list of statements an operation. Errors: those of
/// Dialect::compile().
[[nodiscard]] engine::Result<std::vector<std::vector<engine::Statement>>> operationStatements(
    const std::vector<engine::Operation> &operations, const engine::Dialect &dialect, const engine::Schema &before);

/// One operation for --json.
[[nodiscard]] QJsonObject operationJson(const engine::Operation &operation,
                                        const std::vector<engine::Statement> &statements,
                                        const engine::Dialect &dialect);

} // namespace app
