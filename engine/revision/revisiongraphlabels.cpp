#include "engine/revision/revisiongraphdata.h"

#include <algorithm>
#include <numeric>

namespace engine {

namespace {

void addLabels(QStringList &labels, const QStringList &more)
{
    if (more.isEmpty())
        return;
    if (labels.isEmpty()) {
        labels = more;
        return;
    }
    labels.append(more);
    labels.sort();
    labels.removeDuplicates();
}

/// Where a label stops on its way down.
bool isJunction(const RevisionGraphData &graph, int node)
{
    return graph.allNext.of(node).size() > 1 || graph.down.of(node).size() > 1;
}

/// Whether there is one way only from `node` to its tip.
bool isPlainLine(const RevisionGraphData &graph, int node)
{
    while (!isJunction(graph, node)) {
        const auto next = graph.next.of(node);
        if (next.empty())
            return true;
        node = next.front();
    }
    return false;
}

} // namespace

std::vector<QStringList> inheritedLabels(const RevisionGraphData &graph, const std::vector<QStringList> &declared)
{
    std::vector<int> upwards(graph.revisions.size());
    std::iota(upwards.begin(), upwards.end(), 0);
    std::ranges::stable_sort(upwards, {}, [&](int node) { return graph.levels[std::size_t(node)]; });

    std::vector<QStringList> labels(graph.revisions.size());
    for (const int node : upwards) {
        auto &own = labels[std::size_t(node)];
        for (const int parent : graph.down.of(node))
            addLabels(own, labels[std::size_t(parent)]);
        addLabels(own, declared[std::size_t(node)]);
    }
    for (const int node : upwards) {
        const auto &own = declared[std::size_t(node)];
        if (own.isEmpty() || !isPlainLine(graph, node))
            continue;
        for (auto below = graph.down.of(node); !below.empty() && !isJunction(graph, below.front());
             below = graph.down.of(below.front()))
            addLabels(labels[std::size_t(below.front())], own);
    }
    return labels;
}

} // namespace engine
