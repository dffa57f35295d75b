#pragma once

#include "engine/revision/identifierresolver.h"

namespace engine {

/// Where `upgrade target` leads, and the upper end of a range (reference 4.5); `current` are the rows, or what else
/// "+N" starts from. `stopAtEnd`: steps beyond the end of the graph stay there instead of being an error.
[[nodiscard]] Result<std::vector<int>> upgradeTargets(const RevisionGraphData &graph,
                                                      const IdentifierResolver &resolver, const QString &target,
                                                      const QStringList &current, bool stopAtEnd = false);

struct DowngradeTarget
{
    QString label; ///< limits what is undone; may be an id
    int node = NoRevision; ///< what stays; NoRevision for base
};

/// Where `downgrade target` leads (4.5).
[[nodiscard]] Result<DowngradeTarget> downgradeTarget(const RevisionGraphData &graph,
                                                      const IdentifierResolver &resolver, const QString &target,
                                                      const QStringList &rows);

/// The revisions that `rows` name and those that only dependencies imply (1.4, `current`): rows first, then in loading
/// order.
[[nodiscard]] Result<std::vector<int>> effectiveRows(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                                     const QStringList &rows);

} // namespace engine
