#pragma once

#include "engine/result.h"

#include <QJsonDocument>

#include <cstdio>
#include <functional>

namespace app {

/// Everything that the command line says, in Alembic's manner (reference 1.3): data and status on stdout, log lines on
/// stderr.
class Output
{
public:
    explicit Output(bool quiet);

    /// Log lines are shown from now on: Alembic's logging is set up once env.py has run, if the ini file says how.
    void setLogging(bool on) { m_logging = on; }

    /// A line of command data; never wrapped.
    void data(const QString &text);

    void json(const QJsonDocument &document);

    /// Text for a script's eyes, as it stands.
    void raw(const QString &text);

    /// A status message; on a terminal wrapped to its width and indented by two blanks.
    void message(const QString &text);

    /// "WHAT ...  done", or "  FAILED" where `work` fails.
    [[nodiscard]] engine::Done status(const QString &what, const std::function<engine::Done()> &work);

    /// "INFO  [alembic.runtime.migration] TEXT".
    void info(const QString &logger, const QString &text);

    /// A sentence for people, on stderr.
    void note(const QString &text);

    /// How far a run is, on one line that is written over; only where stderr is a terminal.
    void progress(const QString &text);
    void endProgress();

    /// Tells `error` as Alembic does and gives the exit code: 255 for what Alembic calls a CommandError, with `FAILED:`
    /// on stdout; 1 for the rest, on stderr. `raiseError` makes it 1 always.
    [[nodiscard]] int failed(const engine::Error &error, bool raiseError);

private:
    void write(const QString &text, std::FILE *stream);
    void writeMessage(const QString &text, bool lineEnd);

    bool m_quiet = false;
    bool m_logging = false;
    bool m_progressShown = false;
    bool m_errorIsTerminal = false;
    int m_width = 0; ///< of the terminal; 0 for none
};

} // namespace app
