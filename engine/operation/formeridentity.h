#pragma once

#include "engine/operation/operation.h"

namespace engine {

/// What an alteration of a column's identity finds there, kept among the options of the operation under a name that is
/// no keyword of Alembic's: nothing there means that it is not known, an Identity that is not there that the column has
/// none.
using FormerIdentity = std::optional<std::optional<Identity>>;

[[nodiscard]] FormerIdentity formerIdentity(const AlterColumn &alter);
void setFormerIdentity(AlterColumn &alter, const FormerIdentity &identity);

/// The options without it: what a revision file may say.
[[nodiscard]] QVariantMap optionsWithoutIdentity(const AlterColumn &alter);

} // namespace engine
