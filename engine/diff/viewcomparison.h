#pragma once

#include "engine/operation/operation.h"
#include "engine/schema/schema.h"

#include <vector>

namespace engine {

/// Views and triggers have no directive of their own; they are dropped and created by SQL.
struct ViewChanges
{
    std::vector<Operation> drops; ///< before everything else, so that no view stands in a table's way
    std::vector<Operation> creations; ///< after everything else, each view after those it speaks of
};

/// The statement that takes a view or trigger away, with its definition as what undoes it.
[[nodiscard]] ExecuteSql dropOf(const View &view);
[[nodiscard]] ExecuteSql dropOf(const Trigger &trigger);

[[nodiscard]] ExecuteSql dropOf(const ViewPart &part);

/// Compares the definitions of views, their parts and triggers as texts. A trigger that goes with its table or view is
/// not dropped on its own; the parts of a view are, so that going back makes them again.
[[nodiscard]] ViewChanges compareViews(const Schema &actual, const Schema &desired);

} // namespace engine
