#include "engine/migration/unseensql.h"

#include "engine/schema/sqlwords.h"

#include <algorithm>

namespace engine {

bool UnseenSql::isAbout(const AlterColumn &alter) const
{
    return std::ranges::any_of(
        m_sql, [&alter](const QString &sql) { return speaksOf(sql, alter.table.name) && speaksOf(sql, alter.column); });
}

std::vector<AlterColumn> UnseenSql::columnsOf(const Operation &operation) const
{
    const auto *batch = std::get_if<BatchAlterTable>(&operation);
    std::vector<AlterColumn> columns;
    for (const Operation &each : batch ? batch->operations : std::vector<Operation>{operation}) {
        const auto *alter = std::get_if<AlterColumn>(&each);
        if (alter && isAbout(*alter))
            columns.push_back(*alter);
    }
    return columns;
}

} // namespace engine
