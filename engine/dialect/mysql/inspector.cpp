#include "engine/dialect/mysql/inspector.h"

#include "engine/dialect/mysql/binarydefault.h"
#include "engine/dialect/mysql/createdtable.h"
#include "engine/dialect/mysql/expressiontext.h"
#include "engine/dialect/mysql/inspectedcolumn.h"
#include "engine/dialect/mysql/inspectedkeys.h"
#include "engine/dialect/mysql/inspectedtable.h"
#include "engine/dialect/mysql/plaincatalogue.h"
#include "engine/dialect/mysql/quoting.h"
#include "engine/dialect/mysql/scratchdatabases.h"
#include "engine/dialect/mysql/tabletext.h"
#include "engine/dialect/mysql/temporarycatalogue.h"
#include "engine/dialect/mysql/viewtext.h"
#include "engine/dialect/mysql/visibility.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine::mysql {

namespace {

using Row = Connection::Row;

/// The server, and what its databases choose by themselves.
struct Server
{
    QString database; ///< the connection's own, or what that stands in for
    QString engine;
    bool isMariaDb = false;
    ScratchNames scratch;
    QString mode; ///< the session's sql_mode
};

Result<Server> serverOf(Connection &connection)
{
    const auto rows = connection.rows(u"SELECT DATABASE(), @@default_storage_engine, VERSION(), @@sql_mode"_s);
    if (!rows)
        return failure(rows.error());
    const Row &row = rows->front();
    ScratchNames scratch;
    if (auto *place = dynamic_cast<ScratchDatabases *>(connection.place()))
        scratch = place->names();
    if (scratch.place != row.at(0).toString())
        scratch = {};
    return Server{scratch.real(row.at(0).toString()), row.at(1).toString(),
                  row.at(2).toString().contains(u"mariadb"_s, Qt::CaseInsensitive), scratch, row.at(3).toString()};
}

/// Gathers one database's objects.
class SchemaReader
{
public:
    /// Without `given` the server's catalogue is asked.
    SchemaReader(Connection &connection, Flavour flavour, const Server &server, const QString &schemaName,
                 const CatalogueRows *given)
        : m_connection(connection)
        , m_given(given)
        , m_flavour(flavour)
        , m_server(server)
        , m_schemaName(schemaName)
        , m_database(schemaName.isEmpty() ? server.database : schemaName)
        , m_asked(server.scratch.asked(m_database))
    {
    }

    Done run(Schema &schema, const std::stop_token &stop)
    {
        m_schema = &schema;
        m_stop = stop;
        using Part = Done (SchemaReader::*)();
        for (const Part part : {&SchemaReader::readTables, &SchemaReader::readColumns, &SchemaReader::readBytes,
                                &SchemaReader::readForeignKeys, &SchemaReader::readIndexes, &SchemaReader::readChecks,
                                &SchemaReader::readPeriods, &SchemaReader::readViews, &SchemaReader::readTriggers,
                                &SchemaReader::readGrants}) {
            if (stop.stop_requested())
                return failure({.kind = Error::Kind::Cancelled, .what = u"Reading the schema was stopped."_s});
            if (const Done done = (this->*part)(); !done)
                return done;
        }
        settle();
        return {};
    }

private:
    [[nodiscard]] TableName named(const QString &name) const { return {m_schemaName, name}; }

    [[nodiscard]] Table *find(const QVariant &name) { return m_schema->table(named(name.toString())); }

    [[nodiscard]] QString optionName(const QString &name) const { return wordOf(m_flavour) + u'_' + name; }

    /// Hands each row of a query to `take`; its `?` are this database.
    template <typename Take> Done each(std::vector<Row> CatalogueRows::*part, const QString &sql, const Take &take)
    {
        if (m_given) {
            std::ranges::for_each(m_given->*part, take);
            return {};
        }
        return each(sql, take);
    }

    template <typename Take> Done each(const QString &sql, const Take &take)
    {
        const QVariantList bindings(sql.count(u'?'), m_asked);
        const auto rows = m_connection.rows(sql, bindings, m_stop);
        if (!rows)
            return failure(rows.error());
        for (const Row &row : *rows)
            take(row);
        return {};
    }

    Done readTables()
    {
        return each(&CatalogueRows::tables,
                    u"SELECT t.TABLE_NAME, t.ENGINE, t.TABLE_COLLATION, t.TABLE_COMMENT, t.CREATE_OPTIONS, "
                    u"s.DEFAULT_COLLATION_NAME, t.TABLE_TYPE FROM information_schema.TABLES t JOIN "
                    u"information_schema.SCHEMATA s ON "
                    u"s.SCHEMA_NAME = t.TABLE_SCHEMA WHERE t.TABLE_SCHEMA = ? AND t.TABLE_TYPE IN ('BASE TABLE', "
                    u"'SYSTEM VERSIONED', 'SEQUENCE')"_s,
                    [this](const Row &row) { addTable(row); });
    }

    void addTable(const Row &row)
    {
        Table table{.name = named(row.at(0).toString()), .comment = row.at(3).toString()};
        if (row.value(6).toString() == u"SEQUENCE") {
            m_schema->leftAlone.emplace(table.name, u"a sequence"_s);
            return;
        }
        if (row.at(4).toString().contains(u"partitioned"_s))
            leaveAlone(u"PARTITION BY"_s, table.name.name, u"the partitioning of a table"_s);
        if (row.value(6).toString() == u"SYSTEM VERSIONED")
            leaveAlone(u"WITH SYSTEM VERSIONING"_s, table.name.name, u"the history that the server keeps of a table"_s);
        const QString engine = row.at(1).toString();
        if (!engine.isEmpty() && engine != m_server.engine)
            table.options.insert(optionName(u"engine"_s), engine);
        const QString collation = row.at(2).toString();
        if (!collation.isEmpty() && collation != row.at(5).toString()) {
            table.options.insert(optionName(u"charset"_s), charsetOf(collation));
            table.options.insert(optionName(u"collate"_s), collation);
        }
        table.options.insert(createOptions(row.at(4).toString(), m_flavour));
        m_collations.insert(table.name.name, collation);
        m_schema->tables.emplace(table.name, std::move(table));
    }

    /// Names a part of a table that is seen, and neither compared nor changed.
    void leaveAlone(const QString &part, const QString &table, const QString &what)
    {
        m_schema->leftAlone.emplace(named(part + u" of "_s + table), what + u", which is not compared"_s);
    }

    Done readColumns()
    {
        return each(&CatalogueRows::columns,
                    u"SELECT %1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, "
                    u"ORDINAL_POSITION"_s.arg(columnFields(m_server.isMariaDb)),
                    [this](const Row &row) {
                        const QString name = row.at(0).toString();
                        Table *table = find(name);
                        if (!table || isOfPeriod(row, name))
                            return;
                        table->columns.push_back(
                            inspectedColumn(row, {m_flavour, m_server.isMariaDb, m_collations.value(name)}));
                        auto &value = table->columns.back().serverDefault;
                        if (value && !m_server.isMariaDb && !m_given && isBinary(table->columns.back().type))
                            m_hasBytes.insert(table->name);
                        // A sequence is named with its database there.
                        if (value && value->kind == ServerDefault::Kind::Expression)
                            value->text = unqualified(value->text);
                    });
    }

    /// The server's own columns of a period are left alone.
    bool isOfPeriod(const Row &row, const QString &table)
    {
        if (!isPeriodBound(row.value(generationField()).toString()))
            return false;
        leaveAlone(u"PERIOD FOR SYSTEM_TIME"_s, table, u"the pair of columns in which the server keeps time"_s);
        return true;
    }

    Done readForeignKeys()
    {
        QHash<std::pair<QString, QString>, std::pair<QString, QString>> rules;
        const Done read = each(&CatalogueRows::keyRules,
                               u"SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE FROM "
                               u"information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?"_s,
                               [&rules](const Row &row) {
                                   rules.insert({row.at(0).toString(), row.at(1).toString()},
                                                {ruleText(row.at(2).toString()), ruleText(row.at(3).toString())});
                               });
        if (!read)
            return read;
        return each(
            &CatalogueRows::keyColumns,
            u"SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, "
            u"REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? AND "
            u"REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"_s,
            [&](const Row &row) {
                Table *table = find(row.at(0));
                if (!table)
                    return;
                const auto [onUpdate, onDelete] = rules.value({row.at(0).toString(), row.at(1).toString()});
                ForeignKey &key = foreignKey(*table, row.at(1).toString());
                key.columns << row.at(2).toString();
                key.referredTable = {schemaText(m_server.scratch.real(row.at(3).toString())), row.at(4).toString()};
                key.referredColumns << row.at(5).toString();
                key.onUpdate = onUpdate;
                key.onDelete = onDelete;
            });
    }

    /// The key of that name, which is the last one where its rows go on.
    static ForeignKey &foreignKey(Table &table, const QString &name)
    {
        if (table.constraints.empty() || nameOf(table.constraints.back()) != name)
            table.constraints.emplace_back(ForeignKey{.name = name});
        return std::get<ForeignKey>(table.constraints.back());
    }

    /// From another database, the connection's own one has to be named as well: a bare name means the table's.
    [[nodiscard]] QString schemaText(const QString &database) const
    {
        return database == m_database ? m_schemaName : database;
    }

    Done readIndexes()
    {
        return each(&CatalogueRows::indexes,
                    u"SELECT %1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, "
                    u"INDEX_NAME, SEQ_IN_INDEX"_s.arg(indexFields(m_server.isMariaDb)),
                    [this](const Row &row) {
                        Table *table = find(row.at(0));
                        // The server adds a column of a period by itself.
                        const QString column = row.at(3).toString();
                        if (table && (column.isEmpty() || table->column(column)))
                            addIndexTerm(*table, row, m_flavour);
                    });
    }

    Done readChecks()
    {
        const QString mariaDb = u"SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL FROM "
                                u"information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ? ORDER BY 1, 2"_s;
        const QString mySql =
            u"SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, 'Table', t.ENFORCED FROM "
            u"information_schema.CHECK_CONSTRAINTS c JOIN "
            u"information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND "
            u"t.CONSTRAINT_NAME = c.CONSTRAINT_NAME WHERE c.CONSTRAINT_SCHEMA = ? ORDER BY 1, 2"_s;
        return each(&CatalogueRows::checks, m_server.isMariaDb ? mariaDb : mySql, [this](const Row &row) {
            Table *table = find(row.at(0));
            const QString name = row.at(1).toString();
            const QString given = row.at(2).toString();
            const QString clause = m_server.isMariaDb ? given : withoutParentheses(unescapedExpression(given));
            if (!table || (m_server.isMariaDb && takeJsonCheck(*table, name, clause)))
                return;
            CheckConstraint check{.name = name, .expression = clause, .options = {}};
            if (row.value(4).toString() == u"NO")
                check.options.insert(optionName(u"not_enforced"_s), true);
            table->constraints.emplace_back(std::move(check));
            if (m_server.isMariaDb && !m_given && mayBePeriod(clause))
                m_mayHavePeriod.insert(table->name);
            if (Column *column = table->column(name); column && row.at(3).toString() == u"Column")
                column->options.insert(columnCheckNote(), name);
        });
    }

    /// The default of a column of bytes is cut off at the first zero in the catalogue. Only the tables that have one
    /// are asked.
    Done readBytes()
    {
        for (const TableName &name : std::as_const(m_hasBytes)) {
            const auto created = createdSql(name).and_then(readCreatedTable);
            if (!created)
                return failure(created.error());
            for (Column &column : m_schema->table(name)->columns) {
                const auto found = created->columns.find(column.name);
                const bool isValue = found != created->columns.end() && found->second.defaultSql
                    && !found->second.defaultSql->startsWith(u'(');
                if (isValue && column.serverDefault && isBinary(column.type))
                    column.serverDefault = binaryDefault(catalogueBytes(*found->second.defaultSql, column.type));
            }
        }
        return {};
    }

    Result<QString> createdSql(const TableName &name)
    {
        const auto rows = m_connection.rows(
            u"SHOW CREATE TABLE %1.%2"_s.arg(alwaysQuoted(m_asked), alwaysQuoted(name.name)), {}, m_stop);
        if (!rows)
            return failure(rows.error());
        return rows->front().at(1).toString();
    }

    /// Only the tables with a check that could be a period are asked.
    Done readPeriods()
    {
        for (const TableName &name : std::as_const(m_mayHavePeriod)) {
            Table *table = m_schema->table(name);
            const Result<QString> created = createdSql(name);
            if (!created)
                return failure(created.error());
            for (const auto &[part, what] : takePeriods(*table, *created))
                leaveAlone(part, name.name, what);
        }
        return {};
    }

    /// Views name every table with its database; without that of the connection they mean the same in another one.
    [[nodiscard]] QString unqualified(const QString &definition) const
    {
        return withoutQualifier(m_server.scratch.withRealNames(definition), m_server.database);
    }

    /// A name in the definition of what bears it: in backticks, as the server writes all those that it says of others.
    static QString ownName(const TableName &name)
    {
        return (name.schema.isEmpty() ? QString() : alwaysQuoted(name.schema) + u'.') + alwaysQuoted(name.name);
    }

    Done readViews()
    {
        return each(&CatalogueRows::views,
                    u"SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE FROM information_schema.VIEWS "
                    u"WHERE TABLE_SCHEMA = ?"_s,
                    [this](const Row &row) {
                        const TableName name = named(row.at(0).toString());
                        if (row.at(1).toString().isEmpty()) {
                            m_schema->leftAlone.emplace(name, u"a view whose SQL this user may not see (SHOW VIEW)"_s);
                            return;
                        }
                        QString text = row.at(3).toString() == u"INVOKER" ? u"CREATE SQL SECURITY INVOKER VIEW "_s
                                                                          : u"CREATE VIEW "_s;
                        text += ownName(name) + u" AS "_s + unqualified(row.at(1).toString());
                        if (row.at(2).toString() != u"NONE")
                            text += u" WITH %1 CHECK OPTION"_s.arg(row.at(2).toString());
                        m_schema->views.emplace(name, View{name, text});
                    });
    }

    Done readTriggers()
    {
        std::vector<std::pair<size_t, QString>> unsure;
        const Done read =
            each(&CatalogueRows::triggers,
                 u"SELECT TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT "
                 u"FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ? ORDER BY EVENT_OBJECT_TABLE, "
                 u"ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER"_s,
                 [&](const Row &row) {
                     const TableName table = named(row.at(3).toString());
                     const QString name = row.at(0).toString();
                     const QString body = row.at(4).toString();
                     const QString head = u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW "_s.arg(
                         ownName(named(name)), row.at(1).toString(), row.at(2).toString(), quotedName(table));
                     if (!m_given && (body.contains(u'\'') || body.contains(u'"')))
                         unsure.emplace_back(m_schema->triggers.size(), head);
                     m_schema->triggers.push_back({name, table, head + m_server.scratch.withRealNames(body)});
                 });
        for (const auto &[place, head] : unsure) {
            const Done done = read ? readBody(m_schema->triggers.at(place), head) : read;
            if (!done)
                return done;
        }
        return read;
    }

    /// The catalogue takes escapes out of the strings in a trigger, which then is another one, or none.
    Done readBody(Trigger &trigger, const QString &head)
    {
        const auto rows = m_connection.rows(
            u"SHOW CREATE TRIGGER %1.%2"_s.arg(alwaysQuoted(m_asked), alwaysQuoted(trigger.name)), {}, m_stop);
        if (!rows)
            return failure(rows.error());
        const QString body = triggerBody(rows->front().at(2).toString());
        if (!body.isEmpty())
            trigger.definition = head + m_server.scratch.withRealNames(body);
        return {};
    }

    /// The catalogue leaves out, without a word, what the user has no right to.
    Done readGrants()
    {
        if (m_given)
            return {};
        QStringList grants;
        const Done read = each(u"SHOW GRANTS"_s, [&grants](const Row &row) { grants << row.front().toString(); });
        if (!read)
            return read;
        const Visibility visibility = visibilityOf(grants, m_asked);
        if (!visibility.isWhole)
            m_schema->leftAlone.emplace(
                named({}),
                u"This user has rights on some tables of the database %1 only, and is not "
                "shown the others (GRANT SELECT ON %1.* TO ...)"_s.arg(alwaysQuoted(m_database)));
        for (const QString &table : visibility.partly) {
            if (m_schema->tables.erase(named(table)) > 0)
                m_schema->leftAlone.emplace(named(table), u"a table of which this user is shown some columns only"_s);
        }
        return {};
    }

    /// What is known only when a whole table has been read.
    void settle()
    {
        for (auto &[name, table] : m_schema->tables) {
            if (name.schema != m_schemaName)
                continue;
            settleIndexes(table);
            settleCounting(table);
        }
    }

    /// Says nothing where SQLAlchemy would find out by itself that a column counts, or that it does not.
    void settleCounting(Table &table)
    {
        for (Column &column : table.columns) {
            const Autoincrement known = column.autoincrement;
            column.autoincrement = Autoincrement::Auto;
            if (known != Autoincrement::Auto
                && isCountingColumn(table, column, m_flavour) != (known == Autoincrement::On))
                column.autoincrement = known;
            const PrimaryKey *key = table.primaryKey();
            const bool leads = !key || key->columns.value(0) == column.name || !key->columns.contains(column.name);
            if (known == Autoincrement::On && !leads && !table.options.contains(optionName(u"engine"_s)))
                column.options.insert(countsByIndexNote(), true);
        }
    }

    Connection &m_connection;
    const CatalogueRows *m_given;
    Flavour m_flavour;
    Server m_server;
    QString m_schemaName;
    QString m_database;
    QString m_asked; ///< the name by which the server has it
    Schema *m_schema = nullptr;
    std::stop_token m_stop;
    QHash<QString, QString> m_collations; ///< of the tables
    std::set<TableName> m_hasBytes; ///< tables with a default of bytes (MySQL)
    std::set<TableName> m_mayHavePeriod; ///< tables with a check that could be one
};

Error noDatabase()
{
    return {.kind = Error::Kind::Connection,
            .what = u"The database URL names no database."_s,
            .advice = u"Write its name at the end of the URL: mysql://user@host/database."_s};
}

/// The connection's own database has no name here, whoever calls it by its own; all of a scratch place is read.
QStringList wanted(const QStringList &schemas, const Server &server)
{
    QStringList names;
    for (const QString &schema : schemas.isEmpty() ? QStringList{QString()} : schemas)
        names << (schema == server.database ? QString() : schema);
    names << server.scratch.databases.values();
    names.removeDuplicates();
    return names;
}

} // namespace

Result<Schema> inspect(Connection &connection, Flavour flavour, const QStringList &schemas, const std::stop_token &stop)
{
    const Result<Server> server = serverOf(connection);
    if (!server)
        return failure(server.error());
    std::optional<CatalogueRows> given;
    if (auto *place = dynamic_cast<TemporaryPlace *>(connection.place())) {
        auto rows = temporaryCatalogue(connection, *place, stop);
        if (!rows)
            return failure(rows.error());
        given = *std::move(rows);
    }
    const PlainCatalogue plain(connection, server->mode);
    Schema schema;
    for (const QString &name : wanted(schemas, *server)) {
        if (name.isEmpty() && server->database.isEmpty())
            return failure(noDatabase());
        if (const Done done =
                SchemaReader(connection, flavour, *server, name, given ? &*given : nullptr).run(schema, stop);
            !done)
            return failure(done.error());
    }
    return schema;
}

} // namespace engine::mysql
