#include "models/lanes.h"

#include <algorithm>
#include <set>
#include <utility>

namespace models {

namespace {

constexpr int hueCount = 6;
constexpr int colourCount = 2 * hueCount;

/// A lane that waits for the row of `target`.
struct OpenLane
{
    QString target; ///< empty: the lane is free
    int colour = 0;
    bool dotted = false;
};

class LaneWalk
{
public:
    LaneWalk(const QHash<QString, int> &colours, const QHash<QString, int> &rowOf, int laneLimit)
        : m_colours(colours)
        , m_rowOf(rowOf)
        , m_laneLimit(laneLimit)
    {
    }

    LaneRow row(const LaneInput &input);

private:
    int nodeLane(const QString &id);
    int freeLane(int reserved);
    int sharedLane(const QString &target) const;
    void closeInto(LaneRow &row, const QString &id);
    void openFrom(LaneRow &row, const LaneInput &input);
    void openOne(LaneRow &row, const QString &target, int colour, bool dotted, bool &nodeLaneTaken);

    const QHash<QString, int> &m_colours;
    const QHash<QString, int> &m_rowOf;
    int m_laneLimit;
    QList<OpenLane> m_lanes;
};

/// The lane of the mark: the leftmost solid one that waits for it, so that the trunk stays where it is.
int LaneWalk::nodeLane(const QString &id)
{
    int dotted = -1;
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        if (m_lanes.at(lane).target != id)
            continue;
        if (!m_lanes.at(lane).dotted)
            return lane;
        if (dotted < 0)
            dotted = lane;
    }
    return dotted >= 0 ? dotted : freeLane(-1);
}

int LaneWalk::freeLane(int reserved)
{
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        if (lane != reserved && m_lanes.at(lane).target.isEmpty())
            return lane;
    }
    m_lanes.append(OpenLane{});
    return static_cast<int>(m_lanes.size()) - 1;
}

/// A lane to the same parent that one more line may join, once the graph is as wide as it may get; -1 for none.
int LaneWalk::sharedLane(const QString &target) const
{
    if (m_lanes.size() < m_laneLimit)
        return -1;
    const auto found = std::find_if(m_lanes.cbegin(), m_lanes.cend(),
                                    [&target](const OpenLane &lane) { return lane.target == target && !lane.dotted; });
    return found == m_lanes.cend() ? -1 : static_cast<int>(found - m_lanes.cbegin());
}

/// Ends the lanes that wait for `id` at its mark and lets all the others pass through the row.
void LaneWalk::closeInto(LaneRow &row, const QString &id)
{
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        OpenLane &open = m_lanes[lane];
        if (open.target.isEmpty())
            continue;
        row.width = std::max(row.width, lane + 1);
        if (open.target != id) {
            row.lines.append({lane, lane, open.colour, open.dotted});
            continue;
        }
        row.lines.append({lane, LaneLine::Node, open.colour, open.dotted});
        open = OpenLane{};
    }
}

void LaneWalk::openOne(LaneRow &row, const QString &target, int colour, bool dotted, bool &nodeLaneTaken)
{
    int lane = sharedLane(target);
    if (lane < 0) {
        lane = nodeLaneTaken ? freeLane(row.node) : row.node;
        nodeLaneTaken = true;
        m_lanes[lane] = {target, colour, dotted};
    }
    row.lines.append({LaneLine::Node, lane, colour, dotted});
    row.width = std::max(row.width, lane + 1);
}

void LaneWalk::openFrom(LaneRow &row, const LaneInput &input)
{
    bool nodeLaneTaken = false;
    const int ownRow = m_rowOf.value(input.id);
    const auto shown = [this, ownRow](const QString &target) { return m_rowOf.value(target, -1) > ownRow; };
    bool first = true;
    for (const QString &down : input.downs) {
        // The line down the trunk is the child's; the second line of a merge is the branch that it brings in.
        const int colour = std::exchange(first, false) ? row.colour : m_colours.value(down, row.colour);
        if (shown(down))
            openOne(row, down, colour, false, nodeLaneTaken);
    }
    for (const QString &needed : input.depends) {
        if (shown(needed) && !input.downs.contains(needed))
            openOne(row, needed, m_colours.value(needed, row.colour), true, nodeLaneTaken);
    }
}

LaneRow LaneWalk::row(const LaneInput &input)
{
    LaneRow row;
    row.node = nodeLane(input.id);
    row.colour = m_colours.value(input.id, 0);
    row.width = row.node + 1;
    closeInto(row, input.id);
    openFrom(row, input);
    while (!m_lanes.isEmpty() && m_lanes.constLast().target.isEmpty())
        m_lanes.removeLast();
    return row;
}

QHash<QString, int> rowsById(const QList<LaneInput> &rows)
{
    QHash<QString, int> result;
    result.reserve(rows.size());
    for (int row = 0; row < rows.size(); ++row)
        result.insert(rows.at(row).id, row);
    return result;
}

/// FNV-1a: QHash's own function is seeded differently in each run, and a colour must survive a restart.
uint stableHash(const QString &text)
{
    uint hash = 2166136261U;
    for (const QChar letter : text)
        hash = (hash ^ letter.unicode()) * 16777619U;
    return hash;
}

/// Gives each newly opened lane the hue its id asks for, or the next one that no older lane has taken. Sky is too near
/// the trunk's blue to come before the others.
class ColourChoice
{
public:
    int next(const QString &id)
    {
        if (m_taken.empty())
            return taken(0);
        if (m_taken.size() == colourCount)
            m_taken = {0};
        static constexpr int distinct[] = {1, 2, 3, 5};
        constexpr int sky = 4;
        const uint start = stableHash(id);
        for (const int round : {0, hueCount}) {
            for (uint step = 0; step < std::size(distinct); ++step) {
                const int colour = round + distinct[(start + step) % std::size(distinct)];
                if (!m_taken.contains(colour))
                    return taken(colour);
            }
            if (!m_taken.contains(round + sky))
                return taken(round + sky);
        }
        return taken(hueCount);
    }

private:
    int taken(int colour)
    {
        m_taken.insert(colour);
        return colour;
    }

    std::set<int> m_taken;
};

} // namespace

QHash<QString, int> laneColours(const QList<LaneInput> &newestFirst)
{
    // The oldest child goes on in its parent's lane: children that are written later never take the lane from it.
    QHash<QString, QString> heir;
    for (const LaneInput &input : newestFirst) {
        if (!input.downs.isEmpty())
            heir.insert(input.downs.constFirst(), input.id);
    }
    ColourChoice choice;
    QHash<QString, int> colours;
    colours.reserve(newestFirst.size());
    for (auto input = newestFirst.crbegin(); input != newestFirst.crend(); ++input) {
        const QString parent = input->downs.value(0);
        const bool continues = !parent.isEmpty() && heir.value(parent) == input->id && colours.contains(parent);
        colours.insert(input->id, continues ? colours.value(parent) : choice.next(input->id));
    }
    return colours;
}

QList<LaneRow> layoutLanes(const QList<LaneInput> &newestFirst, const QHash<QString, int> &colours, int laneLimit)
{
    const QHash<QString, int> rowOf = rowsById(newestFirst);
    LaneWalk walk(colours, rowOf, laneLimit);
    QList<LaneRow> rows;
    rows.reserve(newestFirst.size());
    for (const LaneInput &input : newestFirst)
        rows.append(walk.row(input));
    return rows;
}

QList<LaneRow> turnedOver(QList<LaneRow> rows)
{
    std::reverse(rows.begin(), rows.end());
    for (LaneRow &row : rows) {
        for (LaneLine &line : row.lines)
            std::swap(line.top, line.bottom);
    }
    return rows;
}

} // namespace models
