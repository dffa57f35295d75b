#pragma once

#include "engine/dialect/dialect.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// The error's own words, or an empty text.
template <typename T> [[nodiscard]] QString errorOf(const engine::Result<T> &result)
{
    return result ? QString() : engine::describe(result.error());
}

/// Fails the test with the error's own words.
#define VERIFY_RESULT(result) QCOMPARE(errorOf(result), QString())

/// A SQLite file of its own for each test, and shorthands to work on it.
class SqliteFixture
{
public:
    SqliteFixture();

    [[nodiscard]] QString file() const { return m_directory.filePath(QStringLiteral("test.db")); }
    [[nodiscard]] engine::DatabaseUrl url() const;
    [[nodiscard]] const engine::Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] engine::Connection &connection() { return *m_connection; }

    /// Runs a script; the error's words, or an empty text.
    QString run(const QString &script);

    /// Compiles and runs operations one after the other, each in its frame; the error's words, or an empty text.
    QString apply(const std::vector<engine::Operation> &operations);

    /// As the runner does with one transaction's statements.
    QString runFramed(const std::vector<engine::Statement> &statements);

    [[nodiscard]] engine::Schema schema();

    /// Every row as text: values joined by `|`, rows by a line end; or the error's words.
    [[nodiscard]] QString query(const QString &sql);

private:
    QString runAll(const std::vector<engine::Statement> &statements);

    QTemporaryDir m_directory;
    const engine::Dialect *m_dialect = nullptr;
    std::unique_ptr<engine::Connection> m_connection;
};
