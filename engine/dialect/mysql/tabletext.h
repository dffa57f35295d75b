#pragma once

#include "engine/dialect/mysql/flavour.h"
#include "engine/result.h"
#include "engine/schema/table.h"

namespace engine::mysql {

/// The pieces of MySQL's DDL, laid out as SQLAlchemy does (Alembic reference 7.2). Types fail with Kind::Unsupported as
/// in typeSql().

/// What a column specification says besides the column.
struct ColumnOptions
{
    bool counting = false; ///< AUTO_INCREMENT
    bool altering = false; ///< as MODIFY and CHANGE have it: NULL is said, the comment comes last
};

/// Notes among a column's options, which are no keywords of SQLAlchemy's and stay within the dialect: the name of the
/// check that stands with the column (MariaDB), which the server calls as the column and changes with it only; and that
/// the column is left out of its table's versions; and that it counts by an index, not by its place in the primary key.
[[nodiscard]] QString columnCheckNote();
[[nodiscard]] QString unversionedNote();
[[nodiscard]] QString countsByIndexNote();

/// A column as it stands in CREATE TABLE and ADD COLUMN, without its constraints; without its name for MODIFY.
[[nodiscard]] Result<QString> columnSpec(const Column &column, Flavour flavour, ColumnOptions options);

/// The column of `table` that takes AUTO_INCREMENT, if one does: the only integer column of the primary key without a
/// default or a foreign key, or the one that says so itself (Alembic reference 7.2).
[[nodiscard]] const Column *countingColumn(const Table &table, Flavour flavour);

/// True for that of `table`, or where the column says that it counts without being in the key.
[[nodiscard]] bool isCountingColumn(const Table &table, const Column &column, Flavour flavour);

/// A constraint as in CREATE TABLE. Kind::Unsupported for EXCLUDE, MATCH and what can be deferred.
[[nodiscard]] Result<QString> constraintSpec(const Constraint &constraint, Flavour flavour);

/// The CREATE TABLE, without foreign keys that are to be added later, and without AUTO_INCREMENT where only an index
/// that comes later allows it; see afterTheTable() of the compiler.
[[nodiscard]] Result<QString> createTableSql(const Table &table, Flavour flavour, bool ifNotExists = false);

/// True where a counting column leads no key of the CREATE TABLE, so that the server would refuse it.
[[nodiscard]] bool countsByIndex(const Table &table, Flavour flavour);

/// The ALTER TABLE that gives AUTO_INCREMENT to the column that `index` leads with, for want of which CREATE TABLE left
/// it out; empty where it did not.
[[nodiscard]] Result<QString> countingByIndexSql(const Table &table, const Index &index, Flavour flavour);

/// CREATE TABLE for people, a line a column, with the table's indexes after it.
[[nodiscard]] QString definitionText(const Table &table, Flavour flavour);

} // namespace engine::mysql
