#include "engine/migration/migrationlock.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

Error heldBy(const QString &holder)
{
    return {.kind = Error::Kind::Locked,
            .what = u"Another migration of this database is under way."_s,
            .why = holder.isEmpty() ? QString() : u"%1 holds its lock."_s.arg(holder),
            .advice = u"Wait until it has ended and try again, or allow a longer wait."_s};
}

Error outdated(const QString &why)
{
    return {.kind = Error::Kind::Outdated,
            .what = u"Somebody else has migrated the database since this was planned."_s,
            .why = why,
            .advice = u"Nothing of the next revision has run. Look where the database is now, and plan again."_s};
}

QString rowsText(const QStringList &rows)
{
    return rows.isEmpty() ? u"no revision"_s : rows.join(u", "_s);
}

} // namespace

MigrationLock::MigrationLock(Connection &connection, const Dialect &dialect, const VersionTable &table)
    : m_connection(connection)
    , m_dialect(dialect)
    , m_name(table.name.schema + u'.' + table.name.name)
{
}

MigrationLock::~MigrationLock()
{
    release();
}

Done MigrationLock::take(const LockWait &wait, const std::stop_token &stop)
{
    if (m_isHeld)
        return {};
    auto locked = m_dialect.tryLockMigrations(m_connection, m_name);
    if (!locked)
        return failure(locked.error());
    if (!*locked) {
        const auto holder = m_dialect.migrationLockHolder(m_connection, m_name);
        if (!holder)
            return failure(holder.error());
        if (wait.waiting)
            wait.waiting(*holder);
        locked = m_dialect.waitToLockMigrations(m_connection, m_name, wait.longest, stop);
        if (!locked)
            return failure(locked.error());
        if (!*locked)
            return failure(heldBy(m_dialect.migrationLockHolder(m_connection, m_name).value_or(*holder)));
    }
    m_isHeld = true;
    return {};
}

void MigrationLock::release()
{
    if (m_isHeld)
        (void)m_dialect.unlockMigrations(m_connection, m_name);
    m_isHeld = false;
}

Done expectVersionRows(Connection &connection, const Dialect &dialect, const VersionTable &table, QStringList rows,
                       bool isMissing)
{
    if (isMissing) {
        const auto exists = dialect.hasTable(connection, table.name);
        if (!exists)
            return failure(exists.error());
        return *exists ? failure(outdated(u"There was no version table, and now there is."_s)) : Done();
    }
    auto found = readVersionRows(connection, dialect, table);
    if (!found)
        return failure(found.error());
    rows.sort();
    found->sort();
    if (*found == rows)
        return {};
    return failure(outdated(u"It was at %1, and is at %2."_s.arg(rowsText(rows), rowsText(*found))));
}

} // namespace engine
