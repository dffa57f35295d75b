#pragma once

#include "engine/bridge/bridgerun.h"
#include "engine/dialect/dialect.h"

#include <QTemporaryDir>

/// A small Alembic project in a temporary folder, to be run by the distribution's Python, which has Alembic.
class PythonProject
{
public:
    /// With an env.py as `alembic init` writes it, whose target_metadata is that of models.py.
    PythonProject();

    [[nodiscard]] QString path(const QString &relative = {}) const;
    void write(const QString &relative, const QString &text) const;
    [[nodiscard]] QString read(const QString &relative) const;

    /// models.py: the imports, a `Base`, then `text`.
    void writeModels(const QString &text) const;

    /// versions/ID.py whose upgrade() has this body of indented lines.
    void writeRevision(const QString &id, const QString &upgrade) const;

    /// The project as it stands, with the distribution's Python.
    [[nodiscard]] engine::BridgeProject bridge() const;

    /// upgrade() of a revision, for the bridge.
    [[nodiscard]] engine::BridgeRevision revision(const QString &id) const;

    /// The same, started.
    [[nodiscard]] engine::Result<std::unique_ptr<engine::RevisionRun>> start(const QString &id) const;

private:
    QTemporaryDir m_directory;
};

/// Runs a revision to its end on a connection; what it sent, or its error.
[[nodiscard]] engine::Result<QList<engine::StatementRequest>> runToEnd(
    engine::Result<std::unique_ptr<engine::RevisionRun>> run, engine::Connection &connection);

/// An empty SQLite database.
[[nodiscard]] std::unique_ptr<engine::Connection> emptyDatabase();

/// The first column of a query's rows, joined by commas.
[[nodiscard]] QString values(engine::Connection &connection, const QString &sql);
