#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/dialect/statement.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

namespace engine::mysql {

/// ALTER TABLE's statements for one operation each (Alembic reference 6.1 and 6.3). MODIFY and CHANGE define a column
/// anew: what the operation does not name is taken from the column in `before`, where Alembic would lose what its
/// `existing_*` arguments do not repeat; from those arguments only where the column is not known.
[[nodiscard]] Result<std::vector<Statement>> alterColumn(const AlterColumn &alter, const Schema &before,
                                                         Flavour flavour);

[[nodiscard]] Result<std::vector<Statement>> addColumn(const AddColumn &add, const Schema &before, Flavour flavour);

/// What takes away the check `name` that stands with a column of `table` (MariaDB): a MODIFY that does not say it.
/// Nothing where there is no such check.
[[nodiscard]] Result<std::vector<Statement>> dropColumnCheck(const Table *table, const QString &name, Flavour flavour);

/// Drops it by its kind. A name or kind that the operation does not say is looked for in `before`; Kind::Unsupported
/// where it is not there.
[[nodiscard]] Result<std::vector<Statement>> dropConstraint(const DropConstraint &drop, const Schema &before,
                                                            Flavour flavour);

/// Indexes that foreign keys of `table` need when the index or unique constraint `name` goes, which alone served them:
/// the server refuses to leave a key without one. They have the names that the server itself would have given them.
[[nodiscard]] std::vector<Statement> substitutes(const Table *table, const QString &name);

/// Changes a table's options; those without a value go back to what the server chooses.
[[nodiscard]] std::vector<Statement> alterOptions(const TableName &table, const QVariantMap &options,
                                                  const Schema &before, Flavour flavour);

} // namespace engine::mysql
