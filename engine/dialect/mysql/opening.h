#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"
#include "engine/dialect/mysql/flavour.h"

#include <memory>

namespace engine::mysql {

enum class OpenMode { ReadWrite, ReadOnly };

/// Opens the database of `url`, or none where it names none. A server that says no is told apart by Kind::Connection's
/// advice: nothing listens, wrong password, no such database, no TLS, a server that is too old. `closing` runs before
/// the connection closes.
[[nodiscard]] Result<std::unique_ptr<Connection>> openDatabase(const DatabaseUrl &url, OpenMode mode,
                                                               const QStringList &closing = {});

/// Whether Athanor works with a server that calls itself `version` ("10.11.6-MariaDB-0+deb12u1", "8.0.35") under this
/// name of the dialect: MariaDB from 10.6, MySQL from 8.0. Kind::Connection otherwise.
[[nodiscard]] Done acceptVersion(const QString &version, Flavour flavour);

/// What to do about a server that could not be reached or did not let us in, by its or the client's error number.
[[nodiscard]] QString openingAdvice(int code, const DatabaseUrl &url);

} // namespace engine::mysql
