#pragma once

#include <QStyledItemDelegate>

namespace widgets {

/// Paints a recent project on two lines: its name, and below it, muted, its folder.
class RecentDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The folder, a QString; the name is the display text.
    static constexpr int FolderRole = Qt::UserRole + 1;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace widgets
