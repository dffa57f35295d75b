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

bool UnseenSql::speaksOf(const AlterColumn &alter) const
{
    return std::ranges::any_of(m_sql, [&alter](const QString &sql) {
        const std::vector<SqlIdentifier> identifiers = identifiersIn(sql);
        return names(identifiers, alter.table.name) && names(identifiers, alter.column);
    });
}

std::vector<AlterColumn> UnseenSql::columnsOf(const Operation &operation) const
{
    const auto *batch = std::get_if<BatchAlterTable>(&operation);
    std::vector<AlterColumn> columns;
    for (const Operation &each : batch ? batch->operations : std::vector<Operation>{operation}) {
        const auto *alter = std::get_if<AlterColumn>(&each);
        if (alter && speaksOf(*alter))
            columns.push_back(*alter);
    }
    return columns;
}

} // namespace engine
