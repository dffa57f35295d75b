#include "engine/dialect/postgresql/postgresqldialect.h"

#include "engine/dialect/postgresql/advice.h"
#include "engine/dialect/postgresql/alembicwords.h"
#include "engine/dialect/postgresql/compiler.h"
#include "engine/dialect/postgresql/inspector.h"
#include "engine/dialect/postgresql/locks.h"
#include "engine/dialect/postgresql/opening.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/scratch.h"
#include "engine/dialect/postgresql/sessions.h"
#include "engine/dialect/postgresql/sqltokenizer.h"
#include "engine/dialect/postgresql/tabletext.h"
#include "engine/dialect/postgresql/typenames.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

QString PostgresqlDialect::name() const
{
    return u"postgresql"_s;
}

QString PostgresqlDialect::displayName() const
{
    return u"PostgreSQL"_s;
}

QString PostgresqlDialect::alembicImplementation() const
{
    return u"PostgresqlImpl"_s;
}

Capabilities PostgresqlDialect::capabilities() const
{
    return {.transactionalDdl = true,
            .alembicTransactionalDdl = true,
            .comments = true,
            .schemas = true,
            .enumTypes = true,
            .keysAfterTables = true,
            .computed = ComputedChange::RemovalInPlace,
            .fixedTableOptions = {u"postgresql_partition_by"_s},
            .parenthesizedDefaults = false,
            .returnsInsertedKey = true,
            .longestName = 63,
            .statementTimeout = true,
            .serverFamily = name(),
            .serverPort = 5432};
}

Result<std::unique_ptr<Connection>> PostgresqlDialect::open(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadWrite);
}

Result<std::unique_ptr<Connection>> PostgresqlDialect::openReadOnly(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadOnly);
}

Result<std::unique_ptr<Connection>> PostgresqlDialect::openScratch(const DatabaseUrl &server) const
{
    return openScratchPlace(server);
}

Result<QString> PostgresqlDialect::version(Connection &connection) const
{
    const auto rows = connection.rows(u"SHOW server_version"_s);
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toString().section(u' ', 0, 0);
}

Result<Schema> PostgresqlDialect::inspect(Connection &connection, const InspectOptions &options,
                                          const std::stop_token &stop) const
{
    return postgresql::inspect(connection, options.schemas, stop);
}

Result<QStringList> PostgresqlDialect::otherSchemas(Connection &connection) const
{
    return postgresql::otherSchemas(connection);
}

Result<bool> PostgresqlDialect::hasTable(Connection &connection, const TableName &table) const
{
    return postgresql::hasTable(connection, table);
}

Done PostgresqlDialect::limit(Connection &connection, const SessionLimits &limits) const
{
    return postgresql::limit(connection, limits);
}

Result<bool> PostgresqlDialect::tryLockMigrations(Connection &connection, const QString &name) const
{
    return tryLock(connection, name);
}

Result<bool> PostgresqlDialect::waitToLockMigrations(Connection &connection, const QString &name,
                                                     std::optional<std::chrono::milliseconds> longest,
                                                     const std::stop_token &stop) const
{
    return waitToLock(connection, name, longest, stop);
}

Done PostgresqlDialect::unlockMigrations(Connection &connection, const QString &name) const
{
    return unlock(connection, name);
}

Result<QString> PostgresqlDialect::migrationLockHolder(Connection &connection, const QString &name) const
{
    return lockHolder(connection, name);
}

Result<std::vector<Statement>> PostgresqlDialect::compile(const Operation &operation, const Schema &before) const
{
    return postgresql::compile(operation, before);
}

std::vector<Operation> PostgresqlDialect::inAlembicWords(std::vector<Operation> operations) const
{
    return postgresql::inAlembicWords(std::move(operations));
}

TransactionFrame PostgresqlDialect::frame(const std::vector<Statement> & /*statements*/) const
{
    return transactionFrame();
}

Result<QString> PostgresqlDialect::typeSql(const DataType &type) const
{
    return postgresql::typeSql(type);
}

QString PostgresqlDialect::definition(const Table &table) const
{
    return definitionText(table);
}

QString PostgresqlDialect::quoted(const QString &identifier) const
{
    return quotedName(identifier);
}

QString PostgresqlDialect::literal(const QVariant &value) const
{
    return literalValue(value);
}

Result<std::vector<Dialect::ScriptStatement>> PostgresqlDialect::split(const QString &script) const
{
    const auto parts = splitScript(script);
    if (!parts)
        return failure(parts.error());
    std::vector<ScriptStatement> statements;
    for (const SqlPart &part : *parts)
        statements.push_back({part.text.toString(), part.offset});
    return statements;
}

QString PostgresqlDialect::adviceFor(const Error &error, const Operation *operation, const Schema &before) const
{
    return advice(error, operation, before);
}

Lock PostgresqlDialect::lockOf(const Statement &statement) const
{
    return lockTaken(statement);
}

} // namespace engine::postgresql
