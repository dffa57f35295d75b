#include "models/timelinerow.h"

#include "models/shortids.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

namespace {

/// A run shorter than this is not worth hiding.
constexpr size_t ShortestFold = 4;

/// Builds the rows newest first; one object a call of buildTimeline().
class TimelineBuilder
{
public:
    explicit TimelineBuilder(const TimelineRequest &request)
        : m_request(request)
        , m_shortIds(request.graph)
        , m_heads(toSet(request.graph.heads()))
    {
    }

    TimelineRows build()
    {
        const QStringList order = m_request.graph.newestFirst();
        addMissing();
        for (const QString &id : order)
            addRevision(id);
        if (m_request.foldRuns)
            foldRuns();
        layOut();
        return {std::move(m_rows), std::move(m_counts)};
    }

private:
    static QSet<QString> toSet(const QStringList &list) { return {list.begin(), list.end()}; }

    void addMissing();
    void addRevision(const QString &id);
    [[nodiscard]] TimelineRow rowFor(const engine::Revision &revision, const RevisionFacts &facts) const;
    [[nodiscard]] TimelineMark markOf(const QString &id) const;
    [[nodiscard]] QList<TimelineBadge> badgesOf(const engine::Revision &revision, const RevisionFacts &facts) const;
    void foldRuns();
    [[nodiscard]] bool canFold(size_t row) const;
    void layOut();
    [[nodiscard]] QStringList visible(const QStringList &parents, const QHash<QString, QString> &shown);

    const TimelineRequest &m_request;
    ShortIds m_shortIds;
    QSet<QString> m_heads;
    std::vector<TimelineRow> m_rows;
    TimelineCounts m_counts;
};

void TimelineBuilder::addMissing()
{
    for (const QString &id : m_request.database.rows) {
        if (m_request.graph.find(id))
            continue;
        TimelineRow row;
        row.id = id;
        row.shortId = m_shortIds.of(id);
        row.mark = TimelineMark::Missing;
        m_rows.push_back(row);
    }
}

void TimelineBuilder::addRevision(const QString &id)
{
    const engine::Revision *revision = m_request.graph.find(id);
    if (!revision)
        return;
    static const RevisionFacts unknown;
    const auto found = m_request.facts.constFind(id);
    const RevisionFacts &facts = found == m_request.facts.constEnd() ? unknown : *found;
    const TimelineChips chips = chipsOf(*revision, facts, m_request.database);
    for (const TimelineChip chip : AllTimelineChips)
        m_counts.matching[chip] += chips.testFlag(chip) ? 1 : 0;
    if (!passes(chips, m_request.filter.chips)) {
        ++m_counts.hidden;
        return;
    }
    TimelineRow row = rowFor(*revision, facts);
    row.searchHit = matches(m_request.filter.search, *revision, facts);
    m_counts.hits += row.searchHit ? 1 : 0;
    m_rows.push_back(std::move(row));
}

TimelineRow TimelineBuilder::rowFor(const engine::Revision &revision, const RevisionFacts &facts) const
{
    TimelineRow row;
    row.id = revision.id;
    row.shortId = m_shortIds.of(revision.id);
    row.message = revision.message().simplified();
    row.label = revision.branchLabels.join(u", "_s);
    row.date = QDateTime::fromString(revision.createDate.left(19).replace(u'T', u' '), u"yyyy-MM-dd HH:mm:ss"_s);
    row.downRevisions = revision.downRevisions;
    row.dependsOn = m_request.graph.resolvedDependencies(revision.id);
    row.file = revision.file;
    row.mark = markOf(revision.id);
    row.isBase = revision.downRevisions.isEmpty();
    row.isMerge = revision.downRevisions.size() > 1;
    row.isHead = m_heads.contains(revision.id);
    row.badges = badgesOf(revision, facts);
    return row;
}

TimelineMark TimelineBuilder::markOf(const QString &id) const
{
    if (m_request.database.halfDone && m_request.database.halfDone->revision == id)
        return TimelineMark::Problem;
    if (m_request.database.rows.contains(id))
        return TimelineMark::Current;
    return m_request.database.applied.contains(id) ? TimelineMark::Applied : TimelineMark::Pending;
}

QList<TimelineBadge> TimelineBuilder::badgesOf(const engine::Revision &revision, const RevisionFacts &facts) const
{
    using Kind = TimelineBadge::Kind;
    QList<TimelineBadge> badges;
    if (const auto &left = m_request.database.halfDone; left && left->revision == revision.id) {
        badges.append(
            {Kind::HalfDone, left->statements ? QString::number(*left->statements) : QString(), left->through});
    }
    if (m_request.database.rows.contains(revision.id))
        badges.append({Kind::Current, m_request.database.environment.name, 0});
    for (const QString &label : revision.branchLabels)
        badges.append({Kind::Label, label, 0});
    if (m_heads.contains(revision.id))
        badges.append({Kind::Head, {}, 0});
    if (facts.pythonLine > 0)
        badges.append({Kind::NeedsPython, {}, facts.pythonLine});
    else if (facts.problem)
        badges.append({Kind::Unreadable, {}, facts.problem->where.line});
    if (facts.warnings > 0)
        badges.append({Kind::Warnings, {}, facts.warnings});
    if (facts.changesData)
        badges.append({Kind::Data, {}, 0});
    if (facts.noDowngrade)
        badges.append({Kind::NoDowngrade, {}, 0});
    else if (facts.emptyDowngrade)
        badges.append({Kind::EmptyDowngrade, {}, 0});
    return badges;
}

/// Nothing hangs on such a row but the line that goes through it.
bool TimelineBuilder::canFold(size_t row) const
{
    const TimelineRow &candidate = m_rows[row];
    if (candidate.mark != TimelineMark::Applied && candidate.mark != TimelineMark::Pending)
        return false;
    const bool plain = !candidate.isHead && !candidate.isBase && !candidate.isMerge && candidate.label.isEmpty()
        && candidate.dependsOn.isEmpty() && !candidate.searchHit && !m_request.graph.isBranchPoint(candidate.id);
    return plain && row > 0 && row + 1 < m_rows.size() && m_rows[row + 1].id == candidate.downRevisions.first()
        && m_rows[row - 1].downRevisions.contains(candidate.id) && m_request.graph.allNext(candidate.id).size() == 1;
}

void TimelineBuilder::foldRuns()
{
    // Asked before any row is moved away: whether a row folds depends on its neighbours.
    std::vector<char> foldable(m_rows.size());
    for (size_t row = 0; row < m_rows.size(); ++row)
        foldable[row] = canFold(row) ? 1 : 0;
    std::vector<TimelineRow> folded;
    for (size_t row = 0; row < m_rows.size();) {
        size_t end = row;
        while (end < m_rows.size() && foldable[end] && m_rows[end].mark == m_rows[row].mark)
            ++end;
        const QString id = FoldMark + m_rows[row].id;
        if (end - row < ShortestFold || m_request.unfolded.contains(id)) {
            end = std::max(end, row + 1);
            std::move(m_rows.begin() + static_cast<qsizetype>(row), m_rows.begin() + static_cast<qsizetype>(end),
                      std::back_inserter(folded));
            row = end;
            continue;
        }
        TimelineRow run;
        run.id = id;
        run.mark = TimelineMark::Folded;
        run.foldedCount = static_cast<int>(end - row);
        run.downRevisions = m_rows[end - 1].downRevisions;
        folded.push_back(std::move(run));
        row = end;
    }
    m_rows = std::move(folded);
}

/// The nearest visible rows at or below `parents`.
QStringList TimelineBuilder::visible(const QStringList &parents, const QHash<QString, QString> &shown)
{
    QStringList found;
    QSet<QString> seen;
    QStringList waiting = parents;
    while (!waiting.isEmpty()) {
        const QString id = waiting.takeFirst();
        if (seen.contains(id))
            continue;
        seen.insert(id);
        if (shown.contains(id)) {
            if (!found.contains(shown.value(id)))
                found.append(shown.value(id));
        } else if (const engine::Revision *revision = m_request.graph.find(id)) {
            waiting = revision->downRevisions + waiting;
        }
    }
    return found;
}

void TimelineBuilder::layOut()
{
    QHash<QString, QString> shown;
    QHash<QString, int> colours = m_request.colours;
    for (const TimelineRow &row : m_rows) {
        const QString opener = row.mark == TimelineMark::Folded ? row.id.mid(1) : row.id;
        shown.insert(opener, row.id);
        if (opener != row.id)
            colours.insert(row.id, colours.value(opener));
    }
    QList<LaneInput> inputs;
    inputs.reserve(static_cast<qsizetype>(m_rows.size()));
    for (const TimelineRow &row : m_rows) {
        LaneInput input{row.id, visible(row.downRevisions, shown), visible(row.dependsOn, shown)};
        for (const QString &down : std::as_const(input.downs))
            input.depends.removeAll(down);
        inputs.append(input);
    }
    QList<LaneRow> lanes = layoutLanes(inputs, colours);
    if (!m_request.newestOnTop) {
        std::ranges::reverse(m_rows);
        lanes = turnedOver(lanes);
    }
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_rows[row].lanes = lanes[static_cast<qsizetype>(row)];
}

} // namespace

QList<LaneInput> laneInputs(const engine::RevisionGraph &graph)
{
    QList<LaneInput> inputs;
    for (const QString &id : graph.newestFirst()) {
        if (const engine::Revision *revision = graph.find(id))
            inputs.append({id, revision->downRevisions, graph.resolvedDependencies(id)});
    }
    return inputs;
}

TimelineRows buildTimeline(const TimelineRequest &request)
{
    return TimelineBuilder(request).build();
}

} // namespace models
