#include "app/desktop/actions/viewactions.h"

using namespace Qt::StringLiterals;

namespace app {

ViewActions::ViewActions(QWidget *window)
    : ActionSet(window)
    , timeline(add(u"actionTimeline"_s, u"timeline"_s, QKeySequence(u"Ctrl+1"_s)))
    , compare(add(u"actionCompare"_s, u"compare"_s, QKeySequence(u"Ctrl+2"_s)))
    , goTo(add(u"actionGoTo"_s, u"search"_s))
    , find(add(u"actionFind"_s, u"search"_s, QKeySequence(u"Ctrl+Shift+F"_s)))
    , findNext(add(u"actionFindNext"_s, {}, QKeySequence(u"F3"_s)))
    , nextPane(add(u"actionNextPane"_s, {}, QKeySequence(u"F6"_s)))
    , previousPane(add(u"actionPreviousPane"_s, {}, QKeySequence(u"Shift+F6"_s)))
    , newestOnTop(add(u"actionNewestOnTop"_s))
    , foldRuns(add(u"actionFoldRuns"_s))
    , detailedTimeline(add(u"actionDetailedTimeline"_s))
    , closeTab(add(u"actionCloseTab"_s, u"close"_s, QKeySequence(u"Ctrl+W"_s)))
    , resetLayout(add(u"actionResetLayout"_s))
{
    goTo->setShortcuts({QKeySequence(u"Ctrl+K"_s), QKeySequence(u"Ctrl+Shift+P"_s)});
    for (QAction *toggle : {newestOnTop, foldRuns, detailedTimeline})
        toggle->setCheckable(true);
    retranslate();
}

void ViewActions::retranslate()
{
    setText(timeline, tr("&Timeline"));
    setText(compare, tr("&Compare"), tr("Compare two schemas"));
    setText(goTo, tr("&Go to…"), tr("Go to a revision, table, file or command"));
    setText(find, tr("&Find in the timeline"));
    setText(findNext, tr("Find &next"));
    setText(nextPane, tr("Next &pane"));
    setText(previousPane, tr("Pre&vious pane"));
    setText(newestOnTop, tr("Ne&west revision at the top"));
    setText(foldRuns, tr("Fo&ld long runs of revisions"));
    setText(detailedTimeline, tr("&Dates and labels in the timeline"));
    setText(closeTab, tr("Close the ta&b"));
    setText(resetLayout, tr("&Reset layout"));
}

void ViewActions::update(bool hasProject)
{
    for (QAction *action : {timeline, compare, find, findNext, newestOnTop, foldRuns, detailedTimeline})
        action->setEnabled(hasProject);
}

} // namespace app
