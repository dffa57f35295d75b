#pragma once

#include "models/databasestate.h"
#include "models/projectsnapshot.h"

namespace models {

/// The address of `environment` as it is written; that of the project itself is already resolved in the snapshot.
/// Fails as engine::resolveDatabaseUrl().
[[nodiscard]] engine::Result<engine::DatabaseUrl> addressOf(const Environment &environment,
                                                            const ProjectSnapshot &snapshot);

/// The same, with the password that is known for it: what is opened. Errors as addressOf().
[[nodiscard]] engine::Result<engine::DatabaseUrl> urlOf(const Environment &environment,
                                                        const ProjectSnapshot &snapshot);

/// The environment that stands for the database which the project's own files name; nothing where they name none.
[[nodiscard]] std::optional<Environment> projectEnvironment(const ProjectSnapshot &snapshot);

/// Asks the database of `environment` where it stands. Blocks, changes nothing, creates nothing; what goes wrong is in
/// the state.
[[nodiscard]] DatabaseState readDatabase(const Environment &environment, const ProjectSnapshot &snapshot,
                                         const std::stop_token &stop);

/// How many differences there are between the database and the revision that it says it is at, found by replaying the
/// chain in a scratch place. Nothing where that cannot be told.
[[nodiscard]] std::optional<int> countDrift(const DatabaseState &state, const ProjectSnapshot &snapshot,
                                            const std::stop_token &stop);

/// Opens the database to see whether it answers: gives the server's version. Errors as engine::Dialect::openReadOnly().
[[nodiscard]] engine::Result<QString> testConnection(const Environment &environment, const ProjectSnapshot &snapshot);

} // namespace models
