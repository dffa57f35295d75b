#include "engine/diff/enumwayback.h"

#include "engine/diff/enumcomparison.h"
#include "engine/operation/enumchange.h"

#include <algorithm>

namespace engine {

namespace {

using Operations = std::vector<Operation>;

/// The alteration that takes values back which were added in place; those that were exchanged have been freed before.
bool takesAddedValuesBack(const AlterEnumType &alter)
{
    const auto forth = reversed(Operation(alter));
    return !onlyAdds(alter) && forth && onlyAdds(std::get<AlterEnumType>(*forth));
}

Operations freed(const AlterEnumType &alter, const Schema &actual)
{
    Operations operations = boundToEnumType(alter, actual);
    const auto creations = reversed(operations);
    if (!creations)
        return {alter};
    operations.emplace_back(alter);
    std::ranges::copy(*creations, std::back_inserter(operations));
    return operations;
}

/// The values alone, under the names that they have before the renames.
AlterEnumType additionOf(const AlterEnumType &alter)
{
    AlterEnumType addition{
        .name = alter.name, .values = alter.values, .existingValues = alter.existingValues, .renamed = {}, .uses = {}};
    for (QString &value : addition.values) {
        const auto renamed = std::ranges::find(alter.renamed, value, &RenamedValue::to);
        if (renamed != alter.renamed.end())
            value = renamed->from;
    }
    return addition;
}

bool changesNothing(const AlterEnumType &alter)
{
    return alter.renamed.empty() && std::ranges::all_of(alter.uses, [&alter](const EnumTypeUse &use) {
               return use.serverDefault == defaultWithRenames(alter, use.existingServerDefault);
           });
}

} // namespace

std::vector<Operation> withEnumTypesOnTheWayBack(std::vector<Operation> operations, const Schema &actual)
{
    Operations additions;
    Operations rest;
    for (Operation &operation : operations) {
        auto *alter = std::get_if<AlterEnumType>(&operation);
        if (alter && takesAddedValuesBack(*alter)) {
            std::ranges::move(freed(*alter, actual), std::back_inserter(rest));
            continue;
        }
        if (alter && onlyAdds(*alter) && alter->values.size() > alter->existingValues.size()) {
            AlterEnumType addition = additionOf(*alter);
            alter->existingValues = addition.values;
            additions.emplace_back(std::move(addition));
            if (changesNothing(*alter))
                continue;
        }
        rest.push_back(std::move(operation));
    }
    std::ranges::move(rest, std::back_inserter(additions));
    return additions;
}

} // namespace engine
