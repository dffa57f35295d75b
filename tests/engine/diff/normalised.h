#pragma once

#include "engine/schema/schema.h"

/// `schema` with everything in an order of its own: what a comparison says nothing of, such as the place of a column or
/// the words of a declaration, is no difference for the tests either.
[[nodiscard]] engine::Schema normalised(engine::Schema schema);
