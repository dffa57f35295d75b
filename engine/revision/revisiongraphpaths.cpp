#include "engine/revision/identifiertargets.h"
#include "engine/revision/revisiongraph.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

std::vector<int> neighboursOfAll(const RevisionNeighbours &neighbours, std::span<const int> nodes)
{
    std::vector<int> result;
    for (const int node : nodes)
        result.insert(result.end(), neighbours.of(node).begin(), neighbours.of(node).end());
    return result;
}

/// Fails when one of `nodes` can be reached from another one of them.
Done checkOverlap(const RevisionGraphData &graph, const RevisionNeighbours &neighbours, const std::vector<int> &nodes)
{
    if (nodes.size() < 2)
        return {};
    const auto below = graph.reach(neighbours, neighboursOfAll(neighbours, nodes));
    if (std::ranges::none_of(nodes, [&](int node) { return below.contains(node); }))
        return {};
    for (const int node : nodes) {
        const auto own = graph.reach(neighbours, neighbours.of(node));
        std::vector<int> overlapping;
        for (const int other : nodes) {
            if (own.contains(other) && std::ranges::find(overlapping, other) == overlapping.end())
                overlapping.push_back(other);
        }
        if (overlapping.empty())
            continue;
        return failure(commandError(u"Requested revision %1 overlaps with other requested revisions %2"_s.arg(
                                        graph.id(node), graph.ids(overlapping).join(", "_L1)),
                                    {}, u"Of revisions on one line name only the newest."_s));
    }
    return {};
}

/// The words of `history -r`.
struct RangeEnds
{
    QString lower;
    QString upper;
};

Result<RangeEnds> splitRange(const QString &expression)
{
    const auto parts = expression.trimmed().split(u':');
    if (parts.size() != 2) {
        return failure(commandError(u"History range requires [start]:[end], [start]:, or :[end]"_s, {},
                                    u"Put one colon between the two revisions."_s));
    }
    return RangeEnds{parts[0].isEmpty() ? u"base"_s : parts[0], parts[1].isEmpty() ? u"heads"_s : parts[1]};
}

/// The revisions of one end of a range, with the word "current" known.
QStringList rowsOr(const QString &end, const QStringList &current)
{
    return end == "current"_L1 ? current : QStringList{end};
}

/// `label@...` as the lower end leaves only that branch.
Result<std::vector<int>> onBranchOf(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                    const QString &lower, std::vector<int> targets)
{
    auto label = splitIdentifier(lower).label;
    if (label.isEmpty())
        return targets;
    const auto node = resolver.node(label);
    if (!node)
        return failure(node.error());
    const auto &labels = graph.labels[std::size_t(*node)];
    if (!labels.contains(label)) {
        if (labels.size() != 1)
            return resolver.onLineOf(targets, label);
        label = labels.first();
    }
    std::erase_if(targets, [&](int target) { return !graph.labels[std::size_t(target)].contains(label); });
    return targets;
}

/// What is between `lower` and `targets`, both included, on the line of `lower`.
Result<RevisionSet> between(const RevisionGraphData &graph, const std::vector<int> &lower,
                            const std::vector<int> &targets, const RangeEnds &ends)
{
    auto needed = graph.ancestors(targets);
    if (!std::ranges::all_of(lower, [&](int node) { return needed.contains(node); })) {
        return failure(commandError(u"Requested range %1:%2 does not refer to ancestor/descendant revisions along the "
                                    "same branch"_s.arg(ends.lower, ends.upper),
                                    {}, u"Choose two revisions of which one is built on the other."_s));
    }
    if (lower.empty())
        return needed;
    const auto sound = checkOverlap(graph, graph.normalizedDown, lower);
    if (!sound)
        return failure(sound.error());
    needed.subtract(graph.ancestors(lower));
    for (const int node : lower)
        needed.insert(node);
    needed.intersect(graph.reach(graph.next, lower));
    return needed;
}

/// Of several ways up from a downgrade's target those that lead to `label`.
Result<std::vector<int>> rootsOnBranch(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                       const QString &label, std::vector<int> roots)
{
    // Also for a single way up: a mistyped label must not undo more than was meant.
    const auto branch = resolver.branch(label);
    if (!branch)
        return failure(branch.error());
    if (roots.size() < 2)
        return roots;
    const auto line = graph.reach(graph.down, {&*branch, 1});
    std::erase_if(roots, [&](int node) { return !line.contains(node); });
    if (roots.empty()) {
        return failure(commandError(u"Not a valid downgrade target from current heads"_s, {},
                                    u"Choose a revision below what is applied on that branch."_s));
    }
    return roots;
}

} // namespace

Result<QStringList> RevisionGraph::range(const QString &expression, const QStringList &current) const
{
    auto ends = splitRange(expression);
    if (!ends)
        return failure(ends.error());
    const IdentifierResolver resolver(*m_data, {.argument = ends->upper});
    const auto lowerRows = rowsOr(ends->lower, current);
    const auto lower = resolver.nodes(lowerRows);
    if (!lower)
        return failure(lower.error());
    // As in Alembic, no row at all as the upper end means everything.
    const bool upToCurrent = ends->upper == "current"_L1 && !current.isEmpty();
    auto targets = upToCurrent
        ? resolver.nodes(current)
        : upgradeTargets(*m_data, resolver, ends->upper == "current"_L1 ? u"heads"_s : ends->upper, lowerRows, true);
    if (targets)
        targets = onBranchOf(*m_data, resolver, ends->lower, *std::move(targets));
    if (!targets)
        return failure(targets.error());
    if (const auto sound = checkOverlap(*m_data, m_data->normalizedDown, *targets); !sound)
        return failure(sound.error());
    auto shown = between(*m_data, *lower, *targets, {lowerRows.join(", "_L1), ends->upper});
    if (!shown)
        return failure(shown.error());
    return m_data->ids(topDownOrder(*m_data, *std::move(shown), *targets, !m_data->hasDependencies));
}

Result<QStringList> RevisionGraph::upgradePath(const QString &target, const QStringList &rows) const
{
    const IdentifierResolver resolver(*m_data, {.argument = target});
    const auto targets = upgradeTargets(*m_data, resolver, target, rows);
    if (!targets)
        return failure(targets.error());
    if (const auto sound = checkOverlap(*m_data, m_data->normalizedDown, *targets); !sound)
        return failure(sound.error());
    const auto applied = resolver.nodes(rows);
    if (!applied)
        return failure(applied.error());
    if (const auto sound = checkOverlap(*m_data, m_data->normalizedDown, *applied); !sound)
        return failure(sound.error());
    auto needed = m_data->ancestors(*targets);
    needed.subtract(m_data->ancestors(*applied));
    auto order = topDownOrder(*m_data, std::move(needed), *targets, true);
    std::ranges::reverse(order);
    return m_data->ids(order);
}

Result<QStringList> RevisionGraph::downgradePath(const QString &target, const QStringList &rows) const
{
    const IdentifierResolver resolver(*m_data, {.argument = target});
    const auto stays = downgradeTarget(*m_data, resolver, target, rows);
    if (!stays)
        return failure(stays.error());
    auto roots = m_data->bases;
    if (stays->node != NoRevision)
        roots = neighboursOfAll(m_data->next, {&stays->node, 1});
    if (!stays->label.isEmpty()) {
        const auto limited = rootsOnBranch(*m_data, resolver, stays->label, std::move(roots));
        if (!limited)
            return failure(limited.error());
        roots = *limited;
    }
    const auto applied = resolver.nodes(rows);
    if (!applied)
        return failure(applied.error());
    auto undone = m_data->reach(m_data->allNext, roots);
    undone.intersect(m_data->ancestors(*applied));
    if (stays->node != NoRevision && undone.size() == 0 && std::ranges::find(*applied, stays->node) == applied->end()) {
        return failure(
            commandError(u"Destination %1 is not a valid downgrade target from current head(s)"_s.arg(target), {},
                         u"Only what is applied can be undone; see `current`."_s));
    }
    return m_data->ids(topDownOrder(*m_data, std::move(undone), *applied, true));
}

Result<QStringList> RevisionGraph::pathBackTo(const QStringList &kept, const QStringList &rows) const
{
    const IdentifierResolver resolver(*m_data);
    const auto staying = resolver.nodes(kept);
    if (!staying)
        return failure(staying.error());
    const auto applied = resolver.nodes(rows);
    if (!applied)
        return failure(applied.error());
    auto undone = m_data->ancestors(*applied);
    undone.subtract(m_data->ancestors(*staying));
    return m_data->ids(topDownOrder(*m_data, std::move(undone), *applied, true));
}

Result<QStringList> RevisionGraph::effectiveCurrent(const QStringList &rows) const
{
    return effectiveRows(*m_data, IdentifierResolver(*m_data), rows).map([this](const std::vector<int> &nodes) {
        return m_data->ids(nodes);
    });
}

} // namespace engine
