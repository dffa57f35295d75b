#pragma once

#include "app/desktop/actions/actionset.h"

namespace app {

/// What is shown, and how to get to it.
class ViewActions : public ActionSet
{
    Q_OBJECT

public:
    explicit ViewActions(QWidget *window);

    void retranslate() override;
    void update(bool hasProject);

    QAction *const timeline;
    QAction *const compare;
    QAction *const goTo;
    QAction *const find;
    QAction *const findNext;
    QAction *const nextPane;
    QAction *const previousPane;
    QAction *const newestOnTop;
    QAction *const foldRuns;
    QAction *const detailedTimeline;
    QAction *const closeTab;
    QAction *const resetLayout;
};

} // namespace app
