#include "engine/migration/versiontable.h"

#include "engine/migration/transaction.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

const QString versionColumn = u"version_num"_s;

Statement versionRole(const QString &sql, int expectedRows)
{
    Statement statement;
    statement.sql = sql;
    statement.role = Statement::Role::Version;
    statement.expectedRows = expectedRows;
    return statement;
}

/// `alembic_version.version_num`, as SQLAlchemy qualifies it.
QString qualifiedColumn(const Dialect &dialect, const VersionTable &table)
{
    return dialect.quoted(table.name) + u'.' + versionColumn;
}

/// Where SQLAlchemy asks for the key of a row that it inserts, Alembic's scripts say it too.
QString returning(const Dialect &dialect, const QString &column)
{
    return dialect.capabilities().returnsInsertedKey ? u" RETURNING "_s + column : QString();
}

Error unreadable(Error error, const Dialect &dialect, const VersionTable &table)
{
    error.what = u"The version table %1 cannot be read."_s.arg(table.name.text());
    error.advice = dialect.adviceFor(error, nullptr, {});
    return error;
}

} // namespace

TableName journalTable(const VersionTable &table)
{
    return {table.name.schema, table.name.name + u"_journal"_s};
}

std::vector<TableName> ownTables(const VersionTable &table)
{
    return {table.name, journalTable(table)};
}

Result<QStringList> readVersionRows(Connection &connection, const Dialect &dialect, const VersionTable &table,
                                    const std::stop_token &stop)
{
    const QString sql = u"SELECT %1 FROM %2"_s.arg(qualifiedColumn(dialect, table), dialect.quoted(table.name));
    auto rows = connection.rows(sql, {}, stop);
    if (!rows) {
        if (rows.error().kind != Error::Kind::Statement)
            return failure(rows.error());
        // Refused: most often the table is not there yet, and only the catalogue can tell.
        const auto exists = dialect.hasTable(connection, table.name);
        if (!exists)
            return failure(exists.error());
        // What the user has no right to may be missing in the catalogue that the user is shown.
        if (*exists || rows.error().why.contains(u"denied"_s))
            return failure(unreadable(rows.error(), dialect, table));
        return QStringList{};
    }
    QStringList identifiers;
    for (const Connection::Row &row : *rows)
        identifiers << row.value(0).toString();
    return identifiers;
}

Table versionTableDefinition(const VersionTable &table)
{
    Table definition;
    definition.name = table.name;
    Column column;
    column.name = versionColumn;
    column.type.name = u"String"_s;
    column.type.length = 32;
    column.nullable = false;
    definition.columns.push_back(column);
    if (table.primaryKey)
        definition.constraints.push_back(PrimaryKey{table.name.name + u"_pkc"_s, {versionColumn}, {}});
    return definition;
}

Statement createVersionTable(const Dialect &dialect, const VersionTable &table)
{
    QString sql = u"\nCREATE TABLE %1 (\n\tversion_num VARCHAR(32) NOT NULL"_s.arg(dialect.quoted(table.name));
    if (table.primaryKey) {
        sql += u", \n\tCONSTRAINT %1 PRIMARY KEY (version_num)"_s.arg(dialect.quoted(table.name.name + u"_pkc"_s));
    }
    Statement statement = versionRole(sql.trimmed() + u"\n)"_s, -1);
    statement.purpose = u"create the version table"_s;
    return statement;
}

Statement versionStatement(const Dialect &dialect, const VersionTable &table, const VersionRowChange &change)
{
    const QString name = dialect.quoted(table.name);
    const QString column = qualifiedColumn(dialect, table);
    const QString from = dialect.literal(change.from);
    const QString to = dialect.literal(change.to);
    switch (change.kind) {
    case VersionRowChange::Kind::Insert:
        return versionRole(u"INSERT INTO %1 (version_num) VALUES (%2)"_s.arg(name, to) + returning(dialect, column), 1);
    case VersionRowChange::Kind::Update:
        return versionRole(u"UPDATE %1 SET version_num=%2 WHERE %3 = %4"_s.arg(name, to, column, from), 1);
    case VersionRowChange::Kind::Delete:
        break;
    }
    return versionRole(u"DELETE FROM %1 WHERE %2 = %3"_s.arg(name, column, from), 1);
}

Statement purgeVersionTable(const Dialect &dialect, const VersionTable &table)
{
    return versionRole(u"DELETE FROM %1"_s.arg(dialect.quoted(table.name)), -1);
}

Result<bool> ensureVersionTable(Connection &connection, const Dialect &dialect, const VersionTable &table)
{
    const auto exists = dialect.hasTable(connection, table.name);
    if (!exists || *exists)
        return exists ? Result<bool>(false) : failure(exists.error());
    const auto created = runInTransaction(connection, dialect, {createVersionTable(dialect, table)});
    if (!created)
        return failure(created.error());
    return true;
}

} // namespace engine
