#pragma once

#include "engine/revision/revision.h"

#include <QHash>

#include <span>
#include <utility>
#include <vector>

namespace engine {

/// From one revision to another, both as numbers.
using RevisionEdge = std::pair<int, int>;

/// For each revision the list of its neighbours in one direction, all lists in one block of memory.
class RevisionNeighbours
{
public:
    RevisionNeighbours() = default;

    /// The targets of one source keep the order of `edges`.
    RevisionNeighbours(int count, const std::vector<RevisionEdge> &edges);

    [[nodiscard]] std::span<const int> of(int node) const
    {
        const auto *all = m_targets.data();
        return {all + m_begins[std::size_t(node)], all + m_begins[std::size_t(node) + 1]};
    }

private:
    std::vector<int> m_begins;
    std::vector<int> m_targets;
};

/// A set of revisions, with room for all of a graph.
class RevisionSet
{
public:
    explicit RevisionSet(std::size_t count)
        : m_marks(count, 0)
    {
    }

    [[nodiscard]] bool contains(int node) const { return m_marks[std::size_t(node)] != 0; }
    [[nodiscard]] int size() const { return m_size; }

    /// Whether it was not yet in.
    bool insert(int node)
    {
        const bool fresh = m_marks[std::size_t(node)] == 0;
        m_marks[std::size_t(node)] = 1;
        m_size += fresh ? 1 : 0;
        return fresh;
    }

    void remove(int node)
    {
        m_size -= m_marks[std::size_t(node)];
        m_marks[std::size_t(node)] = 0;
    }

    /// Keeps what is `in` the other set as well, or what is not.
    void intersect(const RevisionSet &other);
    void subtract(const RevisionSet &other);

    /// In loading order.
    [[nodiscard]] std::vector<int> nodes() const;

private:
    std::vector<char> m_marks;
    int m_size = 0;
};

/// A revision graph by number: the revision `n` is `revisions[n]`, and numbers are in loading order. Without cycles.
/// The words are those of the Alembic reference, 4.1.
struct RevisionGraphData
{
    std::vector<Revision> revisions;
    std::vector<Error> problems;
    QHash<QString, int> keys; ///< ids and declared labels

    RevisionNeighbours down;
    RevisionNeighbours dependencies;
    RevisionNeighbours normalizedDown;
    RevisionNeighbours next;
    RevisionNeighbours allNext;

    std::vector<int> heads;
    std::vector<int> realHeads;
    std::vector<int> bases;
    std::vector<int> levels; ///< the longest way down, dependencies included; greater than that of every ancestor
    std::vector<QStringList> labels; ///< declared and inherited, sorted
    bool hasDependencies = false;

    [[nodiscard]] int count() const { return int(revisions.size()); }
    [[nodiscard]] const QString &id(int node) const { return revisions[std::size_t(node)].id; }
    [[nodiscard]] QStringList ids(std::span<const int> nodes) const;

    /// The number of a full id; -1 for anything else, labels too.
    [[nodiscard]] int find(const QString &id) const;

    /// `starts` and all that can be reached from them.
    [[nodiscard]] RevisionSet reach(const RevisionNeighbours &neighbours, std::span<const int> starts) const;

    /// `starts` and everything below them, dependencies included.
    [[nodiscard]] RevisionSet ancestors(std::span<const int> starts) const { return reach(normalizedDown, starts); }
};

/// Builds the graph as far as it goes; see RevisionGraph::problems().
[[nodiscard]] RevisionGraphData buildRevisionGraph(std::vector<Revision> revisions, std::vector<Error> readingErrors);

/// Edges that close a cycle, taken out of `edges` so that none is left, and a problem for each: "`kind` is detected in
/// revisions (a, b)".
void breakCycles(const std::vector<Revision> &revisions, std::vector<RevisionEdge> &edges, const QString &kind,
                 std::vector<Error> &problems);

/// Hands declared labels on (reference 4.3). `declared` are sorted, each once.
[[nodiscard]] std::vector<QStringList> inheritedLabels(const RevisionGraphData &graph,
                                                       const std::vector<QStringList> &declared);

/// `waiting` in the order of reference 4.6, children before parents. The walk starts from those of `tops` that are in
/// `waiting`. `closed` tells that everything between two revisions of `waiting` is in it too, which makes it faster.
[[nodiscard]] std::vector<int> topDownOrder(const RevisionGraphData &graph, RevisionSet waiting, std::vector<int> tops,
                                            bool closed);

} // namespace engine
