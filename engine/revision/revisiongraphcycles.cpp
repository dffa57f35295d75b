#include "engine/revision/revisiongraphdata.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Depth first search without recursion: a chain of revisions may be longer than the stack is deep.
class CycleSearch
{
public:
    CycleSearch(int count, const std::vector<RevisionEdge> &edges)
        : m_neighbours(count, edges)
        , m_states(std::size_t(count), State::New)
    {
    }

    /// Calls `found` with each edge that closes a cycle and with the revisions of that cycle.
    template <typename Found> void run(Found found)
    {
        for (int start = 0; start < int(m_states.size()); ++start) {
            if (state(start) == State::New)
                enter(start);
            while (!m_way.empty())
                advance(found);
        }
    }

private:
    enum class State : char { New, OnTheWay, Done };

    struct Stop
    {
        int node;
        std::size_t neighbour; ///< the next one to look at
    };

    State &state(int node) { return m_states[std::size_t(node)]; }

    void enter(int node)
    {
        state(node) = State::OnTheWay;
        m_way.push_back({node, 0});
    }

    template <typename Found> void advance(Found &found)
    {
        auto &stop = m_way.back();
        const auto neighbours = m_neighbours.of(stop.node);
        if (stop.neighbour == neighbours.size()) {
            state(stop.node) = State::Done;
            m_way.pop_back();
            return;
        }
        const int neighbour = neighbours[stop.neighbour++];
        if (state(neighbour) == State::New)
            enter(neighbour);
        else if (state(neighbour) == State::OnTheWay)
            found(RevisionEdge(stop.node, neighbour), wayFrom(neighbour));
    }

    [[nodiscard]] std::vector<int> wayFrom(int node) const
    {
        std::vector<int> result;
        auto stop = m_way.rbegin();
        for (; stop->node != node; ++stop)
            result.push_back(stop->node);
        result.push_back(node);
        return result;
    }

    RevisionNeighbours m_neighbours;
    std::vector<State> m_states;
    std::vector<Stop> m_way;
};

Error cycleError(const std::vector<Revision> &revisions, const std::vector<int> &members, const QString &kind)
{
    QStringList ids;
    QStringList files;
    for (const int node : members) {
        ids.append(revisions[std::size_t(node)].id);
        files.append(revisions[std::size_t(node)].file);
    }
    ids.sort();
    files.sort();
    return {.kind = Error::Kind::Graph,
            .what = u"%1 is detected in revisions (%2)"_s.arg(kind, ids.join(", "_L1)),
            .why = u"Each of these files builds on another of them: %1"_s.arg(files.join(", "_L1)),
            .advice = u"Change down_revision or depends_on in one of the files."_s,
            .where = {.file = files.first()}};
}

} // namespace

void breakCycles(const std::vector<Revision> &revisions, std::vector<RevisionEdge> &edges, const QString &kind,
                 std::vector<Error> &problems)
{
    std::vector<RevisionEdge> closing;
    CycleSearch search(int(revisions.size()), edges);
    search.run([&](RevisionEdge edge, const std::vector<int> &members) {
        closing.push_back(edge);
        problems.push_back(cycleError(revisions, members, kind));
    });
    if (closing.empty())
        return;
    std::ranges::sort(closing);
    std::erase_if(edges, [&](const RevisionEdge &edge) { return std::ranges::binary_search(closing, edge); });
}

} // namespace engine
