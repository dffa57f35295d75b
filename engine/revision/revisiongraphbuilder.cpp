#include "engine/revision/revisiongraphdata.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

constexpr QStringView ForbiddenCharacters = u"+-:@";

Error graphError(const Revision &revision, QString what, QString advice)
{
    return {.kind = Error::Kind::Graph,
            .what = std::move(what),
            .advice = std::move(advice),
            .where = {.file = revision.file}};
}

/// Fills a RevisionGraphData step by step.
class GraphBuilder
{
public:
    RevisionGraphData build(std::vector<Revision> revisions, std::vector<Error> readingErrors);

private:
    void takeRevisions(std::vector<Revision> revisions);
    void checkCharacters(const Revision &revision);
    void mapLabels();
    void collectEdges();
    void collectDown(int node);
    void collectDependencies(int node);
    void linkNeighbours();
    void measureLevels(const std::vector<RevisionEdge> &allDown);
    void normalizeDependencies();
    [[nodiscard]] std::vector<int> neededDependencies(int node, std::vector<int> &visits) const;
    void findEnds();

    RevisionGraphData m_graph;
    std::vector<RevisionEdge> m_down; ///< sources in loading order, as in the lists below
    std::vector<RevisionEdge> m_dependencies;
    std::vector<QStringList> m_declared;
};

RevisionGraphData GraphBuilder::build(std::vector<Revision> revisions, std::vector<Error> readingErrors)
{
    m_graph.problems = std::move(readingErrors);
    takeRevisions(std::move(revisions));
    mapLabels();
    collectEdges();
    linkNeighbours();
    findEnds();
    normalizeDependencies();
    m_graph.labels = inheritedLabels(m_graph, m_declared);
    return std::move(m_graph);
}

void GraphBuilder::takeRevisions(std::vector<Revision> revisions)
{
    m_graph.revisions.reserve(revisions.size());
    m_graph.keys.reserve(qsizetype(revisions.size()));
    for (auto &revision : revisions) {
        checkCharacters(revision);
        const int node = m_graph.keys.value(revision.id, -1);
        if (node < 0) {
            m_graph.keys.insert(revision.id, m_graph.count());
            m_graph.revisions.push_back(std::move(revision));
            continue;
        }
        auto &earlier = m_graph.revisions[std::size_t(node)];
        auto problem = graphError(revision, u"Revision %1 is present more than once"_s.arg(revision.id),
                                  u"Give one of the two files another revision id, or remove it."_s);
        problem.why = u"%1 and %2 have the same revision id."_s.arg(earlier.file, revision.file);
        m_graph.problems.push_back(std::move(problem));
        earlier = std::move(revision);
    }
}

void GraphBuilder::checkCharacters(const Revision &revision)
{
    QStringList found;
    for (const QChar character : ForbiddenCharacters) {
        if (revision.id.contains(character))
            found.append(character);
    }
    if (found.isEmpty())
        return;
    m_graph.problems.push_back(graphError(
        revision, u"Character(s) '%1' not allowed in revision identifier '%2'"_s.arg(found.join(", "_L1), revision.id),
        u"Give the revision an id of letters, digits and underscores, and name it so in the files that follow it."_s));
}

void GraphBuilder::mapLabels()
{
    m_declared.resize(m_graph.revisions.size());
    for (int node = 0; node < m_graph.count(); ++node) {
        const auto &revision = m_graph.revisions[std::size_t(node)];
        for (const auto &label : revision.branchLabels) {
            const int owner = m_graph.keys.value(label, -1);
            if (owner < 0) {
                m_graph.keys.insert(label, node);
                m_declared[std::size_t(node)].append(label);
                continue;
            }
            m_graph.problems.push_back(graphError(revision,
                                                  u"Branch name '%1' in revision %2 already used by revision %3"_s.arg(
                                                      label, revision.id, m_graph.id(owner)),
                                                  u"Choose another branch label for one of the two."_s));
        }
        m_declared[std::size_t(node)].sort();
    }
}

void GraphBuilder::collectEdges()
{
    m_down.reserve(m_graph.revisions.size());
    for (int node = 0; node < m_graph.count(); ++node) {
        collectDown(node);
        collectDependencies(node);
    }
    breakCycles(m_graph.revisions, m_down, u"Cycle"_s, m_graph.problems);
    if (m_dependencies.empty())
        return;
    // A cycle that needs dependencies is cut at one of them where it can be, for the line of down revisions says more.
    auto all = m_down;
    all.insert(all.end(), m_dependencies.begin(), m_dependencies.end());
    const auto before = all.size();
    breakCycles(m_graph.revisions, all, u"Dependency cycle"_s, m_graph.problems);
    if (all.size() == before)
        return;
    std::ranges::sort(all);
    const auto isCut = [&](const RevisionEdge &edge) { return !std::ranges::binary_search(all, edge); };
    std::erase_if(m_down, isCut);
    std::erase_if(m_dependencies, isCut);
}

void GraphBuilder::collectDown(int node)
{
    const auto &revision = m_graph.revisions[std::size_t(node)];
    const auto first = m_down.size();
    for (const auto &id : revision.downRevisions) {
        const int parent = m_graph.keys.value(id, -1);
        if (id == revision.id) {
            m_graph.problems.push_back(graphError(revision,
                                                  u"Self-loop is detected in revisions (%1)"_s.arg(revision.id),
                                                  u"Change down_revision in this file."_s));
        } else if (parent < 0 || m_graph.id(parent) != id) {
            const auto parents = revision.downRevisions.join(", "_L1);
            m_graph.problems.push_back(
                graphError(revision,
                           u"Revision %1 referenced from %2 -> %3, %4 is not present"_s.arg(id, parents, revision.id,
                                                                                            revision.message()),
                           u"Bring back the file of revision %1, or change down_revision in this file."_s.arg(id)));
        } else if (std::find(m_down.begin() + qsizetype(first), m_down.end(), RevisionEdge(node, parent))
                   == m_down.end()) {
            m_down.emplace_back(node, parent);
        }
    }
}

void GraphBuilder::collectDependencies(int node)
{
    const auto &revision = m_graph.revisions[std::size_t(node)];
    const auto first = m_dependencies.size();
    for (const auto &name : revision.dependsOn) {
        const int dependency = m_graph.keys.value(name, -1);
        if (dependency == node) {
            m_graph.problems.push_back(
                graphError(revision, u"Dependency self-loop is detected in revisions (%1)"_s.arg(revision.id),
                           u"Change depends_on in this file."_s));
        } else if (dependency < 0) {
            m_graph.problems.push_back(graphError(
                revision, u"Revision %1 that revision %2 depends on is not present"_s.arg(name, revision.id),
                u"Bring back the file of revision %1, or change depends_on in this file. Partial ids do not count here."_s
                    .arg(name)));
        } else if (std::find(m_dependencies.begin() + qsizetype(first), m_dependencies.end(),
                             RevisionEdge(node, dependency))
                   == m_dependencies.end()) {
            m_dependencies.emplace_back(node, dependency);
        }
    }
}

void GraphBuilder::linkNeighbours()
{
    const auto reversed = [](const std::vector<RevisionEdge> &edges) {
        std::vector<RevisionEdge> result;
        result.reserve(edges.size());
        for (const auto &[source, target] : edges)
            result.emplace_back(target, source);
        return result;
    };
    auto allDown = m_down;
    if (!m_dependencies.empty()) {
        allDown.insert(allDown.end(), m_dependencies.begin(), m_dependencies.end());
        std::ranges::sort(allDown);
        allDown.erase(std::unique(allDown.begin(), allDown.end()), allDown.end());
    }
    m_graph.hasDependencies = !m_dependencies.empty();
    m_graph.down = {m_graph.count(), m_down};
    m_graph.dependencies = {m_graph.count(), m_dependencies};
    m_graph.next = {m_graph.count(), reversed(m_down)};
    m_graph.allNext = {m_graph.count(), reversed(allDown)};
    measureLevels(allDown);
}

void GraphBuilder::measureLevels(const std::vector<RevisionEdge> &allDown)
{
    m_graph.levels.assign(m_graph.revisions.size(), 0);
    std::vector<int> waitingFor(m_graph.revisions.size(), 0);
    for (const auto &[source, target] : allDown)
        ++waitingFor[std::size_t(source)];
    std::vector<int> open;
    for (int node = 0; node < m_graph.count(); ++node) {
        if (waitingFor[std::size_t(node)] == 0)
            open.push_back(node);
    }
    while (!open.empty()) {
        const int node = open.back();
        open.pop_back();
        for (const int child : m_graph.allNext.of(node)) {
            auto &level = m_graph.levels[std::size_t(child)];
            level = std::max(level, m_graph.levels[std::size_t(node)] + 1);
            if (--waitingFor[std::size_t(child)] == 0)
                open.push_back(child);
        }
    }
}

void GraphBuilder::normalizeDependencies()
{
    if (!m_graph.hasDependencies) {
        m_graph.normalizedDown = m_graph.down;
        return;
    }
    std::vector<RevisionEdge> edges;
    edges.reserve(m_down.size() + m_dependencies.size());
    std::vector<int> visits(m_graph.revisions.size(), -1);
    for (int node = 0; node < m_graph.count(); ++node) {
        const auto down = m_graph.down.of(node);
        for (const int parent : down)
            edges.emplace_back(node, parent);
        for (const int dependency : neededDependencies(node, visits)) {
            if (std::ranges::find(down, dependency) == down.end())
                edges.emplace_back(node, dependency);
        }
    }
    m_graph.normalizedDown = {m_graph.count(), edges};
}

/// The dependencies of `node` that no ancestor (by down revisions) has as its own. `visits` holds who saw a revision
/// last, so that it need not be cleared for each.
std::vector<int> GraphBuilder::neededDependencies(int node, std::vector<int> &visits) const
{
    const auto all = m_graph.dependencies.of(node);
    std::vector<int> needed(all.begin(), all.end());
    const auto down = m_graph.down.of(node);
    std::vector<int> open(down.begin(), down.end());
    while (!needed.empty() && !open.empty()) {
        const int ancestor = open.back();
        open.pop_back();
        if (std::exchange(visits[std::size_t(ancestor)], node) == node)
            continue;
        for (const int dependency : m_graph.dependencies.of(ancestor))
            std::erase(needed, dependency);
        for (const int parent : m_graph.down.of(ancestor))
            open.push_back(parent);
    }
    return needed;
}

void GraphBuilder::findEnds()
{
    for (int node = 0; node < m_graph.count(); ++node) {
        if (m_graph.next.of(node).empty())
            m_graph.heads.push_back(node);
        if (m_graph.allNext.of(node).empty())
            m_graph.realHeads.push_back(node);
        // A revision whose parents are all missing is the lowest that there is of its line.
        if (m_graph.down.of(node).empty())
            m_graph.bases.push_back(node);
    }
}

} // namespace

RevisionGraphData buildRevisionGraph(std::vector<Revision> revisions, std::vector<Error> readingErrors)
{
    return GraphBuilder().build(std::move(revisions), std::move(readingErrors));
}

} // namespace engine
