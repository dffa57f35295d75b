#pragma once

#include "engine/dialect/databaseurl.h"
#include "engine/dialect/mysql/flavour.h"

namespace engine::mysql {

/// Numbers of the client's and the servers' errors, under the names that their manuals give them.
enum ErrorNumber {
    connectionError = 2002,
    connectionHostError = 2003,
    unknownHost = 2005,
    serverGone = 2006,
    serverLost = 2013,
    sslConnectionError = 2026,
    cannotLoadPlugin = 2059,
    tooManyConnections = 1040,
    databaseDenied = 1044,
    accessDenied = 1045,
    unknownDatabase = 1049,
    hostDenied = 1130,
    privilegeMissing = 1227,
    lockWaitTimeout = 1205,
    deadlock = 1213,
    queryInterrupted = 1317,
    accessDeniedNoPassword = 1698,
    statementTimeout = 1969,
    secureTransportRequired = 3159,
};

/// Whether Athanor works with a server that calls itself `version` ("10.11.6-MariaDB-0+deb12u1", "8.0.35") under this
/// name of the dialect: MariaDB from 10.6, MySQL from 8.0. Kind::Connection otherwise.
[[nodiscard]] Done acceptVersion(const QString &version, Flavour flavour);

/// Refuses what Python's drivers take from a URL and nobody here does, as the connection would be another than the one
/// that is meant: option files. Kind::Connection.
[[nodiscard]] Done acceptParameters(const DatabaseUrl &url);

/// What to do about a server that could not be reached or did not let us in, by its or the client's error number.
[[nodiscard]] QString openingAdvice(int code, const DatabaseUrl &url);

} // namespace engine::mysql
