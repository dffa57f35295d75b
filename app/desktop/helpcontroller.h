#pragma once

#include <QObject>
#include <QPointer>

class QWidget;

namespace widgets {
class HelpDialog;
}

namespace app {

/// The user documentation and what the program says about itself.
class HelpController : public QObject
{
    Q_OBJECT

public:
    explicit HelpController(QWidget *window);

    /// Shows the page in the one help window.
    void show(const QString &page);
    void showAbout();

private:
    QWidget *m_window;
    QPointer<widgets::HelpDialog> m_dialog;
};

} // namespace app
