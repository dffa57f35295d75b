#pragma once

#include <QtGlobal>

namespace engine {

/// What a database can do to a generated column as it stands. For the rest the column is dropped and added again, which
/// loses nothing where its values are computed.
enum class ComputedChange : quint8 {
    InPlace, ///< everything: expressions come, change and go
    StoredInPlace, ///< everything but what makes a column virtual, or a virtual one something else
    RemovalInPlace, ///< an expression goes and leaves its values; columns under an expression keep their type
};

} // namespace engine
