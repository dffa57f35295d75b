#pragma once

#include "engine/dialect/dialect.h"
#include "engine/project/project.h"

namespace engine {

/// What surrounds a project while its env.py is read: nothing is taken from the process itself.
struct ScriptSurroundings
{
    QMap<QString, QString> variables; ///< the environment variables
    QStringList xArguments; ///< `-x`, as typed
    bool readDotenv = true; ///< whether `.env` files beside the project fill in variables that are not set

    friend bool operator==(const ScriptSurroundings &, const ScriptSurroundings &) = default;
};

/// The environment variables of this process, for those who hand them on.
[[nodiscard]] QMap<QString, QString> processVariables();

/// Something that env.py does which only Python can tell.
struct ScriptNote
{
    int line = 0;
    QString text; ///< one sentence

    friend bool operator==(const ScriptNote &, const ScriptNote &) = default;
};

/// What a comparison takes in, as env.py has it.
struct ComparisonScope
{
    bool everySchema = false; ///< include_schemas: those too that the other side does not name
    QString filter; ///< "include_object" or "include_name", where only Python can tell what that leaves out
    int filterLine = 0;

    friend bool operator==(const ComparisonScope &, const ComparisonScope &) = default;
};

/// What an env.py says when it is read as text (Alembic reference 9.1, 9.2); it is never run. The defaults are those of
/// Alembic 1.19's `context.configure()`.
struct EnvironmentScript
{
    QString file;
    QString versionTable = QStringLiteral("alembic_version");
    QString versionTableSchema;
    bool versionTablePrimaryKey = true; ///< version_table_pk
    bool transactionPerMigration = false;
    std::optional<bool> transactionalDdl; ///< nothing: as the dialect has it
    bool renderAsBatch = false;
    bool compareType = true;
    bool compareServerDefault = false;
    ComparisonScope scope;

    std::optional<QString> url; ///< what env.py sets, with the surroundings filled in
    QString urlOrigin; ///< "the environment variable DATABASE_URL, which env.py reads at line 12"
    int urlLine = 0; ///< where env.py sets the URL, readable or not; 0 where it does not
    std::optional<Error> urlError; ///< why a URL that env.py does set cannot be read
    QList<ScriptNote> notes;

    friend bool operator==(const EnvironmentScript &, const EnvironmentScript &) = default;
};

/// Whether all revisions of one run are one transaction: Alembic's way where a database has transactional DDL, unless
/// env.py says otherwise (transaction_per_migration, transactional_ddl). Without an env.py each revision is its own.
[[nodiscard]] bool isOneTransaction(const std::optional<EnvironmentScript> &script, const Capabilities &database);

/// Reads the project's env.py. Arguments and URLs that cannot be read statically become notes and `urlError`. Fails
/// with Kind::File when the file is missing or unreadable, and as engine::python::parseModule() does when it is no
/// Python.
[[nodiscard]] Result<EnvironmentScript> readEnvironmentScript(const Project &project,
                                                              const ScriptSurroundings &surroundings);

/// As above, on text that was read already.
[[nodiscard]] Result<EnvironmentScript> readEnvironmentScript(const QByteArray &text, const Project &project,
                                                              const ScriptSurroundings &surroundings);

} // namespace engine
