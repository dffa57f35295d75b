#pragma once

#include "engine/dialect/connection.h"

namespace engine::mysql {

/// ConnectionBehaviour::takeSent for QMYSQL, all rows at once: values as the server's texts, and as bytes where they
/// have no character set; types as the protocol's enum_field_types.
[[nodiscard]] bool takeSent(const QSqlQuery &query, QueryResult &result);

} // namespace engine::mysql
