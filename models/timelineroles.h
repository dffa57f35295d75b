#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace models {

/// The columns of the timeline, in the order in which they are shown at first.
enum TimelineColumn {
    GraphColumn,
    RevisionColumn,
    MessageColumn,
    LabelColumn,
    AuthorColumn,
    DateColumn,
    BadgesColumn,
    TimelineColumnCount,
};

/// What a row's mark in the graph says about the chosen environment. Shape says it; colour only means the lane.
enum class TimelineMark {
    Pending, ///< hollow
    Applied, ///< full
    Current, ///< ring, bold row, the word "current"
    Problem, ///< triangle with an exclamation mark: failed, half applied or unreadable; needs a decision
    Missing, ///< dashed circle with a question mark: in the version table, but no file has it
    Folded, ///< not a revision: a run of them, folded to one row
};

/// A fact about a revision that is shown as a chip. For its words see models/timelinewords.h.
struct TimelineBadge
{
    enum class Kind {
        Head,
        Current, ///< `text`: the environment's name
        Label, ///< `text`: the branch label
        NoDowngrade, ///< its downgrade raises or is absent
        EmptyDowngrade, ///< its downgrade does nothing although its upgrade does something
        NeedsPython, ///< `number`: the line in the file
        Data, ///< it changes rows, not only the schema
        EditedAfterward, ///< the file has changed since it was applied
        Warnings, ///< `number`: how many findings
        Unreadable, ///< `number`: the line in the file
        HalfDone, ///< stopped midway; `number`: how many statements have run; `text`: of how many, or empty
    };

    Kind kind = Kind::Head;
    QString text;
    int number = 0;

    friend bool operator==(const TimelineBadge &, const TimelineBadge &) = default;
};

/// The roles that every column of a timeline row answers; `index.data(role)` of any column of the row will do.
enum TimelineRole {
    RevisionIdRole = Qt::UserRole + 1, ///< QString, the full id
    DownRevisionsRole, ///< QStringList, full ids of the parents
    DependsOnRole, ///< QStringList, full ids
    MarkRole, ///< int, a TimelineMark
    IsBaseRole, ///< bool
    IsMergeRole, ///< bool
    IsHeadRole, ///< bool
    BadgesRole, ///< QList<models::TimelineBadge>
    LaneRowRole, ///< models::LaneRow (models/lanes.h)
    DimmedRole, ///< bool, not in the history of what is selected
    SearchHitRole, ///< bool, matches the search
    FileRole, ///< QString, path of the revision's file
    FoldedCountRole, ///< int, how many revisions a folded row stands for
};

} // namespace models

Q_DECLARE_METATYPE(models::TimelineBadge)
