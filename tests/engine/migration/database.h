#pragma once

#include "engine/dialect/dialect.h"
#include "engine/migration/plan.h"

#include <QTemporaryDir>

/// A SQLite file in a temporary folder, and what tests want to know of it.
class TestDatabase
{
public:
    TestDatabase();

    [[nodiscard]] const engine::Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] engine::Connection &connection() { return *m_connection; }
    [[nodiscard]] QString file() const;
    [[nodiscard]] engine::DatabaseUrl url() const;

    /// A second connection to the same file.
    [[nodiscard]] std::unique_ptr<engine::Connection> another() const;

    /// Runs each statement; fails the test when one is refused.
    void run(const QStringList &statements);

    /// The first column of a query's rows, joined by commas.
    [[nodiscard]] QString values(const QString &sql);

    /// Tables and indexes by name, without those of SQLite.
    [[nodiscard]] QString objects();

private:
    QTemporaryDir m_directory;
    const engine::Dialect *m_dialect = nullptr;
    std::unique_ptr<engine::Connection> m_connection;
};

/// A step of `id` upon `down` that runs `statements`, with its row change and the dialect's frame.
[[nodiscard]] engine::Step makeStep(const engine::Dialect &dialect, const QString &id, const QString &down,
                                    const QStringList &statements,
                                    const engine::VersionTable &table = engine::VersionTable());

/// A plan of steps that creates the version table first.
[[nodiscard]] engine::Plan makePlan(const engine::Dialect &dialect, std::vector<engine::Step> steps,
                                    const engine::VersionTable &table = engine::VersionTable());
