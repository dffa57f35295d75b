#include "models/workspace.h"

#include "models/demoproject.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace models {

Workspace::Workspace(Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_known(std::make_shared<KnownPasswords>())
    , m_passwords(m_known)
    , m_project(m_known)
    , m_database(m_passwords)
    , m_python(*this)
{
    m_timeline.setNewestOnTop(settings.newestOnTop());
    for (JobRunner *runner :
         m_project.runners() + m_database.runners() + QList<JobRunner *>{&m_creator, m_passwords.runner()})
        adopt(runner);
    connectProject();
    connect(&m_database, &DatabaseSession::stateChanged, this, &Workspace::takeDatabase);
    connect(&m_passwords, &PasswordAccess::notKept, this, &Workspace::reportProblem);
    // Whatever it was asked for: the chosen database may be the one that waits for it.
    connect(&m_passwords, &PasswordAccess::settled, this, [this] {
        if (database().wantsPassword)
            refreshDatabase();
    });
}

Workspace::~Workspace() = default;

void Workspace::connectProject()
{
    connect(&m_project, &ProjectSession::opened, this, &Workspace::takeProject);
    connect(&m_project, &ProjectSession::graphChanged, this, &Workspace::takeGraph);
    connect(&m_project, &ProjectSession::failed, this, &Workspace::reportProblem);
    connect(&m_project, &ProjectSession::factsChanged, this, [this] {
        m_timeline.setFacts(m_project.facts());
        showProblems();
        emit factsChanged();
    });
}

void Workspace::openProject(const QString &path)
{
    m_project.open(path);
}

void Workspace::createProject(const engine::InitRequest &request)
{
    m_creator.start(
        Task::Kind::CreateProject, request.workingDirectory,
        [request](const std::stop_token &) -> engine::Result<QString> {
            QDir().mkpath(request.workingDirectory);
            const auto made = engine::initProject(request);
            if (!made)
                return engine::failure(made.error());
            return request.workingDirectory;
        },
        [this](const engine::Result<QString> &made) {
            if (made)
                openProject(*made);
            else
                reportProblem(made.error());
        });
}

void Workspace::createDemo(const QString &folder)
{
    m_creator.start(
        Task::Kind::CreateProject, folder,
        [folder](const std::stop_token &stop) { return makeDemoProject(folder, stop); },
        [this](const engine::Result<QString> &made) {
            if (made)
                openProject(*made);
            else
                reportProblem(made.error());
        });
}

void Workspace::closeProject()
{
    m_project.close();
    m_environment = {};
    m_problems.clear();
    m_timeline.setFacts({});
    m_timeline.setGraph(sharedGraph());
    emit projectChanged();
    emit graphChanged();
    emit environmentChanged();
    m_database.clear();
}

void Workspace::refresh()
{
    m_project.refresh();
}

void Workspace::refreshDatabase()
{
    if (!m_project.isOpen())
        return;
    if (m_environment.url.isEmpty())
        m_database.clear();
    else
        m_database.read(m_environment, *m_project.snapshot());
}

std::optional<engine::Project> Workspace::project() const
{
    if (!m_project.isOpen())
        return {};
    return m_project.snapshot()->project;
}

std::shared_ptr<const engine::RevisionGraph> Workspace::sharedGraph() const
{
    static const auto none = std::make_shared<const engine::RevisionGraph>();
    return m_project.isOpen() ? m_project.snapshot()->graph : none;
}

std::optional<engine::DatabaseUrl> Workspace::databaseUrl() const
{
    if (!m_project.isOpen() || m_environment.url.isEmpty())
        return {};
    const auto url = urlOf(m_environment, *m_project.snapshot());
    return url ? std::optional(*url) : std::nullopt;
}

const engine::Dialect *Workspace::dialect() const
{
    const auto url = databaseUrl();
    if (!url)
        return nullptr;
    return engine::dialectFor(url->dialect).value_or(nullptr);
}

QString Workspace::dialectName() const
{
    const engine::Dialect *chosen = dialect();
    return chosen ? chosen->name() : u"sqlite"_s;
}

engine::VersionTable Workspace::versionTable() const
{
    return m_project.isOpen() ? m_project.snapshot()->versionTable : engine::VersionTable{};
}

engine::RunOptions Workspace::runOptions() const
{
    engine::RunOptions options;
    if (m_project.isOpen()) {
        if (dialect())
            options.oneTransaction = engine::isOneTransaction(m_project.snapshot()->script, dialect()->capabilities());
        options.limits = m_project.snapshot()->project.athanor.limits;
    }
    return options;
}

engine::ModelContext Workspace::modelContext() const
{
    const engine::Dialect *chosen = engine::dialectFor(dialectName()).value_or(nullptr);
    engine::ModelContext context{chosen, sharedGraph().get(), versionTable(), engine::processVariables(),
                                 readOptions().searchPath};
    if (m_project.isOpen() && m_project.snapshot()->script)
        context.scope = m_project.snapshot()->script->scope;
    context.server = databaseUrl().value_or(engine::DatabaseUrl());
    return context;
}

engine::ReadOptions Workspace::readOptions() const
{
    const QStringList folders = m_project.isOpen() ? m_project.snapshot()->project.searchPath() : QStringList();
    return {.dialect = dialectName(), .searchPath = folders, .variables = engine::processVariables()};
}

std::optional<engine::Result<engine::ModelSource>> Workspace::model() const
{
    if (!m_project.isOpen())
        return {};
    return engine::modelOf(m_project.snapshot()->project);
}

JobRunner *Workspace::createRunner(QObject *parent)
{
    auto *runner = new JobRunner(parent);
    adopt(runner);
    return runner;
}

void Workspace::adopt(JobRunner *runner)
{
    m_runners.append(runner);
    connect(runner, &JobRunner::taskStarted, &m_tasks, &TaskModel::add);
    connect(runner, &JobRunner::taskEnded, &m_tasks, &TaskModel::remove);
    connect(runner, &QObject::destroyed, this, [this, runner] { m_runners.removeAll(runner); });
}

void Workspace::cancelTask(int id)
{
    m_tasks.markStopping(id);
    for (JobRunner *runner : std::as_const(m_runners)) {
        if (runner->isRunning() && runner->taskId() == id) {
            runner->cancel();
            return;
        }
    }
    emit taskCancelRequested(id);
}

void Workspace::takeProject()
{
    m_settings.addRecentProject(m_project.snapshot()->directory());
    m_problems.clear();
    m_factsDialect.clear();
    m_environment = {};
    const auto stored = engine::loadEnvironments(m_project.snapshot()->directory(), m_settings.environmentStore());
    m_stored = stored.value_or(QList<Environment>());
    if (!stored)
        reportProblem(stored.error());
    m_timeline.setFacts({});
    emit projectChanged();
    takeGraph();
}

void Workspace::takeGraph()
{
    m_timeline.setGraph(sharedGraph());
    showProblems();
    emit graphChanged();
    m_factsDialect.clear();
    chooseEnvironment();
}

void Workspace::takeDatabase(const DatabaseState &state)
{
    m_timeline.setDatabase(state);
    // That a password is wanted is a question and no failure.
    if (state.error && !state.wantsPassword)
        reportProblem(*state.error);
    emit databaseChanged(state);
    if (state.status != DatabaseState::Status::Reading && std::exchange(m_rows, state.rows) != state.rows)
        emit versionRowsChanged(state.rows);
}

void Workspace::showProblems()
{
    std::vector<engine::Error> problems = graph().problems();
    if (m_project.isOpen() && m_project.snapshot()->scriptError)
        problems.push_back(*m_project.snapshot()->scriptError);
    for (const QString &id : graph().newestFirst()) {
        const auto facts = m_project.facts().constFind(id);
        if (facts != m_project.facts().constEnd() && facts->problem)
            problems.push_back(*facts->problem);
    }
    m_problems.setProjectProblems(std::move(problems));
}

void Workspace::reportProblem(const engine::Error &error)
{
    m_problems.report(error);
    emit failed(error);
}

} // namespace models
