#pragma once

#include "engine/project/environments.h"
#include "engine/project/environmentscript.h"

namespace engine {

/// The places a database URL can come from, besides the project itself.
struct UrlSources
{
    QString commandLine; ///< `--url`; empty where not given
    std::optional<Environment> environment; ///< the one the user chose
    QMap<QString, QString> variables; ///< the environment variables

    friend bool operator==(const UrlSources &, const UrlSources &) = default;
};

struct ResolvedUrl
{
    DatabaseUrl url; ///< a relative SQLite file is made absolute: against the working directory, as SQLAlchemy does,
                     ///< or against the root of a project that was found above it and has no such file below
    QString origin; ///< in words: "--url", "the environment staging", "sqlalchemy.url in /p/alembic.ini"
    QStringList notes; ///< whole sentences: what Alembic would do otherwise

    friend bool operator==(const ResolvedUrl &, const ResolvedUrl &) = default;
};

/// The database to work on. First found wins: `--url`, the chosen environment, ATHANOR_URL, sqlalchemy.url of the ini
/// file, env.py. The placeholder that `init` writes (`driver://...`) counts as not set. `script` may be empty where
/// there is no env.py or it cannot be read. Fails with Kind::Connection for a URL that cannot be parsed, and when there
/// is none, telling all the ways to give one and why env.py's could not be read.
[[nodiscard]] Result<ResolvedUrl> resolveDatabaseUrl(const Project &project,
                                                     const std::optional<EnvironmentScript> &script,
                                                     const UrlSources &sources);

} // namespace engine
