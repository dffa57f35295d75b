#pragma once

#include "engine/revision/revisiongraph.h"
#include "engine/revision/revisionreader.h"

#include <QHash>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace models {

/// What the timeline and its filters need to know of a revision's body.
struct RevisionFacts
{
    bool upgradeRead = false; ///< upgrade() could be read, as far as the rows of a database do not decide
    bool downgradeRead = false;
    std::optional<engine::Error> problem; ///< the first thing that could not be read, upgrade() before downgrade()
    int pythonLine = 0; ///< the line that only Python can tell; 0 where there is none
    bool noDowngrade = false; ///< absent, or it raises
    bool emptyDowngrade = false; ///< it does nothing although the upgrade does something
    bool changesData = false;
    int warnings = 0; ///< operations of the upgrade that destroy data
    QStringList tables; ///< that it touches
    QStringList objects; ///< tables and columns that it touches, for the search

    friend bool operator==(const RevisionFacts &, const RevisionFacts &) = default;
};

using RevisionFactsById = QHash<QString, RevisionFacts>;

/// The facts of what was read from a revision's file.
[[nodiscard]] RevisionFacts factsOf(const engine::RevisionOperations &operations);

/// The tables that more than one of the heads has touched since they went apart, sorted: where a merge may meet two
/// changes of the same thing. Revisions without facts count as touching nothing.
[[nodiscard]] QStringList tablesOfSeveral(const engine::RevisionGraph &graph, const QStringList &heads,
                                          const RevisionFactsById &facts);

} // namespace models

Q_DECLARE_METATYPE(models::RevisionFacts)
