#pragma once

#include "engine/revision/revisiongraph.h"

namespace engine {

/// One change of the version table's rows.
struct VersionRowChange
{
    enum class Kind { Insert, Update, Delete };

    Kind kind = Kind::Insert;
    QString from; ///< the row that is updated or deleted
    QString to; ///< what it becomes, or the row that is inserted

    friend bool operator==(const VersionRowChange &, const VersionRowChange &) = default;
};

/// Makes `change` in `rows`, which keep their order; a change of a row that is not there changes nothing.
void applyVersionRowChange(const VersionRowChange &change, QStringList &rows);

enum class Direction { Upgrade, Downgrade };

/// What applying or undoing `id` does to `rows` (reference 4.8); changes `rows` along.
[[nodiscard]] std::vector<VersionRowChange> versionRowChanges(const RevisionGraph &graph, const QString &id,
                                                              Direction direction, QStringList &rows);

/// One line of `stamp`: "Running stamp_revision a, b -> c" and its row changes.
struct StampStep
{
    QStringList from;
    QString to; ///< empty for base
    std::vector<VersionRowChange> changes;

    friend bool operator==(const StampStep &, const StampStep &) = default;
};

/// What stamping `identifiers` does to `rows` (4.9).
[[nodiscard]] Result<std::vector<StampStep>> stampSteps(const RevisionGraph &graph, const QStringList &identifiers,
                                                        const QStringList &rows);

} // namespace engine
