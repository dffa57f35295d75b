#pragma once

#include "engine/dialect/dialect.h"

namespace engine {

/// Runs one statement and holds it to what it promises: a Check that yields rows and a number of affected rows other
/// than `expectedRows` are failures. Gives the number of affected rows, -1 where the database does not say. An error
/// carries the statement.
[[nodiscard]] Result<qint64> runChecked(Connection &connection, const Statement &statement,
                                        const std::stop_token &stop = {});

/// Runs every statement of `statements` with runChecked(), up to the first failure.
[[nodiscard]] Done runEach(Connection &connection, const std::vector<Statement> &statements,
                           const std::stop_token &stop = {});

/// Runs `statements` inside the dialect's transaction frame, or, where a transaction is open already, between
/// savepoints in it; after a failure, nothing of them is left.
[[nodiscard]] Done runInTransaction(Connection &connection, const Dialect &dialect,
                                    const std::vector<Statement> &statements, const std::stop_token &stop = {});

} // namespace engine
