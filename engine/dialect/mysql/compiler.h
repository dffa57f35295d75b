#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::mysql {

/// The statements of one operation (Alembic reference 6 and 7, column My). A batch is its operations one after the
/// other: nothing is rebuilt, ALTER TABLE can do it all.
[[nodiscard]] Result<std::vector<Statement>> compile(const Operation &operation, const Schema &before, Flavour flavour);

/// As Dialect::compileAtOnce(): the indexes stand in the CREATE TABLE.
[[nodiscard]] Result<std::vector<Statement>> compileAtOnce(const CreateTable &create, const Schema &before,
                                                           Flavour flavour);

/// START TRANSACTION and COMMIT around rows; nothing where a statement changes the schema, because that would commit
/// what is open before and after itself: a frame would promise an undoing that there is not.
[[nodiscard]] TransactionFrame transactionFrame(const std::vector<Statement> &statements);

} // namespace engine::mysql
