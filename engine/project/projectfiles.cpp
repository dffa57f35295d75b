#include "engine/project/projectfiles.h"

#include "engine/project/inifile.h"
#include "engine/project/tomlsettings.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString IniName = QStringLiteral("alembic.ini");
const QString TomlName = QStringLiteral("pyproject.toml");

bool isFile(const QString &path)
{
    return QFileInfo(path).isFile();
}

/// Whether the TOML file says anything to Alembic. One that cannot be parsed counts, so that opening it tells why.
bool hasAlembicTable(const QString &path)
{
    if (!isFile(path))
        return false;
    const Result<TomlSettings> settings = TomlSettings::read(path);
    return !settings || settings->hasAlembic();
}

tl::unexpected<Error> namedTwice(const QString &what)
{
    return failure({.kind = Error::Kind::Project,
                    .what = what,
                    .advice = u"Give -c once for the ini file and, if needed, once for pyproject.toml."_s});
}

Result<ProjectFiles> namedFiles(const ProjectLocation &location)
{
    QString ini;
    QString pyproject;
    for (const QString &name : location.configFiles) {
        QString &place = QFileInfo(name).fileName() == TomlName ? pyproject : ini;
        if (!place.isEmpty()) {
            return namedTwice(&place == &ini ? u"only one ini file may be indicated"_s
                                             : u"pyproject.toml indicated more than once"_s);
        }
        place = name;
    }
    const QString &fromEnvironment = location.alembicConfig;
    const bool environmentIsToml = QFileInfo(fromEnvironment).fileName() == TomlName;
    if (ini.isEmpty() && !fromEnvironment.isEmpty() && !environmentIsToml)
        ini = fromEnvironment;
    if (pyproject.isEmpty() && environmentIsToml)
        pyproject = fromEnvironment;

    const QDir start(location.startFolder);
    ProjectFiles files{.explicitlyNamed = true};
    const auto take = [&start, &files](const QString &named, const QString &standard) {
        const QString path = QDir::cleanPath(start.absoluteFilePath(named.isEmpty() ? standard : named));
        if (isFile(path))
            return path;
        if (!named.isEmpty())
            files.missing << path;
        return QString();
    };
    files.ini = take(ini, IniName);
    files.pyproject = take(pyproject, TomlName);
    if (pyproject.isEmpty() && !files.pyproject.isEmpty() && !hasAlembicTable(files.pyproject))
        files.pyproject.clear();
    const QString first = !files.ini.isEmpty() ? files.ini : files.pyproject;
    files.root = first.isEmpty() ? start.absolutePath() : QFileInfo(first).absolutePath();
    return files;
}

Error nothingFound(const QStringList &folders)
{
    return {.kind = Error::Kind::Project,
            .what = u"No 'script_location' key found in configuration."_s,
            .why = u"There is no alembic.ini, and no pyproject.toml with [tool.alembic], in any of these folders: "_s
                + folders.join(u", "_s),
            .advice = u"Go to the folder of a project, name its settings with -c, or create a project here with "
                      "\"athanor-cli init alembic\"."_s};
}

/// The settings file in exactly this folder; empty where there is none.
QString settingsFileIn(const QDir &folder)
{
    if (isFile(folder.filePath(IniName)))
        return folder.absoluteFilePath(IniName);
    const QString toml = folder.absoluteFilePath(TomlName);
    return hasAlembicTable(toml) ? toml : QString();
}

} // namespace

Result<ProjectFiles> findProjectFiles(const ProjectLocation &location)
{
    if (!location.configFiles.isEmpty() || !location.alembicConfig.isEmpty())
        return namedFiles(location);
    QStringList lookedAt;
    QDir folder(location.startFolder);
    folder.makeAbsolute();
    do {
        lookedAt << folder.absolutePath();
        if (settingsFileIn(folder).isEmpty())
            continue;
        ProjectFiles files{.root = folder.absolutePath()};
        if (isFile(folder.filePath(IniName)))
            files.ini = folder.absoluteFilePath(IniName);
        if (hasAlembicTable(folder.filePath(TomlName)))
            files.pyproject = folder.absoluteFilePath(TomlName);
        return files;
    } while (folder.cdUp());
    return failure(nothingFound(lookedAt));
}

QStringList findProjects(const QString &folder)
{
    const QDir start(folder);
    if (const QString own = settingsFileIn(start); !own.isEmpty())
        return {own};
    QStringList found;
    const QStringList ignored{u"node_modules"_s, u"venv"_s, u"env"_s, u"site-packages"_s, u"__pycache__"_s};
    for (const QString &name : start.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        if (ignored.contains(name))
            continue;
        if (const QString below = settingsFileIn(QDir(start.filePath(name))); !below.isEmpty())
            found << below;
    }
    return found;
}

} // namespace engine
