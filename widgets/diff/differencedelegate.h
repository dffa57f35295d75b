#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints a row of the tree of differences: the box, the sign of its state, the name, and on the right what it is.
class DifferenceDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// The whole row in words, as a screen reader says it.
    [[nodiscard]] static QString spoken(const QModelIndex &index);

    /// What stands on the right: "2 changes", "new table", "VARCHAR(120)".
    [[nodiscard]] static QString fact(const QModelIndex &index);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace widgets
