#include "engine/bridge/interpreter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using Variables = QMap<QString, QString>;

bool canBeRun(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

/// The interpreter of a virtual environment; empty where the folder is none.
QString pythonIn(const QString &environment)
{
    for (const QString &name : {u"bin/python"_s, u"bin/python3"_s, u"Scripts/python.exe"_s}) {
        const QString path = QDir(environment).absoluteFilePath(name);
        if (canBeRun(path))
            return path;
    }
    return {};
}

/// Where a project of Python begins: the nearest folder at or above the settings file that says so.
QString packageFolder(const Project &project)
{
    for (QDir folder(project.root);;) {
        for (const QString &mark : {u"pyproject.toml"_s, u"setup.py"_s, u".git"_s}) {
            if (folder.exists(mark))
                return folder.absolutePath();
        }
        if (!folder.cdUp())
            return project.root;
    }
}

QStringList foldersOf(const Project &project)
{
    QStringList folders{project.root, project.workingDirectory, packageFolder(project)};
    folders.removeDuplicates();
    return folders;
}

QString onPath(const QString &name, const Variables &variables)
{
    const QStringList folders = variables.value(u"PATH"_s).split(QDir::listSeparator(), Qt::SkipEmptyParts);
    return folders.isEmpty() ? QString() : QStandardPaths::findExecutable(name, folders);
}

tl::unexpected<Error> unusableSetting(const Project &project, const QString &why)
{
    const bool inIni = project.settings.ini.hasSection(u"athanor"_s);
    SourcePosition place{inIni ? project.iniPath : project.pyprojectPath};
    if (inIni)
        place.line = project.settings.ini.lineOf(u"athanor"_s, u"python"_s);
    return failure({.kind = Error::Kind::Project,
                    .what = u"The interpreter '%1' of [athanor] python cannot be run."_s.arg(project.athanor.python),
                    .why = why,
                    .advice = u"Name the python of the project's virtual environment, or take the line out."_s,
                    .where = place});
}

/// A file, the folder of a virtual environment, or a bare name to be looked for on PATH.
Result<Interpreter> fromSetting(const Project &project, const Variables &variables)
{
    const QString reason = u"python in the section [athanor]"_s;
    const QString path = QDir::cleanPath(QDir(project.root).absoluteFilePath(project.athanor.python));
    if (const QString inside = pythonIn(path); !inside.isEmpty())
        return Interpreter{inside, reason};
    if (canBeRun(path))
        return Interpreter{path, reason};
    if (QFileInfo::exists(path))
        return unusableSetting(project, u"%1 is no program."_s.arg(path));
    const bool isName = !project.athanor.python.contains(u'/');
    if (const QString found = isName ? onPath(project.athanor.python, variables) : QString(); !found.isEmpty())
        return Interpreter{found, reason};
    return unusableSetting(project, u"There is no file %1."_s.arg(path));
}

/// Poetry keeps an environment outside of the project in a folder whose name ends with a hash of the project's folder
/// and the version of Python: `shop-py-Ab3dEf9h-py3.11` (poetry/utils/env, generate_env_name).
QString fromPoetry(const Project &project, const Variables &variables)
{
    const QString home = variables.value(u"HOME"_s);
    const QString cache = variables.value(u"POETRY_CACHE_DIR"_s, home + u"/.cache/pypoetry"_s);
    const QDir folder(variables.value(u"POETRY_VIRTUALENVS_PATH"_s, cache + u"/virtualenvs"_s));
    const QByteArray real = QFileInfo(packageFolder(project)).canonicalFilePath().toUtf8();
    const QByteArray hash =
        QCryptographicHash::hash(real, QCryptographicHash::Sha256).toBase64(QByteArray::Base64UrlEncoding).first(8);
    const QStringList names = folder.entryList({u"*-%1-py*"_s.arg(QString::fromLatin1(hash))}, QDir::Dirs, QDir::Name);
    return names.isEmpty() ? QString() : pythonIn(folder.absoluteFilePath(names.last()));
}

std::optional<Interpreter> fromEnvironments(const Project &project, const Variables &variables)
{
    struct Candidate
    {
        QString path;
        QString reason;
    };
    QList<Candidate> candidates;
    if (const QString active = variables.value(u"VIRTUAL_ENV"_s); !active.isEmpty())
        candidates << Candidate{pythonIn(active), u"the environment variable VIRTUAL_ENV"_s};
    for (const QString &folder : foldersOf(project)) {
        for (const QString &name : {u".venv"_s, u"venv"_s})
            candidates << Candidate{pythonIn(folder + u'/' + name), u"%1 in %2"_s.arg(name, folder)};
    }
    if (const QString uv = variables.value(u"UV_PROJECT_ENVIRONMENT"_s); !uv.isEmpty()) {
        const QString path = QDir(packageFolder(project)).absoluteFilePath(uv);
        candidates << Candidate{pythonIn(path), u"the environment variable UV_PROJECT_ENVIRONMENT"_s};
    }
    candidates << Candidate{fromPoetry(project, variables), u"the environment that Poetry has made for the project"_s};
    for (const QString &name : {u"python3"_s, u"python"_s})
        candidates << Candidate{onPath(name, variables), u"%1 on PATH"_s.arg(name)};
    const auto found = std::find_if(candidates.cbegin(), candidates.cend(),
                                    [](const Candidate &candidate) { return !candidate.path.isEmpty(); });
    if (found == candidates.cend())
        return std::nullopt;
    return Interpreter{found->path, found->reason};
}

} // namespace

Result<Interpreter> findInterpreter(const Project &project, const QMap<QString, QString> &variables)
{
    if (!project.athanor.python.isEmpty())
        return fromSetting(project, variables);
    if (auto found = fromEnvironments(project, variables))
        return *std::move(found);
    return failure(
        {.kind = Error::Kind::Project,
         .what = u"No Python was found for the project."_s,
         .why = u"There is no virtual environment in %1, and no python3 on PATH."_s.arg(
             foldersOf(project).join(u" or "_s)),
         .advice = u"Name the project's interpreter: python = .venv/bin/python in the section [athanor]."_s});
}

QString startFolder(const Project &project)
{
    if (project.explicitlyNamed)
        return project.workingDirectory;
    // Flask-Migrate keeps alembic.ini beside env.py, and its command is started in the folder above.
    return project.scriptLocation == project.root ? QFileInfo(project.root).absolutePath() : project.root;
}

} // namespace engine
