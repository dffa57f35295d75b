#include "engine/migration/transaction.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The rows of a failed check in words: one line a row, at most five.
QString rowsAsText(const std::vector<Connection::Row> &rows)
{
    constexpr size_t shown = 5;
    QStringList lines;
    for (size_t row = 0; row < std::min(rows.size(), shown); ++row) {
        QStringList values;
        for (const QVariant &value : rows[row])
            values << (value.isNull() ? u"NULL"_s : value.toString());
        lines << values.join(u", "_s);
    }
    if (rows.size() > shown)
        lines << u"and %1 more"_s.arg(rows.size() - shown);
    return lines.join(u'\n');
}

Result<qint64> runCheck(Connection &connection, const Statement &statement, const std::stop_token &stop)
{
    const auto rows = connection.rows(statement.sql, statement.bindings, stop);
    if (!rows)
        return failure(rows.error());
    if (rows->empty())
        return 0;
    Error error;
    error.kind = Error::Kind::Statement;
    error.what = statement.purpose.isEmpty() ? u"A check before the commit found something."_s
                                             : u"The check failed: %1."_s.arg(statement.purpose);
    error.why = rowsAsText(*rows);
    error.sql = statement.sql;
    return failure(error);
}

Error unexpectedRows(const Statement &statement, qint64 affected)
{
    Error error;
    error.kind = Error::Kind::Statement;
    error.what =
        u"The statement should have changed %1 row(s), but it changed %2."_s.arg(statement.expectedRows).arg(affected);
    error.sql = statement.sql;
    return error;
}

/// The frame inside a transaction that is open already, and stays so.
TransactionFrame savepoint()
{
    const auto control = [](const QString &sql) { return Statement{.sql = sql, .role = Statement::Role::Control}; };
    return {.before = {control(u"SAVEPOINT athanor"_s)},
            .after = {control(u"RELEASE SAVEPOINT athanor"_s)},
            .failed = {control(u"ROLLBACK TO SAVEPOINT athanor"_s), control(u"RELEASE SAVEPOINT athanor"_s)}};
}

} // namespace

Result<qint64> runChecked(Connection &connection, const Statement &statement, const std::stop_token &stop)
{
    const Connection::Wording wording(connection, statement);
    if (statement.role == Statement::Role::Check)
        return runCheck(connection, statement, stop);
    auto affected = connection.execute(statement.sql, statement.bindings, stop);
    if (!affected) {
        Error error = affected.error();
        if (error.sql.isEmpty())
            error.sql = statement.sql;
        return failure(error);
    }
    if (statement.expectedRows >= 0 && *affected >= 0 && *affected != statement.expectedRows)
        return failure(unexpectedRows(statement, *affected));
    return affected;
}

Done runEach(Connection &connection, const std::vector<Statement> &statements, const std::stop_token &stop)
{
    for (const Statement &statement : statements) {
        const auto affected = runChecked(connection, statement, stop);
        if (!affected)
            return failure(affected.error());
    }
    return {};
}

Done runInTransaction(Connection &connection, const Dialect &dialect, const std::vector<Statement> &statements,
                      const std::stop_token &stop)
{
    const TransactionFrame frame = connection.inTransaction() ? savepoint() : dialect.frame(statements);
    const bool isInside = connection.inTransaction();
    Done done = runEach(connection, frame.before, stop);
    if (done)
        done = runEach(connection, statements, stop);
    if (done)
        done = runEach(connection, frame.after, stop);
    if (!done) {
        const Done undone = runEach(connection, frame.failed);
        // The first failure is the one to tell, unless the transaction is still open because of the second.
        if (!undone && connection.inTransaction() != isInside)
            return undone;
    }
    return done;
}

} // namespace engine
