#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/flavour.h"
#include "engine/schema/table.h"

namespace engine::mysql {

/// What the query for indexes selects from information_schema.STATISTICS, in the order that addIndexTerm() reads; the
/// two servers have different columns there.
[[nodiscard]] QString indexFields(bool isMariaDb);

/// One term of an index: begins the index in `table`, or adds to the last one. Ordinary unique indexes come out as
/// unique constraints, which these servers do not tell apart.
void addIndexTerm(Table &table, const Connection::Row &row, Flavour flavour);

/// Turns the unique indexes that hold nothing but columns into constraints, and leaves out the indexes that foreign
/// keys have brought along: those with the key's columns, and its name or that of its first column.
void settleIndexes(Table &table);

/// The foreign keys' rules say RESTRICT (MariaDB) or NO ACTION (MySQL) where nothing was said; both mean the same.
[[nodiscard]] QString ruleText(const QString &rule);

/// Takes the check that MariaDB keeps for a JSON column, and makes the column one of JSON. False for any other check.
[[nodiscard]] bool takeJsonCheck(Table &table, const QString &name, const QString &clause);

} // namespace engine::mysql
