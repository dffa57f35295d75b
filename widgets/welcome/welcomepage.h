#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace widgets {

/// What the window shows while no project is open: the three ways to one, and those opened lately.
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// Folders, the latest first.
    void setRecentProjects(const QStringList &folders);

signals:
    void openRequested();
    void newRequested();
    void demoRequested();
    void recentChosen(const QString &folder);
    void recentRemoved(const QString &folder);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *createActions();
    [[nodiscard]] QWidget *createRecent();
    void retranslate();
    void showMenu(const QPoint &position);

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_mark;
    QPushButton *m_open;
    QPushButton *m_new;
    QPushButton *m_demo;
    QLabel *m_openHint;
    QLabel *m_newHint;
    QLabel *m_demoHint;
    QLabel *m_recentTitle;
    QLabel *m_recentEmpty;
    QListWidget *m_recent;
};

} // namespace widgets
