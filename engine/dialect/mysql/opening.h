#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"
#include "engine/dialect/mysql/flavour.h"

#include <functional>
#include <memory>

namespace engine::mysql {

enum class OpenMode { ReadWrite, ReadOnly };

/// Opens the database of `url`, or none where it names none. Kind::Password where a password is missing or wrong; any
/// other server that says no is told apart by Kind::Connection's advice: nothing listens, no such database, no TLS, a
/// server that is too old. `closing` runs before the connection closes. `oneStatement` is ConnectionBehaviour's; not
/// given: the dialect's own.
[[nodiscard]] Result<std::unique_ptr<Connection>> openDatabase(
    const DatabaseUrl &url, OpenMode mode, const QStringList &closing = {},
    const std::function<Result<QString>(const QString &)> &oneStatement = {});

} // namespace engine::mysql
