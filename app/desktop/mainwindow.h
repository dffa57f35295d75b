#pragma once

#include "models/workspace.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;

namespace widgets {
class DetailsPane;
class EnvironmentBar;
class OutputPane;
class TaskStatus;
class TimelinePane;
} // namespace widgets

namespace app {

class CentralTabs;
class CompareController;
class DatabaseActions;
class FileController;
class GoToController;
class HelpActions;
class HelpController;
class Menus;
class ProjectActions;
class ProjectController;
class RevisionActions;
class RunController;
class ToolBar;
class ViewActions;
class WindowLayout;

/// The window: puts the panes, the tabs and the actions together, and nothing else.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `workspace` must outlive the window.
    explicit MainWindow(models::Workspace &workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] CentralTabs *centralTabs() const { return m_tabs; }
    [[nodiscard]] widgets::TimelinePane *timeline() const { return m_timeline; }
    [[nodiscard]] ProjectController *projects() const { return m_projects; }

signals:
    void settingsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupPanes();
    void setupActions();
    void setupToolBar();
    void setupStatusBar();
    void connectWorkspace();
    void connectPanes();
    void connectProjectActions();
    void connectRevisionActions();
    void connectViewActions();
    void connectComparisons();
    [[nodiscard]] QDockWidget *addDock(const QString &name, QWidget *widget, Qt::DockWidgetArea area);
    void retranslate();
    void showProject();
    void showDatabase();
    void updateActions();
    [[nodiscard]] bool mayCloseProject();
    void openProject(const QString &path);
    void upgrade();
    void showFailure(const engine::Error &error);
    [[nodiscard]] QString helpPageForFocus() const;

    models::Workspace &m_workspace;
    CentralTabs *m_tabs;
    widgets::EnvironmentBar *m_environmentBar;
    widgets::TimelinePane *m_timeline;
    widgets::DetailsPane *m_details;
    widgets::OutputPane *m_output;
    widgets::TaskStatus *m_tasks;
    QLabel *m_facts;
    QDockWidget *m_timelineDock;
    QDockWidget *m_detailsDock;
    QDockWidget *m_outputDock;
    ProjectActions *m_projectActions;
    ViewActions *m_viewActions;
    RevisionActions *m_revisionActions;
    DatabaseActions *m_databaseActions;
    HelpActions *m_helpActions;
    QAction *m_save;
    ToolBar *m_toolBar;
    Menus *m_menus;
    FileController *m_files;
    RunController *m_runs;
    CompareController *m_comparisons;
    ProjectController *m_projects;
    GoToController *m_goTo;
    HelpController *m_helper;
    WindowLayout *m_layout;
};

} // namespace app
