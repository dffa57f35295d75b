#include "models/timelinefilter.h"

#include <QFileInfo>

#include <algorithm>

namespace models {

TimelineChips chipsOf(const engine::Revision &revision, const RevisionFacts &facts, const DatabaseState &database)
{
    TimelineChips chips = database.applied.contains(revision.id) ? TimelineChip::Applied : TimelineChip::Pending;
    chips.setFlag(TimelineChip::Warnings, facts.warnings > 0);
    chips.setFlag(TimelineChip::NeedsPython, facts.pythonLine > 0);
    chips.setFlag(TimelineChip::NoDowngrade, facts.noDowngrade || facts.emptyDowngrade);
    chips.setFlag(TimelineChip::Labelled, !revision.branchLabels.isEmpty());
    return chips;
}

bool passes(TimelineChips holding, TimelineChips chosen)
{
    const TimelineChips states = TimelineChip::Pending | TimelineChip::Applied;
    const TimelineChips chosenStates = chosen & states;
    if (chosenStates && !(holding & chosenStates))
        return false;
    const TimelineChips others = chosen & ~states;
    return (holding & others) == others;
}

bool matches(const QString &search, const engine::Revision &revision, const RevisionFacts &facts)
{
    const QString text = search.trimmed();
    if (text.isEmpty())
        return false;
    const auto holds = [&text](const QString &candidate) { return candidate.contains(text, Qt::CaseInsensitive); };
    return revision.id.startsWith(text, Qt::CaseInsensitive) || holds(revision.documentation)
        || holds(QFileInfo(revision.file).fileName()) || std::ranges::any_of(revision.branchLabels, holds)
        || std::ranges::any_of(facts.objects, holds);
}

} // namespace models
