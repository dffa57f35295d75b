#pragma once

#include "models/task.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QProgressBar;
class QToolButton;

namespace models {
class TaskModel;
}

namespace widgets {

/// The status bar's left end: "Idle", or what is being done, with a bar and a way to stop it. More than one task
/// stacks in a menu.
class TaskStatus : public QWidget
{
    Q_OBJECT

public:
    /// `tasks` must outlive the widget.
    explicit TaskStatus(models::TaskModel &tasks, QWidget *parent = nullptr);

    /// What the task is doing, as a sentence.
    [[nodiscard]] static QString words(const models::Task &task);

signals:
    void cancelRequested(int id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTasks();
    void fillMenu();

    models::TaskModel &m_tasks;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QToolButton *m_more;
    QMenu *m_menu;
    QTimer m_delay; ///< what is over at once is never shown
};

} // namespace widgets
