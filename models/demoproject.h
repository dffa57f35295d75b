#pragma once

#include "engine/result.h"

#include <QString>

#include <stop_token>

namespace models {

/// Makes a demo project in `folder`: copies the shop, brings its SQLite database to a revision in the middle of the
/// chain and lets it drift by a column. Nothing outside `folder` is touched. A demo that is there already is left as it
/// is; any other content is an error of Kind::File. Blocks. Gives the folder.
[[nodiscard]] engine::Result<QString> makeDemoProject(const QString &folder, const std::stop_token &stop = {});

/// A folder in the user's documents that has no demo yet, to be offered first.
[[nodiscard]] QString suggestedDemoFolder();

} // namespace models
