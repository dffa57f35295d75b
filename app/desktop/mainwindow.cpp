#include "app/desktop/mainwindow.h"

#include "app/desktop/actions/databaseactions.h"
#include "app/desktop/actions/helpactions.h"
#include "app/desktop/actions/projectactions.h"
#include "app/desktop/actions/revisionactions.h"
#include "app/desktop/actions/viewactions.h"
#include "app/desktop/centraltabs.h"
#include "app/desktop/comparecontroller.h"
#include "app/desktop/filecontroller.h"
#include "app/desktop/gotocontroller.h"
#include "app/desktop/helpcontroller.h"
#include "app/desktop/menus.h"
#include "app/desktop/projectcontroller.h"
#include "app/desktop/runcontroller.h"
#include "app/desktop/toolbar.h"
#include "app/desktop/windowlayout.h"
#include "models/shortids.h"
#include "widgets/details/detailspane.h"
#include "widgets/environment/environmentbar.h"
#include "widgets/environment/environmentwords.h"
#include "widgets/output/outputpane.h"
#include "widgets/status/taskstatus.h"
#include "widgets/theme/athanorstyle.h"
#include "widgets/theme/icons.h"
#include "widgets/timeline/timelineview.h"
#include "widgets/timelinepane/filterbar.h"
#include "widgets/timelinepane/timelinepane.h"
#include "widgets/welcome/welcomepage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace app {

MainWindow::MainWindow(models::Workspace &workspace, QWidget *parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(widgets::applicationIcon());
    setAcceptDrops(true);
    setupPanes();
    setupActions();
    setupToolBar();
    setupStatusBar();
    connectWorkspace();
    connectPanes();
    connectProjectActions();
    connectRevisionActions();
    connectViewActions();
    connectComparisons();
    retranslate();
    m_layout->arrange();
    m_layout->restore();
    showProject();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupPanes()
{
    m_environmentBar = new widgets::EnvironmentBar(this);
    m_tabs = new CentralTabs(this);
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    setCentralWidget(centre);
    m_timeline = new widgets::TimelinePane(m_workspace, this);
    m_details = new widgets::DetailsPane(m_workspace, this);
    m_output = new widgets::OutputPane(*m_workspace.problems(), *m_workspace.statements(), this);
    setDockNestingEnabled(true);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_timelineDock = addDock(u"timelineDock"_s, m_timeline, Qt::LeftDockWidgetArea);
    m_detailsDock = addDock(u"detailsDock"_s, m_details, Qt::RightDockWidgetArea);
    m_outputDock = addDock(u"outputDock"_s, m_output, Qt::BottomDockWidgetArea);
    m_files = new FileController(m_workspace, *m_tabs, this);
    m_runs = new RunController(m_workspace, *m_tabs, this);
    m_comparisons = new CompareController(m_workspace, *m_tabs, this);
    m_projects = new ProjectController(m_workspace, this);
    m_goTo = new GoToController(m_workspace, this);
    m_helper = new HelpController(this);
    m_layout = new WindowLayout(this, m_workspace.settings(), {m_timelineDock, m_detailsDock, m_outputDock},
                                {m_timeline, m_tabs, m_details, m_output});
}

QDockWidget *MainWindow::addDock(const QString &name, QWidget *widget, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(this);
    dock->setObjectName(name);
    dock->setWidget(widget);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::setupActions()
{
    m_projectActions = new ProjectActions(this);
    m_viewActions = new ViewActions(this);
    m_revisionActions = new RevisionActions(this);
    m_databaseActions = new DatabaseActions(this);
    m_helpActions = new HelpActions(this);
    m_save = new QAction(widgets::icon(u"save"_s), QString(), this);
    m_save->setObjectName(u"actionSave"_s);
    m_save->setShortcut(QKeySequence::Save);
    addAction(m_save);
    const Menus::Actions actions{
        *m_projectActions,
        *m_viewActions,
        *m_revisionActions,
        *m_databaseActions,
        *m_helpActions,
        m_save,
        {m_timelineDock->toggleViewAction(), m_detailsDock->toggleViewAction(), m_outputDock->toggleViewAction()}};
    m_menus = new Menus(this, actions);
}

void MainWindow::setupToolBar()
{
    m_toolBar = new ToolBar(this);
    m_toolBar->addButton(m_databaseActions->refresh);
    m_toolBar->addButton(m_viewActions->compare);
    m_toolBar->addButton(m_revisionActions->create);
    m_toolBar->addButton(m_databaseActions->upgrade, true);
    m_toolBar->addButton(m_databaseActions->downgrade);
    m_toolBar->addSpace();
    m_toolBar->addButton(m_viewActions->goTo);
    addToolBar(m_toolBar);
    // The environment bar is a line of its own below the tools, over the whole width.
    addToolBarBreak();
    auto *line = new QToolBar(this);
    line->setObjectName(u"environmentToolBar"_s);
    line->setMovable(false);
    line->setContextMenuPolicy(Qt::PreventContextMenu);
    line->setContentsMargins({});
    line->layout()->setContentsMargins({});
    m_environmentBar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    line->addWidget(m_environmentBar);
    addToolBar(line);
}

void MainWindow::setupStatusBar()
{
    m_tasks = new widgets::TaskStatus(*m_workspace.tasks(), this);
    m_facts = new QLabel(this);
    m_facts->setObjectName(u"statusFacts"_s);
    m_facts->setContentsMargins(0, 0, widgets::rhythm(this), 0);
    statusBar()->addWidget(m_tasks, 1);
    statusBar()->addPermanentWidget(m_facts);
    statusBar()->setSizeGripEnabled(false);
    connect(m_tasks, &widgets::TaskStatus::cancelRequested, &m_workspace, &models::Workspace::cancelTask);
}

void MainWindow::connectWorkspace()
{
    using models::Workspace;
    connect(&m_workspace, &Workspace::projectChanged, this, &MainWindow::showProject);
    connect(&m_workspace, &Workspace::graphChanged, this, &MainWindow::showDatabase);
    connect(&m_workspace, &Workspace::databaseChanged, this, &MainWindow::showDatabase);
    connect(&m_workspace, &Workspace::environmentChanged, this, &MainWindow::showDatabase);
    connect(&m_workspace, &Workspace::failed, this, &MainWindow::showFailure);
    connect(m_toolBar->environmentMenu(), &QMenu::aboutToShow, this,
            [this] { m_databaseActions->fillEnvironments(m_toolBar->environmentMenu(), m_workspace); });
    const auto fillRecent = [this](QMenu *menu) {
        m_projectActions->fillRecent(menu, m_workspace.settings().recentProjects());
    };
    connect(m_menus->recent(), &QMenu::aboutToShow, this, [this, fillRecent] { fillRecent(m_menus->recent()); });
    connect(m_toolBar->projectMenu(), &QMenu::aboutToShow, this, [this, fillRecent] {
        fillRecent(m_toolBar->projectMenu());
        m_toolBar->projectMenu()->addSeparator();
        m_toolBar->projectMenu()->addActions(
            {m_projectActions->open, m_projectActions->create, m_projectActions->close});
    });
    connect(m_projectActions, &ProjectActions::recentChosen, this, &MainWindow::openProject);
}

void MainWindow::connectPanes()
{
    using widgets::DetailsPane;
    using widgets::EnvironmentBar;
    connect(m_timeline, &widgets::TimelinePane::revisionSelected, m_details, &DetailsPane::showRevision);
    connect(m_timeline, &widgets::TimelinePane::revisionSelected, this, &MainWindow::updateActions);
    connect(m_timeline, &widgets::TimelinePane::newRevisionRequested, m_revisionActions->create, &QAction::trigger);
    connect(m_timeline, &widgets::TimelinePane::mergeRequested, m_comparisons, &CompareController::mergeHeads);
    connect(m_timeline->view(), &widgets::TimelineView::revisionOpened, this,
            [this](const QString &) { m_revisionActions->edit->trigger(); });
    connect(m_timeline->view(), &widgets::TimelineView::menuRequested, this,
            [this](const QString &id, const QPoint &position) {
                m_timeline->select(id);
                m_revisionActions->showMenu(this, position);
            });
    connect(m_timeline->view(), &widgets::TimelineView::planRequested, this, [this](const QString &id) {
        if (m_workspace.database().applied.contains(id))
            m_runs->planDowngrade(id);
        else
            m_runs->planUpgrade(id);
    });
    connect(m_details, &DetailsPane::upgradeRequested, m_runs, &RunController::planUpgrade);
    connect(m_details, &DetailsPane::downgradeRequested, m_runs, &RunController::planDowngrade);
    connect(m_details, &DetailsPane::editRequested, m_files, &FileController::open);
    connect(m_details, &DetailsPane::revisionRequested, m_timeline, &widgets::TimelinePane::select);
    connect(m_details, &DetailsPane::addEnvironmentRequested, this, [this] { m_projects->editEnvironments(true); });
    connect(m_output, &widgets::OutputPane::placeRequested, m_files, &FileController::open);
    connect(m_runs, &RunController::editRequested, m_files, &FileController::open);
    connect(m_environmentBar, &EnvironmentBar::currentRequested, m_timeline, &widgets::TimelinePane::selectCurrent);
    connect(m_environmentBar, &EnvironmentBar::pendingRequested, m_timeline, &widgets::TimelinePane::showPending);
    connect(m_environmentBar, &EnvironmentBar::compareRequested, m_databaseActions->checkDrift, &QAction::trigger);
    connect(m_environmentBar, &EnvironmentBar::addEnvironmentRequested, this,
            [this] { m_projects->editEnvironments(true); });
    // Its plan says what is left, with the two ways on.
    connect(m_environmentBar, &EnvironmentBar::halfDoneRequested, m_runs, [this] { m_runs->planUpgrade(u"heads"_s); });
    connect(m_environmentBar, &EnvironmentBar::passwordRequested, &m_workspace, &models::Workspace::askForPassword);
    connect(m_environmentBar, &EnvironmentBar::problemRequested, this, [this] {
        m_outputDock->show();
        m_output->showProblems();
    });
    connect(m_tabs, &CentralTabs::closeRequested, this, [this](QWidget *page) {
        if (!m_files->handleClose(page) && !m_runs->handleClose(page))
            m_tabs->close(page);
    });
    connect(m_tabs, &CentralTabs::frontChanged, this, &MainWindow::updateActions);
    connect(m_files, &FileController::modificationChanged, this, &MainWindow::updateActions);
}

void MainWindow::connectProjectActions()
{
    widgets::WelcomePage *welcome = m_tabs->welcome();
    connect(welcome, &widgets::WelcomePage::openRequested, m_projectActions->open, &QAction::trigger);
    connect(welcome, &widgets::WelcomePage::newRequested, m_projectActions->create, &QAction::trigger);
    connect(welcome, &widgets::WelcomePage::demoRequested, m_projectActions->demo, &QAction::trigger);
    connect(welcome, &widgets::WelcomePage::recentChosen, this, &MainWindow::openProject);
    connect(welcome, &widgets::WelcomePage::recentRemoved, this, [this](const QString &folder) {
        m_workspace.settings().removeRecentProject(folder);
        showProject();
    });
    connect(m_projectActions->open, &QAction::triggered, this, [this] {
        if (mayCloseProject())
            m_projects->chooseProject();
    });
    connect(m_projectActions->create, &QAction::triggered, this, [this] {
        if (mayCloseProject())
            m_projects->createProject();
    });
    connect(m_projectActions->demo, &QAction::triggered, this, [this] {
        if (mayCloseProject())
            m_projects->chooseDemoFolder();
    });
    connect(m_projectActions->revokePython, &QAction::triggered, m_workspace.python(), &models::PythonAccess::revoke);
    connect(m_workspace.python(), &models::PythonAccess::rememberedChanged, m_projectActions->revokePython,
            &QAction::setEnabled);
    connect(m_projectActions->close, &QAction::triggered, this, [this] {
        if (mayCloseProject())
            m_workspace.closeProject();
    });
    connect(m_projectActions->settings, &QAction::triggered, this, &MainWindow::settingsRequested);
    connect(m_projectActions->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_save, &QAction::triggered, m_files, &FileController::saveCurrent);
    connect(m_helpActions->help, &QAction::triggered, this, [this] { m_helper->show(helpPageForFocus()); });
    connect(m_helpActions->keyboard, &QAction::triggered, this, [this] { m_helper->show(u"keyboard"_s); });
    connect(m_helpActions->about, &QAction::triggered, m_helper, &HelpController::showAbout);
}

void MainWindow::connectRevisionActions()
{
    const auto selected = [this] { return m_timeline->currentRevision(); };
    connect(m_databaseActions->refresh, &QAction::triggered, &m_workspace, &models::Workspace::refresh);
    connect(m_databaseActions->upgrade, &QAction::triggered, this, &MainWindow::upgrade);
    connect(m_databaseActions->downgrade, &QAction::triggered, this, [this] { m_runs->planDowngrade(u"-1"_s); });
    connect(m_databaseActions->environments, &QAction::triggered, this,
            [this] { m_projects->editEnvironments(false); });
    connect(m_revisionActions->upgradeTo, &QAction::triggered, this,
            [this, selected] { m_runs->planUpgrade(selected()); });
    connect(m_revisionActions->downgradeTo, &QAction::triggered, this,
            [this, selected] { m_runs->planDowngrade(selected()); });
    connect(m_revisionActions->stamp, &QAction::triggered, this, [this, selected] { m_runs->stamp(selected()); });
    connect(m_revisionActions->edit, &QAction::triggered, this, [this, selected] {
        if (const engine::Revision *revision = m_workspace.graph().find(selected()))
            m_files->open(revision->file);
    });
    m_revisionActions->connectClipboard(m_workspace, selected);
}

void MainWindow::connectViewActions()
{
    connect(m_viewActions->timeline, &QAction::triggered, this, [this] {
        m_timelineDock->show();
        m_timelineDock->raise();
        m_timeline->view()->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_viewActions->goTo, &QAction::triggered, this, [this] {
        m_goTo->open({m_projectActions, m_viewActions, m_revisionActions, m_databaseActions, m_helpActions});
    });
    connect(m_goTo, &GoToController::revisionChosen, m_timeline, &widgets::TimelinePane::select);
    connect(m_goTo, &GoToController::commandChosen, this, [this](const QString &name) {
        if (auto *action = findChild<QAction *>(name))
            action->trigger();
    });
    connect(m_viewActions->find, &QAction::triggered, this, [this] {
        m_timelineDock->show();
        m_timeline->filterBar()->focusSearch();
    });
    connect(m_viewActions->findNext, &QAction::triggered, this, [this] { m_timeline->walkHits(1); });
    connect(m_viewActions->nextPane, &QAction::triggered, this, [this] { m_layout->walkPanes(1); });
    connect(m_viewActions->previousPane, &QAction::triggered, this, [this] { m_layout->walkPanes(-1); });
    m_viewActions->newestOnTop->setChecked(m_workspace.timeline()->newestOnTop());
    connect(m_viewActions->newestOnTop, &QAction::toggled, this, [this](bool on) {
        m_workspace.settings().setNewestOnTop(on);
        m_workspace.timeline()->setNewestOnTop(on);
    });
    connect(m_viewActions->foldRuns, &QAction::toggled, m_workspace.timeline(), &models::TimelineModel::setFoldRuns);
    connect(m_viewActions->detailedTimeline, &QAction::toggled, m_timeline->view(),
            &widgets::TimelineView::setDetailed);
    connect(m_viewActions->closeTab, &QAction::triggered, m_tabs, &CentralTabs::closeCurrent);
    connect(m_viewActions->resetLayout, &QAction::triggered, m_layout, &WindowLayout::arrange);
}

void MainWindow::connectComparisons()
{
    connect(m_viewActions->compare, &QAction::triggered, m_comparisons, &CompareController::compare);
    connect(m_tabs, &CentralTabs::compareRequested, m_comparisons, &CompareController::compare);
    connect(m_runs, &RunController::compareRequested, m_comparisons, &CompareController::compare);
    connect(m_databaseActions->checkDrift, &QAction::triggered, m_comparisons, &CompareController::checkDrift);
    connect(m_revisionActions->create, &QAction::triggered, m_comparisons, &CompareController::createRevision);
    connect(m_revisionActions->compareWithDatabase, &QAction::triggered, this,
            [this] { m_comparisons->compareWithDatabase(m_timeline->currentRevision()); });
    connect(m_comparisons, &CompareController::revisionSaved, m_timeline, &widgets::TimelinePane::select);
    connect(m_comparisons, &CompareController::upgradeRequested, m_runs, &RunController::planUpgrade);
    connect(&m_workspace, &models::Workspace::projectChanged, m_comparisons, &CompareController::close);
}

void MainWindow::retranslate()
{
    for (ActionSet *actions : QList<ActionSet *>{m_projectActions, m_viewActions, m_helpActions})
        actions->retranslate();
    m_menus->retranslate();
    m_save->setText(tr("&Save the file"));
    m_timelineDock->setWindowTitle(tr("Timeline"));
    m_detailsDock->setWindowTitle(tr("Details"));
    m_outputDock->setWindowTitle(tr("Output"));
    showDatabase();
}

void MainWindow::showProject()
{
    m_tabs->welcome()->setRecentProjects(m_workspace.settings().recentProjects());
    m_runs->closeAll();
    m_files->closeAll();
    const bool open = m_workspace.hasProject();
    m_tabs->setProjectOpen(open);
    m_layout->setProjectOpen(open);
    m_projectActions->update(open, m_workspace.python()->isRemembered());
    m_viewActions->update(open);
    showDatabase();
}

void MainWindow::showDatabase()
{
    const bool open = m_workspace.hasProject();
    const QString project = open ? m_workspace.snapshot()->name() : QString();
    const models::Environment environment = m_workspace.environment();
    const models::ShortIds ids(m_workspace.graph());
    QStringList current;
    for (const QString &row : m_workspace.versionRows())
        current.append(ids.of(row));
    m_environmentBar->show(m_workspace.database(), open, current);
    findChild<QToolBar *>(u"environmentToolBar"_s)->setVisible(open);
    m_toolBar->showProject(project);
    m_toolBar->showEnvironment(environment.name.isEmpty() ? QString() : widgets::markedName(environment), open);
    if (!open)
        setWindowTitle(tr("Athanor"));
    else if (environment.name.isEmpty())
        setWindowTitle(tr("%1 — Athanor").arg(project));
    else
        setWindowTitle(tr("%1 — %2 — Athanor").arg(project, environment.name));
    QStringList facts;
    if (open) {
        if (!m_workspace.database().version.isEmpty())
            facts.append(u"%1 %2"_s.arg(m_workspace.database().dialect, m_workspace.database().version));
        facts.append(tr("%n revision(s)", nullptr, static_cast<int>(m_workspace.graph().revisions().size())));
        facts.append(tr("%n head(s)", nullptr, static_cast<int>(m_workspace.graph().heads().size())));
    }
    m_facts->setText(facts.join(u"   "_s));
    updateActions();
}

void MainWindow::updateActions()
{
    m_revisionActions->update(m_workspace, m_timeline->currentRevision());
    m_databaseActions->update(m_workspace);
    m_save->setEnabled(m_files->canSave());
    m_viewActions->closeTab->setEnabled(m_tabs->currentWidget() == m_tabs->tabs());
}

bool MainWindow::mayCloseProject()
{
    return m_runs->mayCloseAll() && m_files->mayCloseAll();
}

void MainWindow::openProject(const QString &path)
{
    if (mayCloseProject())
        m_projects->open(path);
}

void MainWindow::upgrade()
{
    m_runs->planUpgrade(m_workspace.graph().heads().size() > 1 ? u"heads"_s : u"head"_s);
}

void MainWindow::showFailure(const engine::Error &error)
{
    m_output->showProblems();
    if (m_workspace.hasProject()) {
        m_outputDock->show();
        statusBar()->showMessage(error.what, 10'000);
        return;
    }
    // Without a project there is no pane that could say it.
    auto *box = new QMessageBox(this);
    box->setObjectName(u"failureDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("This did not work"));
    box->setText(error.what);
    box->setInformativeText(error.advice);
    box->setDetailedText(error.why);
    box->open();
}

QString MainWindow::helpPageForFocus() const
{
    const QWidget *focus = QApplication::focusWidget();
    if (m_timeline->isAncestorOf(focus))
        return u"timeline"_s;
    if (m_details->isAncestorOf(focus))
        return u"revisions"_s;
    return m_workspace.hasProject() ? u"upgrade-downgrade"_s : u"getting-started"_s;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_workspace.refreshDatabase();
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!mayCloseProject()) {
        event->ignore();
        return;
    }
    m_layout->save();
    m_runs->closeAll();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    openProject(event->mimeData()->urls().first().toLocalFile());
}

} // namespace app
