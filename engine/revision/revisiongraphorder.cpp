#include "engine/revision/revisiongraphdata.h"

#include <algorithm>

namespace engine {

namespace {

/// The walk of reference 4.6. Alembic keeps the ancestors of every revision of its front as a set; here the question
/// "is this revision below another one of the front" is answered by counting the children that were not yet passed,
/// and only when some are left by a search.
class TopDownWalk
{
public:
    TopDownWalk(const RevisionGraphData &graph, RevisionSet waiting, bool closed);

    std::vector<int> run(std::vector<int> tops);

private:
    void walk();
    void pass(int node);
    [[nodiscard]] int aboveInFront(int node, std::size_t index);
    [[nodiscard]] bool reaches(int from, int to);
    [[nodiscard]] std::vector<int> uncovered() const;

    const RevisionGraphData &m_graph;
    RevisionSet m_waiting;
    bool m_closed;
    std::vector<int> m_front;
    RevisionSet m_inFront;
    std::vector<int> m_childrenLeft;
    std::vector<int> m_visits; ///< the search that saw a revision last
    int m_search = 0;
    std::vector<int> m_order;
};

TopDownWalk::TopDownWalk(const RevisionGraphData &graph, RevisionSet waiting, bool closed)
    : m_graph(graph)
    , m_waiting(std::move(waiting))
    , m_closed(closed)
    , m_inFront(graph.revisions.size())
    , m_childrenLeft(graph.revisions.size(), 0)
    , m_visits(graph.revisions.size(), 0)
{
    for (const int node : m_waiting.nodes()) {
        for (const int below : graph.normalizedDown.of(node))
            ++m_childrenLeft[std::size_t(below)];
    }
}

std::vector<int> TopDownWalk::run(std::vector<int> tops)
{
    std::erase_if(tops, [this](int node) { return !m_waiting.contains(node); });
    m_order.reserve(std::size_t(m_waiting.size()));
    // Once, unless something of `waiting` is not below any of `tops`.
    while (m_waiting.size() > 0) {
        if (tops.empty())
            tops = uncovered();
        std::ranges::sort(tops);
        tops.erase(std::unique(tops.begin(), tops.end()), tops.end());
        m_front = std::move(tops);
        for (const int node : m_front)
            m_inFront.insert(node);
        walk();
        tops.clear();
    }
    return std::move(m_order);
}

void TopDownWalk::walk()
{
    std::size_t index = 0;
    while (!m_front.empty()) {
        const int node = m_front[index];
        if (const int other = aboveInFront(node, index); other >= 0) {
            index = std::size_t(other);
            continue;
        }
        pass(node);
        m_inFront.remove(node);
        bool replaced = false;
        for (const int below : m_graph.normalizedDown.of(node)) {
            if (!m_waiting.contains(below) || !m_inFront.insert(below))
                continue;
            if (replaced)
                m_front.push_back(below);
            else
                m_front[index] = below;
            replaced = true;
        }
        if (!replaced) {
            m_front.erase(m_front.begin() + std::ptrdiff_t(index));
            index -= index > 0 ? 1 : 0;
        }
    }
}

void TopDownWalk::pass(int node)
{
    m_order.push_back(node);
    m_waiting.remove(node);
    for (const int below : m_graph.normalizedDown.of(node))
        --m_childrenLeft[std::size_t(below)];
}

/// The first place in the front, other than `index`, from where the way down leads to `node`; -1 if there is none.
int TopDownWalk::aboveInFront(int node, std::size_t index)
{
    if (m_front.size() == 1 || (m_closed && m_childrenLeft[std::size_t(node)] == 0))
        return -1;
    ++m_search;
    for (std::size_t other = 0; other < m_front.size(); ++other) {
        if (other != index && reaches(m_front[other], node))
            return int(other);
    }
    return -1;
}

bool TopDownWalk::reaches(int from, int to)
{
    const int floor = m_graph.levels[std::size_t(to)];
    std::vector<int> open{from};
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        if (node == to)
            return true;
        if (m_graph.levels[std::size_t(node)] <= floor
            || std::exchange(m_visits[std::size_t(node)], m_search) == m_search)
            continue;
        for (const int below : m_graph.normalizedDown.of(node))
            open.push_back(below);
    }
    return false;
}

std::vector<int> TopDownWalk::uncovered() const
{
    auto result = m_waiting.nodes();
    std::erase_if(result, [this](int node) { return m_childrenLeft[std::size_t(node)] > 0; });
    return result;
}

} // namespace

std::vector<int> topDownOrder(const RevisionGraphData &graph, RevisionSet waiting, std::vector<int> tops, bool closed)
{
    return TopDownWalk(graph, std::move(waiting), closed).run(std::move(tops));
}

} // namespace engine
