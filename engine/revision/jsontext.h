#pragma once

#include "engine/python/value.h"
#include "engine/revision/valuereader.h"

namespace engine {

/// What Python's json.dumps() writes, which is what SQLAlchemy stores. Errors: NeedsPython for what is no JSON.
[[nodiscard]] QString jsonText(const python::Value &value, const ValuePlace &place, ReadContext &context);

} // namespace engine
