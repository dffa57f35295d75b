#pragma once

#include <QString>

namespace engine::postgresql {

/// A cell of the catalogue, SQL or a list of such as JSON, in which names that `schema` stands before have no such
/// prefix; what is in strings stays.
[[nodiscard]] QString withoutQualifierInCell(const QString &text, const QString &schema);

} // namespace engine::postgresql
