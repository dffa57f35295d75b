#include "engine/dialect/postgresql/enumtypes.h"

#include "engine/dialect/postgresql/alterenumtype.h"
#include "engine/dialect/postgresql/typenames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

TableName nameOf(const DataType &type)
{
    return {type.options.value(u"schema"_s).toString(), type.typeName};
}

/// A type is known without the name of the default schema, which is nearly always this one.
bool isSame(const TableName &left, const TableName &right)
{
    const auto bare = [](const QString &schema) { return schema == u"public" ? QString() : schema; };
    return left.name == right.name && bare(left.schema) == bare(right.schema);
}

/// True where the database has the type: by itself, or because a column has it.
bool exists(const TableName &name, const Schema &before)
{
    const auto isNamed = [&name](const auto &entry) { return isSame(entry.first, name); };
    if (std::ranges::any_of(before.enumTypes, isNamed))
        return true;
    return std::ranges::any_of(before.tables, [&name](const auto &entry) {
        return std::ranges::any_of(entry.second.columns, [&](const Column &column) {
            const Column known = withTypeSchema(column, entry.first);
            const DataType *type = enumToCreate(known.type);
            return type && isSame(nameOf(*type), name);
        });
    });
}

/// The column that `operation` brings, or changes the type of, as far as its type goes.
std::optional<Column> broughtBy(const Operation &operation)
{
    if (const auto *add = std::get_if<AddColumn>(&operation))
        return withTypeSchema(add->column, add->table);
    const auto *alter = std::get_if<AlterColumn>(&operation);
    if (alter && alter->type)
        return withTypeSchema({.name = alter->column, .type = *alter->type}, alter->table);
    return std::nullopt;
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
    std::vector<TableName> made;
    for (const Column &given : columns) {
        const Column column = withTypeSchema(given, table);
        const DataType *type = enumToCreate(column.type);
        const auto isMade = [&type](const TableName &other) { return isSame(other, nameOf(*type)); };
        if (!type || std::ranges::any_of(made, isMade) || exists(nameOf(*type), before))
            continue;
        made.push_back(nameOf(*type));
        statements.push_back({.sql = createEnumTypeSql({.name = nameOf(*type), .values = type->values})});
    }
    return statements;
}

std::vector<Statement> createEnumTypesForKnown(const std::vector<Column> &columns, const TableName &table,
                                               const Schema &before)
{
    return before.table(table) ? createEnumTypes(columns, table, before) : std::vector<Statement>();
}

void rememberEnumTypes(const Operation &operation, const Schema &before, std::optional<Schema> &known)
{
    const std::optional<Column> column = broughtBy(operation);
    const DataType *type = column ? enumToCreate(column->type) : nullptr;
    if (!type)
        return;
    if (!known)
        known = before;
    known->enumTypes.emplace(nameOf(*type), EnumType{nameOf(*type), type->values});
}

} // namespace engine::postgresql
