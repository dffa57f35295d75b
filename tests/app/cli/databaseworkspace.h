#pragma once

#include "workspace.h"

#include "tests/servers/serverdatabases.h"

#include <memory>

/// A workspace whose project is that of one database, on which a second connection looks.
class DatabaseWorkspace
{
public:
    /// Adds a data row for SQLite and for each kind of server, with the column `dialect`.
    static void addRows();

    /// A new project with a new, empty database of "sqlite", "postgresql" or "mariadb".
    void begin(const QString &dialect);

    [[nodiscard]] const Workspace &files() const { return *m_workspace; }
    [[nodiscard]] const engine::DatabaseUrl &url() const { return m_url; }

    /// Runs a script; ends the test where that fails.
    void run(const QString &script) const;

    /// Every row as text, or the error's words.
    [[nodiscard]] QString ask(const QString &sql) const { return query(*m_observer, sql); }
    [[nodiscard]] bool isThere(const QString &table) const;
    [[nodiscard]] engine::Schema schema() const { return dialectOf(m_url).inspect(*m_observer).value(); }

    /// Adds lines to alembic.ini.
    void addSettings(const QString &lines) const;

    /// Lets the project use another address, of a role for example.
    void use(const engine::DatabaseUrl &url) const;

    /// Runs one revision that makes the table `earlier`, and then does what `body` says, from line 21 on.
    [[nodiscard]] ProgramResult upgradeWith(const QString &body) const;

private:
    ServerDatabases m_databases;
    std::unique_ptr<Workspace> m_workspace;
    engine::DatabaseUrl m_url;
    std::unique_ptr<engine::Connection> m_observer;
};

/// All that the program said, for the message of a failed test.
[[nodiscard]] QByteArray said(const ProgramResult &result);
