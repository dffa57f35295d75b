#pragma once

#include "engine/dialect/databaseurl.h"

#include <QProcess>
#include <QTemporaryDir>

/// A MariaDB server of a test program's own: its data, socket and log are in a directory that goes with it, it listens
/// on no network, and it ends with the program even where that crashes.
class MariaDbServer
{
public:
    MariaDbServer() = default;
    ~MariaDbServer() { stop(); }
    MariaDbServer(const MariaDbServer &) = delete;
    MariaDbServer &operator=(const MariaDbServer &) = delete;
    MariaDbServer(MariaDbServer &&) = delete;
    MariaDbServer &operator=(MariaDbServer &&) = delete;

    /// Creates the data directory and starts the server with `options` besides its own; an empty text when it answers,
    /// otherwise what went wrong.
    [[nodiscard]] QString start(const QStringList &options = {});

    /// Ends the server, if it runs, and waits for its end.
    void stop();

    /// The address of a database on it for its administrator, through the socket; of no database with an empty text.
    /// Where MySQL stands in for MariaDB, that is the dialect.
    [[nodiscard]] engine::DatabaseUrl url(const QString &database = {},
                                          const QString &dialect = QStringLiteral("mysql")) const;

    [[nodiscard]] QString directory() const { return m_directory.path(); }

private:
    [[nodiscard]] QString run(const QString &program, const QStringList &arguments);

    QTemporaryDir m_directory;
    QProcess m_server;
};
