#include "engine/dialect/postgresql/enumtypes.h"

#include "engine/dialect/postgresql/alterenumtype.h"
#include "engine/dialect/postgresql/typenames.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

TableName nameOf(const DataType &type)
{
    return {type.options.value(u"schema"_s).toString(), type.typeName};
}

/// True where the database has the type: by itself, or because a column has it.
bool exists(const TableName &name, const Schema &before)
{
    if (before.enumTypes.contains(name))
        return true;
    return std::ranges::any_of(before.tables, [&name](const auto &entry) {
        return std::ranges::any_of(entry.second.columns, [&](const Column &column) {
            const Column known = withTypeSchema(column, entry.first);
            const DataType *type = enumToCreate(known.type);
            return type && nameOf(*type) == name;
        });
    });
}

void setSchema(DataType &type, const QString &schema)
{
    if (type.options.value(u"inherit_schema"_s).toBool() && !type.options.contains(u"schema"_s))
        type.options.insert(u"schema"_s, schema);
    for (DataType &element : type.elements)
        setSchema(element, schema);
    for (DataTypeVariant &variant : type.variants)
        setSchema(variant.type, schema);
}

} // namespace

Column withTypeSchema(Column column, const TableName &table)
{
    if (!table.schema.isEmpty())
        setSchema(column.type, table.schema);
    return column;
}

std::vector<Statement> createEnumTypes(const std::vector<Column> &columns, const TableName &table, const Schema &before)
{
    std::vector<Statement> statements;
    QSet<TableName> made;
    for (const Column &given : columns) {
        const Column column = withTypeSchema(given, table);
        const DataType *type = enumToCreate(column.type);
        if (!type || made.contains(nameOf(*type)) || exists(nameOf(*type), before))
            continue;
        made.insert(nameOf(*type));
        statements.push_back({.sql = createEnumTypeSql({.name = nameOf(*type), .values = type->values})});
    }
    return statements;
}

std::vector<Statement> createEnumTypesForKnown(const std::vector<Column> &columns, const TableName &table,
                                               const Schema &before)
{
    return before.table(table) ? createEnumTypes(columns, table, before) : std::vector<Statement>();
}

} // namespace engine::postgresql
