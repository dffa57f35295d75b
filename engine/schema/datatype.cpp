#include "engine/schema/datatype.h"

namespace engine {

bool operator==(const DataType &, const DataType &) = default;
bool operator==(const DataTypeVariant &, const DataTypeVariant &) = default;

} // namespace engine
