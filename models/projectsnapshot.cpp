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
    snapshot.url = snapshot.project.url.value_or(QString());
    snapshot.urlError = snapshot.project.urlError;
    if (!stop.stop_requested())
        snapshot = readGraphAgain(std::move(snapshot));
    snapshot.milliseconds = timer.elapsed();
    return snapshot;
}

ProjectSnapshot readGraphAgain(ProjectSnapshot snapshot)
{
    snapshot.graph =
        std::make_shared<const engine::RevisionGraph>(engine::readRevisionGraph(snapshot.project.revisionFolders()));
    return snapshot;
}

} // namespace models
