#include "engine/diff/renamecandidates.h"

#include "engine/operation/narrowing.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr double kTableThreshold = 0.55;
constexpr double kColumnThreshold = 0.62;
constexpr double kValueThreshold = 0.5;
constexpr double kSimilarName = 0.5;

/// Levenshtein's distance, in one row.
qsizetype editDistance(const QString &left, const QString &right)
{
    std::vector<qsizetype> row(static_cast<size_t>(right.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < left.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i + 1;
        for (size_t j = 0; j < static_cast<size_t>(right.size()); ++j) {
            const qsizetype changed = diagonal + (left.at(i) == right.at(static_cast<qsizetype>(j)) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

QString plainName(const QString &name)
{
    return name.toLower().remove(u'_');
}

/// A column's neighbours that both tables have: what "the same place" means when other columns come and go.
struct Place
{
    QString previous;
    QString next;
    size_t number = 0;
};

Place placeOf(const Table &table, const QString &column, const Table &other)
{
    Place place;
    bool passed = false;
    for (size_t at = 0; at < table.columns.size(); ++at) {
        const QString &name = table.columns[at].name;
        if (name == column) {
            passed = true;
            place.number = at;
        } else if (other.column(name)) {
            if (passed) {
                place.next = name;
                break;
            }
            place.previous = name;
        }
    }
    return place;
}

/// The kinds of constraints and indexes that a column is in: "primary foreignkey index".
QStringList rolesOf(const Table &table, const QString &column)
{
    QStringList roles;
    for (const Constraint &constraint : table.constraints) {
        if (columnsOf(constraint).contains(column))
            roles << alembicName(kindOf(constraint));
    }
    for (const Index &index : table.indexes) {
        if (std::ranges::count(index.elements, column, &IndexElement::column) > 0)
            roles << (index.unique ? u"unique index"_s : u"index"_s);
    }
    roles.sort();
    return roles;
}

RenameCandidate judgeColumns(const Table &actual, const Column &removed, const Table &desired, const Column &added)
{
    RenameCandidate candidate{
        .kind = RenameCandidate::Kind::Column, .table = desired.name, .oldName = removed.name, .newName = added.name};
    const auto grant = [&](double share, const QString &evidence) {
        candidate.likeness += share;
        candidate.evidence << evidence;
    };
    if (sameType(removed.type, added.type))
        grant(0.35, u"same type"_s);
    else if (!narrows(removed.type, added.type))
        grant(0.2, u"type %1 fits into %2"_s.arg(text(removed.type), text(added.type)));
    const Place before = placeOf(actual, removed.name, desired);
    const Place after = placeOf(desired, added.name, actual);
    if (before.previous == after.previous && before.next == after.next)
        grant(before.number == after.number ? 0.2 : 0.15, u"same place"_s);
    const double names = nameLikeness(removed.name, added.name);
    candidate.likeness += 0.25 * names;
    if (names >= kSimilarName)
        candidate.evidence << u"similar name"_s;
    const QStringList roles = rolesOf(actual, removed.name);
    if (roles == rolesOf(desired, added.name))
        grant(0.1, roles.isEmpty() ? u"no constraints on either"_s : u"same constraints"_s);
    if (removed.nullable == added.nullable && removed.serverDefault == added.serverDefault)
        grant(0.1, u"same nullability and default"_s);
    return candidate;
}

/// How many columns of `right` are in `left` with the same type (counted whole) or another (counted half).
double sharedColumns(const Table &left, const Table &right)
{
    QHash<QString, const Column *> named;
    for (const Column &column : left.columns)
        named.insert(column.name, &column);
    double shared = 0;
    for (const Column &column : right.columns) {
        if (const Column *other = named.value(column.name))
            shared += sameType(column.type, other->type) ? 1.0 : 0.5;
    }
    return shared;
}

RenameCandidate judgeTables(const Table &removed, const Table &added)
{
    RenameCandidate candidate{.table = removed.name, .newName = added.name.name};
    const double all = static_cast<double>(std::max(removed.columns.size(), added.columns.size()));
    const double shared = sharedColumns(removed, added);
    const double names = nameLikeness(removed.name.name, added.name.name);
    if (all < 1 || removed.name.schema != added.name.schema)
        return candidate;
    candidate.likeness = 0.8 * shared / all + 0.2 * names;
    candidate.evidence << (shared == all ? u"same columns"_s : u"%1 of %2 columns the same"_s.arg(shared).arg(all));
    const PrimaryKey *before = removed.primaryKey();
    const PrimaryKey *after = added.primaryKey();
    if (before && after && before->columns == after->columns)
        candidate.evidence << u"same primary key"_s;
    if (names >= kSimilarName)
        candidate.evidence << u"similar name"_s;
    return candidate;
}

/// The likeliest pairs, each name in one pair at most.
std::vector<RenameCandidate> bestPairs(std::vector<RenameCandidate> candidates)
{
    std::ranges::stable_sort(candidates, std::greater<>(), &RenameCandidate::likeness);
    QSet<QString> oldNames;
    QSet<QString> newNames;
    std::erase_if(candidates, [&](const RenameCandidate &candidate) {
        const QString oldName =
            candidate.kind == RenameCandidate::Kind::Table ? candidate.table.text() : candidate.oldName;
        if (oldNames.contains(oldName) || newNames.contains(candidate.newName))
            return true;
        oldNames.insert(oldName);
        newNames.insert(candidate.newName);
        return false;
    });
    return candidates;
}

std::vector<RenameCandidate> tableCandidates(const UnmatchedNames &names)
{
    std::vector<RenameCandidate> candidates;
    for (const Table *removed : names.removed) {
        for (const Table *added : names.added) {
            RenameCandidate candidate = judgeTables(*removed, *added);
            if (candidate.likeness >= kTableThreshold)
                candidates.push_back(std::move(candidate));
        }
    }
    return bestPairs(std::move(candidates));
}

std::vector<const Column *> columnsMissingFrom(const Table &other, const Table &table)
{
    QSet<QString> present;
    for (const Column &column : other.columns)
        present.insert(column.name);
    std::vector<const Column *> missing;
    for (const Column &column : table.columns) {
        if (!present.contains(column.name))
            missing.push_back(&column);
    }
    return missing;
}

std::vector<RenameCandidate> columnCandidates(const Table &actual, const Table &desired)
{
    const std::vector<const Column *> removed = columnsMissingFrom(desired, actual);
    if (removed.empty())
        return {};
    const std::vector<const Column *> added = columnsMissingFrom(actual, desired);
    std::vector<RenameCandidate> candidates;
    for (const Column *before : removed) {
        for (const Column *after : added) {
            RenameCandidate candidate = judgeColumns(actual, *before, desired, *after);
            if (candidate.likeness >= kColumnThreshold)
                candidates.push_back(std::move(candidate));
        }
    }
    return bestPairs(std::move(candidates));
}

QStringList valuesMissingFrom(const QStringList &other, const QStringList &values)
{
    QStringList missing;
    std::ranges::copy_if(values, std::back_inserter(missing),
                         [&other](const QString &value) { return !other.contains(value); });
    return missing;
}

/// The values on both sides of the one at `place` that both types have; empty at an end.
std::pair<QString, QString> neighbours(const QStringList &values, const QString &value, const QStringList &other)
{
    const qsizetype place = values.indexOf(value);
    std::pair<QString, QString> found;
    for (qsizetype at = place; at-- > 0 && found.first.isEmpty();) {
        if (other.contains(values.at(at)))
            found.first = values.at(at);
    }
    for (qsizetype at = place + 1; at < values.size() && found.second.isEmpty(); ++at) {
        if (other.contains(values.at(at)))
            found.second = values.at(at);
    }
    return found;
}

RenameCandidate judgeValues(const EnumType &actual, const QString &removed, const EnumType &desired,
                            const QString &added)
{
    RenameCandidate candidate{
        .kind = RenameCandidate::Kind::EnumValue, .table = desired.name, .oldName = removed, .newName = added};
    const bool samePlace =
        neighbours(actual.values, removed, desired.values) == neighbours(desired.values, added, actual.values);
    const double names = nameLikeness(removed, added);
    candidate.likeness = (samePlace ? 0.5 : 0) + 0.5 * names;
    if (samePlace)
        candidate.evidence << u"same place"_s;
    if (names >= kSimilarName)
        candidate.evidence << u"similar name"_s;
    return candidate;
}

std::vector<RenameCandidate> valueCandidates(const EnumType &actual, const EnumType &desired)
{
    std::vector<RenameCandidate> candidates;
    for (const QString &removed : valuesMissingFrom(desired.values, actual.values)) {
        for (const QString &added : valuesMissingFrom(actual.values, desired.values)) {
            RenameCandidate candidate = judgeValues(actual, removed, desired, added);
            if (candidate.likeness >= kValueThreshold)
                candidates.push_back(std::move(candidate));
        }
    }
    return bestPairs(std::move(candidates));
}

} // namespace

std::vector<RenameCandidate> findValueRenames(const Schema &actual, const Schema &desired)
{
    std::vector<RenameCandidate> candidates;
    for (const auto &[name, type] : actual.enumTypes) {
        const auto wanted = desired.enumTypes.find(name);
        if (wanted == desired.enumTypes.end())
            continue;
        std::ranges::move(valueCandidates(type, wanted->second), std::back_inserter(candidates));
    }
    return candidates;
}

std::vector<RenameCandidate> findRenameCandidates(const UnmatchedNames &names)
{
    std::vector<RenameCandidate> candidates = tableCandidates(names);
    for (const TableName &name : names.kept) {
        std::vector<RenameCandidate> columns = columnCandidates(*names.actual.table(name), *names.desired.table(name));
        std::ranges::move(columns, std::back_inserter(candidates));
    }
    return candidates;
}

double nameLikeness(const QString &left, const QString &right)
{
    const QString one = plainName(left);
    const QString other = plainName(right);
    const qsizetype longest = std::max(one.size(), other.size());
    if (longest == 0)
        return 0;
    return 1.0 - static_cast<double>(editDistance(one, other)) / static_cast<double>(longest);
}

} // namespace engine
