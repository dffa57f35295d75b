#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

/// A PostgreSQL server of the test's own: a fresh cluster in a temporary directory, a socket there, and nothing on any
/// network unless asked for. It ends with the object, or with the program when that is killed.
class PostgresqlServer
{
public:
    enum class Network {
        None,
        Loopback, ///< a free port of 127.0.0.1 as well, where every role needs its password
    };

    PostgresqlServer() = default;
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer &) = delete;
    PostgresqlServer &operator=(const PostgresqlServer &) = delete;
    PostgresqlServer(PostgresqlServer &&) = delete;
    PostgresqlServer &operator=(PostgresqlServer &&) = delete;

    /// Makes the cluster and waits until it answers. An empty text, or what went wrong in the programs' own words.
    [[nodiscard]] QString start(Network network = Network::None);

    /// Ends the server at once, clients or not.
    void stop();

    /// The superuser's address of a database through the socket, in SQLAlchemy's form.
    [[nodiscard]] QString url(const QString &database = QStringLiteral("postgres")) const;

    /// The directory of the socket.
    [[nodiscard]] QString directory() const { return m_directory.path(); }

    [[nodiscard]] int port() const { return m_port; } ///< of 127.0.0.1; 0 without a network

private:
    QString makeCluster();
    QString launch();
    [[nodiscard]] QString run(const QString &program, const QStringList &arguments) const;
    [[nodiscard]] QString waitUntilReady();

    QTemporaryDir m_directory;
    QProcess m_process;
    int m_port = 0;
};
