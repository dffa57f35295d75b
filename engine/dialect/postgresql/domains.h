#pragma once

#include "engine/dialect/statement.h"
#include "engine/schema/schema.h"

namespace engine::postgresql {

/// CREATE DOMAIN for each domain that `columns` of a new table are of and that is not in `before`, each once, as
/// SQLAlchemy 2 does: it makes those that say what they are made of, unless they say create_type=False. Fails as
/// typeSql() for the type that one is made of.
[[nodiscard]] Result<std::vector<Statement>> createDomains(const std::vector<Column> &columns, const Schema &before);

} // namespace engine::postgresql
