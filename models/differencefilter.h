#pragma once

#include "engine/diff/differencetree.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace models {

/// Hides the differences whose state is switched off, and what a search does not find. A table stays as long as one of
/// its parts does.
class DifferenceFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit DifferenceFilter(QObject *parent = nullptr);

    /// Shows or hides everything in `state`. At first all but Equal is shown.
    void setShown(engine::Difference::State state, bool shown);
    [[nodiscard]] bool isShown(engine::Difference::State state) const { return m_shown.contains(int(state)); }

    /// Shows only what has `text` in its name, or in its table's.
    void setText(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QSet<int> m_shown;
    QString m_text;
};

} // namespace models
