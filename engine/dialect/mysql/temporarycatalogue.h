#pragma once

#include "engine/dialect/mysql/cataloguerows.h"
#include "engine/dialect/mysql/temporaryplace.h"

#include <stop_token>

namespace engine::mysql {

/// The tables of a temporary place as rows of the catalogue, which lists no temporary tables: in the same form, and for
/// the same table with the same values. Errors: what the server says to SHOW; Kind::Cancelled when `stop` asks.
[[nodiscard]] Result<CatalogueRows> temporaryCatalogue(Connection &connection, TemporaryPlace &place,
                                                       const std::stop_token &stop);

} // namespace engine::mysql
