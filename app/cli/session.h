#pragma once

#include "app/cli/globaloptions.h"
#include "app/cli/output.h"
#include "app/cli/passwords.h"

#include "engine/bridge/bridgerequest.h"
#include "engine/dialect/dialect.h"
#include "engine/migration/versiontable.h"
#include "engine/project/urlresolution.h"

#include <memory>
#include <optional>

namespace app {

/// An open database with what belongs to it.
struct Database
{
    const engine::Dialect *dialect = nullptr;
    engine::DatabaseUrl url;
    std::unique_ptr<engine::Connection> connection;
    bool missing = false; ///< the database is not there yet; `connection` is an empty scratch place that stands in
};

/// What one run of the program has in hand: options, project, revisions, database, each had when first asked for.
class Session
{
public:
    explicit Session(GlobalOptions options);

    [[nodiscard]] const GlobalOptions &options() const { return m_options; }
    [[nodiscard]] Output &output() { return m_output; }

    /// What this run knows of passwords; url() has none but its own.
    [[nodiscard]] Passwords &passwords() { return m_passwords; }

    /// The project of the working directory or of -c. Errors: those of openProject().
    [[nodiscard]] engine::Result<const engine::Project *> project();

    /// What the project's revisions may know beside their text; the dialect is the plan's to fill in.
    [[nodiscard]] engine::ReadOptions readOptions();

    /// Its revisions, sound or an error.
    [[nodiscard]] engine::Result<const engine::RevisionGraph *> graph();

    /// What env.py says, read as text; empty where there is none or it cannot be read.
    [[nodiscard]] const std::optional<engine::EnvironmentScript> &script();

    /// The database's address: --url, ATHANOR_URL, sqlalchemy.url, env.py. Errors: those of resolveDatabaseUrl().
    [[nodiscard]] engine::Result<engine::DatabaseUrl> url();

    /// The address as it was typed, with `***` for the password: what Alembic shows. Call after url() has succeeded.
    [[nodiscard]] QString urlText();

    /// The dialect of url(); SQLite where the project knows no URL, so that models can be looked at all the same.
    [[nodiscard]] engine::Result<const engine::Dialect *> dialect();

    /// Opens it to write; a SQLite file that is not there is created. Errors as Passwords::open().
    [[nodiscard]] engine::Result<Database> openDatabase();

    /// Opens it to read only. Where it is not there yet, an empty scratch place stands in and nothing is created.
    [[nodiscard]] engine::Result<Database> readDatabase();

    [[nodiscard]] engine::VersionTable versionTable();

    /// One transaction around a whole run, as env.py without transaction_per_migration has it on databases where
    /// Alembic believes in transactional DDL.
    [[nodiscard]] bool oneTransaction(const engine::Dialect &dialect);

    /// The rows of the version table, in a read-only connection.
    [[nodiscard]] engine::Result<QStringList> versionRows();

    /// The project's own Python; nobody has agreed to run it yet (see allowedPython()). Errors: those of project() and
    /// findInterpreter().
    [[nodiscard]] engine::Result<engine::BridgeProject> python();

    /// Whether the user has agreed during this run.
    [[nodiscard]] bool isPythonAllowed() const { return m_pythonAllowed; }
    void allowPython() { m_pythonAllowed = true; }

    /// Alembic's first log lines of a command that runs env.py, once; then its logging is on.
    void announceContext(const engine::Dialect &dialect, bool offline = false);

    /// Tells the error and gives its exit code.
    [[nodiscard]] int failed(const engine::Error &error) { return m_output.failed(error, m_options.raiseError); }

private:
    [[nodiscard]] bool logsInformation() const;

    GlobalOptions m_options;
    Output m_output;
    Passwords m_passwords{m_output};
    std::optional<engine::Project> m_project;
    std::optional<engine::RevisionGraph> m_graph;
    std::optional<engine::EnvironmentScript> m_script;
    bool m_scriptRead = false;
    bool m_notesTold = false;
    bool m_contextAnnounced = false;
    bool m_pythonAllowed = false;
};

} // namespace app
