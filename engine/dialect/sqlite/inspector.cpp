#include "engine/dialect/sqlite/inspector.h"

#include "engine/dialect/sqlite/createindexparser.h"
#include "engine/dialect/sqlite/createtableparser.h"
#include "engine/dialect/sqlite/expressiontext.h"
#include "engine/dialect/sqlite/quoting.h"
#include "engine/dialect/sqlite/typenames.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::sqlite {

namespace {

/// The tables that SQLite's own modules keep behind a virtual table.
QStringList shadowSuffixes(const QString &module)
{
    const QString name = module.section(u'(', 0, 0).trimmed().toLower();
    if (name == u"fts5")
        return {u"data"_s, u"idx"_s, u"content"_s, u"docsize"_s, u"config"_s};
    if (name == u"fts3" || name == u"fts4")
        return {u"content"_s, u"segments"_s, u"segdir"_s, u"docsize"_s, u"stat"_s};
    if (name.startsWith(u"rtree"_s) || name == u"geopoly")
        return {u"node"_s, u"parent"_s, u"rowid"_s};
    return {};
}

/// Gathers one database's objects.
class SchemaReader
{
public:
    SchemaReader(Connection &connection, const QString &schemaName, Schema &schema)
        : m_connection(connection)
        , m_schemaName(schemaName)
        , m_schema(schema)
    {
    }

    Done run(const std::stop_token &stop)
    {
        const QString catalogue = m_schemaName.isEmpty() ? u"main"_s : m_schemaName;
        const auto objects = m_connection.rows(
            u"SELECT type, name, tbl_name, sql FROM %1.sqlite_master WHERE sql IS NOT NULL ORDER BY name"_s.arg(
                alwaysQuoted(catalogue)),
            {}, stop);
        if (!objects)
            return failure(objects.error());
        for (const Connection::Row &object : *objects) {
            if (object.at(0).toString() == u"table") {
                if (const Done done = addTable(object.at(1).toString(), object.at(3).toString()); !done)
                    return done;
            }
        }
        for (const Connection::Row &object : *objects) {
            const QString type = object.at(0).toString();
            if (stop.stop_requested())
                return failure({.kind = Error::Kind::Cancelled, .what = u"Reading the schema was stopped."_s});
            if (type != u"table")
                addDependent(type, object.at(1).toString(), object.at(2).toString(), object.at(3).toString());
        }
        leaveOutShadowTables();
        settleReferences();
        return {};
    }

private:
    [[nodiscard]] TableName named(const QString &name) const { return {m_schemaName, name}; }

    [[nodiscard]] Table *find(const QString &name)
    {
        const auto found = m_names.constFind(name.toLower());
        return found == m_names.constEnd() ? nullptr : m_schema.table(named(*found));
    }

    Done addTable(const QString &name, const QString &sql)
    {
        if (name.startsWith(u"sqlite_"_s, Qt::CaseInsensitive))
            return {};
        Result<Table> table = parseCreateTable(sql);
        if (!table)
            table = fromPragmas(name);
        if (!table)
            return failure(table.error());
        table->name = named(name);
        m_names.insert(name.toLower(), name);
        m_schema.tables.emplace(table->name, std::move(*table));
        return {};
    }

    Result<Table> fromPragmas(const QString &name)
    {
        const auto columns = m_connection.rows(
            u"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?) ORDER BY cid"_s, {name});
        if (!columns)
            return failure(columns.error());
        Table table;
        table.options.insert(u"sqlite_unreadable"_s, true);
        std::map<int, QString> key;
        for (const Connection::Row &row : *columns) {
            Column column{.name = row.at(0).toString(), .type = reflectedType(row.at(1).toString())};
            column.nullable = !row.at(2).toBool();
            const QString defaultText = row.at(3).toString();
            const auto defaultTokens = tokenize(defaultText);
            if (row.at(3).isValid() && defaultTokens)
                column.serverDefault = normalisedDefault(*defaultTokens);
            if (row.at(4).toInt() > 0)
                key.emplace(row.at(4).toInt(), column.name);
            table.columns.push_back(std::move(column));
        }
        PrimaryKey primaryKey;
        for (const auto &[place, column] : key)
            primaryKey.columns << column;
        if (!key.empty())
            table.constraints.emplace_back(std::move(primaryKey));
        return table;
    }

    void addDependent(const QString &type, const QString &name, const QString &tableName, const QString &sql)
    {
        if (type == u"view") {
            m_schema.views.emplace(named(name), View{named(name), sql});
        } else if (type == u"trigger") {
            const Table *table = find(tableName);
            m_schema.triggers.push_back({name, table ? table->name : named(tableName), sql});
        } else if (Table *table = find(tableName); table && type == u"index") {
            if (Result<Index> index = parseCreateIndex(sql, *table))
                table->indexes.push_back(std::move(*index));
            else
                table->options.insert(u"sqlite_unreadable"_s, true);
        }
    }

    void leaveOutShadowTables()
    {
        std::vector<TableName> shadows;
        for (const auto &[name, table] : m_schema.tables) {
            const QString module = table.options.value(u"sqlite_virtual"_s).toString();
            if (name.schema != m_schemaName || module.isEmpty())
                continue;
            for (const QString &suffix : shadowSuffixes(module)) {
                if (const Table *shadow = find(name.name + u'_' + suffix))
                    shadows.push_back(shadow->name);
            }
        }
        for (const TableName &shadow : shadows)
            m_schema.tables.erase(shadow);
    }

    /// Spells what foreign keys refer to as its definition does, and names the columns that `REFERENCES t` means.
    void settleReferences()
    {
        for (auto &[name, table] : m_schema.tables) {
            if (name.schema != m_schemaName)
                continue;
            for (Constraint &constraint : table.constraints) {
                if (auto *key = std::get_if<ForeignKey>(&constraint))
                    settleReference(*key);
            }
        }
    }

    void settleReference(ForeignKey &key)
    {
        key.referredTable.schema = m_schemaName;
        const Table *referred = find(key.referredTable.name);
        if (!referred)
            return;
        key.referredTable.name = referred->name.name;
        const PrimaryKey *primaryKey = referred->primaryKey();
        if (key.referredColumns.isEmpty() && primaryKey && primaryKey->columns.size() == key.columns.size())
            key.referredColumns = primaryKey->columns;
        for (QString &column : key.referredColumns) {
            const auto found = std::ranges::find_if(referred->columns, [&column](const Column &candidate) {
                return candidate.name.compare(column, Qt::CaseInsensitive) == 0;
            });
            if (found != referred->columns.end())
                column = found->name;
        }
    }

    Connection &m_connection;
    QString m_schemaName;
    Schema &m_schema;
    QHash<QString, QString> m_names; ///< by their lower-case form
};

} // namespace

Result<Schema> inspect(Connection &connection, const QStringList &schemas, const std::stop_token &stop)
{
    Schema schema;
    for (const QString &name : schemas.isEmpty() ? QStringList{QString()} : schemas) {
        if (const Done done = SchemaReader(connection, name, schema).run(stop); !done)
            return failure(done.error());
    }
    return schema;
}

} // namespace engine::sqlite
