#include "engine/revision/identifiertargets.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// The tips of what is applied on the line of `label`: where "label@+1" starts when no row is on that line.
Result<std::vector<int>> appliedTips(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                     const std::vector<int> &rows, const QString &label)
{
    auto active = resolver.onLineOf(graph.ancestors(rows).nodes(), label);
    if (!active)
        return active;
    RevisionSet covered(graph.revisions.size());
    for (const int node : *active) {
        for (const int below : graph.normalizedDown.of(node))
            covered.insert(below);
    }
    std::erase_if(*active, [&](int node) { return covered.contains(node); });
    return active;
}

/// Where "+N" starts.
Result<int> upgradeStart(const RevisionGraphData &graph, const IdentifierResolver &resolver, const QStringList &current,
                         const QString &label)
{
    const auto severalRows = [] {
        return failure(commandError(u"Ambiguous upgrade from multiple current revisions"_s, {},
                                    u"Name the revision itself, or say which branch with label@+N."_s));
    };
    if (label.isEmpty()) {
        if (current.size() > 1)
            return severalRows();
        return current.isEmpty() ? NoRevision : resolver.node(current.first());
    }
    const auto rows = resolver.nodes(current);
    if (!rows)
        return failure(rows.error());
    auto starts = resolver.onLineOf(*rows, label);
    if (starts && starts->empty())
        starts = appliedTips(graph, resolver, *rows, label);
    if (!starts)
        return failure(starts.error());
    if (starts->size() > 1)
        return severalRows();
    return starts->empty() ? NoRevision : starts->front();
}

QString qualified(const QString &label, const QString &symbol)
{
    return label.isEmpty() ? symbol : u"%1@%2"_s.arg(label, symbol);
}

/// Where "label@-N" starts: the row on the line of `label`, or what dependencies imply of it.
Result<int> labelledDowngradeStart(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                   const QStringList &rows, const RelativeIdentifier &relative)
{
    const auto nodes = resolver.nodes(rows);
    if (!nodes)
        return failure(nodes.error());
    auto onLine = resolver.onLineOf(*nodes, relative.label);
    if (onLine && onLine->empty()) {
        const auto effective = effectiveRows(graph, resolver, rows);
        if (!effective)
            return failure(effective.error());
        onLine = resolver.onLineOf(*effective, relative.label);
    }
    if (!onLine)
        return failure(onLine.error());
    if (onLine->empty())
        return failure(tooFewMigrations(relative.stepsText, relative.steps));
    if (onLine->size() > 1)
        return failure(commandError(u"Ambiguous walk"_s, {}, u"Name the revision to go down to."_s));
    return onLine->front();
}

Result<DowngradeTarget> walkedDowngradeTarget(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                              RelativeIdentifier relative, const QStringList &rows)
{
    const bool fromRows = relative.symbol.isEmpty();
    if (fromRows && (relative.steps >= 0 || (relative.label.isEmpty() && rows.isEmpty())))
        return failure(tooFewMigrations(relative.stepsText, relative.steps));
    Result<int> start = NoRevision;
    if (fromRows && relative.label.isEmpty()) {
        // Of several rows the first counts, and only what is on its line is undone.
        relative.label = rows.first();
        start = resolver.node(rows.first());
    } else if (fromRows) {
        start = labelledDowngradeStart(graph, resolver, rows, relative);
    } else {
        start = resolver.node(relative.steps < 0 ? qualified(relative.label, relative.symbol) : relative.symbol);
    }
    if (!start)
        return failure(start.error());
    const auto end =
        resolver.walk(*start, {.steps = relative.steps, .label = relative.steps > 0 ? relative.label : QString()});
    if (!end)
        return failure(end.error());
    if (!*end && fromRows)
        return failure(tooFewMigrations(relative.stepsText, relative.steps));
    if (!*end)
        return failure(commandError(u"Walked too far"_s, {}, u"Take fewer steps, or name the revision itself."_s));
    return DowngradeTarget{relative.label, std::max(**end, NoRevision)};
}

} // namespace

Result<std::vector<int>> upgradeTargets(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                        const QString &target, const QStringList &current, bool stopAtEnd)
{
    const auto relative = parseRelative(target);
    if (!relative)
        return resolver.nodes(target);
    const bool up = relative->steps > 0;
    if (!up && relative->symbol.isEmpty())
        return failure(tooFewMigrations(relative->stepsText, relative->steps));
    const auto start = relative->symbol.isEmpty()
        ? upgradeStart(graph, resolver, current, relative->label)
        : resolver.node(up ? relative->symbol : qualified(relative->label, relative->symbol));
    if (!start)
        return failure(start.error());
    const auto end = resolver.walk(
        *start, {.steps = relative->steps, .label = up ? relative->label : QString(), .stopAtEnd = stopAtEnd});
    if (!end)
        return failure(end.error());
    if (!*end || **end < 0)
        return failure(tooFewMigrations(relative->stepsText, relative->steps));
    return std::vector<int>{**end};
}

Result<DowngradeTarget> downgradeTarget(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                        const QString &target, const QStringList &rows)
{
    if (auto relative = parseRelative(target))
        return walkedDowngradeTarget(graph, resolver, *std::move(relative), rows);
    const auto at = target.lastIndexOf(u'@');
    const auto node = resolver.node(target.mid(at + 1));
    if (!node)
        return failure(node.error());
    return DowngradeTarget{at < 0 ? QString() : target.left(at), *node};
}

Result<std::vector<int>> effectiveRows(const RevisionGraphData &graph, const IdentifierResolver &resolver,
                                       const QStringList &rows)
{
    auto result = resolver.nodes(rows);
    if (!result)
        return result;
    const auto applied = graph.ancestors(*result);
    const auto isTip = [&](int node) {
        return std::ranges::none_of(graph.next.of(node), [&](int next) { return applied.contains(next); });
    };
    std::erase_if(*result, [&](int node) { return !isTip(node); });
    for (const int node : applied.nodes()) {
        if (isTip(node) && std::ranges::find(*result, node) == result->end())
            result->push_back(node);
    }
    return result;
}

} // namespace engine
