#include "engine/project/postwritehooks.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString FileToken = QStringLiteral("REVISION_SCRIPT_FILENAME");

tl::unexpected<Error> unusable(const Project &project, const QString &what, const QString &advice)
{
    return failure({.kind = Error::Kind::Project,
                    .what = what,
                    .advice = advice,
                    .where = {project.iniPath.isEmpty() ? project.pyprojectPath : project.iniPath}});
}

Result<QString> requiredOption(const Project &project, const PostWriteHook &hook, const QString &option)
{
    const QString value = hook.options.value(option);
    if (!value.isEmpty())
        return value;
    return unusable(project,
                    u"Key '%1.%2' (or '%2' in toml) is required for post write hook '%1'"_s.arg(hook.name, option),
                    u"Add the key beside the others of this hook, or remove the hook."_s);
}

QString interpreterOf(const Project &project)
{
    if (project.athanor.python.isEmpty())
        return u"python3"_s;
    return QDir(project.root).absoluteFilePath(project.athanor.python);
}

/// A console script stands beside the interpreter that it was installed for.
QString consoleScript(const Project &project, const QString &name)
{
    const QString python = project.athanor.python;
    const QString folder = python.isEmpty() ? QString() : QFileInfo(interpreterOf(project)).absolutePath();
    const QString beside = folder.isEmpty() ? QString() : QStandardPaths::findExecutable(name, {folder});
    return beside.isEmpty() ? name : beside;
}

/// The options of the hook with the file's path in place of the token, or before them where there is no token.
Result<QStringList> optionWords(const Project &project, const PostWriteHook &hook, const QString &path)
{
    const std::optional<QStringList> words = shellWords(hook.options.value(u"options"_s));
    if (!words) {
        return unusable(project,
                        u"The options of post write hook '%1' cannot be split: No closing quotation"_s.arg(hook.name),
                        u"Close the quotes in %1.options."_s.arg(hook.name));
    }
    QStringList result = *words;
    const auto hasToken = [](const QString &word) { return word.contains(FileToken); };
    if (std::none_of(result.cbegin(), result.cend(), hasToken))
        result.prepend(FileToken);
    return result.replaceInStrings(FileToken, path);
}

Result<HookCommand> commandOf(const Project &project, const PostWriteHook &hook, const QString &path)
{
    const QMap<QString, QString> keys{
        {u"exec"_s, u"executable"_s}, {u"module"_s, u"module"_s}, {u"console_scripts"_s, u"entrypoint"_s}};
    const Result<QString> type = requiredOption(project, hook, u"type"_s);
    if (!type)
        return failure(type.error());
    if (!keys.contains(*type)) {
        return failure({.kind = Error::Kind::NeedsPython,
                        .what = u"No formatter with name '%1' registered"_s.arg(*type),
                        .why = u"Hooks of other types than exec, module and console_scripts are Python functions that "
                               "env.py registers."_s,
                        .advice = u"Use a hook of type exec, or make the revision with Alembic."_s});
    }
    const Result<QString> target = requiredOption(project, hook, keys.value(*type));
    const Result<QStringList> words = optionWords(project, hook, path);
    if (!target || !words)
        return failure(target ? words.error() : target.error());
    HookCommand command{hook.name, *target, *words, project.workingDirectory};
    if (const QString folder = hook.options.value(u"cwd"_s); !folder.isEmpty())
        command.folder = QDir(project.workingDirectory).absoluteFilePath(folder);
    if (*type == "module"_L1) {
        command.program = interpreterOf(project);
        command.arguments = QStringList{u"-m"_s, *target} + *words;
    } else if (*type == "console_scripts"_L1) {
        command.program = consoleScript(project, *target);
    }
    return command;
}

} // namespace

Result<QList<HookCommand>> postWriteHookCommands(const Project &project, const QString &path)
{
    QList<HookCommand> commands;
    for (const PostWriteHook &hook : project.postWriteHooks) {
        const Result<HookCommand> command = commandOf(project, hook, path);
        if (!command)
            return failure(command.error());
        commands.append(*command);
    }
    return commands;
}

Result<HookOutcome> runPostWriteHook(const HookCommand &command)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(command.folder);
    process.start(command.program, command.arguments, QIODevice::ReadOnly);
    if (!process.waitForStarted(-1)) {
        return failure({.kind = Error::Kind::File,
                        .what = u"The post write hook '%1' cannot be started."_s.arg(command.name),
                        .why = u"%1: %2"_s.arg(command.program, process.errorString()),
                        .advice = u"Install the program, or correct the hook; the revision file is written."_s});
    }
    process.waitForFinished(-1);
    return HookOutcome{process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                       QString::fromLocal8Bit(process.readAll())};
}

std::optional<QStringList> shellWords(const QString &text)
{
    QStringList words;
    QString word;
    bool inWord = false;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const bool escapes =
            quote.isNull() || (quote == u'"' && i + 1 < text.size() && u"\"\\"_s.contains(text.at(i + 1)));
        if (character == u'\\' && escapes && i + 1 < text.size()) {
            word += text.at(++i);
            inWord = true;
        } else if (!quote.isNull() && character == quote) {
            quote = QChar();
        } else if (quote.isNull() && (character == u'\'' || character == u'"')) {
            quote = character;
            inWord = true;
        } else if (quote.isNull() && character.isSpace()) {
            if (inWord)
                words << std::exchange(word, QString());
            inWord = false;
        } else {
            word += character;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return std::nullopt;
    if (inWord)
        words << word;
    return words;
}

} // namespace engine
