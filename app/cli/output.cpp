#include "app/cli/output.h"

#include <QStringList>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// As Alembic has it: the width of the terminal that is stdin, wherever the output goes.
int terminalWidth()
{
#ifdef Q_OS_UNIX
    winsize size{};
    if (ioctl(STDIN_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
#endif
    return 0;
}

bool errorIsTerminal()
{
#ifdef Q_OS_UNIX
    return isatty(STDERR_FILENO) != 0;
#else
    return false;
#endif
}

QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    QString line;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines << line;
            line.clear();
        }
        line += line.isEmpty() ? word : u' ' + word;
    }
    lines << line;
    return lines;
}

/// What Alembic raises as CommandError; everything else would be a traceback there.
bool isCommandError(engine::Error::Kind kind)
{
    using Kind = engine::Error::Kind;
    return kind == Kind::Command || kind == Kind::Project || kind == Kind::Graph;
}

} // namespace

Output::Output(bool quiet)
    : m_quiet(quiet)
    , m_errorIsTerminal(errorIsTerminal())
    , m_width(terminalWidth())
{
}

void Output::write(const QString &text, std::FILE *stream)
{
    endProgress();
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

void Output::data(const QString &text)
{
    raw(text + u'\n');
}

void Output::json(const QJsonDocument &document)
{
    raw(QString::fromUtf8(document.toJson(QJsonDocument::Indented)));
}

void Output::raw(const QString &text)
{
    if (!m_quiet)
        write(text, stdout);
}

void Output::writeMessage(const QString &text, bool lineEnd)
{
    const QString end = lineEnd ? u"\n"_s : QString();
    if (m_width <= 0) {
        raw(text + end);
        return;
    }
    raw(u"  "_s + wrapped(text, m_width).join(u"\n  "_s) + end);
}

void Output::message(const QString &text)
{
    writeMessage(text, true);
}

engine::Done Output::status(const QString &what, const std::function<engine::Done()> &work)
{
    writeMessage(what + u" ..."_s, false);
    const engine::Done done = work();
    raw(done ? u"  done\n"_s : u"  FAILED\n"_s);
    return done;
}

void Output::info(const QString &logger, const QString &text)
{
    if (m_logging)
        write(u"INFO  [%1] %2\n"_s.arg(logger, text), stderr);
}

void Output::note(const QString &text)
{
    write(text + u'\n', stderr);
}

void Output::progress(const QString &text)
{
    if (!m_errorIsTerminal || m_quiet)
        return;
    std::fputs("\r\033[K", stderr);
    std::fputs(qUtf8Printable(text), stderr);
    std::fflush(stderr);
    m_progressShown = true;
}

void Output::endProgress()
{
    if (!m_progressShown)
        return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
    m_progressShown = false;
}

int Output::failed(const engine::Error &error, bool raiseError)
{
    if (!isCommandError(error.kind) || raiseError) {
        note(engine::describe(error));
        return 1;
    }
    if (m_logging)
        write(u"ERROR [alembic.util.messaging] %1\n"_s.arg(error.what), stderr);
    message(u"FAILED: "_s + error.what);
    // What Alembic's one line leaves out.
    engine::Error rest = error;
    rest.what.clear();
    const QString more = engine::describe(rest).trimmed();
    if (!more.isEmpty() && !m_quiet)
        note(more);
    return 255;
}

} // namespace app
