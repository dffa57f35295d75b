#pragma once

#include "engine/dialect/databaseurl.h"
#include "engine/dialect/statement.h"

#include <QSqlDatabase>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QSqlError;
class QSqlQuery;

namespace engine {

/// What a driver's error means. Each dialect tells its own codes apart.
enum class DriverError {
    Refused, ///< the statement is at fault
    Interrupted, ///< it was ended on its way: cancelled, or out of time
    Locked, ///< somebody else holds what it needs; worth another try
    LockedForGood, ///< as Locked, but trying again inside this transaction cannot help
    Unusable, ///< there is no such database, or it is not one
};

struct QueryResult;

/// How the connections of one dialect behave.
struct ConnectionBehaviour
{
    std::chrono::milliseconds lockTimeout{5000}; ///< how long a locked database is waited for
    std::function<DriverError(const QSqlError &)> classify; ///< not given: every error is Refused

    /// Makes the session ready for a statement; true for the user's own, see Connection::Wording. Runs before
    /// `oneStatement`. Not given: every session is ready for all.
    std::function<Done(const QString &, bool)> prepare;

    /// Gives the one statement in a text, without what trails it; an empty text where there is none. Fails where there
    /// are several. Not given: the text is sent as it is.
    std::function<Result<QString>(const QString &)> oneStatement;

    /// Ends the statement that the server is at work on for this connection, from another connection and on another
    /// thread. Not given: a stop is heard between two statements and while a lock is waited for.
    std::function<Done()> interrupt;

    /// Says in a sentence who holds what a statement has waited for in vain, where the server tells; or what it takes
    /// to be told. Not given: nobody knows.
    std::function<QString(const QSqlError &, const QString &sql)> lockHolders;

    /// False where asking the driver for the key of an inserted row is a statement of its own that may fail, and with
    /// it the transaction.
    bool insertedKeys = true;

    /// Adds the row that the query is at to the result as the server has sent it, see Connection::queryAsSent(); every
    /// row of a query that is not read as it comes. False where the driver does not let anybody see them. Not given: it
    /// never does.
    std::function<bool(const QSqlQuery &, QueryResult &)> takeSent;
    QStringList closing; ///< what it runs before it closes, with nobody left to hear of a failure
};

/// What a dialect keeps with the connection of a scratch place, see Dialect::openScratch(): what its inspector has to
/// know of it, and whoever uses it where it is not as good as it should be.
class ScratchPlace
{
public:
    ScratchPlace() = default;
    virtual ~ScratchPlace() = default;
    ScratchPlace(const ScratchPlace &) = delete;
    ScratchPlace &operator=(const ScratchPlace &) = delete;
    ScratchPlace(ScratchPlace &&) = delete;
    ScratchPlace &operator=(ScratchPlace &&) = delete;

    /// What must be known of a schema that was had there, in sentences for people; empty where there is nothing.
    [[nodiscard]] virtual QString remark() const = 0;

    /// False where it refuses what reads or changes rows, and what is neither a table nor an index: those can be
    /// followed there, and nothing else.
    [[nodiscard]] virtual bool holdsRows() const = 0;
};

/// All that a statement gives back.
struct QueryResult
{
    QStringList columns; ///< as the database names them; none for a statement without rows
    std::vector<QVariantList> rows; ///< an invalid value is NULL
    qint64 affectedRows = -1; ///< -1 where the database does not say
    QVariant insertedKey; ///< the key that the database gave to the last inserted row; invalid where it gave none
    std::vector<int> types; ///< of queryAsSent(): the server's number of each column's type
};

/// One open connection. Belongs to the thread that opened it (QtSql's rule) and closes itself.
class Connection
{
public:
    using Row = QVariantList;

    /// While it lives, what is sent is the user's own SQL where the statement says so (Statement::asWritten): it means
    /// what the server's settings make of it. All else means what the dialect makes of it.
    class Wording
    {
    public:
        Wording(Connection &connection, const Statement &statement);
        ~Wording() { m_connection.m_asWritten = m_before; }
        Wording(const Wording &) = delete;
        Wording &operator=(const Wording &) = delete;
        Wording(Wording &&) = delete;
        Wording &operator=(Wording &&) = delete;

    private:
        Connection &m_connection;
        bool m_before;
    };

    /// Takes over an open database whose connection name nobody else uses.
    explicit Connection(const QSqlDatabase &database, ConnectionBehaviour behaviour = {});
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
    Connection(Connection &&) = delete;
    Connection &operator=(Connection &&) = delete;

    /// Runs one statement and gives every row. A stop that is asked meanwhile ends it in the server. Errors:
    /// Kind::Statement with the database's words and the SQL, Kind::Locked where somebody else holds the database,
    /// Kind::Cancelled where `stop` has ended it.
    [[nodiscard]] Result<std::vector<Row>> rows(const QString &sql, const QVariantList &bindings = {},
                                                const std::stop_token &stop = {});

    /// As rows(), but gives the first value of each row as text.
    [[nodiscard]] Result<QStringList> texts(const QString &sql, const QVariantList &bindings = {},
                                            const std::stop_token &stop = {});

    /// Runs one statement and gives the number of rows it changed, -1 where the database does not say. Errors as
    /// rows().
    [[nodiscard]] Result<qint64> execute(const QString &sql, const QVariantList &bindings = {},
                                         const std::stop_token &stop = {});

    /// Runs one statement of which nothing is known, and gives all that comes back. Errors as rows().
    [[nodiscard]] Result<QueryResult> query(const QString &sql, const QVariantList &bindings = {},
                                            const std::stop_token &stop = {});

    /// As query(), but each value is what the server has written: text, or QByteArray for bytes that are none. Nothing
    /// of it is lost, as microseconds are in a QDateTime; `types` says what it means. Of a text with several
    /// statements, the last one's rows. Errors as rows().
    [[nodiscard]] Result<QueryResult> queryAsSent(const QString &sql, const QVariantList &bindings = {},
                                                  const std::stop_token &stop = {});

    /// Hands each row to `take` until it answers false; for results too large to hold. Errors as rows().
    [[nodiscard]] Done forEachRow(const QString &sql, const std::function<bool(const Row &)> &take);

    /// Sets ConnectionBehaviour::interrupt, where it is only known once the connection stands.
    void setInterrupt(std::function<Done()> interrupt) { m_behaviour.interrupt = std::move(interrupt); }

    /// Sets ConnectionBehaviour::lockHolders likewise.
    void setLockHolders(std::function<QString(const QSqlError &, const QString &)> holders)
    {
        m_behaviour.lockHolders = std::move(holders);
    }

    /// Adds to ConnectionBehaviour::closing what is only known on the way.
    void runWhenClosing(const QString &sql) { m_behaviour.closing << sql; }

    /// Says in what place the connection is, where its dialect has to know that.
    void setPlace(std::shared_ptr<ScratchPlace> place) { m_place = std::move(place); }

    /// nullptr for an ordinary database, and for a scratch place that nothing has to be known of.
    [[nodiscard]] ScratchPlace *place() const { return m_place.get(); }

    /// How long a lock that DriverError::Locked tells of is waited for from now on; nothing: as at the beginning.
    void setLockTimeout(std::optional<std::chrono::milliseconds> timeout) { m_lockTimeout = timeout; }

    /// True between a BEGIN that succeeded and the COMMIT or ROLLBACK that ends it, whoever sent them.
    [[nodiscard]] bool inTransaction() const { return m_inTransaction; }

    /// True once a statement has found that the session is over: the server has rolled back what was open in it.
    [[nodiscard]] bool isLost() const { return m_lost || !isAlive(); }

private:
    Done run(QSqlQuery &query, const QString &sql, const QVariantList &bindings, const std::stop_token &stop);
    QueryResult sentResult(QSqlQuery &query) const;
    Result<QString> oneStatement(const QString &sql) const;
    Done finish(QSqlQuery &query, const QString &sql) const;
    bool send(QSqlQuery &query, const QString &sql, const QVariantList &bindings, const std::stop_token &stop) const;
    DriverError classify(const QSqlError &error) const;
    Error refusal(const QSqlError &error, const QString &sql) const;
    void noteTransaction(const QString &sql);

    [[nodiscard]] bool isAlive() const;

    std::unique_ptr<QSqlQuery> m_lost; ///< the statement during which the server ended the session; see run()
    QSqlDatabase m_database;
    ConnectionBehaviour m_behaviour;
    std::shared_ptr<ScratchPlace> m_place; ///< shared with what ConnectionBehaviour::oneStatement asks
    std::optional<std::chrono::milliseconds> m_lockTimeout; ///< in place of the behaviour's
    bool m_inTransaction = false;
    bool m_asWritten = false; ///< see Wording
};

} // namespace engine
