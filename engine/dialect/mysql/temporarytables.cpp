#include "engine/dialect/mysql/temporarytables.h"

#include "engine/dialect/mysql/createdtable.h"
#include "engine/dialect/mysql/keyindexes.h"
#include "engine/dialect/mysql/quoting.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

Error refused(const QString &what, const QString &why)
{
    return {.kind = Error::Kind::Statement, .what = what, .why = why};
}

bool isSame(const QString &left, const QString &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace

TemporaryTables::TemporaryTables(Connection &connection, QString database, bool isMariaDb, bool columnsMayRefer)
    : m_connection(connection)
    , m_database(std::move(database))
    , m_isMariaDb(isMariaDb)
    , m_columnsMayRefer(columnsMayRefer)
{
}

Result<std::optional<QString>> TemporaryTables::find(const QString &name)
{
    const auto rows = m_connection.rows(u"SHOW CREATE TABLE "_s + alwaysQuoted(name));
    if (!rows)
        return rows.error().kind == Error::Kind::Statement ? Result<std::optional<QString>>(std::nullopt)
                                                           : failure(rows.error());
    if (rows->empty() || !rows->front().value(1).toString().startsWith(u"CREATE TEMPORARY TABLE "_s))
        return std::nullopt;
    const QString own = rows->front().front().toString();
    return m_tables.contains(own) ? std::optional(own) : std::nullopt;
}

Result<QString> TemporaryTables::existing(const QString &name)
{
    const auto own = find(name);
    if (!own)
        return failure(own.error());
    if (*own)
        return **own;
    return failure(refused(u"There is no table %1 in the place in which the schema is tried out."_s.arg(name),
                           u"Table '%1.%2' doesn't exist"_s.arg(m_database, name)));
}

Done TemporaryTables::send(const QString &sql)
{
    return m_connection.execute(sql).map([](qint64) {});
}

Result<bool> TemporaryTables::checksKeys()
{
    const auto rows = m_connection.rows(u"SHOW VARIABLES LIKE 'foreign_key_checks'"_s);
    if (!rows)
        return failure(rows.error());
    return rows->empty() || rows->front().value(1).toString() != u"OFF";
}

/// The keys that a change adds, as the server would name them.
Result<std::vector<ForeignKey>> TemporaryTables::named(const QString &table, const TableChange &change) const
{
    const auto found = m_tables.find(table);
    const std::vector<ForeignKey> known =
        found == m_tables.end() ? std::vector<ForeignKey>() : found->second.foreignKeys;
    int number = 0;
    std::set<QString> names;
    for (const ForeignKey &key : known) {
        number = std::max(number, generatedKeyNumber(key.name, table));
        if (!change.dropped.contains(key.name, Qt::CaseInsensitive))
            names.insert(key.name.toLower());
    }
    std::vector<ForeignKey> keys;
    for (const ForeignKeyClause &clause : change.added) {
        if (clause.ofColumn && !m_columnsMayRefer)
            continue;
        ForeignKey key = clause.key;
        if (key.name.isEmpty() && m_isMariaDb)
            key.name = clause.indexName;
        if (!clause.indexName.isEmpty())
            key.options.insert(keyIndexOption(), clause.indexName);
        if (key.name.isEmpty())
            key.name = generatedKeyStem(table) + QString::number(++number);
        if (key.referredTable.schema == m_database)
            key.referredTable.schema.clear();
        if (!key.referredTable.schema.isEmpty())
            return failure(beyondTemporary(u"It names %1."_s.arg(key.referredTable.schema)));
        if (names.insert(key.name.toLower()).second)
            keys.push_back(std::move(key));
        else if (!clause.ifNotExists)
            return failure(refused(u"The table %1 has a foreign key %2 already."_s.arg(table, key.name),
                                   u"Duplicate foreign key constraint name '%1'"_s.arg(key.name)));
    }
    return keys;
}

/// Gives the tables that the keys refer to the names that the server has for them. A table that is not there is an
/// error unless the session has said otherwise.
Done TemporaryTables::findReferred(const QString &table, std::vector<ForeignKey> &keys)
{
    for (ForeignKey &key : keys) {
        if (key.referredTable.name == table)
            continue;
        const auto found = find(key.referredTable.name);
        const Result<bool> checks = checksKeys();
        if (!found || !checks)
            return failure(!found ? found.error() : checks.error());
        if (*found)
            key.referredTable.name = **found;
        else if (*checks)
            return failure(refused(u"The foreign key %1 of %2 refers to %3, which is not there."_s.arg(
                                       key.name, table, key.referredTable.name),
                                   u"Foreign key constraint is incorrectly formed"_s));
    }
    return {};
}

Done TemporaryTables::create(const QString &name, const TableChange &change, bool orReplace)
{
    auto keys = named(name, change);
    if (!keys)
        return failure(keys.error());
    if (const Done there = findReferred(name, *keys); !there)
        return there;
    const QString verb = orReplace ? u"CREATE OR REPLACE TEMPORARY TABLE "_s : u"CREATE TEMPORARY TABLE "_s;
    if (const Done made = send(verb + alwaysQuoted(name) + change.sql); !made)
        return made;
    const auto rows = m_connection.rows(u"SHOW CREATE TABLE "_s + alwaysQuoted(name));
    if (!rows)
        return failure(rows.error());
    const QString own = rows->front().front().toString();
    m_tables.insert_or_assign(own, TemporaryTable());
    remember(own, change, *keys);
    return settle(own, *keys);
}

Done TemporaryTables::alter(const QString &name, const TableChange &change)
{
    auto keys = named(name, change);
    if (!keys)
        return failure(keys.error());
    if (const Done there = findReferred(name, *keys); !there)
        return there;
    if (!change.sql.isEmpty()) {
        if (const Done altered = send(u"ALTER TABLE %1 %2"_s.arg(alwaysQuoted(name), change.sql)); !altered)
            return altered;
    }
    followColumns(name, change);
    remember(name, change, *keys);
    const Done settled = settle(name, *keys);
    return settled && change.newName ? rename(name, change.newName->name) : settled;
}

void TemporaryTables::remember(const QString &table, const TableChange &change, const std::vector<ForeignKey> &keys)
{
    TemporaryTable &known = m_tables[table];
    std::erase_if(known.foreignKeys,
                  [&change](const ForeignKey &key) { return change.dropped.contains(key.name, Qt::CaseInsensitive); });
    known.foreignKeys.insert(known.foreignKeys.end(), keys.begin(), keys.end());
    for (auto option = change.options.cbegin(); option != change.options.cend(); ++option) {
        if (option.value().isEmpty())
            known.options.remove(option.key());
        else
            known.options.insert(option.key(), option.value());
    }
}

void TemporaryTables::followColumns(const QString &table, const TableChange &change)
{
    const auto follow = [&change](QStringList &columns) {
        for (QString &column : columns) {
            for (const auto &[old, name] : change.renamedColumns) {
                if (isSame(column, old)) {
                    column = name;
                    break;
                }
            }
        }
    };
    for (auto &[name, known] : m_tables) {
        for (ForeignKey &key : known.foreignKeys) {
            if (name == table)
                follow(key.columns);
            if (key.referredTable.name == table)
                follow(key.referredColumns);
        }
    }
}

/// Gives foreign keys the indexes that they bring along, and takes back those that another index makes needless. A key
/// whose column is gone is gone with it; one that was `added` without having one is an error.
Done TemporaryTables::settle(const QString &name, const std::vector<ForeignKey> &added)
{
    TemporaryTable &known = m_tables[name];
    const auto rows = m_connection.rows(u"SHOW INDEX FROM "_s + alwaysQuoted(name));
    const auto columns = m_connection.rows(u"SHOW COLUMNS FROM "_s + alwaysQuoted(name));
    if (!rows || !columns)
        return failure(!rows ? rows.error() : columns.error());
    QMap<QString, QString> there; // as the server writes them, whatever the case in which a key names them
    for (const Connection::Row &row : *columns)
        there.insert(row.front().toString().toLower(), row.front().toString());
    const auto lacksColumn = [&there](const ForeignKey &key) {
        return std::ranges::any_of(key.columns,
                                   [&there](const QString &column) { return !there.contains(column.toLower()); });
    };
    std::erase_if(known.foreignKeys, lacksColumn);
    if (const auto wrong = std::ranges::find_if(added, lacksColumn); wrong != added.end())
        return failure(refused(u"The foreign key %1 names a column that %2 does not have."_s.arg(wrong->name, name),
                               u"Key column doesn't exist in table"_s));
    for (ForeignKey &key : known.foreignKeys) {
        for (QString &column : key.columns)
            column = there.value(column.toLower());
    }
    const QStringList changes = indexChanges(name, known.foreignKeys, *rows);
    if (!changes.isEmpty()) {
        if (const Done done = send(u"ALTER TABLE %1 %2"_s.arg(alwaysQuoted(name), changes.join(u", "_s))); !done)
            return done;
    }
    return known.foreignKeys.empty() ? Done() : forgetKeysOfOtherEngines(name);
}

/// Engines that have no foreign keys make the index for one, and take no further notice of it.
Done TemporaryTables::forgetKeysOfOtherEngines(const QString &name)
{
    const auto rows = m_connection.rows(u"SHOW CREATE TABLE "_s + alwaysQuoted(name));
    const auto created =
        rows ? readCreatedTable(rows->front().value(1).toString()) : Result<CreatedTable>(failure(rows.error()));
    if (!created)
        return failure(created.error());
    if (created->options.value(u"ENGINE"_s) != u"InnoDB")
        m_tables[name].foreignKeys.clear();
    return {};
}

Done TemporaryTables::rename(const QString &name, const QString &newName)
{
    if (const Done done = send(u"ALTER TABLE %1 RENAME TO %2"_s.arg(alwaysQuoted(name), alwaysQuoted(newName))); !done)
        return done;
    const auto rows = m_connection.rows(u"SHOW CREATE TABLE "_s + alwaysQuoted(newName));
    if (!rows)
        return failure(rows.error());
    const QString own = rows->front().front().toString();
    auto node = m_tables.extract(name);
    node.key() = own;
    m_tables.insert(std::move(node));
    for (auto &[table, known] : m_tables) {
        for (ForeignKey &key : known.foreignKeys) {
            if (table == own && generatedKeyNumber(key.name, name) > 0)
                key.name = generatedKeyStem(own) + key.name.mid(generatedKeyStem(name).size());
            if (key.referredTable.name == name)
                key.referredTable.name = own;
        }
    }
    return {};
}

Done TemporaryTables::drop(const QString &name)
{
    const Result<bool> checks = checksKeys();
    if (!checks)
        return failure(checks.error());
    for (const auto &[table, known] : m_tables) {
        const auto refersToIt = [&name](const ForeignKey &key) { return key.referredTable.name == name; };
        if (*checks && table != name && std::ranges::any_of(known.foreignKeys, refersToIt))
            return failure(
                refused(u"The table %1 cannot be dropped: a foreign key of %2 refers to it."_s.arg(name, table),
                        u"Cannot delete or update a parent row: a foreign key constraint fails"_s));
    }
    if (const Done dropped = send(u"DROP TEMPORARY TABLE "_s + alwaysQuoted(name)); !dropped)
        return dropped;
    m_tables.erase(name);
    return {};
}

Done TemporaryTables::changeIndexes(const QString &name, const QString &sql)
{
    const Done done = send(sql);
    return done ? settle(name, {}) : done;
}

} // namespace engine::mysql
