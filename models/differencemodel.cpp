#include "models/differencemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace models {

using engine::Difference;

DifferenceModel::DifferenceModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void DifferenceModel::setComparison(const engine::Comparison &comparison, const std::vector<Difference> &tree)
{
    m_ticks = ticks();
    beginResetModel();
    m_comparison = comparison;
    m_tree = tree;
    m_nodes.clear();
    m_roots.clear();
    m_nodeOfOperation.assign(m_comparison.operations.size(), -1);
    for (const Difference &difference : m_tree)
        m_roots.push_back(addNode(difference, -1, int(m_roots.size())));
    m_needed = engine::needsOfAll(m_comparison);
    chooseAtFirst();
    endResetModel();
    emit chosenChanged();
}

void DifferenceModel::clear()
{
    setComparison({}, {});
    m_ticks.clear();
}

int DifferenceModel::addNode(const Difference &difference, int parent, int row)
{
    const int self = int(m_nodes.size());
    m_nodes.push_back({&difference, parent, row, {}});
    for (const size_t operation : difference.operations)
        m_nodeOfOperation.at(operation) = self;
    for (const Difference &child : difference.children) {
        const int childRow = int(m_nodes[size_t(self)].children.size());
        const int childNode = addNode(child, self, childRow);
        m_nodes[size_t(self)].children.push_back(childNode);
    }
    return self;
}

QString DifferenceModel::keyOf(const Difference &difference)
{
    return objectKey(difference) + u'/' + QString::number(int(difference.state));
}

QString DifferenceModel::objectKey(const Difference &difference)
{
    return u"%1/%2/%3"_s.arg(int(difference.kind))
        .arg(difference.table.text(), difference.name.isEmpty() ? difference.detail : difference.name);
}

QHash<QString, bool> DifferenceModel::ticks() const
{
    QHash<QString, bool> ticks = m_ticks;
    for (const Node &node : m_nodes) {
        if (!node.difference->operations.empty())
            ticks.insert(keyOf(*node.difference), m_chosen.contains(node.difference->operations.front()));
    }
    return ticks;
}

void DifferenceModel::setTicks(const QHash<QString, bool> &ticks)
{
    m_ticks = ticks;
    chooseAtFirst();
    everythingChanged();
    emit chosenChanged();
}

void DifferenceModel::chooseAtFirst()
{
    m_chosen.clear();
    std::vector<size_t> unticked;
    for (size_t operation = 0; operation < m_comparison.operations.size(); ++operation) {
        const int owner = m_nodeOfOperation[operation];
        const Difference *difference = owner < 0 ? nullptr : m_nodes[size_t(owner)].difference;
        const bool destroys =
            engine::destroysData(m_comparison.operations[operation]) || (difference && difference->destroysData);
        const bool ticked = difference ? m_ticks.value(keyOf(*difference), !destroys) : !destroys;
        m_chosen.insert(operation);
        if (!ticked)
            unticked.push_back(operation);
    }
    tick(unticked, false);
}

/// Ticks with everything needed, or unticks with everything that needs one of them.
void DifferenceModel::tick(const std::vector<size_t> &operations, bool on)
{
    for (const size_t operation : operations) {
        if (on) {
            m_chosen.insert(operation);
            m_chosen.insert(m_needed[operation].begin(), m_needed[operation].end());
            continue;
        }
        m_chosen.erase(operation);
        for (size_t other = 0; other < m_needed.size(); ++other) {
            if (std::ranges::binary_search(m_needed[other], operation))
                m_chosen.erase(other);
        }
    }
}

const Difference *DifferenceModel::difference(const QModelIndex &index) const
{
    return index.isValid() ? node(index).difference : nullptr;
}

QModelIndex DifferenceModel::top(const QModelIndex &index)
{
    QModelIndex found = index.siblingAtColumn(0);
    while (found.parent().isValid())
        found = found.parent();
    return found;
}

std::set<size_t> DifferenceModel::chosen() const
{
    return m_chosen;
}

std::vector<engine::Operation> DifferenceModel::chosenOperations() const
{
    return engine::chosenOperations(m_comparison, m_chosen);
}

int DifferenceModel::chosenDestroying() const
{
    return int(std::ranges::count_if(
        m_chosen, [this](size_t operation) { return engine::destroysData(m_comparison.operations[operation]); }));
}

int DifferenceModel::unchosenDestroying() const
{
    return int(std::ranges::count_if(m_comparison.operations,
                                     [](const auto &operation) { return engine::destroysData(operation); }))
        - chosenDestroying();
}

int DifferenceModel::count(Difference::State state) const
{
    // A table that is only changed is counted by its parts: it differs because they do.
    return int(std::ranges::count_if(m_nodes, [&](const Node &node) {
        const bool isTop = node.parent < 0;
        const bool inChangedTable = !isTop && m_nodes[size_t(node.parent)].difference->state != Difference::State::Added
            && m_nodes[size_t(node.parent)].difference->state != Difference::State::Dropped;
        if (node.difference->state != state)
            return false;
        if (state == Difference::State::Equal)
            return isTop;
        const bool hasDifferingParts = std::ranges::any_of(node.children, [this](int child) {
            return m_nodes[size_t(child)].difference->state != Difference::State::Equal;
        });
        if (isTop)
            return state != Difference::State::Changed || !hasDifferingParts;
        return inChangedTable;
    }));
}

const DifferenceModel::Node &DifferenceModel::node(const QModelIndex &index) const
{
    return m_nodes[size_t(index.internalId())];
}

QModelIndex DifferenceModel::indexOf(int node, int column) const
{
    return createIndex(m_nodes[size_t(node)].row, column, quintptr(node));
}

QModelIndex DifferenceModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const std::vector<int> &siblings = parent.isValid() ? node(parent).children : m_roots;
    return createIndex(row, column, quintptr(siblings[size_t(row)]));
}

QModelIndex DifferenceModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || node(child).parent < 0)
        return {};
    return indexOf(node(child).parent);
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_roots.size());
    return parent.column() == 0 ? int(node(parent).children.size()) : 0;
}

int DifferenceModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &at = node(index);
    const Difference &difference = *at.difference;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == DetailColumn)
            return difference.detail;
        return difference.name.isEmpty() ? difference.detail : difference.name;
    case Qt::CheckStateRole:
        return index.column() == NameColumn ? checkState(at) : QVariant();
    case StateRole:
    case FilterStateRole:
        return int(difference.state);
    case KindRole:
        return int(difference.kind);
    case KeyRole:
        return objectKey(difference);
    case TableRole:
        return difference.table.text();
    case OldNameRole:
        return difference.oldName;
    case DestroysDataRole:
        return difference.destroysData;
    case ChangesRole:
        return int(std::ranges::count_if(
            difference.children, [](const Difference &child) { return child.state != Difference::State::Equal; }));
    default:
        return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Object") : tr("Difference");
}

std::vector<size_t> DifferenceModel::operationsBelow(const Node &node) const
{
    std::vector<size_t> operations = node.difference->operations;
    for (const int child : node.children) {
        const std::vector<size_t> more = operationsBelow(m_nodes[size_t(child)]);
        operations.insert(operations.end(), more.begin(), more.end());
    }
    return operations;
}

QVariant DifferenceModel::checkState(const Node &node) const
{
    const std::vector<size_t> operations = operationsBelow(node);
    if (operations.empty())
        return {};
    const auto ticked =
        std::ranges::count_if(operations, [this](size_t operation) { return m_chosen.contains(operation); });
    if (ticked == 0)
        return int(Qt::Unchecked);
    return int(size_t(ticked) == operations.size() ? Qt::Checked : Qt::PartiallyChecked);
}

Qt::ItemFlags DifferenceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == NameColumn && !operationsBelow(node(index)).empty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DifferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const std::vector<size_t> operations = operationsBelow(node(index));
    if (operations.empty())
        return false;
    const bool on = value.toInt() == Qt::Checked;
    const std::set<size_t> before = m_chosen;
    tick(operations, on);

    int others = 0;
    for (size_t operation = 0; operation < m_needed.size(); ++operation) {
        if (before.contains(operation) != m_chosen.contains(operation))
            others += std::ranges::find(operations, operation) == operations.end() ? 1 : 0;
    }
    everythingChanged();
    emit chosenChanged();
    if (others > 0)
        emit othersFollowed(others, on);
    return true;
}

/// Boxes of parents and of things that follow change as well; the tree is small enough to say so of all of it.
void DifferenceModel::everythingChanged()
{
    if (m_roots.empty())
        return;
    emit dataChanged(index(0, 0), index(int(m_roots.size()) - 1, 0), {Qt::CheckStateRole});
    for (const int root : m_roots) {
        const auto children = int(m_nodes[size_t(root)].children.size());
        if (children > 0)
            emit dataChanged(index(0, 0, indexOf(root)), index(children - 1, 0, indexOf(root)), {Qt::CheckStateRole});
    }
}

} // namespace models
