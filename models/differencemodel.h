#pragma once

#include "engine/diff/differencetree.h"

#include <QAbstractItemModel>
#include <QSet>

namespace models {

/// A comparison as a tree with boxes to tick: what is ticked becomes a revision. Ticks belong to objects by name, so
/// that they survive when the comparison is made again. Ticking a thing ticks what it needs; unticking one unticks what
/// needs it, and says so. What destroys data is unticked at first.
class DifferenceModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, DetailColumn, ColumnCount };

    enum DataRole {
        StateRole = Qt::UserRole + 1, ///< int, an engine::Difference::State
        KindRole, ///< int, an engine::Difference::Kind
        TableRole, ///< QString, the table's name for people
        OldNameRole, ///< QString, of a renamed one
        DestroysDataRole, ///< bool
        ChangesRole, ///< int, how many parts below differ
        FilterStateRole, ///< int, the State that the filter chips ask for
        KeyRole, ///< QString, the same for the same object of another comparison
    };

    explicit DifferenceModel(QObject *parent = nullptr);

    /// Shows another comparison. Ticks of objects with the same names are kept.
    void setComparison(const engine::Comparison &comparison, const std::vector<engine::Difference> &tree);
    void clear();

    /// nullptr for an invalid index; valid until the next setComparison().
    [[nodiscard]] const engine::Difference *difference(const QModelIndex &index) const;

    /// The index of the table, view or trigger that `index` belongs to.
    [[nodiscard]] static QModelIndex top(const QModelIndex &index);

    /// What the user ticked or unticked, by a key for each object; of use to another model of the same comparison.
    [[nodiscard]] QHash<QString, bool> ticks() const;
    void setTicks(const QHash<QString, bool> &ticks);

    /// Indices into Comparison::operations of what is ticked.
    [[nodiscard]] std::set<size_t> chosen() const;
    [[nodiscard]] std::vector<engine::Operation> chosenOperations() const;
    [[nodiscard]] int chosenDestroying() const;
    /// How many operations destroy data and are not ticked.
    [[nodiscard]] int unchosenDestroying() const;

    /// Tables, views and triggers, and differing parts of changed tables, in `state`.
    [[nodiscard]] int count(engine::Difference::State state) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void chosenChanged();
    /// Ticking or unticking one thing took `count` others along.
    void othersFollowed(int count, bool ticked);

private:
    struct Node
    {
        const engine::Difference *difference = nullptr;
        int parent = -1; ///< index into m_nodes
        int row = 0;
        std::vector<int> children;
    };

    int addNode(const engine::Difference &difference, int parent, int row);
    [[nodiscard]] const Node &node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(int node, int column = 0) const;
    [[nodiscard]] static QString objectKey(const engine::Difference &difference);
    [[nodiscard]] static QString keyOf(const engine::Difference &difference);
    [[nodiscard]] std::vector<size_t> operationsBelow(const Node &node) const;
    [[nodiscard]] QVariant checkState(const Node &node) const;
    void chooseAtFirst();
    void tick(const std::vector<size_t> &operations, bool on);
    void everythingChanged();

    engine::Comparison m_comparison;
    std::vector<engine::Difference> m_tree;
    std::vector<Node> m_nodes;
    std::vector<int> m_roots;
    std::vector<int> m_nodeOfOperation;
    std::vector<std::vector<size_t>> m_needed; ///< an operation: those that it needs
    std::set<size_t> m_chosen;
    QHash<QString, bool> m_ticks; ///< by keyOf(), what was ticked when the comparison was made anew
};

} // namespace models
