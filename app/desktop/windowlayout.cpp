#include "app/desktop/windowlayout.h"

#include "models/settings.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace app {

WindowLayout::WindowLayout(QMainWindow *window, models::Settings &settings, const QList<QDockWidget *> &docks,
                           const QList<QWidget *> &panes)
    : QObject(window)
    , m_window(window)
    , m_settings(settings)
    , m_docks(docks)
    , m_panes(panes)
{
}

void WindowLayout::arrange()
{
    constexpr Qt::DockWidgetArea Areas[] = {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea};
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setFloating(false);
        m_window->addDockWidget(Areas[i], m_docks[i]);
        m_docks[i]->show();
    }
    const int letter = m_window->fontMetrics().averageCharWidth();
    m_window->resizeDocks({m_docks[0], m_docks[1]}, {letter * 50, letter * 38}, Qt::Horizontal);
    m_window->resizeDocks({m_docks[2]}, {m_window->fontMetrics().lineSpacing() * 8}, Qt::Vertical);
}

void WindowLayout::restore()
{
    const QByteArray geometry = m_settings.layout(u"mainWindow"_s);
    if (geometry.isEmpty() || !m_window->restoreGeometry(geometry)) {
        const QFontMetrics metrics = m_window->fontMetrics();
        const QSize wanted(metrics.averageCharWidth() * 205, metrics.lineSpacing() * 52);
        m_window->resize(wanted.boundedTo(m_window->screen()->availableSize()));
    }
    const QByteArray state = m_settings.layout(u"docks"_s);
    if (!state.isEmpty())
        m_window->restoreState(state);
}

void WindowLayout::save()
{
    m_settings.setLayout(u"mainWindow"_s, m_window->saveGeometry());
    m_settings.setLayout(u"docks"_s, m_window->saveState());
}

void WindowLayout::walkPanes(int step)
{
    qsizetype current = -1;
    for (qsizetype i = 0; i < m_panes.size(); ++i) {
        if (m_panes[i]->isAncestorOf(QApplication::focusWidget()))
            current = i;
    }
    for (qsizetype tried = 0; tried < m_panes.size(); ++tried) {
        current = (current + step + m_panes.size()) % m_panes.size();
        // The first thing in a pane that takes the keyboard.
        for (QWidget *child : m_panes[current]->findChildren<QWidget *>()) {
            if (child->isVisible() && child->isEnabled() && (child->focusPolicy() & Qt::TabFocus)) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

} // namespace app
