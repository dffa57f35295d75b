#include "engine/bridge/bridgerequest.h"

#include "engine/project/environments.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr qsizetype kTracebackLines = 6;

QString lastLines(const QString &text)
{
    const QStringList lines = text.trimmed().split(u'\n');
    return lines.mid(std::max(qsizetype(0), lines.size() - kTracebackLines)).join(u'\n');
}

Error missingPackage(const QJsonObject &message, const BridgeProject &project)
{
    const QString path = project.settings.interpreter.path;
    return {.kind = Error::Kind::Project,
            .what = u"The interpreter %1 has no %2."_s.arg(path, message.value(u"module"_s).toString()),
            .why = u"%1: %2. It was chosen by %3."_s.arg(message.value(u"kind"_s).toString(),
                                                         message.value(u"text"_s).toString(),
                                                         project.settings.interpreter.reason),
            .advice = u"Name the interpreter that has the project's packages: python = .venv/bin/python in the section "
                      "[athanor]."_s};
}

} // namespace

Result<BridgeProject> BridgeProject::of(const Project &project, const QMap<QString, QString> &variables)
{
    const Result<Interpreter> interpreter = findInterpreter(project, variables);
    if (!interpreter)
        return failure(interpreter.error());
    BridgeSettings settings{.interpreter = *interpreter, .folder = startFolder(project), .variables = variables};
    return BridgeProject{.project = project, .settings = std::move(settings)};
}

QJsonObject bridgeRequest(const BridgeProject &bridge, const QString &action, const QString &dialect)
{
    const Project &project = bridge.project;
    const Result<QString> url = urlWithoutPassword(bridge.url);
    return {{u"action"_s, action},
            {u"dialect"_s, dialect},
            {u"ini"_s, project.iniPath},
            {u"pyproject"_s, project.pyprojectPath},
            {u"section"_s, project.settings.section},
            {u"scriptLocation"_s, project.scriptLocation},
            {u"environment"_s, project.environmentScript()},
            {u"arguments"_s, QJsonArray::fromStringList(bridge.xArguments)},
            {u"url"_s, bridge.url.isEmpty() ? QString() : url.value_or(QString())},
            {u"file"_s, QString()}};
}

Error bridgeError(const QJsonObject &message, const QString &what, const BridgeProject &project, const QString &output)
{
    if (message.value(u"during"_s) == u"import"_s && !message.value(u"module"_s).toString().isEmpty())
        return missingPackage(message, project);
    const QString text = withoutPasswords(message.value(u"text"_s).toString());
    const QString kind = message.value(u"kind"_s).toString();
    const QJsonObject place = message.value(u"place"_s).toObject();
    QString why = lastLines(withoutPasswords(message.value(u"traceback"_s).toString()));
    if (!output.isEmpty() && !project.settings.printed)
        why += u"\nIt had printed:\n"_s + lastLines(output);
    return {.kind = Error::Kind::Reading,
            .what = u"%1: %2"_s.arg(what, text.isEmpty() ? kind : u"%1: %2"_s.arg(kind, text.section(u'\n', 0, 0))),
            .why = why,
            .advice = {},
            .where = {place.value(u"file"_s).toString(), place.value(u"line"_s).toInt(), 0}};
}

} // namespace engine
