#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::postgresql {

/// The statements of one operation (Alembic reference 6 and 7, column PG). A batch becomes plain ALTERs whatever its
/// `recreate` says: they do all that copying the table could do, but for the order of its columns.
[[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before);

/// BEGIN, COMMIT and ROLLBACK.
[[nodiscard]] TransactionFrame transactionFrame();

} // namespace engine::postgresql
