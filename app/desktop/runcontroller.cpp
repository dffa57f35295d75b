#include "app/desktop/runcontroller.h"

#include "app/desktop/centraltabs.h"
#include "models/stampsession.h"
#include "models/textfile.h"
#include "models/workspace.h"
#include "widgets/revision/stampdialog.h"
#include "widgets/stepper/downgradedialog.h"
#include "widgets/stepper/progressdialog.h"
#include "widgets/stepper/rollbackdialog.h"
#include "widgets/stepper/stepperview.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

using models::MigrationSession;
using widgets::StepperView;

RunController::RunController(models::Workspace &workspace, CentralTabs &tabs, QWidget *window)
    : QObject(window)
    , m_workspace(workspace)
    , m_tabs(tabs)
    , m_window(window)
{
    connect(&tabs, &CentralTabs::frontChanged, this, &RunController::showProgress);
    connect(&workspace, &models::Workspace::taskCancelRequested, this, [this](int id) {
        for (const Run &run : std::as_const(m_runs)) {
            if (run.task == id)
                run.session->cancel();
        }
    });
}

RunController::~RunController() = default;

MigrationSession *RunController::createSession(const models::MigrationRequest &request)
{
    const auto url = m_workspace.databaseUrl();
    if (!url || !m_workspace.dialect())
        return nullptr;
    // Asked anew at each planning, so that a retry sees edited files; the environment stays the one it began with.
    const auto context = [workspace = &m_workspace, url = *url, dialect = m_workspace.dialect(),
                          name = m_workspace.environment().name] {
        models::MigrationContext made;
        made.dialect = dialect;
        made.url = url;
        made.graph = workspace->graph();
        made.versionTable = workspace->versionTable();
        made.runOptions = workspace->runOptions();
        made.readOptions = workspace->readOptions();
        made.environment = name;
        return made;
    };
    auto *session = new MigrationSession(context, request, this);
    connect(session, &MigrationSession::stateChanged, this, [this, session] {
        if (session->needsPython())
            askForPython(session);
    });
    return session;
}

void RunController::askForPython(MigrationSession *session)
{
    models::PythonQuestion question;
    question.subject = models::PythonQuestion::Subject::Revision;
    question.place = session->error()->where;
    question.reason = session->error()->why.isEmpty() ? session->error()->what : session->error()->why;
    const auto take = [this, session = QPointer(session)](const engine::Result<engine::BridgeProject> &python) {
        if (!session || !session->needsPython())
            return;
        if (python)
            session->allowPython(*python);
        else
            takeRefusal(*session, python.error());
    };
    m_workspace.python()->request(question, take);
}

void RunController::takeRefusal(const MigrationSession &session, const engine::Error &error)
{
    if (error.kind != engine::Error::Kind::NeedsPython)
        m_workspace.reportProblem(error);
    for (Run &run : m_runs) {
        if (run.session == &session && session.state() == MigrationSession::State::Failed)
            showFailure(run);
    }
}

void RunController::planUpgrade(const QString &target)
{
    if (MigrationSession *session = createSession({engine::Direction::Upgrade, target, {}}))
        openTab(session);
}

void RunController::planDowngrade(const QString &target)
{
    openDowngrade({engine::Direction::Downgrade, target, {}});
}

void RunController::openDowngrade(const models::MigrationRequest &request)
{
    MigrationSession *session = createSession(request);
    if (!session)
        return;
    auto *dialog = new widgets::DowngradeDialog(*session, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, session] { openTab(session); });
    connect(dialog, &QDialog::rejected, session, &QObject::deleteLater);
    dialog->open();
}

void RunController::stamp(const QString &revision)
{
    if (!m_workspace.graph().find(revision))
        return;
    auto *session = new models::StampSession(m_workspace, revision, this);
    auto *dialog = new widgets::StampDialog(*session, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QObject::destroyed, session, &QObject::deleteLater);
    dialog->open();
}

void RunController::openTab(MigrationSession *session)
{
    auto *view = new StepperView(*session, m_tabs.tabs());
    Run run;
    run.session = session;
    run.view = view;
    run.progress = new widgets::ProgressDialog(*session, m_window);
    m_runs.insert(view, run);
    connect(view, &QObject::destroyed, session, &QObject::deleteLater);
    connectView(view);
    connect(session, &MigrationSession::stateChanged, view, [this, view] { follow(view); });
    connect(session, &MigrationSession::databaseChanged, &m_workspace, &models::Workspace::refreshDatabase);
    connect(session, &MigrationSession::eventHappened, view,
            [this, session](const engine::RunEvent &event) { record(*session, event); });
    connect(run.progress, &widgets::ProgressDialog::planRequested, view, [this, view] { m_tabs.show(view); });
    const bool up = session->request().direction == engine::Direction::Upgrade;
    m_tabs.open(view, up ? u"upgrade"_s : u"downgrade"_s, view->shortTitle());
}

void RunController::connectView(StepperView *view)
{
    connect(view, &StepperView::titleChanged, this, [this, view] { m_tabs.setTitle(view, view->shortTitle()); });
    connect(view, &StepperView::editRequested, this, &RunController::editRequested);
    connect(view, &StepperView::compareRequested, this, &RunController::compareRequested);
    connect(view, &StepperView::rollBackRequested, this, &RunController::rollBack);
    connect(view, &StepperView::saveScriptRequested, this, &RunController::saveScript);
    connect(view, &StepperView::closeRequested, this, [this, view] { handleClose(view); });
}

void RunController::follow(StepperView *view)
{
    const auto found = m_runs.find(view);
    if (found == m_runs.end())
        return;
    showTask(*found);
    showProgress();
    const MigrationSession::State state = found->session->state();
    // What needs Python is asked first.
    const bool failed = state == MigrationSession::State::Failed && !found->session->needsPython();
    if (failed || state == MigrationSession::State::Cancelled)
        showFailure(*found);
    if (state == MigrationSession::State::Finished)
        m_workspace.refreshDatabase();
}

void RunController::showTask(Run &run)
{
    if (run.session->isBusy() && run.task == 0) {
        run.task = models::newTaskId();
        m_workspace.tasks()->add(
            {run.task, models::Task::Kind::Run, run.session->request().target, QDateTime::currentDateTime(), false});
    } else if (!run.session->isBusy() && run.task != 0) {
        m_workspace.tasks()->remove(std::exchange(run.task, 0));
    }
}

void RunController::showProgress()
{
    for (const Run &run : std::as_const(m_runs)) {
        const bool wanted = run.session->isBusy() && !m_tabs.isInFront(run.view);
        if (wanted != run.progress->isVisible())
            run.progress->setVisible(wanted);
    }
}

void RunController::showFailure(Run &run)
{
    if (run.rollback)
        return;
    run.rollback = new widgets::RollbackDialog(*run.session, m_window);
    run.rollback->setAttribute(Qt::WA_DeleteOnClose);
    connect(run.rollback, &widgets::RollbackDialog::editRequested, this, &RunController::editRequested);
    connect(run.rollback, &widgets::RollbackDialog::rollBackRequested, this, &RunController::rollBack);
    run.rollback->show();
}

void RunController::record(MigrationSession &session, const engine::RunEvent &event)
{
    using Kind = engine::RunEvent::Kind;
    if (event.kind != Kind::StatementFinished && event.kind != Kind::Failed)
        return;
    const auto &steps = session.plan().steps;
    models::StatementRecord record;
    record.time = QDateTime::currentDateTime();
    record.environment = session.environment();
    record.affectedRows = event.affectedRows;
    record.nanoseconds = event.nanoseconds;
    const auto step = static_cast<size_t>(event.position.step);
    const auto statement = static_cast<size_t>(event.position.statement);
    if (step < steps.size()) {
        record.revision = steps[step].revision.id;
        if (statement < steps[step].statements.size())
            record.sql = steps[step].statements[statement].statement.sql;
    }
    if (event.error) {
        record.error = event.error->why.isEmpty() ? event.error->what : event.error->why;
        if (!event.error->sql.isEmpty())
            record.sql = event.error->sql;
    }
    m_workspace.statements()->append(record);
}

void RunController::rollBack(const QStringList &rows)
{
    openDowngrade({engine::Direction::Downgrade, rows.isEmpty() ? u"base"_s : rows.join(u", "_s), rows});
}

void RunController::saveScript(const QString &script, const QString &suggestedName)
{
    const QString file = QFileDialog::getSaveFileName(m_window, tr("Save the plan as SQL"), suggestedName,
                                                      tr("SQL files (*.sql);;All files (*)"));
    if (file.isEmpty())
        return;
    if (const auto written = models::writeTextFile(file, script.toUtf8(), {}); !written)
        m_workspace.reportProblem(written.error());
}

bool RunController::hasUnfinishedRun() const
{
    return std::ranges::any_of(m_runs, [](const Run &run) { return run.session->isUnfinished(); });
}

bool RunController::askToStop()
{
    QMessageBox box(m_window);
    box.setObjectName(u"stopRunDialog"_s);
    box.setIcon(QMessageBox::NoIcon);
    box.setText(tr("A plan is not at its end."));
    box.setInformativeText(tr("If it is cancelled, the open revision is rolled back; revisions that have ended stay."));
    const QAbstractButton *stop = box.addButton(tr("Cancel it and close"), QMessageBox::DestructiveRole);
    QPushButton *stay = box.addButton(tr("Keep it open"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.exec();
    return box.clickedButton() == stop;
}

bool RunController::mayCloseAll()
{
    return !hasUnfinishedRun() || askToStop();
}

void RunController::closeAll()
{
    for (StepperView *view : m_runs.keys())
        close(view);
}

void RunController::close(StepperView *view)
{
    const Run run = m_runs.take(view);
    if (run.task != 0)
        m_workspace.tasks()->remove(run.task);
    run.progress->deleteLater();
    if (run.rollback)
        run.rollback->close();
    m_tabs.close(view);
}

bool RunController::handleClose(QWidget *page)
{
    auto *view = qobject_cast<StepperView *>(page);
    if (!view || !m_runs.contains(view))
        return false;
    if (!m_runs.value(view).session->isUnfinished() || askToStop())
        close(view);
    return true;
}

} // namespace app
