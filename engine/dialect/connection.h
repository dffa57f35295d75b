#pragma once

#include "engine/dialect/statement.h"

#include <QSqlDatabase>

#include <functional>
#include <stop_token>

namespace engine {

/// One open connection. Belongs to the thread that opened it (QtSql's rule) and closes itself.
class Connection
{
public:
    using Row = QVariantList;

    /// Takes over an open database whose connection name nobody else uses.
    explicit Connection(QSqlDatabase database);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    Connection(Connection &&) = delete;
    Connection &operator=(Connection &&) = delete;

    /// Runs one statement and gives every row. Errors: Kind::Statement with the database's words and the SQL,
    /// Kind::Locked where somebody else holds the database, Kind::Cancelled when `stop` asked while waiting for a lock.
    [[nodiscard]] Result<std::vector<Row>> rows(const QString &sql, const QVariantList &bindings = {},
                                                const std::stop_token &stop = {});

    /// Runs one statement and gives the number of rows it changed, -1 where the database does not say. Errors as
    /// rows().
    [[nodiscard]] Result<qint64> execute(const QString &sql, const QVariantList &bindings = {},
                                         const std::stop_token &stop = {});

    /// Hands each row to `take` until it answers false; for results too large to hold. Errors as rows().
    [[nodiscard]] Done forEachRow(const QString &sql, const std::function<bool(const Row &)> &take);

    [[nodiscard]] bool inTransaction() const { return m_inTransaction; }

private:
    void noteTransaction(const QString &sql);

    QSqlDatabase m_database;
    bool m_inTransaction = false;
};

} // namespace engine
