#include "app/desktop/actions/helpactions.h"

using namespace Qt::StringLiterals;

namespace app {

HelpActions::HelpActions(QWidget *window)
    : ActionSet(window)
    , help(add(u"actionHelp"_s, u"help"_s, QKeySequence(u"F1"_s)))
    , keyboard(add(u"actionKeyboard"_s, u"list"_s))
    , about(add(u"actionAbout"_s, u"info"_s))
{
    about->setMenuRole(QAction::AboutRole);
    retranslate();
}

void HelpActions::retranslate()
{
    setText(help, tr("&Help for this place"));
    setText(keyboard, tr("&Keyboard"));
    setText(about, tr("&About Athanor"));
}

} // namespace app
