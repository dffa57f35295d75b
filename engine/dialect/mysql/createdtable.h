#pragma once

#include "engine/dialect/mysql/tokencursor.h"

#include <QMap>

#include <map>

namespace engine::mysql {

/// What SHOW CREATE TABLE alone says of a column.
struct CreatedColumn
{
    std::optional<QString> defaultSql; ///< after DEFAULT, as written
    QString expression; ///< of a generated column, between its parentheses
    QString check; ///< likewise
    QString spatialReference; ///< after SRID (MySQL)
};

struct CreatedCheck
{
    QString condition; ///< between its parentheses
    bool isEnforced = true;
};

/// A table as SHOW CREATE TABLE writes it, as far as SHOW COLUMNS and SHOW INDEX do not say the same.
struct CreatedTable
{
    std::map<QString, CreatedColumn> columns; ///< by name
    std::map<QString, CreatedCheck> checks; ///< those of the table, by name
    QMap<QString, QString> options; ///< ENGINE, CHARSET, COLLATE, COMMENT; in upper case, strings without quotes
};

/// Reads what the server wrote. Errors as tokenize().
[[nodiscard]] Result<CreatedTable> readCreatedTable(const QString &sql);

} // namespace engine::mysql
