#pragma once

#include "engine/dialect/dialect.h"

#include "tests/servers/postgresqlserver.h"

#include <QTest>

#include <memory>

/// The error's own words, or an empty text.
template <typename T> [[nodiscard]] QString errorOf(const engine::Result<T> &result)
{
    return result ? QString() : engine::describe(result.error());
}

/// Fails the test with the error's own words.
#define VERIFY_RESULT(result) QCOMPARE(errorOf(result), QString())

/// A database of its own for each test on the program's one server, and shorthands to work on it.
class PostgresqlFixture
{
public:
    /// `server` must run for as long as the fixture lives.
    explicit PostgresqlFixture(const PostgresqlServer &server);

    [[nodiscard]] QString urlText() const { return m_server.url(m_database); }
    [[nodiscard]] engine::DatabaseUrl url() const;
    [[nodiscard]] const engine::Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] engine::Connection &connection() { return *m_connection; }

    /// Runs a script; the error's words, or an empty text.
    QString run(const QString &script);

    /// Compiles and runs operations one after the other, each in its frame but for what stands first and outside; the
    /// error's words, or an empty text.
    QString apply(const std::vector<engine::Operation> &operations);

    [[nodiscard]] engine::Schema schema(const QStringList &schemas = {});

    /// Every row as text: values joined by `|`, rows by a line end; or the error's words.
    [[nodiscard]] QString query(const QString &sql);

private:
    QString runAll(const std::vector<engine::Statement> &statements);

    const PostgresqlServer &m_server;
    QString m_database;
    const engine::Dialect *m_dialect = nullptr;
    std::unique_ptr<engine::Connection> m_connection;
};
