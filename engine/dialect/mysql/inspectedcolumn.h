#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/mysql/flavour.h"
#include "engine/schema/table.h"

namespace engine::mysql {

/// What a column's row is read against.
struct ColumnSurroundings
{
    Flavour flavour = Flavour::MySql;
    bool isMariaDb = false;
    QString tableCollation;
};

/// What the query for columns selects from information_schema.COLUMNS, in the order that inspectedColumn() reads.
[[nodiscard]] QString columnFields();

/// A column from its row. Defaults are the same values from both servers, though MariaDB quotes them and MySQL does
/// not; ON UPDATE stands with the default, as SQLAlchemy has it. Character set and collation are given only where they
/// are not the table's.
[[nodiscard]] Column inspectedColumn(const Connection::Row &row, const ColumnSurroundings &surroundings);

/// The character set that a collation belongs to.
[[nodiscard]] QString charsetOf(const QString &collation);

} // namespace engine::mysql
