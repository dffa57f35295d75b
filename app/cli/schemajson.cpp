#include "app/cli/schemajson.h"

#include "engine/diff/tableorder.h"
#include "engine/overloaded.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace app {

using namespace engine;

namespace {

QJsonValue defaultJson(const Column &column)
{
    if (!column.serverDefault)
        return QJsonValue::Null;
    const ServerDefault &value = *column.serverDefault;
    switch (value.kind) {
    case ServerDefault::Kind::Literal:
        return QJsonObject{{u"literal"_s, value.text}};
    case ServerDefault::Kind::Expression:
        return QJsonObject{{u"expression"_s, value.text}};
    case ServerDefault::Kind::Now:
        return QJsonObject{{u"expression"_s, u"now()"_s}};
    case ServerDefault::Kind::True:
        return QJsonObject{{u"expression"_s, u"true"_s}};
    case ServerDefault::Kind::False:
        return QJsonObject{{u"expression"_s, u"false"_s}};
    case ServerDefault::Kind::Fetched:
        break;
    }
    return QJsonObject{};
}

QJsonObject columnJson(const Column &column, const Dialect &dialect)
{
    QJsonObject object{{u"name"_s, column.name},
                       {u"type"_s, dialect.typeSql(column.type).value_or(column.type.name)},
                       {u"nullable"_s, column.nullable},
                       {u"default"_s, defaultJson(column)}};
    if (column.computed) {
        object.insert(u"computed"_s, column.computed->expression);
        if (column.computed->persisted)
            object.insert(u"persisted"_s, *column.computed->persisted);
    }
    if (!column.comment.isEmpty())
        object.insert(u"comment"_s, column.comment);
    return object;
}

void addIfGiven(QJsonObject &object, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        object.insert(key, value);
}

QJsonObject constraintJson(const Constraint &constraint)
{
    QJsonObject object{{u"kind"_s, alembicName(kindOf(constraint))}, {u"name"_s, nameOf(constraint)}};
    if (const QStringList columns = columnsOf(constraint); !columns.isEmpty())
        object.insert(u"columns"_s, QJsonArray::fromStringList(columns));
    if (const auto *key = std::get_if<ForeignKey>(&constraint)) {
        object.insert(u"referred_table"_s, key->referredTable.text());
        object.insert(u"referred_columns"_s, QJsonArray::fromStringList(key->referredColumns));
        addIfGiven(object, u"on_update"_s, key->onUpdate);
        addIfGiven(object, u"on_delete"_s, key->onDelete);
        addIfGiven(object, u"initially"_s, key->initially);
        if (key->deferrable)
            object.insert(u"deferrable"_s, *key->deferrable);
    }
    std::visit(
        [&object](const auto &one) {
            if (!one.options.isEmpty())
                object.insert(u"options"_s, QJsonObject::fromVariantMap(one.options));
        },
        constraint);
    if (const auto *unique = std::get_if<UniqueConstraint>(&constraint)) {
        addIfGiven(object, u"initially"_s, unique->initially);
        if (unique->deferrable)
            object.insert(u"deferrable"_s, *unique->deferrable);
    }
    if (const auto *check = std::get_if<CheckConstraint>(&constraint))
        object.insert(u"expression"_s, check->expression);
    return object;
}

QJsonObject indexJson(const Index &index)
{
    QJsonArray elements;
    for (const IndexElement &element : index.elements) {
        QJsonObject term = element.column.isEmpty() ? QJsonObject{{u"expression"_s, element.expression}}
                                                    : QJsonObject{{u"column"_s, element.column}};
        addIfGiven(term, u"collation"_s, element.collation);
        if (element.descending)
            term.insert(u"descending"_s, true);
        elements << term;
    }
    QJsonObject object{{u"name"_s, index.name}, {u"unique"_s, index.unique}, {u"elements"_s, elements}};
    addIfGiven(object, u"where"_s, index.where);
    if (!index.options.isEmpty())
        object.insert(u"options"_s, QJsonObject::fromVariantMap(index.options));
    return object;
}

QJsonObject tableJson(const Table &table, const Dialect &dialect)
{
    QJsonArray columns;
    for (const Column &column : table.columns)
        columns << columnJson(column, dialect);
    QJsonArray constraints;
    for (const Constraint &constraint : table.constraints)
        constraints << constraintJson(constraint);
    QJsonArray indexes;
    for (const Index &index : table.indexes)
        indexes << indexJson(index);
    QJsonObject object{{u"name"_s, table.name.text()},
                       {u"columns"_s, columns},
                       {u"constraints"_s, constraints},
                       {u"indexes"_s, indexes}};
    addIfGiven(object, u"comment"_s, table.comment);
    if (!table.options.isEmpty())
        object.insert(u"options"_s, QJsonObject::fromVariantMap(table.options));
    return object;
}

QString terminated(const QString &sql)
{
    const QString trimmed = sql.trimmed();
    return trimmed.endsWith(u';') ? trimmed + u'\n' : trimmed + u";\n"_s;
}

/// In an order in which they can be made. Where a key cannot be added afterwards, tables may refer to what is not there
/// yet.
Result<QStringList> tablesSql(const Schema &schema, const Dialect &dialect)
{
    std::vector<const Table *> tables;
    for (const auto &[name, table] : schema.tables)
        tables.push_back(&table);
    const TableOrder order = orderedByDependency(tables);
    const bool isCut = dialect.capabilities().keysAfterTables;
    QStringList parts;
    for (const Table &table : order.tables)
        parts << terminated(dialect.definition(isCut ? table : *schema.table(table.name)));
    if (!isCut)
        return parts;
    for (const auto &[table, key] : order.cutKeys) {
        const auto statements = dialect.compile(AddConstraint{.table = table, .constraint = key}, {});
        if (!statements)
            return failure(statements.error());
        for (const Statement &statement : *statements)
            parts << terminated(statement.sql);
    }
    return parts;
}

} // namespace

QJsonObject schemaJson(const Schema &schema, const Dialect &dialect)
{
    QJsonArray types;
    for (const auto &[name, type] : schema.enumTypes) {
        types << QJsonObject{{u"name"_s, name.text()}, {u"values"_s, QJsonArray::fromStringList(type.values)}};
    }
    QJsonArray domains;
    for (const engine::Domain &domain : schema.domains)
        domains << QJsonObject{{u"name"_s, domain.name.text()}, {u"definition"_s, domain.definition}};
    QJsonArray tables;
    for (const auto &[name, table] : schema.tables)
        tables << tableJson(table, dialect);
    QJsonArray views;
    for (const auto &[name, view] : schema.views) {
        QJsonObject object{{u"name"_s, name.text()}, {u"definition"_s, view.definition}};
        QJsonArray completedBy;
        for (const engine::ViewPart &part : view.parts)
            completedBy << part.definition;
        if (!completedBy.isEmpty())
            object.insert(u"completed_by"_s, completedBy);
        views << object;
    }
    QJsonArray triggers;
    for (const Trigger &trigger : schema.triggers) {
        triggers << QJsonObject{
            {u"name"_s, trigger.name}, {u"table"_s, trigger.table.text()}, {u"definition"_s, trigger.definition}};
    }
    QJsonObject object{{u"dialect"_s, dialect.name()},
                       {u"enum_types"_s, types},
                       {u"tables"_s, tables},
                       {u"views"_s, views},
                       {u"triggers"_s, triggers}};
    if (!domains.isEmpty())
        object.insert(u"domains"_s, domains);
    return object;
}

Result<QString> schemaSql(const Schema &schema, const Dialect &dialect)
{
    QStringList parts;
    for (const auto &[name, type] : schema.enumTypes) {
        // Where there are such types, nothing about them can be refused.
        const auto statements = dialect.compile(CreateEnumType{.type = type}, {});
        for (const Statement &statement : *statements)
            parts << terminated(statement.sql);
    }
    for (const engine::Domain &domain : schema.domains)
        parts << terminated(domain.definition);
    const auto tables = tablesSql(schema, dialect);
    if (!tables)
        return failure(tables.error());
    parts << *tables;
    for (const auto &[name, view] : schema.views)
        parts << terminated(scriptOf(view));
    for (const Trigger &trigger : schema.triggers)
        parts << terminated(trigger.definition);
    return parts.join(u'\n');
}

} // namespace app
