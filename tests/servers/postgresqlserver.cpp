#include "tests/servers/postgresqlserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 120'000;

/// The server to test with: the one whose programs are where ATHANOR_POSTGRESQL_PROGRAMS says, otherwise the newest
/// that the distribution has.
QString serverProgram(const QString &name)
{
    if (const QString directory = qEnvironmentVariable("ATHANOR_POSTGRESQL_PROGRAMS"); !directory.isEmpty())
        return QDir(directory).filePath(name);
    const QDir versions(u"/usr/lib/postgresql"_s);
    int newest = 0;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(versions.filePath(version + u"/bin/"_s + name)))
            newest = std::max(newest, version.toInt());
    }
    return versions.filePath(u"%1/bin/%2"_s.arg(newest).arg(name));
}

/// PostgreSQL does not run as root, so that root starts it as the user that the package made for it.
QStringList asServerUser(const QStringList &options, const QString &program, const QStringList &arguments)
{
    QStringList words{u"setpriv"_s};
    if (::geteuid() == 0)
        words << u"--reuid=postgres"_s << u"--regid=postgres"_s << u"--clear-groups"_s;
    return words + options + QStringList{u"--"_s, program} + arguments;
}

int freeLoopbackPort()
{
    const int handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address); // NOLINT(*-reinterpret-cast): how sockets want it
    const bool bound = handle >= 0 && ::bind(handle, plain, size) == 0 && ::getsockname(handle, plain, &size) == 0;
    if (handle >= 0)
        ::close(handle);
    return bound ? ::ntohs(address.sin_port) : 0;
}

} // namespace

PostgresqlServer::~PostgresqlServer()
{
    stop();
}

QString PostgresqlServer::start(Network network)
{
    if (!m_directory.isValid())
        return m_directory.errorString();
    if (network == Network::Loopback)
        m_port = freeLoopbackPort();
    if (const QString error = makeCluster(); !error.isEmpty())
        return error;
    return launch();
}

QString PostgresqlServer::makeCluster()
{
    if (::geteuid() == 0) {
        const QString error = run(u"chown"_s, {u"postgres:postgres"_s, m_directory.path()});
        if (!error.isEmpty())
            return error;
    }
    QStringList words =
        asServerUser({}, serverProgram(u"initdb"_s),
                     {u"--no-sync"_s, u"--auth-local=trust"_s, u"--auth-host=scram-sha-256"_s, u"--encoding=UTF8"_s,
                      u"--locale=C.UTF-8"_s, u"--username=postgres"_s, u"-D"_s, m_directory.filePath(u"data"_s)});
    const QString program = words.takeFirst();
    return run(program, words);
}

QString PostgresqlServer::launch()
{
    QStringList settings{u"unix_socket_directories="_s + m_directory.path(),
                         m_port == 0 ? u"listen_addresses="_s : u"listen_addresses=127.0.0.1"_s,
                         u"fsync=off"_s,
                         u"full_page_writes=off"_s,
                         u"synchronous_commit=off"_s,
                         u"shared_buffers=16MB"_s,
                         u"max_connections=40"_s,
                         u"autovacuum=off"_s,
                         u"ssl=off"_s,
                         u"lc_messages=C"_s};
    if (m_port != 0)
        settings << u"port=%1"_s.arg(m_port);
    QStringList arguments{u"-D"_s, m_directory.filePath(u"data"_s)};
    for (const QString &setting : settings)
        arguments << u"-c"_s << setting;
    // Killed with the program that started it, whatever becomes of that one.
    QStringList words = asServerUser({u"--pdeathsig"_s, u"QUIT"_s}, serverProgram(u"postgres"_s), arguments);
    const QString program = words.takeFirst();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, words);
    return m_process.waitForStarted(kPatience) ? waitUntilReady() : m_process.errorString();
}

/// The server says in a file of its own that it takes connections; not every package of one brings pg_isready.
QString PostgresqlServer::waitUntilReady()
{
    const QDeadlineTimer deadline(kPatience);
    while (!deadline.hasExpired()) {
        QFile state(m_directory.filePath(u"data/postmaster.pid"_s));
        if (state.open(QIODevice::ReadOnly) && state.readAll().trimmed().endsWith("ready"))
            return {};
        // Comes back at once when the server has given up.
        if (m_process.waitForFinished(20) || m_process.state() == QProcess::NotRunning)
            break;
    }
    return u"The server does not answer: "_s + QString::fromUtf8(m_process.readAll());
}

void PostgresqlServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGQUIT);
    m_process.waitForFinished(kPatience);
}

QString PostgresqlServer::url(const QString &database) const
{
    const QString port = m_port == 0 ? QString() : u"&port=%1"_s.arg(m_port);
    return u"postgresql://postgres@/%1?host=%2%3"_s.arg(database, m_directory.path(), port);
}

QString PostgresqlServer::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_directory.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit)
        return program + u": "_s + process.errorString();
    if (process.exitCode() == 0)
        return {};
    const QString words = QString::fromUtf8(process.readAll());
    return words.isEmpty() ? program + u" failed"_s : words;
}
