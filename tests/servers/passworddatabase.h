#pragma once

#include "tests/servers/mariadbserver.h"
#include "tests/servers/postgresqlserver.h"

#include "engine/dialect/dialect.h"

#include <memory>

/// A database on a server of the test's own that lets its user, clerk, in by a password only.
class PasswordDatabase
{
public:
    /// Starts "postgresql" or "mariadb" with a database shop; an empty text, or what went wrong.
    [[nodiscard]] QString start(const QString &dialect, const QString &password);

    /// Gives clerk another password.
    void setPassword(const QString &password) const;

    /// The clerk's address of the database, without a password.
    [[nodiscard]] engine::DatabaseUrl url() const { return m_url; }

    /// What it needs beside to be of no use without one: no file and no variable of the user's says a password.
    [[nodiscard]] static QMap<QString, QString> noPasswordFiles();

    /// A connection of the server's administrator.
    [[nodiscard]] std::unique_ptr<engine::Connection> administrator() const;

private:
    std::unique_ptr<PostgresqlServer> m_postgresql;
    std::unique_ptr<MariaDbServer> m_mariaDb;
    engine::DatabaseUrl m_administrator;
    engine::DatabaseUrl m_url;
};
