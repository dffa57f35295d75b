#include "engine/dialect/sqlite/sqlitedialect.h"

#include "engine/dialect/sqlite/advice.h"
#include "engine/dialect/sqlite/compiler.h"
#include "engine/dialect/sqlite/inspector.h"
#include "engine/dialect/sqlite/opening.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/sqltokenizer.h"
#include "engine/dialect/sqlite/tabletext.h"
#include "engine/dialect/sqlite/typenames.h"

using namespace Qt::StringLiterals;

namespace engine::sqlite {

QString SqliteDialect::name() const
{
    return u"sqlite"_s;
}

QString SqliteDialect::displayName() const
{
    return u"SQLite"_s;
}

QString SqliteDialect::alembicImplementation() const
{
    return u"SQLiteImpl"_s;
}

Capabilities SqliteDialect::capabilities() const
{
    return {.transactionalDdl = true,
            .alembicTransactionalDdl = false,
            .parenthesizedDefaults = true,
            .scratchWithoutServer = true};
}

Result<std::unique_ptr<Connection>> SqliteDialect::open(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadWrite);
}

Result<std::unique_ptr<Connection>> SqliteDialect::openReadOnly(const DatabaseUrl &url) const
{
    return openDatabase(url, OpenMode::ReadOnly);
}

bool SqliteDialect::exists(const DatabaseUrl &url) const
{
    return databaseExists(url);
}

Result<std::unique_ptr<Connection>> SqliteDialect::openScratch(const DatabaseUrl &) const
{
    DatabaseUrl url;
    url.dialect = name();
    url.database = u":memory:"_s;
    return openDatabase(url, OpenMode::ReadWrite);
}

Result<QString> SqliteDialect::version(Connection &connection) const
{
    const auto rows = connection.rows(u"SELECT sqlite_version()"_s);
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toString();
}

Result<Schema> SqliteDialect::inspect(Connection &connection, const InspectOptions &options,
                                      const std::stop_token &stop) const
{
    return sqlite::inspect(connection, options.schemas, stop);
}

Result<bool> SqliteDialect::hasTable(Connection &connection, const TableName &table) const
{
    const QString catalogue = table.schema.isEmpty() ? u"main"_s : table.schema;
    const auto rows =
        connection.rows(u"SELECT count(*) FROM %1.sqlite_master WHERE type = 'table' AND lower(name) = lower(?)"_s.arg(
                            alwaysQuoted(catalogue)),
                        {table.name});
    if (!rows)
        return failure(rows.error());
    return rows->front().front().toInt() > 0;
}

Done SqliteDialect::limit(Connection &connection, const SessionLimits &limits) const
{
    if (limits.statement && !limits.ifKeepable) {
        return failure({.kind = Error::Kind::Unsupported,
                        .what = u"SQLite cannot end a statement that lasts too long."_s,
                        .advice = u"Leave the statement timeout out."_s});
    }
    connection.setLockTimeout(limits.lock);
    return {};
}

Result<std::vector<Statement>> SqliteDialect::compile(const Operation &operation, const Schema &before) const
{
    return sqlite::compile(operation, before);
}

TransactionFrame SqliteDialect::frame(const std::vector<Statement> &statements) const
{
    return transactionFrame(statements);
}

Result<QString> SqliteDialect::typeSql(const DataType &type) const
{
    return sqlite::typeSql(type);
}

QString SqliteDialect::definition(const Table &table) const
{
    return definitionText(table);
}

QString SqliteDialect::quoted(const QString &identifier) const
{
    return quotedName(identifier);
}

QString SqliteDialect::literal(const QVariant &value) const
{
    return literalValue(value);
}

Result<std::vector<Dialect::ScriptStatement>> SqliteDialect::split(const QString &script) const
{
    const auto parts = splitScript(script);
    if (!parts)
        return failure(parts.error());
    std::vector<ScriptStatement> statements;
    for (const SqlPart &part : *parts)
        statements.push_back({part.text.toString(), part.offset});
    return statements;
}

QString SqliteDialect::adviceFor(const Error &error, const Operation *operation, const Schema &before) const
{
    return advice(error, operation, before);
}

Lock SqliteDialect::lockOf(const Statement &statement) const
{
    switch (statement.role) {
    case Statement::Role::Schema:
    case Statement::Role::Data:
    case Statement::Role::Version:
        break;
    case Statement::Role::Control:
        return statement.sql.startsWith(u"BEGIN"_s) ? Lock::WritersUntilCommit : Lock::Nobody;
    case Statement::Role::Setting:
    case Statement::Role::Check:
        return Lock::Nobody;
    }
    const auto tokens = tokenize(statement.sql);
    if (tokens && !tokens->empty() && tokens->front().is(u"select"))
        return Lock::Nobody;
    if (statement.rebuild && statement.role == Statement::Role::Data)
        return Lock::WritersWhileCopied;
    return Lock::Writers;
}

} // namespace engine::sqlite
