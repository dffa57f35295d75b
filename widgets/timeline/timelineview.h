#pragma once

#include <QElapsedTimer>
#include <QTreeView>

namespace widgets {

class TimelineDelegate;

/// The timeline of revisions. It shows a models::TimelineModel (or anything that answers models/timelineroles.h), and
/// tells in ids what the user wants; it starts nothing itself.
///
/// Keys: Up, Down, Home and End (newest and base), Alt+Up and Alt+Down (child and parent, with a menu at a fork), Enter
/// opens, Space marks, Left and Right fold, the Menu key asks for the menu, letters and digits jump by revision id.
class TimelineView final : public QTreeView
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /// The ids of the selected rows, from the top.
    [[nodiscard]] QStringList selectedIds() const;
    /// The id of the row that has the keyboard; empty without one.
    [[nodiscard]] QString currentId() const;
    /// Makes the row of `id` current, selects it alone and scrolls to it. False where no row has it.
    bool selectRevision(const QString &id);
    /// The same for several rows; unknown ids are left out.
    void selectRevisions(const QStringList &ids);

    /// Whether label, author, date and the header are shown, for wide places; off at first.
    void setDetailed(bool on);
    [[nodiscard]] bool isDetailed() const { return m_detailed; }

    void keyboardSearch(const QString &search) override;

signals:
    void selectedIdsChanged(const QStringList &ids);
    void revisionOpened(const QString &id);
    /// Space: mark it for a comparison, or take the mark away.
    void revisionMarked(const QString &id);
    /// A folded run is to be opened or closed.
    void foldToggled(const QString &id);
    void menuRequested(const QString &id, const QPoint &globalPosition);
    /// A revision was dropped on the current one: show the plan that leads there. Dropping never runs.
    void planRequested(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Kin { Child, Parent };

    void setupColumns();
    void scheduleColumns();
    void fitColumns();
    bool handleMove(const QKeyEvent &event);
    bool handleAction(const QKeyEvent &event);
    void goToKin(Kin kin);
    [[nodiscard]] QModelIndexList kinOf(const QModelIndex &row, Kin kin) const;
    void chooseAmong(const QModelIndexList &rows);
    void makeCurrent(const QModelIndex &row);
    [[nodiscard]] QModelIndex rowOf(const QString &id) const;
    [[nodiscard]] bool newestOnTop() const;
    [[nodiscard]] bool isFolded(const QModelIndex &row) const;

    TimelineDelegate *m_delegate = nullptr;
    bool m_detailed = false;
    bool m_columnsAreScheduled = false;
    QString m_typed; ///< letters typed so far, to jump to an id
    QElapsedTimer m_typedAt;
};

} // namespace widgets
