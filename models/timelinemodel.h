#pragma once

#include "models/timelinerow.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>

namespace models {

/// The revisions as the timeline shows them. It is handed values and turns them into rows; changes arrive as
/// insertions, removals, moves and dataChanged, so that selection and scroll position survive.
class TimelineModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit TimelineModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// The graph is shared with workers that read from it; nobody changes it any more.
    void setGraph(std::shared_ptr<const engine::RevisionGraph> graph);
    void setDatabase(const DatabaseState &database);
    void setFacts(const RevisionFactsById &facts);
    void setFilter(const TimelineFilter &filter);
    void setNewestOnTop(bool on);
    void setFoldRuns(bool on);

    /// Opens or closes the folded run whose row has `id`.
    void unfold(const QString &id);

    /// Dims every revision that is neither one of `ids` nor below one; an empty list dims nothing.
    void setHistoryOf(const QStringList &ids);

    [[nodiscard]] const TimelineFilter &filter() const { return m_filter; }
    [[nodiscard]] const TimelineCounts &counts() const { return m_counts; }
    [[nodiscard]] bool newestOnTop() const { return m_newestOnTop; }
    [[nodiscard]] bool foldsRuns() const { return m_foldRuns; }

    /// -1 where no row shows the revision.
    [[nodiscard]] int rowOf(const QString &id) const;

    /// The rows that the search has found, in the order in which they are shown.
    [[nodiscard]] QList<int> hitRows() const;

signals:
    void countsChanged();

private:
    void rebuild();
    void replaceRows(std::vector<TimelineRow> rows);
    void removeGone(const QSet<QString> &wanted);
    void reorder(const std::vector<TimelineRow> &rows);
    void insertNew(std::vector<TimelineRow> &rows);
    [[nodiscard]] QVariant text(const TimelineRow &row, int column) const;
    [[nodiscard]] QVariant fact(const TimelineRow &row, int role) const;
    [[nodiscard]] QString toolTip(const TimelineRow &row) const;

    std::shared_ptr<const engine::RevisionGraph> m_graph;
    QHash<QString, int> m_colours;
    DatabaseState m_database;
    RevisionFactsById m_facts;
    TimelineFilter m_filter;
    TimelineCounts m_counts;
    bool m_newestOnTop = true;
    bool m_foldRuns = false;
    QSet<QString> m_unfolded;
    QSet<QString> m_history; ///< empty: nothing is dimmed
    std::vector<TimelineRow> m_rows;
    QHash<QString, int> m_rowById;
};

} // namespace models
