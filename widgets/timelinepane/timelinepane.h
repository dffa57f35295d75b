#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace models {
class Workspace;
}

namespace widgets {

class EmptyState;
class FilterBar;
class TimelineView;

/// The timeline with its search, its chips, its notice about several heads and its empty states.
class TimelinePane : public QWidget
{
    Q_OBJECT

public:
    /// `workspace` must outlive the pane.
    explicit TimelinePane(models::Workspace &workspace, QWidget *parent = nullptr);

    [[nodiscard]] TimelineView *view() const { return m_view; }
    [[nodiscard]] FilterBar *filterBar() const { return m_filter; }

    /// The full id of the current row; empty where there is none.
    [[nodiscard]] QString currentRevision() const;

    /// Selects and shows the revision; clears a filter that hides it.
    void select(const QString &id);

    /// Selects what is current in the database.
    void selectCurrent();

    /// Switches the chip on that shows what is pending.
    void showPending();

    void walkHits(int step);

signals:
    void revisionSelected(const QString &id);
    void newRevisionRequested();
    void mergeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupLayout();
    void setupConnections();
    void retranslate();
    void showState();
    void takeSelection(const QStringList &ids);

    models::Workspace &m_workspace;
    FilterBar *m_filter;
    TimelineView *m_view;
    QStackedWidget *m_pages;
    EmptyState *m_noRevisions;
    EmptyState *m_allHidden;
    QPushButton *m_writeFirst;
    QPushButton *m_clearFilter;
    QWidget *m_notice;
    QLabel *m_noticeTitle;
    QLabel *m_noticeText;
    QPushButton *m_merge;
};

} // namespace widgets
