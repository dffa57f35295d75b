#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/schema/index.h"
#include "engine/schema/tablename.h"

namespace engine::mysql {

/// CREATE INDEX with every option of the dialect (Alembic reference 6.1): length, prefix, with_parser, using, and our
/// own comment, ignored (MariaDB) and invisible (MySQL).
[[nodiscard]] QString createIndexSql(const TableName &table, const Index &index, Flavour flavour,
                                     bool ifNotExists = false);

/// The same as it stands in CREATE TABLE.
[[nodiscard]] QString indexItem(const Index &index, Flavour flavour);

/// A part of an index or a primary key: ``a(20) DESC``; `lengths` is what the option length says.
[[nodiscard]] QString indexTerm(const IndexElement &element, const QVariant &lengths);

/// The options of a table after its last parenthesis: `ENGINE=InnoDB CHARSET=utf8mb4 COMMENT='x'`.
[[nodiscard]] QString tableOptions(const QVariantMap &options, const QString &comment, Flavour flavour);

} // namespace engine::mysql
