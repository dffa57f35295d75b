#include "engine/dialect/dialect.h"

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

Result<const Dialect *> dialectFor(const QString &name)
{
    static const sqlite::SqliteDialect sqliteDialect;
    static const postgresql::PostgresqlDialect postgresqlDialect;
    static const std::array<const Dialect *, 2> registry{&sqliteDialect, &postgresqlDialect};

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
