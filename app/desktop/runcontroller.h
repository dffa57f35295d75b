#pragma once

#include "models/migrationsession.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace models {
class Workspace;
}

namespace widgets {
class ProgressDialog;
class RollbackDialog;
class StepperView;
} // namespace widgets

namespace app {

class CentralTabs;

/// Plans in tabs: opens one for each upgrade or downgrade, keeps the progress and rollback dialogs in step with it, and
/// tells the workspace what has happened to the database.
class RunController : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the controller.
    RunController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window);
    ~RunController() override;

    /// Opens the plan that leads up to `target`.
    void planUpgrade(const QString &target);

    /// Says first what the way down to `target` would lose; the plan opens when the user goes on.
    void planDowngrade(const QString &target);

    /// Opens the dialog that moves the version table to `revision` without running anything.
    void stamp(const QString &revision);

    /// True while a plan has run a part and not come to an end.
    [[nodiscard]] bool hasUnfinishedRun() const;

    /// Asks whether what runs may be cancelled. False where the user wants to stay.
    [[nodiscard]] bool mayCloseAll();

    void closeAll();

    /// Answers CentralTabs::closeRequested; false where `page` is none of ours.
    bool handleClose(QWidget *page);

signals:
    void editRequested(const QString &file, int line);
    void compareRequested();

private:
    void askForPython(models::MigrationSession *session);
    void takeRefusal(const models::MigrationSession &session, const engine::Error &error);
    struct Run
    {
        models::MigrationSession *session = nullptr;
        widgets::StepperView *view = nullptr;
        widgets::ProgressDialog *progress = nullptr;
        QPointer<widgets::RollbackDialog> rollback;
        int task = 0; ///< 0 while no statement is at work
    };

    [[nodiscard]] models::MigrationSession *createSession(const models::MigrationRequest &request);
    void openDowngrade(const models::MigrationRequest &request);
    void openTab(models::MigrationSession *session);
    void connectView(widgets::StepperView *view);
    void follow(widgets::StepperView *view);
    void record(models::MigrationSession &session, const engine::RunEvent &event);
    void showTask(Run &run);
    void showProgress();
    void showFailure(Run &run);
    void rollBack(const QStringList &rows);
    void saveScript(const QString &script, const QString &suggestedName);
    void close(widgets::StepperView *view);
    [[nodiscard]] bool askToStop();

    models::Workspace &m_workspace;
    CentralTabs &m_tabs;
    QWidget *m_window;
    QHash<widgets::StepperView *, Run> m_runs;
};

} // namespace app
