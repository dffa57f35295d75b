#include "engine/dialect/postgresql/connectionerror.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

struct Reason
{
    const char *pattern; ///< in libpq's words
    const char *what; ///< %1 is the address without the password
    const char *advice;
    Error::Kind kind = Error::Kind::Connection;
};

// The more telling ones first: with several hosts or with TLS, libpq gives one line for each thing that it tried.
constexpr std::array Reasons{
    Reason{"no password supplied", "The server wants a password for %1.",
           "Give it in the URL, in the variable PGPASSWORD or in the file ~/.pgpass.", Error::Kind::Password},
    Reason{"(?:password|PAM|LDAP|RADIUS|BSD) authentication failed",
           "The server did not accept the password or the user of %1.",
           "Check the user and the password. A password that holds one of @ : / ? # % is percent-encoded in the URL (@ "
           "is %40).",
           Error::Kind::Password},
    Reason{"authentication failed", "The server did not accept the user of %1.",
           "No password helps here: the server's pg_hba.conf decides who may come in, and by what they are known."},
    Reason{"database \".*\" does not exist", "The server has no such database: %1.",
           "Create it (createdb), or correct the last part of the URL."},
    Reason{"role \".*\" is not permitted to log in", "The role of %1 may not log in.",
           "Give the role the right with ALTER ROLE ... LOGIN, or connect as another one."},
    Reason{"role \".*\" does not exist", "The server does not know the user of %1.",
           "Create the role, or correct the user in the URL."},
    Reason{"permission denied for database", "The user may not connect to %1.",
           "Give it the right with GRANT CONNECT ON DATABASE ... TO ..., or connect as another role."},
    Reason{"received invalid response to (?:SSL|GSSAPI) negotiation", "What answers at %1 is not PostgreSQL.",
           "Correct the host and the port of the URL; PostgreSQL listens at 5432 unless it is told otherwise."},
    Reason{"server does not support SSL|SSL error|certificate|SSL SYSCALL|could not load .*key file",
           "No connection with TLS could be made to %1.",
           "Check sslmode and the certificates of the URL (sslrootcert, sslcert, sslkey) and whether the server has "
           "ssl = on."},
    Reason{"no pg_hba.conf entry", "The server does not let this user in from this machine: %1.",
           "The server's pg_hba.conf decides who may come from where, and whether TLS is needed (sslmode=require)."},
    Reason{"too many connections for role", "The role of %1 has no connection left.",
           "Close other programs that are connected with it, or give it more: ALTER ROLE ... CONNECTION LIMIT ..."},
    Reason{"too many connections for database", "The database has no connection left: %1.",
           "Close other programs that are connected to it, or give it more: ALTER DATABASE ... CONNECTION LIMIT ..."},
    Reason{"too many (?:clients|connections)|remaining connection slots", "The server has no connection left for %1.",
           "Close other programs that are connected to it, or raise max_connections."},
    Reason{"the database system is (?:starting up|shutting down|in recovery mode)",
           "The server is starting or stopping: %1.", "Wait a moment and try again."},
    Reason{"could not translate host name", "There is no such host: %1.", "Check the host of the URL and the network."},
    Reason{
        "timeout expired", "The server did not answer in time: %1.",
        "Check the host, the port and the firewalls in between; connect_timeout in the URL sets how long is waited."},
    Reason{"Connection refused|No such file or directory|could not connect|Network is unreachable|No route to host",
           "No PostgreSQL server answers at %1.",
           "Start the server, or correct the host and the port of the URL; `?host=/directory` names a socket."},
    Reason{"server closed the connection|Connection reset", "The server ended the connection to %1.",
           "See the server's log; it may be restarting, or something other than PostgreSQL listens there."},
    Reason{"invalid port|invalid integer value \".*\" for connection option \"port\"",
           "The port of the URL is none that a server can listen at: %1.",
           "Correct the number behind the host; PostgreSQL listens at 5432 unless it is told otherwise."},
    Reason{"invalid connection option|invalid sslmode|invalid .* value",
           "A parameter of the database URL is not one that PostgreSQL's client knows: %1.",
           "Correct what stands behind the question mark of the URL."},
};

} // namespace

Error connectionError(const DatabaseUrl &url, const QString &words)
{
    Error error{.kind = Error::Kind::Connection};
    error.what = u"The database %1 cannot be opened."_s.arg(url.readableText());
    error.why = words.simplified();
    error.advice = u"Check the database URL and that the server runs."_s;
    for (const Reason &reason : Reasons) {
        const QRegularExpression pattern(QString::fromLatin1(reason.pattern));
        if (pattern.match(words).hasMatch()) {
            error.kind = reason.kind;
            error.what = QString::fromLatin1(reason.what).arg(url.readableText());
            error.advice = QString::fromLatin1(reason.advice);
            break;
        }
    }
    return error;
}

} // namespace engine::postgresql
