#pragma once

#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::sqlite {

/// The statements of one operation (Alembic reference 6 and 7, column SL). Where SQLite's ALTER TABLE cannot do it, the
/// table is rebuilt, outside of a batch as well; where it can, the plain statement is given.
[[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before);

/// BEGIN IMMEDIATE, so that nobody can begin to write in between, and COMMIT. Around a rebuild, foreign keys are not
/// enforced, so that dropping the old table deletes nothing, and before the COMMIT no foreign key may be broken that
/// was not before. Athanor's connections have enforcement off all the time; there is nothing to restore.
[[nodiscard]] TransactionFrame transactionFrame(const std::vector<Statement> &statements);

} // namespace engine::sqlite
