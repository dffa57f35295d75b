#include "tests/engine/revision/graphmaker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

class GraphMaker
{
public:
    GraphMaker(const GraphShape &shape, quint32 seed)
        : m_shape(shape)
        , m_random(seed)
    {
    }

    std::vector<engine::Revision> make()
    {
        while (int(m_revisions.size()) < m_shape.size)
            add();
        std::shuffle(m_revisions.begin(), m_revisions.end(), m_random);
        return std::move(m_revisions);
    }

private:
    [[nodiscard]] bool chance(int percent) { return m_random.bounded(100) < percent; }

    template <typename List> auto any(const List &list) { return list[m_random.bounded(int(list.size()))]; }

    void add()
    {
        engine::Revision revision;
        revision.id = freshId();
        revision.file = u"/versions/%1.py"_s.arg(revision.id);
        revision.documentation = u"message"_s;
        if (int(m_revisions.size()) >= m_shape.bases)
            revision.downRevisions = parents();
        if (chance(m_shape.labels))
            revision.branchLabels.append(u"label%1"_s.arg(m_revisions.size()));
        if (!m_revisions.empty() && chance(m_shape.dependencies))
            addDependencies(revision);
        m_tips.removeIf([&](const QString &tip) { return revision.downRevisions.contains(tip); });
        m_tips.append(revision.id);
        m_revisions.push_back(std::move(revision));
    }

    /// Of different lengths, and many beginning alike.
    QString freshId()
    {
        const auto id = QString::number(m_random.bounded(0x10, 0x40), 16)
            + QString::number(m_random.generate(), 16).left(m_random.bounded(1, 8))
            + QString::number(m_revisions.size());
        return id;
    }

    QStringList parents()
    {
        if (chance(m_shape.branches))
            return {any(m_revisions).id};
        const auto first = any(m_tips);
        const auto second = any(m_tips);
        return chance(m_shape.merges) && first != second ? QStringList{first, second} : QStringList{first};
    }

    void addDependencies(engine::Revision &revision)
    {
        const int count = chance(m_shape.severalDependencies) ? 2 : 1;
        for (int i = 0; i < count; ++i) {
            const auto &other = m_revisions[m_random.bounded(quint32(m_revisions.size()))];
            const bool byLabel = !other.branchLabels.isEmpty() && chance(50);
            const auto name = byLabel ? other.branchLabels.first() : other.id;
            if (!revision.downRevisions.contains(other.id) && !revision.dependsOn.contains(name))
                revision.dependsOn.append(name);
        }
    }

    GraphShape m_shape;
    QRandomGenerator m_random;
    std::vector<engine::Revision> m_revisions;
    QStringList m_tips;
};

} // namespace

std::vector<engine::Revision> makeGraph(const GraphShape &shape, quint32 seed)
{
    return GraphMaker(shape, seed).make();
}

std::vector<engine::Revision> makeChain(int count)
{
    std::vector<engine::Revision> revisions;
    for (int i = 0; i < count; ++i) {
        engine::Revision revision;
        revision.id = u"%1"_s.arg(i, 12, 16, QChar(u'0'));
        revision.file = u"/versions/%1.py"_s.arg(revision.id);
        if (i > 0)
            revision.downRevisions.append(revisions.back().id);
        revisions.push_back(std::move(revision));
    }
    return revisions;
}
