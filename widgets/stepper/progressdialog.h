#pragma once

#include "models/migrationsession.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace widgets {

/// What runs, while its stepper is not the tab in front. Blocks nothing; closing it only hides it.
class ProgressDialog : public QDialog
{
    Q_OBJECT

public:
    /// `session` must outlive the dialog.
    explicit ProgressDialog(models::MigrationSession &session, QWidget *parent = nullptr);

signals:
    void planRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void setupConnections();
    void retranslate();
    void showState();
    void follow(const engine::RunEvent &event);
    void showElapsed();

    models::MigrationSession &m_session;
    QLabel *m_title = nullptr;
    QLabel *m_revision = nullptr;
    QLabel *m_statement = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_elapsed = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_showPlan = nullptr;
    QElapsedTimer m_clock;
    QTimer m_tick;
    int m_done = 0;
};

} // namespace widgets
