#pragma once

#include "engine/migration/modelsource.h"
#include "engine/migration/runner.h"
#include "engine/project/projectinit.h"
#include "models/databasesession.h"
#include "models/problemsmodel.h"
#include "models/projectsession.h"
#include "models/pythonaccess.h"
#include "models/settings.h"
#include "models/statementsmodel.h"
#include "models/taskmodel.h"
#include "models/timelinemodel.h"

namespace models {

/// What the windows show and the only place that starts work: one open project, the environment chosen in it, and the
/// models over both. Lives on the GUI thread and never waits; answers arrive as signals that carry values.
class Workspace : public QObject
{
    Q_OBJECT

public:
    /// `settings` must outlive the workspace.
    explicit Workspace(Settings &settings, QObject *parent = nullptr);
    ~Workspace() override;

    /// Reads the project at `path` (a folder, one above or right above the project, or a settings file); then
    /// projectChanged or failed.
    void openProject(const QString &path);
    void closeProject();

    /// Makes the project that `request` describes, its working directory first, and opens it; then projectChanged or
    /// failed.
    void createProject(const engine::InitRequest &request);

    /// Makes a demo project in `folder` and opens it; then projectChanged or failed.
    void createDemo(const QString &folder);

    /// Reads files and database again.
    void refresh();

    /// Reads the version rows again.
    void refreshDatabase();

    [[nodiscard]] bool hasProject() const { return m_project.isOpen(); }
    [[nodiscard]] std::optional<engine::Project> project() const;
    [[nodiscard]] const std::optional<ProjectSnapshot> &snapshot() const { return m_project.snapshot(); }

    /// Empty where no project is open. The pointer is what workers take along; it is never null.
    [[nodiscard]] const engine::RevisionGraph &graph() const { return *sharedGraph(); }
    [[nodiscard]] std::shared_ptr<const engine::RevisionGraph> sharedGraph() const;

    [[nodiscard]] QStringList versionRows() const { return database().rows; }
    [[nodiscard]] const DatabaseState &database() const { return m_database.state(); }

    /// Of the chosen environment; nothing where none is chosen or its URL cannot be read.
    [[nodiscard]] std::optional<engine::DatabaseUrl> databaseUrl() const;

    /// Of the chosen environment; nullptr where there is none.
    [[nodiscard]] const engine::Dialect *dialect() const;

    [[nodiscard]] engine::VersionTable versionTable() const;

    /// How env.py wants revisions to be run.
    [[nodiscard]] engine::RunOptions runOptions() const;

    /// What replays revisions and builds files in the dialect's scratch place; SQLite's where no database is chosen.
    /// The graph's owner must be kept by whoever takes the context to a worker; see sharedGraph().
    [[nodiscard]] engine::ModelContext modelContext() const;

    /// What the project's revisions may know beside their text.
    [[nodiscard]] engine::ReadOptions readOptions() const;

    /// The desired schema that the project names ([athanor] model); nothing, or why it cannot be used.
    [[nodiscard]] std::optional<engine::Result<engine::ModelSource>> model() const;

    /// The user's, after the one that the project itself names.
    [[nodiscard]] QList<Environment> environments() const;
    [[nodiscard]] Environment environment() const { return m_environment; }
    void setEnvironment(const QString &name);

    /// Keeps `environments` as the user's for this project, and works on the one named `chosen`. Passwords in their
    /// URLs are known from then on, and kept in the keychain only if `keepPasswords`.
    void setEnvironments(QList<Environment> environments, const QString &chosen, bool keepPasswords = false);

    /// Asks for the password of the chosen environment's server; with it the database is read again.
    void askForPassword();

    /// True for the environment that stands for the project's own URL: it cannot be removed.
    [[nodiscard]] bool isProjectEnvironment(const QString &name) const;

    [[nodiscard]] const RevisionFactsById &facts() const { return m_project.facts(); }
    [[nodiscard]] bool factsComplete() const { return m_project.factsComplete(); }

    /// The dialect that revision files are read for: "sqlite" where no database is chosen.
    [[nodiscard]] QString dialectName() const;

    [[nodiscard]] Settings &settings() { return m_settings; }
    [[nodiscard]] TimelineModel *timeline() { return &m_timeline; }
    [[nodiscard]] ProblemsModel *problems() { return &m_problems; }
    [[nodiscard]] StatementsModel *statements() { return &m_statements; }
    [[nodiscard]] PythonAccess *python() { return &m_python; }
    [[nodiscard]] PasswordAccess *passwords() { return &m_passwords; }
    [[nodiscard]] TaskModel *tasks() { return &m_tasks; }

    /// Puts what went wrong among the problems and tells it by failed().
    void reportProblem(const engine::Error &error);

    /// A runner whose work is in tasks() and can be cancelled there. `parent` owns it.
    [[nodiscard]] JobRunner *createRunner(QObject *parent);

    /// As createRunner() for one that exists.
    void adopt(JobRunner *runner);

    /// Asks the task to stop. For work that is not a JobRunner's, listen to taskCancelRequested.
    void cancelTask(int id);

signals:
    /// Another project is open, or none is.
    void projectChanged();
    void graphChanged();
    void factsChanged();
    /// Another environment is chosen, or the list of them is another one.
    void environmentChanged();
    void databaseChanged(const models::DatabaseState &state);
    void versionRowsChanged(const QStringList &rows);
    /// Something that the user asked for did not happen; it is among the problems already.
    void failed(const engine::Error &error);
    void taskCancelRequested(int id);

private:
    void connectProject();
    void takeProject();
    void takeGraph();
    void takeDatabase(const DatabaseState &state);
    void chooseEnvironment();
    void showProblems();

    Settings &m_settings;
    TaskModel m_tasks;
    TimelineModel m_timeline;
    ProblemsModel m_problems;
    StatementsModel m_statements;
    QList<JobRunner *> m_runners;
    QList<Environment> m_stored; ///< the user's environments of the open project
    std::shared_ptr<KnownPasswords> m_known; ///< shared with the workers, by way of the snapshots
    PasswordAccess m_passwords;
    ProjectSession m_project;
    DatabaseSession m_database;
    JobRunner m_creator;
    PythonAccess m_python;
    Environment m_environment;
    QString m_factsDialect;
    QStringList m_rows;
};

} // namespace models
