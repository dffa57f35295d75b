#pragma once

#include <QProcess>
#include <QString>

/// A program on a terminal of its own, as a person has it in front of them.
class TerminalProgram
{
public:
    TerminalProgram();
    ~TerminalProgram();
    TerminalProgram(const TerminalProgram &) = delete;
    TerminalProgram &operator=(const TerminalProgram &) = delete;
    TerminalProgram(TerminalProgram &&) = delete;
    TerminalProgram &operator=(TerminalProgram &&) = delete;

    void start(const QString &program, const QStringList &arguments, const QString &folder,
               const QProcessEnvironment &environment);

    /// Waits until the program says `text` after what was waited for before; false after half a minute, or where it has
    /// ended without.
    [[nodiscard]] bool says(const QString &text);

    /// Types a line and Enter.
    void type(const QString &line);

    /// Ctrl+C.
    void interrupt();

    /// Whether the terminal shows what is typed.
    [[nodiscard]] bool showsTyping() const;

    /// Waits for the end; the exit code, or minus the number of the signal that ended it.
    [[nodiscard]] int exitCode();

    /// All that has been on the terminal, including what it showed of what was typed.
    [[nodiscard]] QString screen() const { return QString::fromUtf8(m_screen); }

private:
    bool readMore(int milliseconds);

    int m_terminal = -1;
    int m_programsEnd = -1;
    QProcess m_process;
    QByteArray m_screen;
    qsizetype m_seen = 0;
};
