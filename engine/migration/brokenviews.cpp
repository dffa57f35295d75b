#include "engine/migration/brokenviews.h"

#include "engine/migration/schemafollower.h"
#include "engine/schema/sqlwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

void BrokenViews::note(const Operation &operation, const Schema &before, const QString &revision)
{
    if (const auto *execute = std::get_if<ExecuteSql>(&operation); execute && changesSchema(execute->sql))
        m_sql << execute->sql;
    for (const TableName &view : m_dialect->viewsBrokenBy(operation, before))
        m_broken.push_back({view, revision, summary(operation)});
}

QStringList BrokenViews::warnings() const
{
    QStringList sentences;
    std::vector<TableName> told;
    for (const Broken &broken : m_broken) {
        const bool isTaken =
            std::ranges::any_of(m_sql, [&broken](const QString &sql) { return speaksOf(sql, broken.view.name); });
        if (isTaken || std::ranges::find(told, broken.view) != told.end())
            continue;
        told.push_back(broken.view);
        sentences << u"The view %1 cannot be read any more after revision %2 (%3), and the database does not refuse "
                     "that. Drop or replace the view in the revision as well."_s.arg(broken.view.text(),
                                                                                     broken.revision, broken.operation);
    }
    return sentences;
}

} // namespace engine
