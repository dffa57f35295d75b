#include "engine/diff/fixedtypes.h"

#include <algorithm>
#include <set>

namespace engine {

namespace {

using ColumnName = std::pair<TableName, QString>;

/// Of the same type with another length only, a column may change while the key is there.
bool isOtherType(const AlterColumn &alter)
{
    if (!alter.type || !alter.existingType)
        return false;
    DataType before = *alter.existingType;
    before.length = alter.type->length;
    return before.name != alter.type->name || before.options != alter.type->options
        || before.precision != alter.type->precision;
}

std::set<ColumnName> changedTypes(const std::vector<Operation> &operations)
{
    std::set<ColumnName> columns;
    for (const Operation &operation : operations) {
        const auto *alter = std::get_if<AlterColumn>(&operation);
        if (alter && isOtherType(*alter))
            columns.emplace(alter->table, alter->column);
    }
    return columns;
}

bool changesBothSides(const TableName &table, const ForeignKey &key, const std::set<ColumnName> &changed)
{
    for (qsizetype place = 0; place < std::min(key.columns.size(), key.referredColumns.size()); ++place) {
        if (changed.contains({table, key.columns.at(place)})
            && changed.contains({key.referredTable, key.referredColumns.at(place)}))
            return true;
    }
    return false;
}

bool drops(const std::vector<Operation> &operations, const TableName &table, const QString &name)
{
    return std::ranges::any_of(operations, [&](const Operation &operation) {
        const auto *drop = std::get_if<DropConstraint>(&operation);
        return drop && drop->table == table && drop->name == name;
    });
}

} // namespace

void releaseKeys(const Phases &phases, const Schema &actual, const Schema &desired)
{
    const std::set<ColumnName> changed = changedTypes(phases.changes);
    if (changed.empty())
        return;
    for (const auto &[name, table] : actual.tables) {
        if (!desired.table(name))
            continue;
        for (const Constraint &constraint : table.constraints) {
            const auto *key = std::get_if<ForeignKey>(&constraint);
            if (!key || key->name.isEmpty() || !changesBothSides(name, *key, changed)
                || drops(phases.early, name, key->name))
                continue;
            phases.early.emplace_back(DropConstraint{
                .table = name, .name = key->name, .kind = ConstraintKind::ForeignKey, .previous = constraint});
            phases.late.emplace_back(AddConstraint{.table = name, .constraint = constraint});
        }
    }
}

} // namespace engine
