#pragma once

#include <QStackedWidget>

class QPushButton;
class QTabWidget;

namespace widgets {
class EmptyState;
class WelcomePage;
} // namespace widgets

namespace app {

/// The middle of the window: the welcome page without a project, the tabs in which one works, and what to do where
/// there is no tab.
class CentralTabs : public QStackedWidget
{
    Q_OBJECT

public:
    explicit CentralTabs(QWidget *parent = nullptr);

    [[nodiscard]] widgets::WelcomePage *welcome() const { return m_welcome; }
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

    void setProjectOpen(bool open);

    /// Adds `page` as a tab and goes to it.
    void open(QWidget *page, const QString &iconName, const QString &title);

    /// Goes to a tab that is there.
    void show(QWidget *page);
    [[nodiscard]] bool isInFront(const QWidget *page) const;
    void setTitle(QWidget *page, const QString &title);

    /// Takes the tab away and deletes the page.
    void close(QWidget *page);

    void closeCurrent();

signals:
    /// The user wants the tab gone; whoever opened it decides and calls close().
    void closeRequested(QWidget *page);
    void frontChanged();
    void compareRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void choosePage();
    void retranslate();

    widgets::WelcomePage *m_welcome;
    widgets::EmptyState *m_empty;
    QPushButton *m_compare;
    QTabWidget *m_tabs;
    bool m_projectOpen = false;
};

} // namespace app
