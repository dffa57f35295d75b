#include "tests/servers/mariadbserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = 60'000; ///< milliseconds; a busy machine needs a few thousand

/// The words before a command that make it run as a user who may own a database, and end with this program. Its
/// temporary files are in `directory`: a server that starts removes what it takes for leftovers of another in a shared
/// one.
QStringList asServerUser(const QString &directory)
{
    QStringList words{u"setpriv"_s, u"--pdeathsig"_s, u"TERM"_s};
    if (geteuid() == 0)
        words << u"--reuid=mysql"_s << u"--regid=mysql"_s << u"--clear-groups"_s;
    return words << u"--"_s << u"env"_s << u"TMPDIR="_s + directory;
}

/// The programs of another server than the distribution's; empty for that one.
QString otherPrograms()
{
    return qEnvironmentVariable("ATHANOR_MYSQL_PROGRAMS");
}

QString pathOf(const QString &program)
{
    return otherPrograms().isEmpty() ? program : QDir(otherPrograms()).filePath(program);
}

/// MySQL's server makes its data directory by itself.
bool isMySql()
{
    return !otherPrograms().isEmpty() && QFile::exists(pathOf(u"mysqld"_s));
}

QStringList installWords(const QString &data)
{
    if (isMySql())
        return {pathOf(u"mysqld"_s), u"--no-defaults"_s, u"--initialize-insecure"_s, u"--datadir="_s + data};
    return {pathOf(u"mariadb-install-db"_s),
            u"--no-defaults"_s,
            u"--auth-root-authentication-method=normal"_s,
            u"--skip-test-db"_s,
            u"--skip-name-resolve"_s,
            u"--datadir="_s + data};
}

QStringList serverWords()
{
    if (isMySql())
        return {pathOf(u"mysqld"_s), u"--no-defaults"_s, u"--mysqlx=OFF"_s, u"--secure-file-priv=NULL"_s};
    return {pathOf(u"mariadbd"_s), u"--no-defaults"_s, u"--innodb-log-file-size=8M"_s};
}

} // namespace

QString MariaDbServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return program + u": "_s + process.errorString() + u'\n' + QString::fromLocal8Bit(process.readAll());
}

QString MariaDbServer::start(const QStringList &options)
{
    if (!m_directory.isValid())
        return m_directory.errorString();
    const QString data = m_directory.filePath(u"data"_s);
    if (geteuid() == 0) {
        if (const QString error = run(u"chown"_s, {u"mysql:mysql"_s, m_directory.path()}); !error.isEmpty())
            return error;
    }
    QStringList install = asServerUser(m_directory.path()) + installWords(data);
    if (const QString error = run(install.takeFirst(), install); !error.isEmpty())
        return error;

    QStringList serve = asServerUser(m_directory.path()) + serverWords();
    serve << u"--datadir="_s + data << u"--socket="_s + m_directory.filePath(u"socket"_s)
          << u"--pid-file="_s + m_directory.filePath(u"pid"_s) << u"--skip-networking"_s
          << u"--character-set-server=utf8mb4"_s << u"--innodb-buffer-pool-size=16M"_s
          << u"--innodb-flush-log-at-trx-commit=0"_s << u"--innodb-flush-method=nosync"_s << options;
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(serve.takeFirst(), serve);
    QByteArray log;
    for (const QDeadlineTimer deadline(patience); !log.contains("ready for connections");) {
        if (deadline.hasExpired() || !m_server.waitForReadyRead(int(deadline.remainingTime())))
            return u"The server does not begin: "_s + m_server.errorString() + u'\n' + QString::fromLocal8Bit(log);
        log += m_server.readAll();
    }
    return {};
}

void MariaDbServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    m_server.terminate();
    if (!m_server.waitForFinished(patience)) {
        m_server.kill();
        m_server.waitForFinished(patience);
    }
}

engine::DatabaseUrl MariaDbServer::url(const QString &database, const QString &dialect) const
{
    engine::DatabaseUrl url;
    url.dialect = isMySql() ? u"mysql"_s : dialect;
    url.user = u"root"_s;
    url.database = database;
    url.query.emplace_back(u"unix_socket"_s, m_directory.filePath(u"socket"_s));
    return url;
}
