#include "engine/diff/enumcomparison.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

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

AlterEnumType alteration(const EnumType &from, const EnumType &to, const Schema &actual, const Schema &desired)
{
    AlterEnumType alter{.name = to.name, .values = to.values, .existingValues = from.values, .renamed = {}, .uses = {}};
    const bool isInPlace = onlyAdds(alter);
    for (const auto &[name, table] : actual.tables) {
        const Table *wanted = desired.table(name);
        for (const Column &column : table.columns) {
            if (enumTypeOf(column.type) != from.name)
                continue;
            const Column *wantedColumn = wanted ? wanted->column(column.name) : nullptr;
            alter.uses.push_back(
                {.table = name,
                 .column = column.name,
                 .isArray = !column.type.elements.empty(),
                 .serverDefault = isInPlace ? column.serverDefault : defaultAfter(column, wantedColumn, to),
                 .existingServerDefault = column.serverDefault});
        }
    }
    return alter;
}

std::vector<Operation> changes(const Schema &actual, const Schema &desired, bool inPlace)
{
    std::vector<Operation> operations;
    for (const auto &[name, type] : actual.enumTypes) {
        const auto wanted = desired.enumTypes.find(name);
        if (wanted == desired.enumTypes.end() || wanted->second == type)
            continue;
        AlterEnumType alter = alteration(type, wanted->second, actual, desired);
        if (onlyAdds(alter) == inPlace)
            operations.emplace_back(std::move(alter));
    }
    return operations;
}

} // namespace

std::vector<Operation> addedEnumValues(const Schema &actual, const Schema &desired)
{
    return changes(actual, desired, true);
}

std::vector<Operation> exchangedEnumTypes(const Schema &actual, const Schema &desired)
{
    return changes(actual, desired, false);
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
