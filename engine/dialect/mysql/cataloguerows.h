#pragma once

#include "engine/dialect/connection.h"

namespace engine::mysql {

/// The rows that the inspector's queries give, one part a query.
struct CatalogueRows
{
    std::vector<Connection::Row> tables;
    std::vector<Connection::Row> columns;
    std::vector<Connection::Row> keyRules;
    std::vector<Connection::Row> keyColumns;
    std::vector<Connection::Row> indexes;
    std::vector<Connection::Row> checks;
    std::vector<Connection::Row> views;
    std::vector<Connection::Row> triggers;
};

} // namespace engine::mysql
