#pragma once

#include "engine/result.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace engine {

/// A database address in SQLAlchemy's form (Alembic reference 9.3).
struct DatabaseUrl
{
    QString dialect; ///< "sqlite", "postgresql", "mysql", "mariadb"
    QString driver; ///< "psycopg2", "aiosqlite"; empty where not given. Athanor has drivers of its own
    QString user;
    QString password;
    QString host;
    std::optional<int> port;
    QString database; ///< of SQLite: the file as written, empty or ":memory:" in memory
    std::vector<std::pair<QString, QString>> query;

    /// The URL as SQLAlchemy renders it, with `***` for the password: the only form that may be logged or stored, and
    /// that can be typed where a URL is asked for.
    [[nodiscard]] QString displayText() const;

    /// The same for people, without percent encoding: `postgresql://anna@work@/shop?host=/var/run/postgresql`. Not to
    /// be read as a URL again.
    [[nodiscard]] QString readableText() const;

    /// Where it is, in as few words as tell databases apart: "localhost/shop", "db.example:5433/shop", and the file's
    /// name of a SQLite database. Without host, or with a socket, it is on this machine.
    [[nodiscard]] QString placeText() const;

    /// The first value of `key` in the query; empty where it is not there.
    [[nodiscard]] QString queryValue(const QString &key) const;

    friend bool operator==(const DatabaseUrl &, const DatabaseUrl &) = default;
};

/// Reads SQLAlchemy's URL text. A relative SQLite file stays relative; see absoluteSqliteFile(). Fails with
/// Kind::Connection for text that is no URL or an unknown dialect, never repeating the password.
[[nodiscard]] Result<DatabaseUrl> parseDatabaseUrl(const QString &text);

/// `url` with a relative SQLite file made absolute against `directory` (SQLAlchemy takes the process's working
/// directory); every other URL as it is.
[[nodiscard]] DatabaseUrl absoluteSqliteFile(DatabaseUrl url, const QString &directory);

} // namespace engine
