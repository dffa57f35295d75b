#include "widgets/stepper/plandelegate.h"

#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

using models::PlanModel;
using State = PlanModel::State;

namespace {

struct Mark
{
    QString iconName;
    Role role;
};

Mark markOf(State state)
{
    switch (state) {
    case State::Next:
    case State::Running:
        return {u"play"_s, Role::Accent};
    case State::Done:
        return {u"check"_s, Role::AddedMark};
    case State::Failed:
        return {u"warning"_s, Role::DroppedMark};
    case State::RolledBack:
        return {u"rollback"_s, Role::WarningText};
    case State::Waiting:
        break;
    }
    return {};
}

State stateOf(const QModelIndex &index)
{
    return index.data(PlanModel::StateRole).value<State>();
}

} // namespace

QString PlanDelegate::stateWord(State state)
{
    switch (state) {
    case State::Next:
        return tr("next");
    case State::Running:
        return tr("running");
    case State::Done:
        return tr("done");
    case State::Failed:
        return tr("failed");
    case State::RolledBack:
        return tr("rolled back");
    case State::Waiting:
        break;
    }
    return tr("waiting");
}

void PlanDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isStep = index.data(PlanModel::IsStepRole).toBool();
    const State state = stateOf(index);
    const Tokens tokens = tokensOf(option->widget);
    if (isStep)
        option->font.setBold(true);
    else if (index.column() == PlanModel::TextColumn)
        option->font = fixedFont();
    const bool isPending = !isStep && (state == State::Waiting || state == State::RolledBack);
    if (index.column() != PlanModel::TextColumn || isPending)
        option->palette.setColor(QPalette::Text, tokens.color(Role::Muted));
    if (state == State::Failed)
        option->backgroundBrush = tokens.color(Role::DroppedRow);
}

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != PlanModel::TextColumn) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    // The mark stands in front of the text, in room of its own that the text gives up.
    const int extent = option.fontMetrics.height();
    const int gap = rhythm(option.widget);
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget->style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);

    const State state = stateOf(index);
    const Tokens tokens = tokensOf(option.widget);
    const QRect mark(option.rect.left() + gap / 2, option.rect.center().y() - extent / 2, extent, extent);
    if (state == State::Waiting) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens.color(Role::MarkLine), qMax(1.0, extent / 14.0)));
        const qreal inset = extent * 0.28;
        painter->drawEllipse(QRectF(mark).adjusted(inset, inset, -inset, -inset));
        painter->restore();
    } else {
        const auto [name, role] = markOf(state);
        painter->drawPixmap(mark.topLeft(),
                            iconPixmap(name, extent, tokens.color(role), painter->device()->devicePixelRatioF()));
    }

    QStyleOptionViewItem text = option;
    initStyleOption(&text, index);
    const QRect room = option.rect.adjusted(extent + gap, 0, -gap / 2, 0);
    painter->save();
    painter->setFont(text.font);
    painter->setPen(text.palette.color(QPalette::Text));
    painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft),
                      QFontMetrics(text.font).elidedText(text.text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize PlanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(rowHeight(option.widget));
    return size;
}

} // namespace widgets
