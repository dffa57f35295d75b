#pragma once

#include "engine/revision/revisiongraph.h"

namespace models {

/// How revision identifiers are shortened on screen: generated ones (twelve hexadecimal digits) to the shortest
/// beginning that is unique in the whole project, at least four characters; those that people chose stay whole.
class ShortIds
{
public:
    ShortIds() = default;
    explicit ShortIds(const engine::RevisionGraph &graph);

    [[nodiscard]] QString of(const QString &id) const;

private:
    qsizetype m_length = 4;
};

} // namespace models
