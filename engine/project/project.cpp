#include "engine/project/project.h"

#include "engine/project/projectpaths.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Done readFiles(const ProjectFiles &files, Project &project)
{
    project.root = files.root;
    project.explicitlyNamed = files.explicitlyNamed;
    project.iniPath = files.ini;
    project.pyprojectPath = files.pyproject;
    const QMap<QString, QString> defaults{{u"here"_s, files.root}};
    project.settings.ini = IniFile(defaults);
    if (!files.ini.isEmpty()) {
        Result<IniFile> ini = IniFile::read(files.ini, {{u"here"_s, QFileInfo(files.ini).absolutePath()}});
        if (!ini)
            return failure(ini.error());
        project.settings.ini = *std::move(ini);
    }
    if (!files.pyproject.isEmpty()) {
        Result<TomlSettings> toml = TomlSettings::read(files.pyproject);
        if (!toml)
            return failure(toml.error());
        project.settings.toml = *std::move(toml);
    }
    return {};
}

tl::unexpected<Error> noScriptLocation(const ProjectFiles &files, const ProjectSettings &settings)
{
    Error error{.kind = Error::Kind::Project,
                .what = u"No 'script_location' key found in configuration."_s,
                .where = {settings.ini.fileName()}};
    if (!files.missing.isEmpty()) {
        error.why = u"There is no file %1."_s.arg(files.missing.join(u" and no file "_s));
        error.advice = u"Correct the path given with -c or in ALEMBIC_CONFIG, or create a project with "
                       "\"athanor-cli init alembic\"."_s;
    } else if (files.ini.isEmpty() && files.pyproject.isEmpty()) {
        error.why = u"There is no alembic.ini, and no pyproject.toml with [tool.alembic], in %1."_s.arg(files.root);
        error.advice = u"Create a project with \"athanor-cli init alembic\"."_s;
    } else if (!files.ini.isEmpty() && !settings.ini.hasSection(settings.section)) {
        const QStringList sections = settings.ini.sections();
        error.why = u"No config file '%1' found, or file has no '[%2]' section"_s.arg(files.ini, settings.section);
        error.advice = sections.isEmpty() ? u"Add the section [%1] with a script_location."_s.arg(settings.section)
                                          : u"Choose one of its sections with -n: %1."_s.arg(sections.join(u", "_s));
    } else {
        error.advice = u"Add \"script_location = %(here)s/alembic\" with the folder of env.py and versions."_s;
    }
    return failure(error);
}

/// Flask-Migrate keeps alembic.ini beside env.py and sets script_location only while its own command runs.
bool isInsideScriptFolder(const Project &project)
{
    const QDir folder(project.root);
    return !project.iniPath.isEmpty() && project.settings.ini.hasSection(project.settings.section)
        && folder.exists(u"env.py"_s) && folder.exists(u"versions"_s);
}

Result<PathBases> basesOf(const ProjectFiles &files, Project &project)
{
    const Result<QStringList> packagePath = project.settings.prependSysPath();
    if (!packagePath)
        return failure(packagePath.error());
    project.prependSysPath = *packagePath;
    return PathBases{project.workingDirectory, project.root, !files.explicitlyNamed, *packagePath};
}

Done readScriptLocation(const ProjectFiles &files, const PathBases &bases, Project &project)
{
    const auto location = project.settings.text(u"script_location"_s);
    if (!location)
        return failure(location.error());
    if (!*location && isInsideScriptFolder(project)) {
        project.scriptLocation = project.root;
        project.warnings << u"There is no script_location; the folder of %1 is used, since env.py is there."_s.arg(
            QFileInfo(project.iniPath).fileName());
        return {};
    }
    if (!*location)
        return noScriptLocation(files, project.settings);
    Result<QString> folder = resolvedPath(**location, bases);
    if (!folder) {
        folder.error().where = project.settings.positionOf(u"script_location"_s);
        return failure(folder.error());
    }
    project.scriptLocation = *folder;
    if (QFileInfo::exists(*folder))
        return {};
    Error error{.kind = Error::Kind::Project,
                .what = u"Path doesn't exist: %1.  Please use the 'init' command to create a new scripts folder."_s.arg(
                    *folder),
                .advice = u"Correct script_location, or create the folder with \"athanor-cli init\"."_s,
                .where = project.settings.positionOf(u"script_location"_s)};
    return failure(error);
}

Done readVersionLocations(const PathBases &bases, Project &project)
{
    bool usedLegacyRule = false;
    const Result<QStringList> locations = project.settings.versionLocations(usedLegacyRule);
    if (!locations)
        return failure(locations.error());
    if (usedLegacyRule) {
        project.warnings << u"No path_separator is set; version_locations is split at blanks and commas. Set "
                            "\"path_separator = os\" and separate the folders by the system's path separator."_s;
    }
    project.hasVersionLocations = !locations->isEmpty();
    if (locations->isEmpty())
        project.versionLocations = {QDir::cleanPath(project.scriptLocation + u"/versions"_s)};
    for (const QString &location : *locations) {
        Result<QString> folder = resolvedPath(location, bases);
        if (!folder) {
            folder.error().where = project.settings.positionOf(u"version_locations"_s);
            return failure(folder.error());
        }
        project.versionLocations << *folder;
    }
    return {};
}

/// Puts a setting where it belongs, or hands its error on.
template <typename T, typename Target> Done take(Result<T> value, Target &target)
{
    if (!value)
        return failure(value.error());
    target = *std::move(value);
    return {};
}

Result<QString> textOr(const ProjectSettings &settings, const QString &name, const QString &fallback)
{
    const auto value = settings.text(name);
    return value ? Result<QString>(value->value_or(fallback)) : failure(value.error());
}

Done readRevisionSettings(Project &project)
{
    const ProjectSettings &settings = project.settings;
    const Done results[] = {
        take(textOr(settings, u"file_template"_s, u"%(rev)s_%(slug)s"_s), project.fileTemplate),
        take(textOr(settings, u"timezone"_s, QString()), project.timezone),
        take(textOr(settings, u"output_encoding"_s, u"utf-8"_s), project.outputEncoding),
        take(settings.number(u"truncate_slug_length"_s, 40), project.truncateSlugLength),
        take(settings.boolean(u"recursive_version_locations"_s), project.recursiveVersionLocations),
        take(settings.boolean(u"sourceless"_s), project.sourceless),
        take(settings.wordyBoolean(u"revision_environment"_s), project.revisionEnvironment),
        take(settings.postWriteHooks(), project.postWriteHooks),
    };
    const auto failed = std::find_if(std::begin(results), std::end(results), [](const Done &done) { return !done; });
    if (project.truncateSlugLength == 0)
        project.truncateSlugLength = 40;
    return failed == std::end(results) ? Done() : *failed;
}

void readDatabases(Project &project)
{
    const auto url = project.settings.mainOption(u"sqlalchemy.url"_s);
    if (url)
        project.url = *url;
    else
        project.urlError = url.error();
    static const QRegularExpression separator(u",\\s*"_s);
    if (const auto databases = project.settings.mainOption(u"databases"_s); databases && *databases)
        project.databases = databases->value().split(separator, Qt::SkipEmptyParts);
}

Result<QString> athanorValue(const ProjectSettings &settings, const QString &name)
{
    const auto value = settings.ini.value(u"athanor"_s, name);
    if (!value)
        return failure(value.error());
    return value->value_or(settings.toml.athanorValue(name));
}

Done readDuration(const ProjectSettings &settings, const QString &name,
                  std::optional<std::chrono::milliseconds> &duration)
{
    const auto text = athanorValue(settings, name);
    if (!text)
        return failure(text.error());
    const auto read = durationOf(*text);
    if (!read) {
        return failure({.kind = Error::Kind::Project,
                        .what = u"'%1' is not a valid value for %2"_s.arg(*text, name),
                        .advice = read.error().advice,
                        .where = {settings.ini.fileName(), settings.ini.lineOf(u"athanor"_s, name), 0}});
    }
    duration = *read;
    return {};
}

Done readAthanorSettings(Project &project)
{
    QString format;
    const ProjectSettings &settings = project.settings;
    for (const Done &done : {take(athanorValue(settings, u"model"_s), project.athanor.model),
                             take(athanorValue(settings, u"python"_s), project.athanor.python),
                             readDuration(settings, u"lock_timeout"_s, project.athanor.limits.lock),
                             readDuration(settings, u"statement_timeout"_s, project.athanor.limits.statement),
                             take(athanorValue(settings, u"revision_format"_s), format)}) {
        if (!done)
            return done;
    }
    if (format.isEmpty())
        format = project.hasEnvironmentScript() ? u"python"_s : u"sql"_s;
    if (format != "python"_L1 && format != "sql"_L1) {
        return failure(
            {.kind = Error::Kind::Project,
             .what = u"'%1' is not a valid value for revision_format; expected 'python', 'sql'"_s.arg(format),
             .advice = u"Set revision_format in [athanor] to python or sql."_s,
             .where = {settings.ini.fileName(), settings.ini.lineOf(u"athanor"_s, u"revision_format"_s), 0}});
    }
    project.athanor.revisionFormat = format == "sql"_L1 ? Revision::Format::Sql : Revision::Format::Python;
    return {};
}

} // namespace

bool Project::hasEnvironmentScript() const
{
    return QFileInfo(environmentScript()).isFile();
}

// A package that holds the environment, `shop/migrations`, is found from the folder that it stands in; the folder of
// the environment need be no package itself.
QStringList Project::searchPath() const
{
    QStringList folders;
    for (const QString &folder : prependSysPath)
        folders << QDir::cleanPath(QDir(workingDirectory).absoluteFilePath(folder));
    folders << root << root + u"/src"_s;
    QDir package(scriptLocation);
    package.cdUp();
    while (package.exists(u"__init__.py"_s) && package.cdUp()) { }
    folders << package.path();
    folders.removeDuplicates();
    return folders;
}

RevisionFolders Project::revisionFolders() const
{
    RevisionFolders folders{.recursive = recursiveVersionLocations};
    for (const QString &location : versionLocations) {
        if (QFileInfo(location).isDir())
            folders.directories << location;
    }
    return folders;
}

Result<Project> openProject(const ProjectLocation &location)
{
    const Result<ProjectFiles> files = findProjectFiles(location);
    if (!files)
        return failure(files.error());
    Project project;
    project.workingDirectory = QDir(location.startFolder).absolutePath();
    project.settings.section = location.section;
    if (const Done done = readFiles(*files, project); !done)
        return failure(done.error());
    const Result<PathBases> bases = basesOf(*files, project);
    if (!bases)
        return failure(bases.error());
    if (const Done done = readScriptLocation(*files, *bases, project); !done)
        return failure(done.error());
    if (const Done done = readVersionLocations(*bases, project); !done)
        return failure(done.error());
    if (const Done done = readRevisionSettings(project); !done)
        return failure(done.error());
    readDatabases(project);
    if (const Done done = readAthanorSettings(project); !done)
        return failure(done.error());
    return project;
}

} // namespace engine
