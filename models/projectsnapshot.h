#pragma once

#include "engine/migration/plan.h"
#include "engine/project/urlresolution.h"
#include "engine/revision/revisioncache.h"
#include "engine/revision/revisiongraph.h"
#include "models/knownpasswords.h"

#include <memory>
#include <stop_token>

namespace models {

/// A project as it was read once: settings, graph and what is wrong with them. A value, safe across threads.
struct ProjectSnapshot
{
    engine::Project project;
    /// Shared by the timeline and by every worker that reads from it; nobody changes it any more.
    std::shared_ptr<const engine::RevisionGraph> graph = std::make_shared<const engine::RevisionGraph>();
    engine::RevisionCache revisionCache; ///< what the graph was read from, so that reading it again is cheap
    std::optional<engine::EnvironmentScript> script; ///< what env.py says; nothing where there is none to be read
    std::optional<engine::Error> scriptError; ///< why env.py could not be read
    engine::VersionTable versionTable;
    std::optional<engine::ResolvedUrl> url; ///< the database that the project's own files or the process name
    std::optional<engine::Error> urlError; ///< why there is none
    qint64 milliseconds = 0; ///< that reading took
    /// Shared by all that open the project's databases: what the user types is known to every later opening.
    std::shared_ptr<const KnownPasswords> passwords = std::make_shared<const KnownPasswords>();

    /// The name for people: the folder's.
    [[nodiscard]] QString name() const;

    /// The key of the user's settings for this project.
    [[nodiscard]] QString directory() const { return project.root; }
};

/// Reads settings and revision headers of the project in `folder`, or whose settings file it is; runs nothing of it and
/// opens no database. Fails as engine::openProject(); what is wrong with single revisions is in the graph's problems.
[[nodiscard]] engine::Result<ProjectSnapshot> readProject(const QString &path, const std::stop_token &stop = {});

/// Reads only the graph again, with the settings as they were; of the files only those that changed.
[[nodiscard]] ProjectSnapshot readGraphAgain(ProjectSnapshot snapshot);

} // namespace models
