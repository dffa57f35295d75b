#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// What a comparison has found so far, in the order in which it runs.
struct Phases
{
    std::vector<Operation> &early;
    std::vector<Operation> &changes;
    std::vector<Operation> &late;
};

/// Where a foreign key fixes the types of its columns (Capabilities::keysFixTypes), and `phases` change them on both
/// sides of a key that stays: drops the key before and adds it after. A key of which only one side changes is left to
/// the database, which refuses with the reason.
void releaseKeys(const Phases &phases, const Schema &actual, const Schema &desired);

} // namespace engine
