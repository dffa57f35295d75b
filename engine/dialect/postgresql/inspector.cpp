#include "engine/dialect/postgresql/inspector.h"

#include "engine/dialect/postgresql/catalogue.h"
#include "engine/dialect/postgresql/catalogueerrors.h"
#include "engine/dialect/postgresql/catalogueparts.h"
#include "engine/dialect/postgresql/quoting.h"
#include "engine/dialect/postgresql/qualifiers.h"
#include "engine/dialect/postgresql/reflectedtype.h"
#include "engine/dialect/postgresql/tabletext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

/// Gathers the objects of some schemas.
class SchemaReader
{
public:
    SchemaReader(Connection &connection, const std::stop_token &stop)
        : m_connection(connection)
        , m_stop(stop)
    {
    }

    Result<Schema> run(const QStringList &schemas)
    {
        if (const Done done = findSchemas(schemas); !done)
            return failure(done.error());
        using Reader = void (SchemaReader::*)(const Connection::Row &);
        static constexpr std::pair<QLatin1StringView, Reader> steps[]{
            {kEnums, &SchemaReader::addEnum},       {kRelations, &SchemaReader::addRelation},
            {kColumns, &SchemaReader::addColumn},   {kConstraints, &SchemaReader::addConstraint},
            {kIndexes, &SchemaReader::addIndex},    {kViewParts, &SchemaReader::addViewPart},
            {kTriggers, &SchemaReader::addTrigger}, {kDomains, &SchemaReader::addDomain}};
        for (const auto &[sql, reader] : steps) {
            const QVariantList bindings(sql.count(u'?'), m_schemas);
            const auto rows = m_connection.rows(sql, bindings, m_stop);
            if (!rows)
                return failure(catalogueError(rows.error()));
            if (m_stop.stop_requested())
                return failure({.kind = Error::Kind::Cancelled, .what = u"Reading the schema was stopped."_s});
            for (const Connection::Row &row : *rows)
                (this->*reader)(m_names.standIns.isEmpty() ? row : withRealNames(row));
        }
        for (const auto &[oid, name] : m_tables.asKeyValueRange())
            settleSerials(*m_schema.table(name), m_serials.value(oid));
        return std::move(m_schema);
    }

private:
    Done findSchemas(const QStringList &schemas)
    {
        const auto rows = m_connection.rows(kOwnSchemas, {}, m_stop);
        if (!rows)
            return failure(rows.error());
        m_names.defaultSchema = rows->front().at(0).toString();
        const QVariantMap standIns = QJsonDocument::fromJson(rows->front().at(1).toByteArray()).object().toVariantMap();
        for (auto standIn = standIns.cbegin(); standIn != standIns.cend(); ++standIn)
            m_names.standIns.insert(standIn.key(), standIn.value().toString());
        if (m_names.defaultSchema.isEmpty() && (schemas.isEmpty() || schemas.contains(QString())))
            return failure(noSchema());
        QVariantList wanted;
        for (const QString &schema : schemas.isEmpty() ? QStringList{QString()} : schemas)
            wanted << (schema.isEmpty() ? m_names.defaultSchema : schema);
        for (const QString &standIn : m_names.standIns.keys())
            wanted << standIn;
        m_schemas = arrayText(wanted);
        return {};
    }

    /// Definitions in which the names of stand-ins are those that they stand for.
    [[nodiscard]] Connection::Row withRealNames(Connection::Row row) const
    {
        for (QVariant &cell : row) {
            if (cell.typeId() != QMetaType::QString || m_names.standIns.contains(cell.toString()))
                continue;
            QString text = cell.toString();
            // What extensions have made is in the default schema itself, and has no prefix where that is on the path.
            text = withoutQualifierInCell(text, quotedName(m_names.standIns.value(m_names.defaultSchema)));
            for (const auto &[standIn, name] : m_names.standIns.asKeyValueRange())
                text.replace(standIn + u'.', quotedName(name) + u'.');
            cell = text;
        }
        return row;
    }

    [[nodiscard]] Table *find(const QVariant &oid)
    {
        const auto found = m_tables.constFind(oid.toLongLong());
        return found == m_tables.constEnd() ? nullptr : m_schema.table(*found);
    }

    void addEnum(const Connection::Row &row)
    {
        // What is really on the server is none of a scratch place's.
        if (m_names.isStoodInFor(row.at(0).toString()))
            return;
        const TableName name{m_names.schema(row.at(0).toString()), row.at(1).toString()};
        EnumType type{.name = name, .values = {}};
        for (const QVariant &value : jsonList(row.at(2)))
            type.values << value.toString();
        m_enums.insert(name, type.values);
        if (row.at(3).toBool())
            m_schema.enumTypes.emplace(name, type);
    }

    void addRelation(const Connection::Row &row)
    {
        const TableName name{m_names.schema(row.at(1).toString()), row.at(2).toString()};
        const QString kind = row.at(3).toString();
        const QString parents = row.at(8).toString();
        if (kind == u"v" || kind == u"m") {
            const QString verb = kind == u"v" ? u"CREATE VIEW"_s : u"CREATE MATERIALIZED VIEW"_s;
            const QString text = row.at(7).toString().trimmed();
            const QString parameters = parametersText(parameterMap(row.at(9)));
            m_schema.views.emplace(
                name,
                View{name,
                     u"%1 %2%3 AS %4"_s.arg(verb, quotedName(name),
                                            parameters.isEmpty() ? parameters : u" WITH (%1)"_s.arg(parameters),
                                            text.endsWith(u';') ? text.chopped(1) : text)});
        } else if (row.at(4).toBool()) {
            m_schema.leftAlone.emplace(name, u"a partition of "_s + parents);
        } else if (kind == u"f") {
            m_schema.leftAlone.emplace(name, u"a foreign table"_s);
        } else if (!parents.isEmpty()) {
            m_schema.leftAlone.emplace(name, u"a child of "_s + parents);
        } else {
            addTable(name, row);
        }
    }

    void addTable(const TableName &name, const Connection::Row &row)
    {
        Table table;
        table.name = name;
        table.comment = row.at(5).toString();
        if (row.at(6).isValid())
            table.options.insert(u"postgresql_partition_by"_s, row.at(6).toString());
        if (const QVariantMap parameters = parameterMap(row.at(9)); !parameters.isEmpty())
            table.options.insert(u"postgresql_with"_s, parameters);
        if (row.at(10).isValid())
            table.options.insert(u"postgresql_tablespace"_s, row.at(10).toString());
        // The prefix makes such a table, the option makes one of a table that is there.
        if (row.at(11).toString() == u"u") {
            table.prefixes << u"UNLOGGED"_s;
            table.options.insert(u"postgresql_unlogged"_s, true);
        }
        m_tables.insert(row.at(0).toLongLong(), name);
        m_schema.tables.emplace(name, std::move(table));
    }

    [[nodiscard]] DataType typeOf(const Connection::Row &row) const
    {
        const QString kind = row.at(10).toString();
        const TableName name{m_names.schema(row.at(11).toString()), row.at(12).toString()};
        DataType type;
        if (kind == u"e" || kind == u"d") {
            type.module = u"postgresql"_s;
            type.name = kind == u"e" ? u"ENUM"_s : u"DOMAIN"_s;
            type.typeName = name.name;
            type.values = m_enums.value(name);
            if (kind == u"d")
                type.elements.push_back(reflectedType(row.at(14).toString()));
            if (!name.schema.isEmpty())
                type.options.insert(u"schema"_s, name.schema);
        } else {
            type = reflectedType(row.at(13).toString());
        }
        if (row.at(9).toBool())
            type = DataType{.module = u"postgresql"_s, .name = u"ARRAY"_s, .elements = {type}};
        type.collation = row.at(8).toString();
        return type;
    }

    void addColumn(const Connection::Row &row)
    {
        m_names.columns[row.at(0).toLongLong()].insert(row.at(1).toInt(), row.at(2).toString());
        Table *table = find(row.at(0));
        if (!table || table->column(row.at(2).toString()))
            return;
        Column column{.name = row.at(2).toString(), .type = typeOf(row), .nullable = !row.at(3).toBool()};
        column.comment = row.at(7).toString();
        const QString expression = row.at(4).toString();
        if (row.at(5).toString() == u"s")
            column.computed = Computed{.expression = withoutParentheses(expression), .persisted = true};
        else if (row.at(15).toString() == u"a" && expression.startsWith(u"nextval("_s))
            m_serials[row.at(0).toLongLong()].insert(column.name);
        else if (row.at(4).isValid())
            column.serverDefault = ServerDefault{ServerDefault::Kind::Expression, expression};
        if (const QString identity = row.at(6).toString(); !identity.isEmpty())
            column.identity = identityOf(identity == u"a", row, column.type.name);
        table->columns.push_back(std::move(column));
    }

    void addConstraint(const Connection::Row &row)
    {
        if (Table *table = find(row.at(0)))
            table->constraints.push_back(constraintOf(row, m_names));
    }

    void addIndex(const Connection::Row &row)
    {
        if (Table *table = find(row.at(0)))
            table->indexes.push_back(indexOf(row));
    }

    void addViewPart(const Connection::Row &row)
    {
        const TableName name{m_names.schema(row.at(0).toString()), row.at(1).toString()};
        const auto view = m_schema.views.find(name);
        if (view == m_schema.views.end())
            return;
        const QString text = row.at(5).toString();
        if (const QString index = row.at(3).toString(); !index.isEmpty()) {
            view->second.parts.push_back({text, u"DROP INDEX "_s + quotedName(TableName{name.schema, index})});
            return;
        }
        const QString column = row.at(4).toString();
        const QString kind = row.at(2).toString() == u"m" ? u"MATERIALIZED VIEW"_s : u"VIEW"_s;
        const QString subject = column.isEmpty() ? u"%1 %2"_s.arg(kind, quotedName(name))
                                                 : u"COLUMN %1.%2"_s.arg(quotedName(name), quotedName(column));
        view->second.parts.push_back(
            {u"COMMENT ON %1 IS %2"_s.arg(subject, stringLiteral(text)), u"COMMENT ON %1 IS NULL"_s.arg(subject)});
    }

    void addTrigger(const Connection::Row &row)
    {
        m_schema.triggers.push_back(
            {row.at(0).toString(), {m_names.schema(row.at(1).toString()), row.at(2).toString()}, row.at(3).toString()});
    }

    void addDomain(const Connection::Row &row)
    {
        const TableName name{m_names.schema(row.at(0).toString()), row.at(1).toString()};
        QString definition = u"CREATE DOMAIN %1 AS %2"_s.arg(quotedName(name), row.at(2).toString());
        if (const QString collation = row.at(5).toString(); !collation.isEmpty())
            definition += u" COLLATE "_s + alwaysQuoted(collation);
        if (row.at(4).isValid())
            definition += u" DEFAULT "_s + row.at(4).toString();
        if (row.at(3).toBool())
            definition += u" NOT NULL"_s;
        if (const QString checks = row.at(6).toString(); !checks.isEmpty())
            definition += u' ' + checks;
        m_schema.domains.push_back({name, definition, u"DROP DOMAIN "_s + quotedName(name)});
    }

    /// Says of each column how it comes to its numbers, in the words that make it so again.
    static void settleSerials(Table &table, const QSet<QString> &serials)
    {
        for (Column &column : table.columns) {
            const bool serial = serials.contains(column.name);
            if (serial && !isSerialKey(table, column))
                column.autoincrement = Autoincrement::On;
            if (serial && !isSerialKey(table, column)) {
                column.autoincrement = Autoincrement::Auto;
                column.options.insert(u"postgresql_serial"_s, true);
            }
            if (!serial && isSerialKey(table, column))
                column.autoincrement = Autoincrement::Off;
        }
    }

    Connection &m_connection;
    std::stop_token m_stop;
    Schema m_schema;
    Names m_names;
    QString m_schemas; ///< as the text of an array
    QHash<qlonglong, TableName> m_tables; ///< by their oid
    QHash<qlonglong, QSet<QString>> m_serials;
    QHash<TableName, QStringList> m_enums;
};

} // namespace

Result<Schema> inspect(Connection &connection, const QStringList &schemas, const std::stop_token &stop)
{
    return SchemaReader(connection, stop).run(schemas);
}

} // namespace engine::postgresql
