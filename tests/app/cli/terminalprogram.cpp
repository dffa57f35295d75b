#include "terminalprogram.h"

#include <QDeadlineTimer>

#include <array>
#include <csignal>

#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace {

constexpr int patience = 30'000;

} // namespace

TerminalProgram::TerminalProgram()
{
    if (::openpty(&m_terminal, &m_programsEnd, nullptr, nullptr, nullptr) != 0)
        qFatal("There is no terminal to be had.");
}

TerminalProgram::~TerminalProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(patience);
    }
    ::close(m_programsEnd);
    ::close(m_terminal);
}

void TerminalProgram::start(const QString &program, const QStringList &arguments, const QString &folder,
                            const QProcessEnvironment &environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(folder);
    m_process.setChildProcessModifier([end = m_programsEnd] {
        ::setsid();
        ::ioctl(end, TIOCSCTTY, 0);
        for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(end, stream);
    });
    m_process.start(program, arguments);
}

bool TerminalProgram::readMore(int milliseconds)
{
    pollfd waiting{m_terminal, POLLIN, 0};
    if (::poll(&waiting, 1, milliseconds) <= 0)
        return false;
    std::array<char, 4096> bytes{};
    const ssize_t got = ::read(m_terminal, bytes.data(), bytes.size());
    if (got > 0)
        m_screen.append(bytes.data(), got);
    return got > 0;
}

bool TerminalProgram::says(const QString &text)
{
    const QDeadlineTimer deadline(patience);
    const QByteArray wanted = text.toUtf8();
    while (!deadline.hasExpired()) {
        if (const qsizetype at = m_screen.indexOf(wanted, m_seen); at >= 0) {
            m_seen = at + wanted.size();
            return true;
        }
        const bool ended = m_process.waitForFinished(0) || m_process.state() == QProcess::NotRunning;
        if (!readMore(ended ? 0 : 100) && ended)
            return false;
    }
    return false;
}

void TerminalProgram::type(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    if (::write(m_terminal, bytes.constData(), size_t(bytes.size())) != bytes.size())
        qFatal("The terminal takes no more.");
}

void TerminalProgram::interrupt()
{
    const char controlC = '\x03';
    if (::write(m_terminal, &controlC, 1) != 1)
        qFatal("The terminal takes no more.");
}

bool TerminalProgram::showsTyping() const
{
    termios modes{};
    return ::tcgetattr(m_terminal, &modes) == 0 && (modes.c_lflag & ECHO) != 0;
}

int TerminalProgram::exitCode()
{
    const QDeadlineTimer deadline(patience);
    while (m_process.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        readMore(20);
        m_process.waitForFinished(1);
    }
    while (readMore(0)) { }
    // QProcess has the signal's number where a program that has ended by itself has its code.
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -m_process.exitCode();
}
