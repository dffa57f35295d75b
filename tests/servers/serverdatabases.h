#pragma once

#include "tests/servers/mariadbserver.h"
#include "tests/servers/postgresqlserver.h"

#include "engine/dialect/dialect.h"

#include <memory>

/// Empty databases on servers of the test program's own, which begin with the first one that is asked of them.
class ServerDatabases
{
public:
    /// Adds a data row for each kind of server, with the column `dialect`.
    static void addRows();

    /// A new database of "postgresql" or "mariadb". Ends the test with the server's words where it does not start.
    [[nodiscard]] engine::DatabaseUrl create(const QString &dialect);

    /// The address as it stands in a settings file and on a command line.
    [[nodiscard]] static QString text(const engine::DatabaseUrl &url);

private:
    [[nodiscard]] engine::DatabaseUrl server(const QString &dialect);

    std::unique_ptr<PostgresqlServer> m_postgresql;
    std::unique_ptr<MariaDbServer> m_mariaDb;
    int m_count = 0;
};

/// Opens it; ends the test where that fails.
[[nodiscard]] std::unique_ptr<engine::Connection> opened(const engine::DatabaseUrl &url);

/// The dialect of it.
[[nodiscard]] const engine::Dialect &dialectOf(const engine::DatabaseUrl &url);

/// Every row as text: values joined by `|`, rows by a line end; or the error's words.
[[nodiscard]] QString query(engine::Connection &connection, const QString &sql, const QVariantList &bindings = {});

/// Asks until `sql` gives `expected`; gives what it gave last, after half a minute in vain.
[[nodiscard]] QString waitFor(engine::Connection &connection, const QString &sql, const QString &expected);
