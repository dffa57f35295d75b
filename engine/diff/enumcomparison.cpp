#include "engine/diff/enumcomparison.h"

#include "engine/diff/keycomparison.h"
#include "engine/operation/enumchange.h"

#include <QRegularExpression>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

struct Comparing
{
    const Schema &actual;
    const Schema &desired;
    const std::vector<RenameCandidate> &renames;
};

/// The default that a column has once its type is exchanged: the desired one, where the column stays of the type. A
/// column that goes or changes its type has to be left with one that the new type knows, or with none.
std::optional<ServerDefault> defaultAfter(const Column &column, const Column *desired, const EnumType &type)
{
    if (desired && enumTypeOf(desired->type) == type.name)
        return desired->serverDefault;
    const QString text = column.serverDefault ? column.serverDefault->text : QString();
    const bool isKnown = std::ranges::any_of(
        type.values, [&text](QString value) { return text.startsWith(u'\'' + value.replace(u'\'', u"''"_s) + u'\''); });
    return isKnown ? column.serverDefault : std::nullopt;
}

/// The agreed renames of its values. One that no longer fits is the answer to an old question.
std::vector<RenamedValue> renamedValues(const EnumType &from, const EnumType &to,
                                        const std::vector<RenameCandidate> &renames)
{
    std::vector<RenamedValue> renamed;
    for (const RenameCandidate &rename : renames) {
        if (rename.kind == RenameCandidate::Kind::EnumValue && rename.table == to.name
            && from.values.contains(rename.oldName) && !from.values.contains(rename.newName)
            && to.values.contains(rename.newName) && !to.values.contains(rename.oldName))
            renamed.push_back({rename.oldName, rename.newName});
    }
    return renamed;
}

AlterEnumType alteration(const EnumType &from, const EnumType &to, const Comparing &comparing)
{
    const auto &[actual, desired, renames] = comparing;
    AlterEnumType alter{.name = to.name,
                        .values = to.values,
                        .existingValues = from.values,
                        .renamed = renamedValues(from, to, renames),
                        .uses = {}};
    const bool isInPlace = onlyAdds(alter);
    for (const auto &[name, table] : actual.tables) {
        const Table *wanted = desired.table(name);
        for (const Column &column : table.columns) {
            if (enumTypeOf(column.type) != from.name)
                continue;
            const Column *wantedColumn = wanted ? wanted->column(column.name) : nullptr;
            alter.uses.push_back({.table = name,
                                  .column = column.name,
                                  .isArray = !column.type.elements.empty(),
                                  .serverDefault = isInPlace ? defaultWithRenames(alter, column.serverDefault)
                                                             : defaultAfter(column, wantedColumn, to),
                                  .existingServerDefault = column.serverDefault});
        }
    }
    return alter;
}

std::vector<Operation> changes(const Comparing &comparing, bool inPlace)
{
    const auto &[actual, desired, renames] = comparing;
    std::vector<Operation> operations;
    for (const auto &[name, type] : actual.enumTypes) {
        const auto wanted = desired.enumTypes.find(name);
        if (wanted == desired.enumTypes.end() || wanted->second == type)
            continue;
        AlterEnumType alter = alteration(type, wanted->second, comparing);
        if (onlyAdds(alter) == inPlace)
            operations.emplace_back(std::move(alter));
    }
    return operations;
}

/// True where a value is cast to the type, as the database says of each that is compared with a column of it.
bool namesType(const QString &sql, const QString &type)
{
    const QRegularExpression cast(u"::(?:[^\\s:]+\\.)?\"?%1\\b"_s.arg(QRegularExpression::escape(type)));
    return cast.match(sql).hasMatch();
}

} // namespace

std::vector<Operation> addedEnumValues(const Schema &actual, const Schema &desired,
                                       const std::vector<RenameCandidate> &renames)
{
    return changes({actual, desired, renames}, true);
}

std::vector<Operation> exchangedEnumTypes(const Schema &actual, const Schema &desired,
                                          const std::vector<RenameCandidate> &renames)
{
    return changes({actual, desired, renames}, false);
}

std::vector<Operation> boundToEnumType(const AlterEnumType &alter, const Schema &actual)
{
    std::vector<Operation> drops;
    std::set<TableName> seen;
    for (const EnumTypeUse &use : alter.uses) {
        const Table *table = actual.table(use.table);
        if (!table || !seen.insert(use.table).second)
            continue;
        const auto isBound = [&alter](const QString &sql) { return namesType(sql, alter.name.name); };
        for (const Constraint &constraint : table->constraints) {
            const auto *check = std::get_if<CheckConstraint>(&constraint);
            if (check && isBound(check->expression))
                drops.emplace_back(dropOf(table->name, constraint));
        }
        for (const Index &index : table->indexes) {
            const bool hasBoundTerm = std::ranges::any_of(
                index.elements, [&](const IndexElement &element) { return isBound(element.expression); });
            if (hasBoundTerm || isBound(index.where)) {
                drops.emplace_back(
                    DropIndex{.table = table->name, .index = index.name, .options = index.options, .previous = index});
            }
        }
    }
    return drops;
}

std::vector<Operation> createdEnumTypes(const Schema &actual, const Schema &desired)
{
    std::vector<Operation> operations;
    for (const auto &[name, type] : desired.enumTypes) {
        if (!actual.enumTypes.contains(name))
            operations.emplace_back(CreateEnumType{.type = type});
    }
    return operations;
}

std::vector<Operation> droppedEnumTypes(const Schema &actual, const Schema &desired)
{
    std::vector<Operation> operations;
    for (const auto &[name, type] : actual.enumTypes) {
        if (!desired.enumTypes.contains(name))
            operations.emplace_back(DropEnumType{.name = name, .previous = type});
    }
    return operations;
}

} // namespace engine
