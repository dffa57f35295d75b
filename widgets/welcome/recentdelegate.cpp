#include "widgets/welcome/recentdelegate.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QDir>
#include <QPainter>

namespace widgets {

void RecentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QWidget *widget = option.widget;
    const Tokens tokens = tokensOf(widget);
    const int step = rhythm(widget);
    item.text.clear();
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);

    QRect rect = option.rect.adjusted(step, step / 2, -step, -step / 2);
    const int extent = 2 * step;
    const QPixmap folder =
        iconPixmap(QStringLiteral("folder"), extent, tokens.color(Role::Muted), painter->device()->devicePixelRatioF());
    painter->drawPixmap(QRect(rect.left(), rect.center().y() - extent / 2, extent, extent), folder);
    rect.setLeft(rect.left() + extent + step);

    QFont bold = option.font;
    bold.setBold(true);
    const QRect upper(rect.left(), rect.top(), rect.width(), rect.height() / 2);
    const QRect lower(rect.left(), upper.bottom() + 1, rect.width(), rect.height() - upper.height());
    painter->save();
    painter->setFont(bold);
    painter->setPen(tokens.color(Role::Text));
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, upper.width()));
    painter->setFont(option.font);
    painter->setPen(tokens.color(Role::Muted));
    const QString place = QDir::toNativeSeparators(index.data(FolderRole).toString());
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(place, Qt::ElideMiddle, lower.width()));
    painter->restore();
}

QSize RecentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.averageCharWidth() * 20,
            2 * option.fontMetrics.lineSpacing() + rhythm(option.widget) * 3 / 2};
}

} // namespace widgets
