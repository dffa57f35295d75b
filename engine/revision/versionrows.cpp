#include "engine/revision/versionrows.h"

#include "engine/revision/identifierresolver.h"

#include <algorithm>

namespace engine {

namespace {

using Kind = VersionRowChange::Kind;

/// The rows, by number where a file has them, while one step is made.
class RowKeeper
{
public:
    RowKeeper(const RevisionGraphData &graph, int node, QStringList &rows)
        : m_graph(graph)
        , m_id(graph.id(node))
        , m_down(graph.ids(graph.normalizedDown.of(node)))
        , m_rows(rows)
    {
    }

    std::vector<VersionRowChange> upgrade();
    std::vector<VersionRowChange> downgrade();

private:
    [[nodiscard]] QStringList withoutAncestorsOf(const QStringList &ids, const QStringList &tips,
                                                 bool properOnly) const;
    [[nodiscard]] QStringList remaining() const;

    void add(Kind kind, const QString &from, const QString &to);

    const RevisionGraphData &m_graph;
    QString m_id;
    QStringList m_down;
    QStringList &m_rows;
    std::vector<VersionRowChange> m_changes;
};

std::vector<VersionRowChange> RowKeeper::upgrade()
{
    QStringList replaced;
    std::ranges::copy_if(m_down, std::back_inserter(replaced), [this](const auto &id) { return m_rows.contains(id); });
    if (replaced.isEmpty()) {
        add(Kind::Insert, {}, m_id);
        return std::move(m_changes);
    }
    if (replaced.size() > 1) {
        QStringList others = m_rows;
        others.removeIf([this](const QString &row) { return m_down.contains(row); });
        if (const auto left = withoutAncestorsOf(replaced, others, false); !left.isEmpty())
            replaced = left;
    }
    const auto last = replaced.takeLast();
    for (const auto &row : replaced)
        add(Kind::Delete, row, {});
    add(Kind::Update, last, m_id);
    return std::move(m_changes);
}

std::vector<VersionRowChange> RowKeeper::downgrade()
{
    if (!m_rows.contains(m_id)) {
        // Not a row: only a graph and a table that do not fit lead here. The change says what was expected, and finds
        // no row to change.
        if (m_down.isEmpty())
            add(Kind::Delete, m_id, {});
        else
            add(Kind::Update, m_id, m_down.first());
        return std::move(m_changes);
    }
    auto left = m_down.size() > 1 || m_rows.size() > 1 ? remaining() : m_down;
    if (left.isEmpty()) {
        add(Kind::Delete, m_id, {});
        return std::move(m_changes);
    }
    const auto last = left.takeLast();
    for (const auto &row : left)
        add(Kind::Insert, {}, row);
    add(Kind::Update, m_id, last);
    return std::move(m_changes);
}

/// What of the normalized down revisions no other row implies.
QStringList RowKeeper::remaining() const
{
    QStringList others = m_rows;
    others.removeIf([this](const QString &row) { return row == m_id; });
    return others.isEmpty() ? withoutAncestorsOf(m_down, m_down, true) : withoutAncestorsOf(m_down, others, false);
}

QStringList RowKeeper::withoutAncestorsOf(const QStringList &ids, const QStringList &tips, bool properOnly) const
{
    std::vector<int> starts;
    for (const auto &tip : tips) {
        const int node = m_graph.find(tip);
        if (node < 0)
            continue;
        if (!properOnly) {
            starts.push_back(node);
            continue;
        }
        const auto below = m_graph.normalizedDown.of(node);
        starts.insert(starts.end(), below.begin(), below.end());
    }
    const auto implied = m_graph.ancestors(starts);
    QStringList result;
    for (const auto &id : ids) {
        if (!implied.contains(m_graph.find(id)))
            result.append(id);
    }
    return result;
}

void RowKeeper::add(Kind kind, const QString &from, const QString &to)
{
    VersionRowChange change{kind, from, to};
    applyVersionRowChange(change, m_rows);
    m_changes.push_back(std::move(change));
}

} // namespace

void applyVersionRowChange(const VersionRowChange &change, QStringList &rows)
{
    const auto place = rows.indexOf(change.from);
    switch (change.kind) {
    case Kind::Insert:
        rows.append(change.to);
        break;
    case Kind::Update:
        if (place >= 0)
            rows[place] = change.to;
        break;
    case Kind::Delete:
        if (place >= 0)
            rows.removeAt(place);
        break;
    }
}

std::vector<VersionRowChange> versionRowChanges(const RevisionGraph &graph, const QString &id, Direction direction,
                                                QStringList &rows)
{
    const int node = graph.data().find(id);
    if (node < 0)
        return {};
    RowKeeper keeper(graph.data(), node, rows);
    return direction == Direction::Upgrade ? keeper.upgrade() : keeper.downgrade();
}

} // namespace engine
