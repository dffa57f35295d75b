#include "engine/revision/revisiongraph.h"

#include "engine/revision/identifierresolver.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

QStringList neighbourIds(const RevisionGraphData &graph, const RevisionNeighbours &neighbours, const QString &id)
{
    const int node = graph.find(id);
    return node < 0 ? QStringList() : graph.ids(neighbours.of(node));
}

} // namespace

RevisionGraph::RevisionGraph()
    : RevisionGraph(std::vector<Revision>())
{
}

RevisionGraph::RevisionGraph(std::vector<Revision> revisions, std::vector<Error> readingErrors)
    : m_data(std::make_shared<RevisionGraphData>(buildRevisionGraph(std::move(revisions), std::move(readingErrors))))
{
}

const std::vector<Revision> &RevisionGraph::revisions() const
{
    return m_data->revisions;
}

const std::vector<Error> &RevisionGraph::problems() const
{
    return m_data->problems;
}

Done RevisionGraph::sound() const
{
    if (m_data->problems.empty())
        return {};
    return failure(m_data->problems.front());
}

const Revision *RevisionGraph::find(const QString &id) const
{
    const int node = m_data->find(id);
    return node < 0 ? nullptr : &m_data->revisions[std::size_t(node)];
}

QStringList RevisionGraph::heads() const
{
    return m_data->ids(m_data->heads);
}

QStringList RevisionGraph::realHeads() const
{
    return m_data->ids(m_data->realHeads);
}

QStringList RevisionGraph::bases() const
{
    return m_data->ids(m_data->bases);
}

QStringList RevisionGraph::next(const QString &id) const
{
    return neighbourIds(*m_data, m_data->next, id);
}

QStringList RevisionGraph::allNext(const QString &id) const
{
    return neighbourIds(*m_data, m_data->allNext, id);
}

QStringList RevisionGraph::resolvedDependencies(const QString &id) const
{
    return neighbourIds(*m_data, m_data->dependencies, id);
}

QStringList RevisionGraph::normalizedDown(const QString &id) const
{
    return neighbourIds(*m_data, m_data->normalizedDown, id);
}

QStringList RevisionGraph::labels(const QString &id) const
{
    const int node = m_data->find(id);
    return node < 0 ? QStringList() : m_data->labels[std::size_t(node)];
}

bool RevisionGraph::isBranchPoint(const QString &id) const
{
    const int node = m_data->find(id);
    return node >= 0 && m_data->next.of(node).size() > 1;
}

bool RevisionGraph::isMergePoint(const QString &id) const
{
    const auto *revision = find(id);
    return revision && revision->downRevisions.size() > 1;
}

QSet<QString> RevisionGraph::ancestors(const QStringList &ids) const
{
    std::vector<int> starts;
    for (const auto &id : ids) {
        if (const int node = m_data->find(id); node >= 0)
            starts.push_back(node);
    }
    const auto reached = m_data->ancestors(starts);
    QSet<QString> result;
    result.reserve(reached.size());
    for (const int node : reached.nodes())
        result.insert(m_data->id(node));
    return result;
}

QStringList RevisionGraph::newestFirst() const
{
    RevisionSet all(m_data->revisions.size());
    for (int node = 0; node < m_data->count(); ++node)
        all.insert(node);
    return m_data->ids(topDownOrder(*m_data, std::move(all), m_data->realHeads, true));
}

Result<QStringList> RevisionGraph::resolve(const QString &identifier, const QStringList &current) const
{
    const IdentifierResolver resolver(*m_data);
    const auto nodes = identifier == "current"_L1 ? resolver.nodes(current) : resolver.nodes(identifier);
    if (!nodes)
        return failure(nodes.error());
    return m_data->ids(*nodes);
}

Result<QString> RevisionGraph::resolveOne(const QString &identifier, const QStringList &current) const
{
    if (identifier == "current"_L1 && current.size() == 1)
        return resolveOne(current.first());
    return IdentifierResolver(*m_data).node(identifier).map([this](int node) {
        return node < 0 ? QString() : m_data->id(node);
    });
}

} // namespace engine
