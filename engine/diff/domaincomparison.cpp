#include "engine/diff/domaincomparison.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

std::set<TableName> usedDomains(const Schema &schema)
{
    std::set<TableName> used;
    for (const auto &[name, table] : schema.tables) {
        for (const Column &column : table.columns) {
            if (const auto domain = domainOf(column.type))
                used.insert(*domain);
        }
    }
    return used;
}

} // namespace

DomainChanges compareDomains(const Schema &actual, const Schema &desired)
{
    DomainChanges changes;
    for (const Domain &domain : desired.domains) {
        const Domain *present = actual.domain(domain.name);
        if (!present) {
            changes.creations.emplace_back(ExecuteSql{.sql = domain.definition, .reverseSql = domain.drop});
        } else if (present->definition != domain.definition) {
            changes.notes << u"The domain %1 is \"%2\" and should be \"%3\"; nothing is proposed. ALTER DOMAIN "
                             "changes it, by hand in a revision."_s.arg(domain.name.text(), present->definition,
                                                                        domain.definition);
        }
    }
    const std::set<TableName> used = usedDomains(actual);
    const std::set<TableName> wanted = usedDomains(desired);
    for (auto domain = actual.domains.rbegin(); domain != actual.domains.rend(); ++domain) {
        if (used.contains(domain->name) && !wanted.contains(domain->name) && !desired.domain(domain->name))
            changes.drops.emplace_back(ExecuteSql{.sql = domain->drop, .reverseSql = domain->definition});
    }
    return changes;
}

} // namespace engine
