#pragma once

#include "engine/operation/operation.h"
#include "engine/revision/pythontext.h"

namespace engine {

/// One operation as the text of its directives, without indentation and without a batch block around it; inside one
/// when `context.inBatch`. A table with indexes gives several directives. Fails as renderOperations() does.
[[nodiscard]] Result<QStringList> renderDirectives(const Operation &operation, RenderContext &context);

} // namespace engine
