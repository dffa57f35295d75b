#pragma once

#include "engine/diff/compare.h"

namespace app {

/// What is told with --rename, as the comparison takes it: `old=new` for a table, `table.old=new` for a column and
/// `type.old=new` for a value of an enum type; a schema may stand before. Kind::Command for a text of another form, for
/// an old name that `actual` does not have, and for a new one that `desired` does not have.
[[nodiscard]] engine::Result<std::vector<engine::RenameCandidate>> readRenames(const QStringList &texts,
                                                                               const engine::Schema &actual,
                                                                               const engine::Schema &desired);

/// The help of the option.
inline constexpr auto renameHelp = "Take this for renamed instead of dropped and added: old=new for a table, "
                                   "table.old=new for a column, type.old=new for a value of an enum type. May be given "
                                   "several times";

} // namespace app
