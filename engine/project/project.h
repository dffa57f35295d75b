#pragma once

#include "engine/dialect/sessionlimits.h"
#include "engine/project/projectfiles.h"
#include "engine/project/projectsettings.h"
#include "engine/revision/revision.h"
#include "engine/revision/revisionreader.h"

namespace engine {

/// The settings of our own, from the section [athanor] of the ini file (or [tool.athanor] of pyproject.toml).
struct AthanorSettings
{
    QString model; ///< as typed: `sql:schema.sql`, `database:URL`, `sqlalchemy`; empty where not set
    Revision::Format revisionFormat = Revision::Format::Python; ///< of new revisions
    QString python; ///< the project's interpreter; empty where not set
    SessionLimits limits{.ifKeepable = true}; ///< of what runs on the database: `lock_timeout`, `statement_timeout`

    friend bool operator==(const AthanorSettings &, const AthanorSettings &) = default;
};

/// An Alembic project as its settings describe it (Alembic reference 2.2). A value; nothing of the project was run.
struct Project
{
    QString root; ///< the folder of the settings file
    QString workingDirectory; ///< what relative paths and URLs are relative to first
    bool explicitlyNamed = false; ///< by `-c` or ALEMBIC_CONFIG, so not searched for
    QString iniPath; ///< absolute; empty where there is none
    QString pyprojectPath; ///< absolute; empty where it says nothing to Alembic
    ProjectSettings settings;

    QString scriptLocation; ///< absolute
    QStringList versionLocations; ///< absolute, at least one
    bool hasVersionLocations = false; ///< version_locations is set; false: the one folder is the default
    bool recursiveVersionLocations = false;
    QString fileTemplate;
    QString timezone; ///< empty: local time without a zone
    int truncateSlugLength = 40;
    bool revisionEnvironment = false;
    bool sourceless = false;
    QString outputEncoding;
    QStringList prependSysPath; ///< as typed
    std::optional<QString> url; ///< sqlalchemy.url, interpolated
    std::optional<Error> urlError; ///< why sqlalchemy.url cannot be read; opening does not need it
    QStringList databases; ///< the section names of a multidb project
    QList<PostWriteHook> postWriteHooks;
    AthanorSettings athanor;
    QStringList warnings; ///< in whole sentences: deprecated settings, guesses that were made

    /// The path of env.py, whether it is there or not.
    [[nodiscard]] QString environmentScript() const { return scriptLocation + QStringLiteral("/env.py"); }

    /// Whether there is an env.py: without one it is a project of SQL revisions that Python never sees.
    [[nodiscard]] bool hasEnvironmentScript() const;

    /// The template of new Python revisions, whether it is there or not.
    [[nodiscard]] QString revisionTemplate() const { return scriptLocation + QStringLiteral("/script.py.mako"); }

    /// The folders in which Python would look for the project's modules, and those where projects keep them.
    [[nodiscard]] QStringList searchPath() const;

    /// Where readRevisionGraph() has to look; version locations that do not exist are left out, as in Alembic.
    [[nodiscard]] RevisionFolders revisionFolders() const;

    friend bool operator==(const Project &, const Project &) = default;
};

/// Finds and reads the settings of a project. Fails with Kind::Project and Alembic's words in `what` (Alembic reference
/// 1.5, 2.1, 2.2): no script_location, a script_location that does not exist, an unreadable ini or TOML file, a value
/// that cannot be used. A bad sqlalchemy.url is no failure here; see Project::urlError.
[[nodiscard]] Result<Project> openProject(const ProjectLocation &location);

} // namespace engine
