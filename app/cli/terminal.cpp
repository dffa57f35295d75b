#include "app/cli/terminal.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

void tell(const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    // Who cannot read the question will not answer it either.
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, bytes.constData(), size_t(bytes.size()));
}

/// The terminal as it was, for the signal handler.
termios shown{};

extern "C" void showAgain(int number)
{
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    // With the system's own handling the signal ends the program once this one returns.
    std::signal(number, SIG_DFL);
    ::raise(number);
}

/// While it lives, the terminal does not show what is typed.
class Hidden
{
public:
    Hidden()
    {
        if (::tcgetattr(STDIN_FILENO, &shown) != 0)
            return;
        struct sigaction action
        {
        };
        action.sa_handler = showAgain; // NOLINT(*-union-access): how the system has it
        for (size_t i = 0; i < endings.size(); ++i)
            ::sigaction(endings.at(i), &action, &m_before.at(i));
        termios hidden = shown;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        hidden.c_lflag |= ECHONL;
        m_isHidden = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
    }
    ~Hidden()
    {
        if (m_isHidden)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        for (size_t i = 0; m_isHidden && i < endings.size(); ++i)
            ::sigaction(endings.at(i), &m_before.at(i), nullptr);
    }
    Hidden(const Hidden &) = delete;
    Hidden &operator=(const Hidden &) = delete;
    Hidden(Hidden &&) = delete;
    Hidden &operator=(Hidden &&) = delete;

    [[nodiscard]] bool isHidden() const { return m_isHidden; }

private:
    static constexpr std::array endings{SIGINT, SIGTERM, SIGHUP, SIGQUIT};

    std::array<struct sigaction, endings.size()> m_before{};
    bool m_isHidden = false;
};

} // namespace

bool isTerminal()
{
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

std::optional<QString> readLine()
{
    QByteArray line;
    char byte = 0;
    ssize_t got = 0;
    // Byte by byte: what stands behind the line is somebody else's.
    while ((got = ::read(STDIN_FILENO, &byte, 1)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 || byte == '\n')
            break;
        line += byte;
    }
    if (got != 1 && line.isEmpty())
        return std::nullopt;
    return QString::fromLocal8Bit(line);
}

QString askLine(const QString &question)
{
    tell(question);
    return readLine().value_or(QString()).trimmed();
}

std::optional<QString> askSecret(const QString &question)
{
    // The question comes last, so that nothing is typed before it is hidden.
    const Hidden hidden;
    if (!hidden.isHidden())
        return std::nullopt;
    tell(question);
    return readLine();
}

} // namespace app
