#pragma once

#include "models/databasestate.h"
#include "models/revisionfacts.h"

#include <QFlags>

namespace models {

/// The chips above the timeline. Of the first two either is enough; every other one that is on must hold as well.
enum class TimelineChip {
    Pending = 0x01,
    Applied = 0x02,
    Warnings = 0x04,
    NeedsPython = 0x08,
    NoDowngrade = 0x10,
    Labelled = 0x20,
};
Q_DECLARE_FLAGS(TimelineChips, TimelineChip)
Q_DECLARE_OPERATORS_FOR_FLAGS(TimelineChips)

inline constexpr TimelineChip AllTimelineChips[] = {TimelineChip::Pending,     TimelineChip::Applied,
                                                    TimelineChip::Warnings,    TimelineChip::NeedsPython,
                                                    TimelineChip::NoDowngrade, TimelineChip::Labelled};

/// What the timeline shows (chips) and what it marks (search).
struct TimelineFilter
{
    TimelineChips chips;
    QString search;

    friend bool operator==(const TimelineFilter &, const TimelineFilter &) = default;
};

/// The chips that hold for a revision.
[[nodiscard]] TimelineChips chipsOf(const engine::Revision &revision, const RevisionFacts &facts,
                                    const DatabaseState &database);

/// True where a revision for which `holding` hold stays visible.
[[nodiscard]] bool passes(TimelineChips holding, TimelineChips chosen);

/// True where the search finds the revision: by the start of its id, or by a part of its message, file name, branch
/// label, or of a table or column that it touches. An empty search finds nothing.
[[nodiscard]] bool matches(const QString &search, const engine::Revision &revision, const RevisionFacts &facts);

} // namespace models
