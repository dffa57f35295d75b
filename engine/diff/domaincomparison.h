#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// Domains have no directive of their own; they are made and dropped by SQL.
struct DomainChanges
{
    std::vector<Operation> creations; ///< before the tables that use them
    std::vector<Operation> drops; ///< after everything that used them
    QStringList notes; ///< as in Comparison: conditions that differ
};

/// Compares domains by name. One that no column of `actual` uses is nobody's that a model would speak of, and stays.
[[nodiscard]] DomainChanges compareDomains(const Schema &actual, const Schema &desired);

} // namespace engine
