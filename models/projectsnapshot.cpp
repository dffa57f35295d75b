#include "models/projectsnapshot.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// A folder is searched upwards, a settings file is taken as it is; a folder with one project right below it means that
/// one (ux.md 3).
engine::ProjectLocation locationOf(const QString &path)
{
    engine::ProjectLocation location;
    const QFileInfo info(path);
    if (info.isFile()) {
        location.startFolder = info.absolutePath();
        location.configFiles = {info.absoluteFilePath()};
        return location;
    }
    location.startFolder = info.absoluteFilePath();
    if (!engine::findProjectFiles(location)) {
        const QStringList below = engine::findProjects(location.startFolder);
        if (below.size() == 1)
            return locationOf(below.first());
    }
    return location;
}

/// A project whose env.py cannot be read is opened all the same, with Alembic's defaults.
void readScript(ProjectSnapshot &snapshot)
{
    if (!snapshot.project.hasEnvironmentScript())
        return;
    engine::ScriptSurroundings surroundings;
    surroundings.variables = engine::processVariables();
    auto script = engine::readEnvironmentScript(snapshot.project, surroundings);
    if (!script) {
        snapshot.scriptError = script.error();
        return;
    }
    snapshot.versionTable.name = {script->versionTableSchema, script->versionTable};
    snapshot.versionTable.primaryKey = script->versionTablePrimaryKey;
    snapshot.script = std::move(*script);
}

void resolveUrl(ProjectSnapshot &snapshot)
{
    engine::UrlSources sources;
    sources.variables = engine::processVariables();
    auto url = engine::resolveDatabaseUrl(snapshot.project, snapshot.script, sources);
    if (url)
        snapshot.url = std::move(*url);
    else
        snapshot.urlError = url.error();
}

} // namespace

QString ProjectSnapshot::name() const
{
    return QDir(project.root).dirName();
}

engine::Result<ProjectSnapshot> readProject(const QString &path, const std::stop_token &stop)
{
    QElapsedTimer timer;
    timer.start();
    auto project = engine::openProject(locationOf(path));
    if (!project)
        return engine::failure(project.error());
    ProjectSnapshot snapshot;
    snapshot.project = std::move(*project);
    readScript(snapshot);
    resolveUrl(snapshot);
    if (!stop.stop_requested())
        snapshot = readGraphAgain(std::move(snapshot));
    snapshot.milliseconds = timer.elapsed();
    return snapshot;
}

ProjectSnapshot readGraphAgain(ProjectSnapshot snapshot)
{
    snapshot.graph = std::make_shared<const engine::RevisionGraph>(
        engine::readRevisionGraph(snapshot.project.revisionFolders(), &snapshot.revisionCache));
    return snapshot;
}

} // namespace models
