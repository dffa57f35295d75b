#pragma once

#include "engine/revision/revisiongraph.h"

#include <QJsonObject>

namespace app {

/// Which parts a revision's line has (Alembic reference 1.4).
struct LineParts
{
    bool parents = false; ///< "DOWN -> "
    bool labels = false;
    bool treeMarks = true; ///< (branchpoint), (mergepoint)
    bool documentation = false;
};

/// A revision on one line. `current` are the ids that get "(current)".
[[nodiscard]] QString revisionLine(const engine::RevisionGraph &graph, const QString &id, const LineParts &parts,
                                   const QStringList &current = {});

/// The block of `show` and of `-v`, ending in a line feed.
[[nodiscard]] QString revisionBlock(const engine::RevisionGraph &graph, const QString &id,
                                    const QStringList &current = {});

/// The same facts for --json.
[[nodiscard]] QJsonObject revisionJson(const engine::RevisionGraph &graph, const QString &id,
                                       const QStringList &current = {});

} // namespace app
