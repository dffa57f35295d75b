#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"

#include <memory>

namespace engine::postgresql {

enum class OpenMode { ReadWrite, ReadOnly };

/// Opens the database of `url` through libpq, which also reads its own environment and `.pgpass`. Of the query, several
/// hosts, libpq's keywords and the `ssl` of asyncpg are used; what else the drivers of asyncio know is left alone.
/// Without an application name the server shows "athanor"; a host that does not answer is given up after ten seconds
/// unless `connect_timeout` says otherwise. `oneStatement` as in ConnectionBehaviour. Kind::Password where a
/// password is missing or wrong; Kind::Connection, each reason with its own advice, where it cannot be opened else;
/// Kind::Unsupported for a server older than 12. No text ever holds the password.
[[nodiscard]] Result<std::unique_ptr<Connection>> openDatabase(
    const DatabaseUrl &url, OpenMode mode, const std::function<Result<QString>(const QString &)> &oneStatement = {});

/// The connection parameters of `url` in libpq's words, in the order in which they were given, without the password.
[[nodiscard]] std::vector<std::pair<QString, QString>> connectionParameters(const DatabaseUrl &url);

} // namespace engine::postgresql
