#pragma once

#include "engine/revision/boundarguments.h"

namespace engine {

/// The parameters of `op.<name>` (Alembic reference 6), or in a batch block those of `batch_op.<name>`, which take no
/// table and no schema. Null when there is no such directive.
[[nodiscard]] const Signature *directiveSignature(const QString &name, bool inBatch);

} // namespace engine
