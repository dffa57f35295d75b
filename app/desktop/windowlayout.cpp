#include "app/desktop/windowlayout.h"

#include "models/settings.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace app {

namespace {

/// In lines of text.
constexpr int TallEnough = 48;

} // namespace

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
    const bool restored = !state.isEmpty() && m_window->restoreState(state);
    // On a small screen the middle needs the room more than an output that is still empty.
    if (!restored && m_window->height() < m_window->fontMetrics().lineSpacing() * TallEnough)
        m_docks.last()->hide();
    noteWanted();
}

void WindowLayout::noteWanted()
{
    m_wanted.clear();
    for (QDockWidget *dock : std::as_const(m_docks)) {
        if (!dock->isHidden())
            m_wanted.append(dock);
    }
}

void WindowLayout::setProjectOpen(bool open)
{
    if (m_projectOpen && !open)
        noteWanted();
    if (m_projectOpen != open) {
        for (QDockWidget *dock : std::as_const(m_docks))
            dock->setVisible(open && m_wanted.contains(dock));
    }
    m_projectOpen = open;
}

void WindowLayout::save()
{
    m_settings.setLayout(u"mainWindow"_s, m_window->saveGeometry());
    // Without a project all docks are hidden, which is not what the user has chosen.
    if (m_projectOpen)
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
