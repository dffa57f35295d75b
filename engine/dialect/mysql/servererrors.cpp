#include "engine/dialect/mysql/servererrors.h"

#include <QRegularExpression>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

/// A user who is let in over TLS alone is refused in the words of a wrong password.
QString hintAtEncryption(const DatabaseUrl &url)
{
    const bool isAsked = std::ranges::any_of(
        url.query, [](const auto &option) { return option.first.startsWith(u"ssl"_s, Qt::CaseInsensitive); });
    return isAsked ? QString()
                   : u" If they are right, TLS may be required of this user (REQUIRE SSL): add ssl_mode=REQUIRED to "
                     u"the URL."_s;
}

} // namespace

QString openingAdvice(int code, const DatabaseUrl &url)
{
    switch (code) {
    case connectionError:
    case connectionHostError:
    case unknownHost:
        return u"Check host and port (or unix_socket) of the database URL, and that the server runs and listens "
               u"there."_s;
    case serverGone:
    case serverLost:
        return u"The server ended the connection: look into its log, and try again."_s;
    case sslConnectionError:
    case secureTransportRequired:
        return u"Server and URL disagree about TLS: check ssl_ca, ssl_cert, ssl_key and ssl_mode of the URL, and that "
               u"the server has TLS switched on."_s;
    case accessDenied:
    case accessDeniedNoPassword:
        return u"Check user name and password of the database URL; characters such as @ : / # % must be "
               u"percent-encoded in it."_s
            + hintAtEncryption(url);
    case databaseDenied:
        return u"Allow this user to use the database: GRANT ALL ON %1.* TO ..."_s.arg(url.database);
    case hostDenied:
        return u"Allow this user to come from this machine: the host is part of the server's user names."_s;
    case unknownDatabase:
        return u"Create the database with CREATE DATABASE, or correct its name in the database URL."_s;
    case tooManyConnections:
        return u"Wait until others have left the server, or raise its max_connections."_s;
    case cannotLoadPlugin:
        return u"The server wants a way to log in that the client library does not have. Install its plugin, or give "
               u"the user another one."_s;
    default:
        return u"Check the database URL and the server's log."_s;
    }
}

Done acceptParameters(const DatabaseUrl &url)
{
    for (const QString &key : {u"read_default_file"_s, u"read_default_group"_s}) {
        if (url.queryValue(key).isEmpty())
            continue;
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The database %1 cannot be opened."_s.arg(url.readableText()),
                        .why = u"Its URL says %1, and Athanor reads no option files."_s.arg(key),
                        .advice = u"Put what the file says of host, port, socket and user into the URL, or into that "
                                  u"of an environment, and leave %1 out."_s.arg(key)});
    }
    return {};
}

Done acceptVersion(const QString &version, Flavour flavour)
{
    // Old replication made MariaDB say "5.5.5-" before its own version.
    static const QRegularExpression prefix(u"^5\\.5\\.5-(?=\\d+\\.\\d+\\.\\d+-MariaDB)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    const QString text = QString(version).remove(prefix);
    const bool isMariaDb = text.contains(u"mariadb"_s, Qt::CaseInsensitive);
    const QVersionNumber number = QVersionNumber::fromString(text);
    const QVersionNumber oldest = isMariaDb ? QVersionNumber(10, 6) : QVersionNumber(8, 0);
    if (flavour == Flavour::MariaDb && !isMariaDb) {
        return failure({.kind = Error::Kind::Connection,
                        .what = u"The server is no MariaDB, as a mariadb:// URL demands; it is %1."_s.arg(version),
                        .advice = u"Begin the database URL with mysql://."_s});
    }
    if (number >= oldest)
        return {};
    return failure({.kind = Error::Kind::Connection,
                    .what = u"The server %1 is too old for Athanor."_s.arg(version),
                    .advice = u"Athanor works with MariaDB from 10.6 and MySQL from 8.0. Upgrade the server."_s});
}

} // namespace engine::mysql
