#pragma once

#include "engine/dialect/dialect.h"
#include "tests/servers/mariadbserver.h"

#include <QTest>

#include <memory>

/// The error's own words, or an empty text.
template <typename T> [[nodiscard]] QString errorOf(const engine::Result<T> &result)
{
    return result ? QString() : engine::describe(result.error());
}

/// Fails the test with the error's own words.
#define VERIFY_RESULT(result) QCOMPARE(errorOf(result), QString())

/// What would make `actual` look like `desired`, in words, a line an operation.
[[nodiscard]] QString differences(const engine::Schema &actual, const engine::Schema &desired);

/// An empty database of its own on the program's server for each test, and shorthands to work on it.
class MysqlFixture
{
public:
    /// Of a server that has been started.
    explicit MysqlFixture(const MariaDbServer &server, const QString &dialect = QStringLiteral("mysql"));

    [[nodiscard]] engine::DatabaseUrl url() const { return m_url; }
    [[nodiscard]] const engine::Dialect &dialect() const { return *m_dialect; }
    [[nodiscard]] engine::Connection &connection() { return *m_connection; }

    /// Runs a script; the error's words, or an empty text.
    QString run(const QString &script);

    /// Compiles and runs operations one after the other; the error's words, or an empty text.
    QString apply(const std::vector<engine::Operation> &operations);

    [[nodiscard]] engine::Schema schema();

    /// Every row as text: values joined by `|`, rows by a line end; or the error's words.
    [[nodiscard]] QString query(const QString &sql);

private:
    engine::DatabaseUrl m_url;
    const engine::Dialect *m_dialect = nullptr;
    std::unique_ptr<engine::Connection> m_connection;
};
