#include "engine/operation/applyinternal.h"
#include "engine/operation/enumchange.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// "column of table" for a column that has the type; empty where none has.
QString columnOfType(const TableName &type, const Schema &schema)
{
    for (const auto &[name, table] : schema.tables) {
        const auto found = std::ranges::find_if(
            table.columns, [&type](const Column &column) { return enumTypeOf(column.type) == type; });
        if (found != table.columns.end())
            return u"%1 of %2"_s.arg(found->name, name.text());
    }
    return {};
}

} // namespace

Done applyCreateEnumType(const CreateEnumType &create, Schema &schema)
{
    if (!schema.enumTypes.emplace(create.type.name, create.type).second)
        return cannotApply(u"There is an enum type %1 already."_s.arg(create.type.name.text()));
    return {};
}

Done applyDropEnumType(const DropEnumType &drop, Schema &schema)
{
    if (const QString user = columnOfType(drop.name, schema); !user.isEmpty()) {
        return cannotApply(u"The enum type %1 cannot be dropped: the column %2 has it."_s.arg(drop.name.text(), user),
                           u"Drop the column first, or give it another type."_s);
    }
    if (schema.enumTypes.erase(drop.name) == 0)
        return cannotApply(u"There is no enum type %1 to drop."_s.arg(drop.name.text()));
    return {};
}

namespace {

/// Columns of the type have its values, and what the database has stored about them has the new names.
void takeNewValues(Table &table, const AlterEnumType &alter)
{
    for (Column &column : table.columns) {
        setEnumValues(column.type, alter.name, alter.values);
        column.serverDefault = defaultWithRenames(alter, column.serverDefault);
    }
    for (Constraint &constraint : table.constraints) {
        if (auto *check = std::get_if<CheckConstraint>(&constraint))
            check->expression = textWithRenames(alter, check->expression);
    }
    for (Index &index : table.indexes) {
        for (IndexElement &element : index.elements)
            element.expression = textWithRenames(alter, element.expression);
        index.where = textWithRenames(alter, index.where);
    }
}

} // namespace

Done applyAlterEnumType(const AlterEnumType &alter, Schema &schema)
{
    const auto type = schema.enumTypes.find(alter.name);
    if (type == schema.enumTypes.end())
        return cannotApply(u"There is no enum type %1."_s.arg(alter.name.text()));
    type->second.values = alter.values;
    for (auto &[name, table] : schema.tables)
        takeNewValues(table, alter);
    for (auto &[name, view] : schema.views)
        view.definition = textWithRenames(alter, view.definition);
    for (const EnumTypeUse &use : alter.uses) {
        Table *table = schema.table(use.table);
        if (Column *column = table ? table->column(use.column) : nullptr)
            column->serverDefault = use.serverDefault;
    }
    return {};
}

} // namespace engine
