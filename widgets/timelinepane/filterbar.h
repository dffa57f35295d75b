#pragma once

#include "models/timelinefilter.h"
#include "models/timelinerow.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace widgets {

/// The search field and the chips above the timeline.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    [[nodiscard]] models::TimelineFilter filter() const;
    void setFilter(const models::TimelineFilter &filter);

    /// How many revisions each chip would keep; a chip that none would pass is hidden unless it is on.
    void showCounts(const models::TimelineCounts &counts);

    void focusSearch();

signals:
    void filterChanged(const models::TimelineFilter &filter);
    void nextHitRequested();
    void previousHitRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupSearch();
    void setupChips();
    void retranslate();
    [[nodiscard]] static QString word(models::TimelineChip chip);

    QLineEdit *m_search;
    QLabel *m_hits;
    QToolButton *m_previous;
    QToolButton *m_next;
    QHash<models::TimelineChip, QPushButton *> m_chips;
    models::TimelineCounts m_counts;
};

} // namespace widgets
