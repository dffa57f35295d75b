#include "tests/servers/secretservice.h"

#include <QDeadlineTimer>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

} // namespace

QString SecretService::start()
{
    if (!m_directory.isValid())
        return m_directory.errorString();
    const QString failed = startBus();
    return failed.isEmpty() ? startKeyring() : failed;
}

QProcessEnvironment SecretService::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
         {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_directory.path());
    environment.remove(u"DISPLAY"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    return environment;
}

QString SecretService::startBus()
{
    m_bus.setProcessEnvironment(environment());
    // Killed with the program that started it; the keyring ends when the bus has gone.
    m_bus.start(u"setpriv"_s,
                {u"--pdeathsig"_s, u"TERM"_s, u"--"_s, u"dbus-daemon"_s, u"--session"_s, u"--nofork"_s,
                 u"--print-address=1"_s, u"--address=unix:path="_s + m_directory.filePath(u"bus"_s)});
    const QDeadlineTimer deadline(patience);
    while (!m_bus.canReadLine() && !deadline.hasExpired() && m_bus.waitForReadyRead(patience)) { }
    m_address = QString::fromLocal8Bit(m_bus.readLine()).trimmed();
    return m_address.isEmpty() ? u"dbus-daemon: "_s + QString::fromLocal8Bit(m_bus.readAllStandardError()) : QString();
}

QString SecretService::startKeyring()
{
    m_keyring.setProcessEnvironment(environment());
    m_keyring.setProcessChannelMode(QProcess::MergedChannels);
    m_keyring.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s, u"--foreground"_s});
    m_keyring.write("opens the keyring");
    m_keyring.closeWriteChannel();
    QProcess probe;
    probe.setProcessEnvironment(environment());
    const QDeadlineTimer deadline(patience);
    while (!deadline.hasExpired() && m_keyring.state() != QProcess::NotRunning) {
        probe.start(u"dbus-send"_s,
                    {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
                     u"org.freedesktop.DBus.NameHasOwner"_s, u"string:org.freedesktop.secrets"_s});
        if (probe.waitForFinished(patience) && probe.readAllStandardOutput().contains("true"))
            return {};
        if (m_keyring.waitForFinished(20)) // gives up at once when it has
            break;
    }
    return u"gnome-keyring-daemon: "_s + QString::fromLocal8Bit(m_keyring.readAll()) + m_keyring.errorString();
}

void SecretService::stop()
{
    // Where this program has spoken to the keychain itself, the system's library ends it together with the bus.
    std::signal(SIGTERM, SIG_IGN);
    for (QProcess *process : {&m_keyring, &m_bus}) {
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        process->waitForFinished(patience);
    }
}

QMap<QString, QString> SecretService::variables() const
{
    return {{u"DBUS_SESSION_BUS_ADDRESS"_s, m_address}, {u"XDG_RUNTIME_DIR"_s, m_directory.path()}};
}

QMap<QString, QString> SecretService::noVariables()
{
    return {{u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s}, {u"XDG_RUNTIME_DIR"_s, u"/nowhere"_s}};
}
