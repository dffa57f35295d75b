#pragma once

#include "models/environment.h"

#include <QObject>
#include <QPointer>

namespace models {
class JobRunner;
class Workspace;
struct PasswordQuestion;
struct PythonQuestion;
} // namespace models

namespace widgets {
class EnvironmentDialog;
class PasswordDialog;
class TrustDialog;
} // namespace widgets

namespace app {

/// The questions around a project: which one, where, which databases. It asks by dialogs and leaves the work to the
/// workspace.
class ProjectController : public QObject
{
    Q_OBJECT

public:
    /// `workspace` must outlive the controller.
    ProjectController(models::Workspace &workspace, QWidget *window);

    void chooseProject();

    /// Asks for a new project and makes it.
    void createProject();
    void chooseDemoFolder();

    /// Opens `path`; where there are several projects right below it, asks which.
    void open(const QString &path);

    /// Lists the project's databases to be changed; `add` starts with a new one.
    void editEnvironments(bool add);

private:
    void askForPython(const models::PythonQuestion &question);
    void askForPassword(const models::PasswordQuestion &question);
    void lookForKeychain();
    void testEnvironment(const models::Environment &environment);
    void showTestResult(const models::Environment &environment, const engine::Result<QString> &version);
    void takeEnvironments();

    models::Workspace &m_workspace;
    QWidget *m_window;
    models::JobRunner *m_tester;
    QPointer<widgets::EnvironmentDialog> m_dialog;
    QPointer<widgets::TrustDialog> m_trust;
    QPointer<widgets::PasswordDialog> m_password;
};

} // namespace app
