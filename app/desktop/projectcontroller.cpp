#include "app/desktop/projectcontroller.h"

#include "keychain/keychain.h"
#include "models/demoproject.h"
#include "models/workspace.h"
#include "widgets/environment/environmentdialog.h"
#include "widgets/environment/passworddialog.h"
#include "widgets/project/newprojectdialog.h"
#include "widgets/project/trustdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace app {

ProjectController::ProjectController(models::Workspace &workspace, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_window(window)
    , m_tester(workspace.createRunner(this))
{
    connect(workspace.python(), &models::PythonAccess::asked, this, &ProjectController::askForPython);
    connect(workspace.python(), &models::PythonAccess::withdrawn, this, [this] { delete m_trust; });
    connect(workspace.passwords(), &models::PasswordAccess::asked, this, &ProjectController::askForPassword);
}

void ProjectController::chooseProject()
{
    const QStringList recent = m_workspace.settings().recentProjects();
    const QString start = recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation)
                                           : QFileInfo(recent.first()).absolutePath();
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Open a project"), start);
    if (!folder.isEmpty())
        open(folder);
}

void ProjectController::open(const QString &path)
{
    const QStringList found = QFileInfo(path).isDir() ? engine::findProjects(path) : QStringList();
    if (found.size() < 2) {
        m_workspace.openProject(path);
        return;
    }
    QStringList names;
    for (const QString &file : found)
        names.append(QDir(path).relativeFilePath(file));
    bool ok = false;
    const QString name = QInputDialog::getItem(m_window, tr("Open a project"),
                                               tr("There are several projects in this folder:"), names, 0, false, &ok);
    if (ok)
        m_workspace.openProject(found[std::max<qsizetype>(0, names.indexOf(name))]);
}

void ProjectController::createProject()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new widgets::NewProjectDialog(documents + u"/project"_s, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const widgets::NewProject wanted = dialog->project();
        engine::InitRequest request;
        request.workingDirectory = wanted.folder;
        request.directory = u"migrations"_s;
        request.templateName = wanted.templateName;
        if (!wanted.databaseFile.isEmpty())
            request.url = u"sqlite:///"_s + QDir(wanted.folder).absoluteFilePath(wanted.databaseFile);
        m_workspace.createProject(request);
    });
    dialog->open();
}

void ProjectController::chooseDemoFolder()
{
    const QString suggested = models::suggestedDemoFolder();
    // A save dialog: the folder is made, so that it need not be there yet.
    const QString folder = QFileDialog::getSaveFileName(m_window, tr("Where should the demo be made?"), suggested,
                                                        QString(), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!folder.isEmpty())
        m_workspace.createDemo(folder);
}

void ProjectController::editEnvironments(bool add)
{
    if (!m_workspace.hasProject() || m_dialog)
        return;
    m_dialog = new widgets::EnvironmentDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QList<models::Environment> all = m_workspace.environments();
    QString fixed;
    for (const models::Environment &environment : all) {
        if (m_workspace.isProjectEnvironment(environment.name))
            fixed = environment.name;
    }
    m_dialog->setFolder(m_workspace.snapshot()->directory());
    m_dialog->setEnvironments(all, fixed, m_workspace.environment().name);
    if (add)
        m_dialog->addNew();
    connect(m_dialog, &widgets::EnvironmentDialog::testRequested, this, &ProjectController::testEnvironment);
    connect(m_dialog, &widgets::EnvironmentDialog::keychainWanted, this, &ProjectController::lookForKeychain);
    connect(m_dialog, &QDialog::accepted, this, &ProjectController::takeEnvironments);
    m_dialog->open();
}

void ProjectController::askForPython(const models::PythonQuestion &question)
{
    m_trust = new widgets::TrustDialog(question, m_window);
    m_trust->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_trust, &widgets::TrustDialog::answered, m_workspace.python(), &models::PythonAccess::answer);
    m_trust->open();
}

void ProjectController::askForPassword(const models::PasswordQuestion &question)
{
    QWidget *above = m_dialog ? static_cast<QWidget *>(m_dialog) : m_window;
    m_password = new widgets::PasswordDialog(question, above);
    m_password->setAttribute(Qt::WA_DeleteOnClose);
    models::PasswordAccess *passwords = m_workspace.passwords();
    connect(m_password, &widgets::PasswordDialog::answered, passwords, &models::PasswordAccess::answer);
    connect(m_password, &widgets::PasswordDialog::givenUp, passwords, &models::PasswordAccess::giveUp);
    connect(passwords, &models::PasswordAccess::refused, m_password, &widgets::PasswordDialog::showRefusal);
    connect(passwords, &models::PasswordAccess::settled, m_password, [dialog = m_password.data()] {
        if (dialog->isVisible()) // and not closed by the user
            dialog->accept();
    });
    m_password->open();
}

void ProjectController::lookForKeychain()
{
    keychain::find(m_dialog, [this](const engine::Done &found) { m_dialog->setKeychain(found.has_value()); });
}

void ProjectController::testEnvironment(const models::Environment &environment)
{
    if (!m_workspace.hasProject())
        return;
    m_tester->start(
        models::Task::Kind::TestConnection, environment.name,
        [environment, snapshot = *m_workspace.snapshot()](const std::stop_token &) {
            return models::testConnection(environment, snapshot);
        },
        [this, environment](const engine::Result<QString> &version) { showTestResult(environment, version); });
}

void ProjectController::showTestResult(const models::Environment &environment, const engine::Result<QString> &version)
{
    if (!m_dialog)
        return;
    const auto address = m_workspace.hasProject() ? models::addressOf(environment, *m_workspace.snapshot())
                                                  : engine::failure(engine::Error());
    const bool isRefused = !version && version.error().kind == engine::Error::Kind::Password;
    if (isRefused && address && keychain::passwordIn(*address).isEmpty()) {
        const auto again = [this, environment, refusal = version](const engine::Done &found) {
            if (found)
                testEnvironment(environment);
            else if (m_dialog)
                m_dialog->showTestResult({}, refusal.error().what);
        };
        m_workspace.passwords()->request({*address}, models::PasswordAccess::Asking::User, again);
        return;
    }
    m_dialog->showTestResult(version.value_or(QString()),
                             version ? QString() : version.error().what + u'\n' + version.error().why);
}

void ProjectController::takeEnvironments()
{
    m_workspace.setEnvironments(m_dialog->environments(), m_dialog->chosen(), m_dialog->keepsPasswords());
}

} // namespace app
