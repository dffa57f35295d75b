#include "app/cli/commands/edit.h"

#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// $EDITOR, $VISUAL, then what there is (Alembic reference 1.2); a command with its arguments.
engine::Result<QStringList> editorCommand()
{
    for (const char *variable : {"EDITOR", "VISUAL"}) {
        const QStringList command = QProcess::splitCommand(qEnvironmentVariable(variable));
        if (!command.isEmpty())
            return command;
    }
#ifdef Q_OS_WIN
    const QStringList usual{u"code.exe"_s, u"notepad++.exe"_s, u"notepad.exe"_s};
#else
    const QStringList usual{u"sensible-editor"_s, u"editor"_s, u"nano"_s, u"vim"_s, u"code"_s};
#endif
    for (const QString &name : usual) {
        if (!QStandardPaths::findExecutable(name).isEmpty())
            return QStringList{name};
    }
    return engine::failure({.what = u"No editor was found."_s,
                            .advice = u"Set the environment variable EDITOR to the editor's command."_s});
}

engine::Done openInEditor(QStringList command, const QString &file)
{
    const QString program = command.takeFirst();
    command << file;
    const int code = QProcess::execute(program, command);
    if (code == 0)
        return {};
    return engine::failure({.what = code == -2 ? u"The editor %1 could not be started."_s.arg(program)
                                               : u"The editor %1 ended with code %2."_s.arg(program).arg(code),
                            .advice = u"Set the environment variable EDITOR to another editor."_s});
}

} // namespace

CLI::App *EditCommand::declare(CLI::App &program)
{
    CLI::App *command = program.add_subcommand("edit", "Edit revision script(s) using $EDITOR.");
    command->add_option("rev", m_revision, "revision identifier, or 'current'")->required();
    return command;
}

int EditCommand::run(Session &session)
{
    const auto graph = session.graph();
    if (!graph)
        return session.failed(graph.error());
    const bool current = text(m_revision) == u"current";
    QStringList rows;
    if (current) {
        const auto read = session.versionRows();
        if (!read)
            return session.failed(read.error());
        if (read->isEmpty())
            return session.failed({.what = u"No current revisions"_s});
        rows = *read;
    }
    const auto ids = (*graph)->resolve(text(m_revision), rows);
    if (!ids)
        return session.failed(ids.error());
    if (ids->isEmpty())
        return session.failed({.what = u"No revision files indicated by symbol '%1'"_s.arg(text(m_revision))});
    const auto editor = editorCommand();
    if (!editor)
        return session.failed(editor.error());
    for (const QString &id : *ids) {
        if (const engine::Done done = openInEditor(*editor, (*graph)->find(id)->file); !done)
            return session.failed(done.error());
    }
    return 0;
}

} // namespace app
