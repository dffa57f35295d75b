#pragma once

#include "engine/diff/differencetree.h"

namespace engine {

/// The properties of an object on both sides, nullptr where a side has none; only those that either side has.
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const Table *left, const Table *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const Column *left, const Column *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const Constraint *left, const Constraint *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const Index *left, const Index *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const View *left, const View *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const Trigger *left, const Trigger *right);
[[nodiscard]] std::vector<PropertyDifference> propertiesOf(const EnumType *left, const EnumType *right);

} // namespace engine
