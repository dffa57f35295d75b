#pragma once

#include "app/desktop/actions/actionset.h"

namespace app {

/// Help and what the program says about itself.
class HelpActions : public ActionSet
{
    Q_OBJECT

public:
    explicit HelpActions(QWidget *window);

    void retranslate() override;

    QAction *const help;
    QAction *const keyboard;
    QAction *const about;
};

} // namespace app
