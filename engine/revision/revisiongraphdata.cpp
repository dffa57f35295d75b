#include "engine/revision/revisiongraphdata.h"

namespace engine {

RevisionNeighbours::RevisionNeighbours(int count, const std::vector<RevisionEdge> &edges)
    : m_begins(std::size_t(count) + 1, 0)
    , m_targets(edges.size())
{
    for (const auto &[source, target] : edges)
        ++m_begins[std::size_t(source) + 1];
    for (std::size_t i = 1; i < m_begins.size(); ++i)
        m_begins[i] += m_begins[i - 1];
    auto places = m_begins;
    for (const auto &[source, target] : edges)
        m_targets[std::size_t(places[std::size_t(source)]++)] = target;
}

void RevisionSet::intersect(const RevisionSet &other)
{
    for (int node = 0; node < int(m_marks.size()); ++node) {
        if (!other.contains(node))
            remove(node);
    }
}

void RevisionSet::subtract(const RevisionSet &other)
{
    for (int node = 0; node < int(m_marks.size()); ++node) {
        if (other.contains(node))
            remove(node);
    }
}

std::vector<int> RevisionSet::nodes() const
{
    std::vector<int> result;
    result.reserve(std::size_t(m_size));
    for (int node = 0; node < int(m_marks.size()); ++node) {
        if (contains(node))
            result.push_back(node);
    }
    return result;
}

QStringList RevisionGraphData::ids(std::span<const int> nodes) const
{
    QStringList result;
    result.reserve(qsizetype(nodes.size()));
    for (const int node : nodes)
        result.append(id(node));
    return result;
}

int RevisionGraphData::find(const QString &id) const
{
    const int node = keys.value(id, -1);
    return node >= 0 && this->id(node) == id ? node : -1;
}

RevisionSet RevisionGraphData::reach(const RevisionNeighbours &neighbours, std::span<const int> starts) const
{
    RevisionSet seen(revisions.size());
    std::vector<int> open;
    for (const int start : starts) {
        if (seen.insert(start))
            open.push_back(start);
    }
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int neighbour : neighbours.of(node)) {
            if (seen.insert(neighbour))
                open.push_back(neighbour);
        }
    }
    return seen;
}

} // namespace engine
