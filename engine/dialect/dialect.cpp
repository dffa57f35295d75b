#include "engine/dialect/dialect.h"

#include "engine/dialect/mysql/mysqldialect.h"
#include "engine/dialect/postgresql/postgresqldialect.h"
#include "engine/dialect/sqlite/sqlitedialect.h"

#include <array>

using namespace Qt::StringLiterals;

namespace engine {

QString Dialect::quoted(const TableName &table) const
{
    if (table.schema.isEmpty())
        return quoted(table.name);
    return quoted(table.schema) + u'.' + quoted(table.name);
}

Result<QStringList> Dialect::otherSchemas(Connection & /*connection*/) const
{
    return QStringList();
}

Result<bool> Dialect::tryLockMigrations(Connection & /*connection*/, const QString & /*name*/) const
{
    return true;
}

Result<bool> Dialect::waitToLockMigrations(Connection & /*connection*/, const QString & /*name*/,
                                           std::optional<std::chrono::milliseconds> /*longest*/,
                                           const std::stop_token & /*stop*/) const
{
    return true;
}

Done Dialect::unlockMigrations(Connection & /*connection*/, const QString & /*name*/) const
{
    return {};
}

Result<QString> Dialect::migrationLockHolder(Connection & /*connection*/, const QString & /*name*/) const
{
    return QString();
}

Result<const Dialect *> dialectFor(const QString &name)
{
    static const sqlite::SqliteDialect sqliteDialect;
    static const postgresql::PostgresqlDialect postgresqlDialect;
    static const mysql::MysqlDialect mysqlDialect(mysql::Flavour::MySql);
    static const mysql::MysqlDialect mariaDbDialect(mysql::Flavour::MariaDb);
    static const std::array<const Dialect *, 4> registry{&sqliteDialect, &postgresqlDialect, &mysqlDialect,
                                                         &mariaDbDialect};

    QStringList known;
    for (const Dialect *dialect : registry) {
        if (dialect->name() == name)
            return dialect;
        known << dialect->name();
    }
    return failure({.kind = Error::Kind::Connection,
                    .what = u"Athanor has no support for the database '%1'."_s.arg(name),
                    .advice = u"The databases it knows are: %1."_s.arg(known.join(u", "_s))});
}

} // namespace engine
