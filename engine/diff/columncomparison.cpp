#include "engine/diff/columncomparison.h"

#include "engine/diff/compare.h"

#include <algorithm>

namespace engine {

namespace {

bool sameTypes(const std::vector<DataType> &left, const std::vector<DataType> &right)
{
    return std::ranges::equal(left, right, sameType);
}

bool sameVariants(const std::vector<DataTypeVariant> &left, const std::vector<DataTypeVariant> &right)
{
    return std::ranges::equal(left, right, [](const DataTypeVariant &one, const DataTypeVariant &other) {
        return one.dialects == other.dialects && sameType(one.type, other.type);
    });
}

} // namespace

bool sameType(const DataType &left, const DataType &right)
{
    return left.module == right.module && left.name == right.name && left.length == right.length
        && left.precision == right.precision && left.scale == right.scale && left.timezone == right.timezone
        && left.collation == right.collation && left.values == right.values && left.typeName == right.typeName
        && left.options == right.options && sameTypes(left.elements, right.elements)
        && sameVariants(left.variants, right.variants);
}

std::optional<AlterColumn> alteration(const TableName &table, const Column &actual, const Column &desired,
                                      bool comments)
{
    AlterColumn alter{.table = table, .column = desired.name};
    if (!sameType(actual.type, desired.type))
        alter.type = desired.type;
    if (actual.nullable != desired.nullable)
        alter.nullable = desired.nullable;
    if (actual.serverDefault != desired.serverDefault)
        alter.serverDefault = desired.serverDefault;
    if (actual.computed != desired.computed)
        alter.computed = desired.computed;
    if (actual.identity != desired.identity)
        alter.identity = desired.identity;
    if (comments && actual.comment != desired.comment)
        alter.comment = desired.comment;
    if (alter == AlterColumn{.table = table, .column = desired.name})
        return std::nullopt;

    alter.existingType = actual.type;
    alter.existingNullable = actual.nullable;
    if (alter.serverDefault || actual.serverDefault)
        alter.existingServerDefault = actual.serverDefault;
    if (alter.computed || actual.computed)
        alter.existingComputed = actual.computed;
    if (alter.comment || !actual.comment.isEmpty())
        alter.existingComment = actual.comment;
    return alter;
}

} // namespace engine
