#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/pythontext.h"

#include <vector>

namespace engine {

/// Operations as the body of upgrade() or downgrade().
struct RenderedOperations
{
    QString body; ///< the value of the template's `upgrades` or `downgrades`: indented by 4, but for the first line
    QStringList imports; ///< sorted
    QStringList warnings; ///< in whole sentences: what Alembic will refuse to run

    friend bool operator==(const RenderedOperations &, const RenderedOperations &) = default;
};

/// Writes `operations` as Alembic's autogenerate does (Alembic reference 8.5), between its two comment lines; an empty
/// list is `pass`. Directives that autogenerate never writes are written in the same manner. Fails with
/// Kind::Unsupported for what Python text cannot say.
[[nodiscard]] Result<RenderedOperations> renderOperations(const std::vector<Operation> &operations,
                                                          const RenderOptions &options);

} // namespace engine
