#pragma once

#include <QHash>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace models {

/// What the lanes need to know of one revision.
struct LaneInput
{
    QString id;
    QStringList downs; ///< ids of its `down_revision`, drawn solid
    QStringList depends; ///< ids of its `depends_on`, drawn dotted
};

/// One stroke inside a row of the graph. Strokes of neighbouring rows meet at the rows' edges.
struct LaneLine
{
    static constexpr int Node = -1; ///< this end is the row's own mark, not an edge of the row

    int top = Node; ///< lane at the upper edge, or Node
    int bottom = Node; ///< lane at the lower edge, or Node
    int colour = 0; ///< see LaneRow::colour
    bool dotted = false;

    friend bool operator==(const LaneLine &, const LaneLine &) = default;
};

/// The graph cell of one row.
struct LaneRow
{
    int node = 0; ///< lane of the mark
    int colour = 0; ///< 0-5 the six hues, 6-11 the same hues with a dash pattern
    int width = 1; ///< lanes that this row touches, for the width of the column
    QList<LaneLine> lines;

    friend bool operator==(const LaneRow &, const LaneRow &) = default;
};

/// The colour of each revision's lane, keyed by id. A lane's colour follows from the revision that opens it, its
/// oldest, so neither a new file on top nor a fold or filter recolours it: call this with the whole graph.
/// `newestFirst` must have children before parents. Parents that are not in the list are left out.
[[nodiscard]] QHash<QString, int> laneColours(const QList<LaneInput> &newestFirst);

/// The graph cells of `newestFirst`, the rows that are shown, one for each, with children before parents. Parents that
/// are not among the rows get no line. Costs one visit per row and open lane; at most `laneLimit` lanes are opened
/// where lines to the same parent can share one.
[[nodiscard]] QList<LaneRow> layoutLanes(const QList<LaneInput> &newestFirst, const QHash<QString, int> &colours,
                                         int laneLimit = 24);

/// The same cells for a timeline with its newest revision at the bottom: rows in the opposite order, each upside down.
[[nodiscard]] QList<LaneRow> turnedOver(QList<LaneRow> rows);

} // namespace models

Q_DECLARE_METATYPE(models::LaneRow)
