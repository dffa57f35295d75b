#include "engine/operation/applyinternal.h"

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

Done applyAlterEnumType(const AlterEnumType &alter, Schema &schema)
{
    const auto type = schema.enumTypes.find(alter.name);
    if (type == schema.enumTypes.end())
        return cannotApply(u"There is no enum type %1."_s.arg(alter.name.text()));
    type->second.values = alter.values;
    for (auto &[name, table] : schema.tables) {
        for (Column &column : table.columns)
            setEnumValues(column.type, alter.name, alter.values);
    }
    for (const EnumTypeUse &use : alter.uses) {
        Table *table = schema.table(use.table);
        if (Column *column = table ? table->column(use.column) : nullptr)
            column->serverDefault = use.serverDefault;
    }
    return {};
}

} // namespace engine
