#include "widgets/diff/differencedelegate.h"

#include "models/differencemodel.h"
#include "widgets/diff/comparewords.h"
#include "widgets/theme/athanorstyle.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

using engine::Difference;
using models::DifferenceModel;

namespace {

Difference::State stateOf(const QModelIndex &index)
{
    return Difference::State(index.data(DifferenceModel::StateRole).toInt());
}

QString nameOf(const QModelIndex &index)
{
    const QString name = index.data(Qt::DisplayRole).toString();
    const QString oldName = index.data(DifferenceModel::OldNameRole).toString();
    return oldName.isEmpty() ? name : oldName + u" → "_s + name;
}

} // namespace

QString DifferenceDelegate::fact(const QModelIndex &index)
{
    const auto kind = Difference::Kind(index.data(DifferenceModel::KindRole).toInt());
    const QString detail = index.siblingAtColumn(DifferenceModel::DetailColumn).data().toString();
    if (index.parent().isValid()) {
        const QString name = index.data().toString();
        return kind == Difference::Kind::Column || detail == name ? detail : CompareWords::kind(kind);
    }
    switch (stateOf(index)) {
    case Difference::State::Added:
        if (kind == Difference::Kind::Table)
            return tr("new table");
        if (kind == Difference::Kind::EnumType)
            return tr("new enum type");
        return kind == Difference::Kind::View ? tr("new view") : tr("new trigger");
    case Difference::State::Dropped:
        if (kind == Difference::Kind::Table)
            return tr("the table and its rows go");
        if (kind == Difference::Kind::EnumType)
            return tr("the enum type goes");
        return kind == Difference::Kind::View ? tr("the view goes") : tr("the trigger goes");
    case Difference::State::Equal:
        return CompareWords::kind(kind);
    case Difference::State::Changed:
    case Difference::State::Renamed:
        break;
    }
    const int changes = index.data(DifferenceModel::ChangesRole).toInt();
    return changes > 0 ? tr("%n change(s)", nullptr, changes) : CompareWords::state(stateOf(index));
}

QString DifferenceDelegate::spoken(const QModelIndex &index)
{
    const auto kind = Difference::Kind(index.data(DifferenceModel::KindRole).toInt());
    return u"%1 %2, %3, %4"_s.arg(CompareWords::kind(kind), nameOf(index), CompareWords::state(stateOf(index)),
                                  fact(index));
}

void DifferenceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Difference::State state = stateOf(index);
    if (state != Difference::State::Equal && !(option->state & QStyle::State_Selected))
        option->backgroundBrush = tokensOf(option->widget).color(CompareWords::row(state));
    option->text.clear();
}

void DifferenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *style = option.widget->style();
    item.text = u" "_s; // so that the style leaves room for the text behind the box
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &item, option.widget);
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);

    const Tokens tokens = tokensOf(option.widget);
    const Difference::State state = stateOf(index);
    const int step = rhythm(option.widget);
    const int signWidth = option.fontMetrics.horizontalAdvance(u'W') + step;
    QFont bold = option.font;
    bold.setBold(true);

    painter->save();
    painter->setClipRect(option.rect);
    QRect room(text.left(), option.rect.top(), option.rect.right() - text.left() - step, option.rect.height());
    painter->setFont(bold);
    painter->setPen(tokens.color(CompareWords::mark(state)));
    painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft), CompareWords::sign(state));
    room.setLeft(room.left() + signWidth);

    const QString name = nameOf(index);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    const int nameWidth = qMin(option.fontMetrics.horizontalAdvance(name), room.width());
    painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft),
                      option.fontMetrics.elidedText(name, Qt::ElideMiddle, room.width()));

    room.setLeft(room.left() + nameWidth + 2 * step);
    if (room.width() > 0) {
        const bool destroys = index.data(DifferenceModel::DestroysDataRole).toBool();
        painter->setPen(tokens.color(destroys ? Role::DroppedMark : Role::Muted));
        painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignRight),
                          option.fontMetrics.elidedText(fact(index), Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize DifferenceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(rowHeight(option.widget));
    return size;
}

} // namespace widgets
