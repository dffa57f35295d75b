#include "models/timelinewords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace models {

namespace {

class TimelineWords
{
    Q_DECLARE_TR_FUNCTIONS(models::TimelineWords)

public:
    static QString badge(const TimelineBadge &badge);
    static QString mark(TimelineMark mark);
};

QString TimelineWords::badge(const TimelineBadge &badge)
{
    switch (badge.kind) {
    case TimelineBadge::Kind::Head:
        return tr("head");
    case TimelineBadge::Kind::Current:
        return tr("current");
    case TimelineBadge::Kind::Label:
        return badge.text;
    case TimelineBadge::Kind::NoDowngrade:
        return tr("no downgrade");
    case TimelineBadge::Kind::EmptyDowngrade:
        return tr("empty downgrade");
    case TimelineBadge::Kind::NeedsPython:
        return badge.number > 0 ? tr("Python line %1").arg(badge.number) : tr("needs Python");
    case TimelineBadge::Kind::Data:
        return tr("data");
    case TimelineBadge::Kind::EditedAfterward:
        return tr("edited since applied");
    case TimelineBadge::Kind::Warnings:
        // English has no plural file, so its one plural form stands here.
        return badge.number == 1 ? tr("1 warning") : tr("%n warnings", nullptr, badge.number);
    case TimelineBadge::Kind::Unreadable:
        return badge.number > 0 ? tr("unreadable at line %1").arg(badge.number) : tr("unreadable");
    case TimelineBadge::Kind::HalfDone:
        return badge.text.isEmpty() ? tr("stopped %1").arg(badge.number)
                                    : tr("stopped %1 of %2").arg(QString::number(badge.number), badge.text);
    }
    Q_UNREACHABLE();
}

QString TimelineWords::mark(TimelineMark mark)
{
    switch (mark) {
    case TimelineMark::Pending:
        return tr("pending");
    case TimelineMark::Applied:
        return tr("applied");
    case TimelineMark::Current:
        return tr("current");
    case TimelineMark::Problem:
        return tr("needs a decision");
    case TimelineMark::Missing:
        return tr("no file");
    case TimelineMark::Folded:
        return tr("folded");
    }
    Q_UNREACHABLE();
}

} // namespace

QString badgeText(const TimelineBadge &badge)
{
    return TimelineWords::badge(badge);
}

QString markText(TimelineMark mark)
{
    return TimelineWords::mark(mark);
}

QString rowText(const QModelIndex &index)
{
    const auto column = [&index](int number) { return index.siblingAtColumn(number).data().toString(); };
    const auto mark = static_cast<TimelineMark>(index.data(MarkRole).toInt());
    QStringList parts{column(RevisionColumn), column(MessageColumn), markText(mark)};
    for (const TimelineBadge &badge : index.data(BadgesRole).value<QList<TimelineBadge>>()) {
        if (badge.kind != TimelineBadge::Kind::Current || mark != TimelineMark::Current)
            parts.append(badgeText(badge));
    }
    parts.append(column(DateColumn));
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace models
