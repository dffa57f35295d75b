#pragma once

#include "engine/dialect/connection.h"
#include "engine/dialect/databaseurl.h"
#include "engine/dialect/sessionlimits.h"
#include "engine/dialect/statement.h"
#include "engine/diff/computedchange.h"
#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace engine {

/// What callers ask instead of asking which database it is.
struct Capabilities
{
    bool transactionalDdl = false; ///< a failed revision leaves nothing behind
    bool alembicTransactionalDdl = false; ///< Alembic's own opinion, for its log lines and for --sql
    bool comments = false;
    bool schemas = false;
    bool enumTypes = false; ///< enum types are objects of their own
    bool keysAfterTables = false; ///< a foreign key with use_alter=True is added once its table is there
    ComputedChange computed = ComputedChange::InPlace; ///< what it can do to a generated column as it stands
    QStringList fixedTableOptions; ///< of Table::options: those that a table keeps from its creation on
    bool parenthesizedDefaults = false; ///< an expression after DEFAULT must stand in parentheses
    bool keysFixTypes = false; ///< no column changes its type while a foreign key joins it with another
    bool scratchWithoutServer = false; ///< openScratch() needs no server
    bool returnsInsertedKey = false; ///< INSERT ... RETURNING is how SQLAlchemy learns the key of a row
    int longestName = 0; ///< characters of an identifier; 0 where there is no limit
    bool statementTimeout = false; ///< a server of this kind can end a statement that lasts too long
    QString serverFamily; ///< the same for dialects that speak to the same servers; empty where there is no server
    int serverPort = 0; ///< where its servers listen unless the URL says otherwise
};

/// Whom a statement keeps waiting.
enum class Lock : quint8 {
    Nobody,
    Writers, ///< while it runs, and until the commit where a transaction is open
    WritersUntilCommit, ///< it begins the transaction that does
    WritersWhileCopied, ///< for as long as it takes to copy a table's rows
    Everybody, ///< readers too, until the commit
};

struct InspectOptions
{
    QStringList schemas; ///< empty: the connection's default one
};

/// Everything that differs between databases. Stateless; one instance a dialect, from dialectFor().
class Dialect
{
public:
    virtual ~Dialect() = default;

    [[nodiscard]] virtual QString name() const = 0; ///< "sqlite": the word in URLs, options and revision files
    [[nodiscard]] virtual QString displayName() const = 0; ///< "SQLite"
    [[nodiscard]] virtual QString alembicImplementation() const = 0; ///< "SQLiteImpl", for Alembic's log line
    [[nodiscard]] virtual Capabilities capabilities() const = 0;

    /// Opens `url` on the calling thread. A file that does not exist is created, as Alembic does. Kind::Password
    /// where the server wants another password than the URL has, or one at all; Kind::Connection on other failures.
    [[nodiscard]] virtual Result<std::unique_ptr<Connection>> open(const DatabaseUrl &url) const = 0;

    /// As open(), but a database that is not there is an error and nothing is ever written.
    [[nodiscard]] virtual Result<std::unique_ptr<Connection>> openReadOnly(const DatabaseUrl &url) const = 0;

    /// False where open() would have to create the database. Servers only tell when they are asked to open it: true.
    [[nodiscard]] virtual bool exists(const DatabaseUrl &) const { return true; }

    /// An empty place of the same kind of database, gone with the connection, and with the program when that is killed.
    /// Where Capabilities::scratchWithoutServer is not set, it is on the server of `server`, whose database it leaves
    /// alone. A transaction may be open in it: see runInTransaction(). Where the user's rights allow no more than a
    /// weaker place, Connection::place() says what has to be known of it. Kind::Connection where there is none.
    [[nodiscard]] virtual Result<std::unique_ptr<Connection>> openScratch(const DatabaseUrl &server) const = 0;

    /// The server's own version text, "3.40.1".
    [[nodiscard]] virtual Result<QString> version(Connection &connection) const = 0;

    /// Reads the schema in a fixed number of catalogue queries. Types and expressions come out normalised, so that two
    /// schemas inspected by the same dialect compare with ==.
    [[nodiscard]] virtual Result<Schema> inspect(Connection &connection, const InspectOptions &options = {},
                                                 const std::stop_token &stop = {}) const = 0;

    /// The schemas beside the connection's default one, but for the server's own: what `include_schemas=True` in
    /// env.py compares (Alembic reference 8.1). Empty where there are none. Errors as Connection::rows().
    [[nodiscard]] virtual Result<QStringList> otherSchemas(Connection &connection) const;

    /// Whether there is a table of that name, without reading the schema. Errors as Connection::rows().
    [[nodiscard]] virtual Result<bool> hasTable(Connection &connection, const TableName &table) const = 0;

    /// Holds every later statement of `connection` to `limits`, and to no other. Kind::Unsupported for one that this
    /// server cannot keep, unless SessionLimits::ifKeepable is set.
    [[nodiscard]] virtual Done limit(Connection &connection, const SessionLimits &limits) const = 0;

    /// Tries to take the lock called `name` that keeps the other programs that migrate the same database away, from
    /// whichever machine; false where another session holds it. It goes with unlockMigrations() or the connection.
    /// A database that has no such lock gives true: there, whoever comes second finds the database locked or changed.
    [[nodiscard]] virtual Result<bool> tryLockMigrations(Connection &connection, const QString &name) const;

    /// As tryLockMigrations(), but waits, `longest` at most or until it is free. Kind::Cancelled when `stop` asks.
    [[nodiscard]] virtual Result<bool> waitToLockMigrations(Connection &connection, const QString &name,
                                                            std::optional<std::chrono::milliseconds> longest,
                                                            const std::stop_token &stop) const;

    /// Lets the lock go. Errors as Connection::rows().
    [[nodiscard]] virtual Done unlockMigrations(Connection &connection, const QString &name) const;

    /// Who holds it, as a sentence can name them: "session 4312 (shop_app from 10.0.0.7, athanor, since 10:41:07)".
    /// Empty where nobody does, or the server does not tell.
    [[nodiscard]] virtual Result<QString> migrationLockHolder(Connection &connection, const QString &name) const;

    /// The statements for one operation on a database that looks like `before`. Kind::Unsupported where this database
    /// cannot do it, with the way round as advice.
    [[nodiscard]] virtual Result<std::vector<Statement>> compile(const Operation &operation,
                                                                 const Schema &before) const = 0;

    /// `operations` as real Alembic can run them from a revision file: what it has no directive for, or what its
    /// directives would refuse on this database, is SQL in them.
    [[nodiscard]] virtual std::vector<Operation> inAlembicWords(std::vector<Operation> operations) const
    {
        return operations;
    }

    /// As compile(), with the table's indexes, in as few statements as it takes: for places where nobody reads them.
    [[nodiscard]] virtual Result<std::vector<Statement>> compileAtOnce(const CreateTable &create,
                                                                       const Schema &before) const
    {
        return compile(create, before);
    }

    /// The views that `operation` leaves unreadable on a database that looks like `before`, where the database does not
    /// refuse it. None where it refuses, or where views follow.
    [[nodiscard]] virtual std::vector<TableName> viewsBrokenBy(const Operation & /*operation*/,
                                                               const Schema & /*before*/) const
    {
        return {};
    }

    /// What stands around `statements` when they run as one transaction.
    [[nodiscard]] virtual TransactionFrame frame(const std::vector<Statement> &statements) const = 0;

    /// A type as SQL, upper case: "VARCHAR(50)". Kind::Unsupported for one that this database does not have.
    [[nodiscard]] virtual Result<QString> typeSql(const DataType &type) const = 0;

    /// The definition of a table for people: CREATE TABLE, a line a column, then its indexes.
    [[nodiscard]] virtual QString definition(const Table &table) const = 0;

    /// Quoted where it needs to be (reference 7.4).
    [[nodiscard]] virtual QString quoted(const QString &identifier) const = 0;
    [[nodiscard]] QString quoted(const TableName &table) const;

    /// A value as an SQL literal; an invalid QVariant is NULL.
    [[nodiscard]] virtual QString literal(const QVariant &value) const = 0;

    /// A script taken apart at its semicolons, with quotes, comments and trigger bodies respected; each with the offset
    /// at which it starts. Kind::Reading for a quote or comment that never ends.
    struct ScriptStatement
    {
        QString sql;
        qsizetype offset = 0;
    };
    [[nodiscard]] virtual Result<std::vector<ScriptStatement>> split(const QString &script) const = 0;

    /// What to do about a refused statement, in a sentence: the engine's hint for `error.advice`. `operation` may be
    /// null. Empty where there is nothing wise to say.
    [[nodiscard]] virtual QString adviceFor(const Error &error, const Operation *operation,
                                            const Schema &before) const = 0;

    /// Whom a statement keeps waiting while it runs.
    [[nodiscard]] virtual Lock lockOf(const Statement &statement) const = 0;
};

/// The dialect of a URL's or option's word; lives as long as the program. Kind::Connection, naming those there are, for
/// others.
[[nodiscard]] Result<const Dialect *> dialectFor(const QString &name);

} // namespace engine
