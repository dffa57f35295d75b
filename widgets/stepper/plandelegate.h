#pragma once

#include "models/planmodel.h"

#include <QStyledItemDelegate>

namespace widgets {

/// Paints the rows of a plan: a mark for the state, revisions bold, statements in the fixed font.
class PlanDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The state as a word, for tool tips and screen readers.
    [[nodiscard]] static QString stateWord(models::PlanModel::State state);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace widgets
