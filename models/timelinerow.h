#pragma once

#include "models/databasestate.h"
#include "models/lanes.h"
#include "models/revisionfacts.h"
#include "models/timelinefilter.h"
#include "models/timelineroles.h"

#include <vector>

namespace models {

/// One row of the timeline: a revision, a folded run of them, or a version row that no file has.
struct TimelineRow
{
    QString id; ///< the full id; of a folded run "…" and the id of its newest revision
    QString shortId;
    QString message;
    QString label;
    QString author;
    QDateTime date;
    QStringList downRevisions;
    QStringList dependsOn;
    QString file;
    TimelineMark mark = TimelineMark::Pending;
    bool isBase = false;
    bool isMerge = false;
    bool isHead = false;
    QList<TimelineBadge> badges;
    LaneRow lanes;
    bool searchHit = false;
    int foldedCount = 0;

    friend bool operator==(const TimelineRow &, const TimelineRow &) = default;
};

/// How many revisions each chip would keep, how many the chosen ones hide, and how many the search has found.
struct TimelineCounts
{
    QHash<TimelineChip, int> matching;
    int hidden = 0;
    int hits = 0;

    friend bool operator==(const TimelineCounts &, const TimelineCounts &) = default;
};

struct TimelineRequest
{
    const engine::RevisionGraph &graph;
    const QHash<QString, int> &colours; ///< laneColours() of the whole graph
    const DatabaseState &database;
    const RevisionFactsById &facts;
    TimelineFilter filter;
    bool newestOnTop = true;
    bool foldRuns = false;
    QSet<QString> unfolded; ///< ids of folded runs that are open
};

struct TimelineRows
{
    std::vector<TimelineRow> rows;
    TimelineCounts counts;
};

/// The lanes' view of the whole graph, newest first.
[[nodiscard]] QList<LaneInput> laneInputs(const engine::RevisionGraph &graph);

/// The rows of the timeline in the order in which they are shown. A hidden revision is bridged: its children are drawn
/// as following its visible ancestors.
[[nodiscard]] TimelineRows buildTimeline(const TimelineRequest &request);

/// What stands before the id of a folded run.
inline constexpr QChar FoldMark = u'…';

} // namespace models
