#include "engine/bridge/bridgeprocess.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

// A resource of a static library has to be asked for, outside of any namespace.
static void initialiseBridgeResources()
{
    Q_INIT_RESOURCE(bridge);
}

namespace engine {

namespace {

constexpr int kGlance = 50; ///< milliseconds between two looks at the stop token
constexpr int kFarewell = 2000; ///< milliseconds that Python has to end by itself
constexpr qsizetype kOutputLimit = 16'384;

QString resourceText(const QString &name)
{
    QFile file(u":/athanor/bridge/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QJsonObject scriptModules()
{
    QJsonObject modules;
    for (const QString &file : QDir(u":/athanor/bridge"_s).entryList({u"athanor_*.py"_s}))
        modules.insert(file.chopped(3), resourceText(file));
    return modules;
}

QProcessEnvironment environmentOf(const QMap<QString, QString> &variables)
{
    QProcessEnvironment environment;
    for (auto entry = variables.cbegin(); entry != variables.cend(); ++entry)
        environment.insert(entry.key(), entry.value());
    return environment;
}

} // namespace

BridgeProcess::BridgeProcess(BridgeSettings settings)
    : m_settings(std::move(settings))
    , m_process(std::make_unique<QProcess>())
{
}

Result<std::unique_ptr<BridgeProcess>> BridgeProcess::start(const BridgeSettings &settings, const QJsonObject &request)
{
    initialiseBridgeResources();
    std::unique_ptr<BridgeProcess> bridge(new BridgeProcess(settings));
    QProcess &process = *bridge->m_process;
    process.setProcessEnvironment(environmentOf(settings.variables));
    process.setWorkingDirectory(settings.folder);
#ifdef Q_OS_UNIX
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
#endif
    process.start(settings.interpreter.path, {u"-c"_s, resourceText(u"boot.py"_s)});
    if (!process.waitForStarted(-1)) {
        return failure({.kind = Error::Kind::Project,
                        .what = u"The interpreter %1 cannot be started."_s.arg(settings.interpreter.path),
                        .why = process.errorString(),
                        .advice = u"Name the project's interpreter: python = .venv/bin/python in [athanor]."_s});
    }
    bridge->m_group = process.processId();
    bridge->write({{u"modules"_s, scriptModules()}, {u"request"_s, request}});
    return bridge;
}

BridgeProcess::~BridgeProcess()
{
    kill();
}

void BridgeProcess::kill()
{
#ifdef Q_OS_UNIX
    // The whole group: what the project has started ends with it, even where Python itself has ended before.
    if (m_group > 0)
        ::kill(pid_t(-m_group), SIGKILL);
    m_group = 0;
#endif
    if (m_process->state() == QProcess::NotRunning)
        return;
    m_process->kill();
    m_process->waitForFinished(-1);
}

void BridgeProcess::write(const QJsonObject &message)
{
    m_process->write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
}

Result<QJsonObject> BridgeProcess::read(const std::stop_token &stop)
{
    QDeadlineTimer deadline(m_settings.silence);
    for (;;) {
        if (stop.stop_requested()) {
            kill();
            return failure({.kind = Error::Kind::Cancelled, .what = u"The project's Python was stopped."_s});
        }
        const qint64 before = m_received;
        if (auto message = nextMessage())
            return *std::move(message);
        if (m_process->state() == QProcess::NotRunning)
            return ended();
        const bool spoke = m_process->waitForReadyRead(kGlance);
        collectOutput();
        if (spoke || m_received != before)
            deadline = QDeadlineTimer(m_settings.silence);
        if (!deadline.hasExpired())
            continue;
        kill();
        return failure({.kind = Error::Kind::Project,
                        .what = u"The project's Python has said nothing for %1 seconds and was ended."_s.arg(
                            double(m_settings.silence.count()) / 1000.0),
                        .why = output(),
                        .advice = u"See what env.py, the models or the revision wait for."_s,
                        .where = {}});
    }
}

std::optional<QJsonObject> BridgeProcess::nextMessage()
{
    collectOutput();
    while (m_process->canReadLine()) {
        const QByteArray line = m_process->readLine();
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (m_ready && document.isObject())
            return document.object();
        // Before the script is there, a sitecustomize may print whatever it likes.
        m_ready = m_ready || document.object().value(u"type"_s) == u"ready"_s;
        if (!document.isObject())
            addOutput(line);
    }
    return std::nullopt;
}

void BridgeProcess::collectOutput()
{
    addOutput(m_process->readAllStandardError());
}

void BridgeProcess::addOutput(const QByteArray &text)
{
    m_received += text.size();
    m_output = (m_output + text).right(kOutputLimit);
    if (m_settings.printed)
        tellLines(text);
}

void BridgeProcess::tellLines(const QByteArray &text)
{
    m_untold += text;
    for (qsizetype end = m_untold.indexOf('\n'); end >= 0; end = m_untold.indexOf('\n')) {
        m_settings.printed(withoutPasswords(QString::fromUtf8(m_untold.first(end))));
        m_untold.remove(0, end + 1);
    }
}

QString BridgeProcess::output() const
{
    return withoutPasswords(QString::fromUtf8(m_output).trimmed());
}

tl::unexpected<Error> BridgeProcess::ended()
{
    const bool crashed = m_process->exitStatus() == QProcess::CrashExit;
    kill();
    return failure({.kind = Error::Kind::Project,
                    .what = crashed ? u"The project's Python has crashed."_s
                                    : u"The project's Python has ended with exit code %1 before it had answered."_s.arg(
                                        m_process->exitCode()),
                    .why = output(),
                    .advice = u"Run it by hand: %1"_s.arg(m_settings.interpreter.path)});
}

void BridgeProcess::finish()
{
    m_process->closeWriteChannel();
    m_process->waitForFinished(kFarewell);
    collectOutput();
    kill();
}

QString withoutPasswords(const QString &text)
{
    static const QRegularExpression pattern(u"(://[^:/@\\s]*:)[^@\\s/]+@"_s);
    return QString(text).replace(pattern, u"\\1***@"_s);
}

} // namespace engine
