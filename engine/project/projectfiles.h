#pragma once

#include "engine/result.h"

#include <QString>
#include <QStringList>

namespace engine {

/// Where to look for a project, as the command line and the environment say it (Alembic reference 1.1).
struct ProjectLocation
{
    QString startFolder; ///< the process's working directory, or the folder the user opened; absolute
    QStringList configFiles; ///< `-c`, relative ones to `startFolder`
    QString section = QStringLiteral("alembic"); ///< `-n`
    QString alembicConfig; ///< the environment variable ALEMBIC_CONFIG; empty where not set

    friend bool operator==(const ProjectLocation &, const ProjectLocation &) = default;
};

/// The files that hold a project's settings.
struct ProjectFiles
{
    QString ini; ///< absolute, empty where there is none
    QString pyproject; ///< absolute, empty where there is none or it has no [tool.alembic]
    QString root; ///< the folder of the first of the two that is there
    bool explicitlyNamed = false; ///< by `-c` or ALEMBIC_CONFIG, so not searched for
    QStringList missing; ///< named files that do not exist

    friend bool operator==(const ProjectFiles &, const ProjectFiles &) = default;
};

/// Finds the files: those named by `-c` or ALEMBIC_CONFIG by Alembic's rules, else alembic.ini or a pyproject.toml with
/// [tool.alembic] in the start folder or the nearest folder above it. Fails with Kind::Project when `-c` names two
/// files of one sort, and when nothing is found: the error then names every folder that was looked at and how to create
/// a project.
[[nodiscard]] Result<ProjectFiles> findProjectFiles(const ProjectLocation &location);

/// For the desktop's "open folder": the settings file of the project in `folder`, or of each project in a folder
/// directly below it; hidden folders and virtual environments are left out.
[[nodiscard]] QStringList findProjects(const QString &folder);

} // namespace engine
