#include "engine/diff/keycomparison.h"

#include <QHash>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// An index or a unique constraint: they share one space of names.
using Key = std::variant<const Index *, const UniqueConstraint *>;

bool sameUnique(const UniqueConstraint &left, const UniqueConstraint &right)
{
    QStringList leftColumns = left.columns;
    QStringList rightColumns = right.columns;
    leftColumns.sort();
    rightColumns.sort();
    return leftColumns == rightColumns && left.deferrable.value_or(false) == right.deferrable.value_or(false)
        && left.initially.compare(right.initially, Qt::CaseInsensitive) == 0 && left.options == right.options;
}

bool sameKey(const Key &left, const Key &right)
{
    if (left.index() != right.index())
        return false;
    if (const auto *index = std::get_if<const Index *>(&left))
        return **index == *std::get<const Index *>(right);
    return sameUnique(*std::get<const UniqueConstraint *>(left), *std::get<const UniqueConstraint *>(right));
}

Operation dropOf(const TableName &table, const Key &key)
{
    if (const auto *index = std::get_if<const Index *>(&key))
        return DropIndex{.table = table, .index = (*index)->name, .options = (*index)->options, .previous = **index};
    return engine::dropOf(table, *std::get<const UniqueConstraint *>(key));
}

Operation creationOf(const TableName &table, const Key &key)
{
    if (const auto *index = std::get_if<const Index *>(&key))
        return CreateIndex{.table = table, .index = **index};
    return AddConstraint{.table = table, .constraint = *std::get<const UniqueConstraint *>(key)};
}

struct Keys
{
    std::map<QString, Key> named;
    std::vector<const UniqueConstraint *> unnamed;
};

Keys keysOf(const Table &table)
{
    Keys keys;
    for (const Index &index : table.indexes)
        keys.named.emplace(index.name, &index);
    for (const Constraint &constraint : table.constraints) {
        const auto *unique = std::get_if<UniqueConstraint>(&constraint);
        if (!unique)
            continue;
        if (unique->name.isEmpty())
            keys.unnamed.push_back(unique);
        else
            keys.named.emplace(unique->name, unique);
    }
    return keys;
}

/// Takes out of `actual` one constraint that serves as `wanted`: an unnamed one first, then one with any name that no
/// desired key has.
bool takeEqual(Keys &actual, const Keys &desired, const UniqueConstraint &wanted)
{
    const auto unnamed = std::ranges::find_if(
        actual.unnamed, [&](const UniqueConstraint *candidate) { return sameUnique(*candidate, wanted); });
    if (unnamed != actual.unnamed.end()) {
        actual.unnamed.erase(unnamed);
        return true;
    }
    const auto named = std::ranges::find_if(actual.named, [&](const auto &entry) {
        return !desired.named.contains(entry.first) && sameKey(entry.second, Key(&wanted));
    });
    if (named == actual.named.end())
        return false;
    actual.named.erase(named);
    return true;
}

bool isCheck(const Constraint &constraint)
{
    return kindOf(constraint) == ConstraintKind::Check || kindOf(constraint) == ConstraintKind::Exclude;
}

/// One that the rows were not held against is the same check, as for Alembic: it was added the careful way.
Constraint withoutValidity(Constraint constraint)
{
    if (auto *check = std::get_if<CheckConstraint>(&constraint))
        check->options.remove(u"postgresql_not_valid"_s);
    return constraint;
}

/// The checks of one table that the other has no equal of, named ones first by name.
std::vector<const Constraint *> checksMissingFrom(const Table &other, const Table &table)
{
    std::vector<const Constraint *> missing;
    std::vector<const Constraint *> candidates;
    for (const Constraint &constraint : other.constraints) {
        if (isCheck(constraint))
            candidates.push_back(&constraint);
    }
    for (const Constraint &constraint : table.constraints) {
        if (!isCheck(constraint))
            continue;
        const Constraint wanted = withoutValidity(constraint);
        const auto equal = std::ranges::find_if(
            candidates, [&](const Constraint *candidate) { return withoutValidity(*candidate) == wanted; });
        if (equal == candidates.end())
            missing.push_back(&constraint);
        else
            candidates.erase(equal);
    }
    std::ranges::stable_sort(missing, {}, [](const Constraint *constraint) { return nameOf(*constraint); });
    return missing;
}

} // namespace

DropConstraint dropOf(const TableName &table, const Constraint &constraint)
{
    return {.table = table, .name = nameOf(constraint), .kind = kindOf(constraint), .previous = constraint};
}

std::vector<Operation> compareIndexesAndUniques(const TablePair &tables)
{
    const TableName &table = tables.desired.name;
    Keys actual = keysOf(tables.actual);
    const Keys desired = keysOf(tables.desired);
    std::vector<const UniqueConstraint *> missing;
    for (const UniqueConstraint *wanted : desired.unnamed) {
        if (!takeEqual(actual, desired, *wanted))
            missing.push_back(wanted);
    }

    std::vector<Operation> operations;
    std::vector<Operation> changed;
    for (const UniqueConstraint *unwanted : actual.unnamed)
        operations.emplace_back(dropOf(table, Constraint(*unwanted)));
    for (const auto &[name, key] : actual.named) {
        const auto wanted = desired.named.find(name);
        if (wanted == desired.named.end()) {
            operations.push_back(dropOf(table, key));
        } else if (!sameKey(key, wanted->second)) {
            changed.push_back(dropOf(table, key));
            changed.push_back(creationOf(table, wanted->second));
        }
    }
    std::ranges::move(changed, std::back_inserter(operations));
    for (const auto &[name, key] : desired.named) {
        if (!actual.named.contains(name))
            operations.push_back(creationOf(table, key));
    }
    for (const UniqueConstraint *wanted : missing)
        operations.push_back(creationOf(table, wanted));
    return operations;
}

PrimaryKeyChange comparePrimaryKeys(const TablePair &tables)
{
    const TableName &table = tables.desired.name;
    const PrimaryKey *actual = tables.actual.primaryKey();
    const PrimaryKey *desired = tables.desired.primaryKey();
    const bool same = actual && desired ? actual->columns == desired->columns && actual->options == desired->options
                                        : actual == desired;
    PrimaryKeyChange change;
    if (!same && actual)
        change.drop = dropOf(table, Constraint(*actual));
    if (!same && desired)
        change.add = AddConstraint{.table = table, .constraint = *desired};
    return change;
}

std::vector<Operation> compareChecks(const TablePair &tables)
{
    std::vector<Operation> operations;
    for (const Constraint *unwanted : checksMissingFrom(tables.desired, tables.actual))
        operations.emplace_back(dropOf(tables.desired.name, *unwanted));
    for (const Constraint *wanted : checksMissingFrom(tables.actual, tables.desired))
        operations.emplace_back(AddConstraint{.table = tables.desired.name, .constraint = *wanted});
    return operations;
}

} // namespace engine
