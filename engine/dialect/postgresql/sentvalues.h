#pragma once

#include "engine/dialect/connection.h"

namespace engine::postgresql {

/// ConnectionBehaviour::takeSent for QPSQL: values as the server's texts, types as OIDs.
[[nodiscard]] bool takeSent(const QSqlQuery &query, QueryResult &result);

} // namespace engine::postgresql
