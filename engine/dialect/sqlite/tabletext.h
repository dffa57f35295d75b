#pragma once

#include "engine/result.h"
#include "engine/schema/table.h"

namespace engine::sqlite {

/// The pieces of SQLite's DDL, laid out as SQLAlchemy does (Alembic reference 7.2). Types fail with Kind::Unsupported
/// as in typeSql().

/// A column as it stands in CREATE TABLE and ADD COLUMN, without its constraints. With `autoincrementKey` it carries
/// PRIMARY KEY AUTOINCREMENT, the only way in which SQLite takes it.
[[nodiscard]] Result<QString> columnSpec(const Column &column, const PrimaryKey *autoincrementKey = nullptr);

/// DEFAULT's argument: expressions in parentheses unless they are a single word or literal (reference 7.3). Empty for a
/// FetchedValue.
[[nodiscard]] QString defaultSql(const ServerDefault &serverDefault);

/// A constraint as in CREATE TABLE. Empty for a foreign key into another schema, which SQLite cannot have.
/// Kind::Unsupported for EXCLUDE.
[[nodiscard]] Result<QString> constraintSpec(const Constraint &constraint, const TableName &table);

/// `REFERENCES t (a) ON DELETE ...`.
[[nodiscard]] QString referencesSpec(const ForeignKey &key);

/// The whole CREATE TABLE under the name `name`, which a rebuild chooses differently from the table's own.
[[nodiscard]] Result<QString> createTableSql(const Table &table, const TableName &name, bool ifNotExists = false);

[[nodiscard]] QString createIndexSql(const TableName &table, const Index &index, bool ifNotExists = false);

/// CREATE TABLE for people, a line a column, with the table's indexes after it.
[[nodiscard]] QString definitionText(const Table &table);

/// True where the table's key is written with its column, as AUTOINCREMENT demands.
[[nodiscard]] bool hasAutoincrementKey(const Table &table);

} // namespace engine::sqlite
