#include "app/desktop/helpcontroller.h"

#include "widgets/help/helpdialog.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace app {

HelpController::HelpController(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void HelpController::show(const QString &page)
{
    if (!m_dialog) {
        m_dialog = new widgets::HelpDialog(m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_dialog->showPage(page);
    m_dialog->show();
    m_dialog->raise();
}

void HelpController::showAbout()
{
    QMessageBox::about(m_window, tr("About Athanor"),
                       tr("<h3>Athanor %1</h3><p>Visual schema migrations on Alembic's own files.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                           .arg(QCoreApplication::applicationVersion()));
}

} // namespace app
