#pragma once

#include "engine/dialect/connection.h"

namespace engine::postgresql {

/// ConnectionBehaviour::takeSent for QPSQL: the values of the row that it is at as the server's texts.
[[nodiscard]] bool takeSent(const QSqlQuery &query, QueryResult &result);

} // namespace engine::postgresql
