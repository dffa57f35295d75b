#include "engine/schema/table.h"

#include <algorithm>

namespace engine {

const Column *Table::column(const QString &columnName) const
{
    const auto found = std::ranges::find(columns, columnName, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

Column *Table::column(const QString &columnName)
{
    const auto found = std::ranges::find(columns, columnName, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

const Index *Table::index(const QString &indexName) const
{
    const auto found = std::ranges::find(indexes, indexName, &Index::name);
    return found == indexes.end() ? nullptr : &*found;
}

const PrimaryKey *Table::primaryKey() const
{
    for (const Constraint &candidate : constraints) {
        if (const auto *key = std::get_if<PrimaryKey>(&candidate))
            return key;
    }
    return nullptr;
}

const Constraint *Table::constraint(const QString &constraintName, ConstraintKind kind) const
{
    const auto matches = [&](const Constraint &candidate) {
        return nameOf(candidate) == constraintName && (kind == ConstraintKind::Unknown || kindOf(candidate) == kind);
    };
    const auto found = std::ranges::find_if(constraints, matches);
    return found == constraints.end() ? nullptr : &*found;
}

} // namespace engine
