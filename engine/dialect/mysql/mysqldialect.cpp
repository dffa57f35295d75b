#include "engine/dialect/mysql/mysqldialect.h"

#include "engine/dialect/mysql/advice.h"
#include "engine/dialect/mysql/alembicwords.h"
#include "engine/dialect/mysql/brokenviews.h"
#include "engine/dialect/mysql/compiler.h"
#include "engine/dialect/mysql/inspector.h"
#include "engine/dialect/mysql/locks.h"
#include "engine/dialect/mysql/opening.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/scratch.h"
#include "engine/dialect/mysql/sessions.h"
#include "engine/dialect/mysql/sqlscript.h"
#include "engine/dialect/mysql/tabletext.h"
#include "engine/dialect/mysql/typenames.h"

using namespace Qt::StringLiterals;

namespace engine::mysql {

QString MysqlDialect::name() const
{
    return wordOf(m_flavour);
}

QString MysqlDialect::displayName() const
{
    return m_flavour == Flavour::MySql ? u"MySQL"_s : u"MariaDB"_s;
}

QString MysqlDialect::alembicImplementation() const
{
    return m_flavour == Flavour::MySql ? u"MySQLImpl"_s : u"MariaDBImpl"_s;
}

Capabilities MysqlDialect::capabilities() const
{
    return {.transactionalDdl = false,
            .alembicTransactionalDdl = false,
            .comments = true,
            .schemas = true,
            .keysAfterTables = true,
            .computed = ComputedChange::StoredInPlace,
            .keysFixTypes = true,
            .longestName = 64,
            .statementTimeout = true,
            .serverFamily = wordOf(Flavour::MySql),
            .serverPort = 3306};
}

Result<std::unique_ptr<Connection>> MysqlDialect::open(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadWrite);
}

Result<std::unique_ptr<Connection>> MysqlDialect::openReadOnly(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadOnly);
}

Result<std::unique_ptr<Connection>> MysqlDialect::openScratch(const DatabaseUrl &server) const
{
    return openScratchDatabase(server);
}

Result<QString> MysqlDialect::version(Connection &connection) const
{
    const auto rows = connection.rows(u"SELECT VERSION()"_s);
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toString();
}

Result<Schema> MysqlDialect::inspect(Connection &connection, const InspectOptions &options,
                                     const std::stop_token &stop) const
{
    return mysql::inspect(connection, m_flavour, options.schemas, stop);
}

Result<QStringList> MysqlDialect::otherSchemas(Connection &connection) const
{
    return mysql::otherSchemas(connection);
}

Result<bool> MysqlDialect::hasTable(Connection &connection, const TableName &table) const
{
    return mysql::hasTable(connection, table);
}

Done MysqlDialect::limit(Connection &connection, const SessionLimits &limits) const
{
    return mysql::limit(connection, limits);
}

Result<bool> MysqlDialect::tryLockMigrations(Connection &connection, const QString &name) const
{
    return tryLock(connection, name);
}

Result<bool> MysqlDialect::waitToLockMigrations(Connection &connection, const QString &name,
                                                std::optional<std::chrono::milliseconds> longest,
                                                const std::stop_token &stop) const
{
    return waitToLock(connection, name, longest, stop);
}

Done MysqlDialect::unlockMigrations(Connection &connection, const QString &name) const
{
    return unlock(connection, name);
}

Result<QString> MysqlDialect::migrationLockHolder(Connection &connection, const QString &name) const
{
    return lockHolder(connection, name);
}

Result<std::vector<Statement>> MysqlDialect::compile(const Operation &operation, const Schema &before) const
{
    return mysql::compile(operation, before, m_flavour);
}

Result<std::vector<Statement>> MysqlDialect::compileAtOnce(const CreateTable &create, const Schema &before) const
{
    return mysql::compileAtOnce(create, before, m_flavour);
}

std::vector<TableName> MysqlDialect::viewsBrokenBy(const Operation &operation, const Schema &before) const
{
    return mysql::viewsBrokenBy(operation, before);
}

std::vector<Operation> MysqlDialect::inAlembicWords(std::vector<Operation> operations) const
{
    return mysql::inAlembicWords(std::move(operations), m_flavour);
}

TransactionFrame MysqlDialect::frame(const std::vector<Statement> &statements) const
{
    return transactionFrame(statements);
}

Result<QString> MysqlDialect::typeSql(const DataType &type) const
{
    return mysql::typeSql(type, m_flavour);
}

QString MysqlDialect::definition(const Table &table) const
{
    return definitionText(table, m_flavour);
}

QString MysqlDialect::quoted(const QString &identifier) const
{
    return quotedName(identifier);
}

QString MysqlDialect::literal(const QVariant &value) const
{
    return literalValue(value);
}

Result<std::vector<Dialect::ScriptStatement>> MysqlDialect::split(const QString &script) const
{
    const auto parts = splitScript(script);
    if (!parts)
        return failure(parts.error());
    std::vector<ScriptStatement> statements;
    for (const SqlPart &part : *parts)
        statements.push_back({part.text.toString(), part.offset});
    return statements;
}

QString MysqlDialect::adviceFor(const Error &error, const Operation *operation, const Schema &before) const
{
    return advice(error, operation, before);
}

Lock MysqlDialect::lockOf(const Statement &statement) const
{
    return mysql::lockOf(statement);
}

} // namespace engine::mysql
