#include "engine/migration/unseensql.h"

#include "engine/schema/sqlwords.h"

#include <algorithm>

namespace engine {

namespace {

bool names(const std::vector<SqlIdentifier> &identifiers, const QString &name)
{
    return std::ranges::any_of(identifiers, [&name](const SqlIdentifier &identifier) {
        return identifier.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

void UnseenSql::takeColumn(Schema &schema, const AlterColumn &alter) const
{
    Table *table = schema.table(alter.table);
    if (!table)
        return;
    const bool isUnseen = std::ranges::any_of(m_sql, [&alter](const QString &sql) {
        const std::vector<SqlIdentifier> identifiers = identifiersIn(sql);
        return names(identifiers, alter.table.name) && names(identifiers, alter.column);
    });
    if (isUnseen)
        std::erase_if(table->columns, [&alter](const Column &column) { return column.name == alter.column; });
}

Schema UnseenSql::withoutColumns(Schema schema, const Operation &operation) const
{
    if (const auto *alter = std::get_if<AlterColumn>(&operation))
        takeColumn(schema, *alter);
    if (const auto *batch = std::get_if<BatchAlterTable>(&operation)) {
        for (const Operation &inner : batch->operations) {
            if (const auto *alter = std::get_if<AlterColumn>(&inner))
                takeColumn(schema, *alter);
        }
    }
    return schema;
}

} // namespace engine
